import { z } from 'zod'
import { misread, ratio, section, whole } from './fields.ts'
import { readDuration } from './units.ts'

/** A forecast of how busy a day will be, by how long before it is made. */
export interface ForecastAhead {
  /** As it is written. */
  readonly key: string
  /** Seconds. */
  readonly ahead: number
  /** Coefficient of variation of what it leaves open. */
  readonly cv: number
}

export interface WrittenCommitment {
  /** The earliest first. */
  readonly forecast: readonly ForecastAhead[]
  readonly levels: number
}

const FORECAST = 'errors by how long ahead, such as { 28d: 15%, 1d: 4% }'
const error = ratio('a coefficient of variation such as 15% or 0.15')

const forecast = z
  .record(z.string(), error, { error: () => `expected ${FORECAST}` })
  .transform((given, issues): readonly ForecastAhead[] =>
    Object.entries(given)
      .flatMap(([key, cv]) => {
        const reading = readDuration(key)
        if ('value' in reading && reading.value > 0) return [{ key, ahead: reading.value, cv }]
        misread(issues, 'value' in reading ? { expected: 'a time above 0 such as 7d' } : reading, [key], 'key')
        return []
      })
      .toSorted((a, b) => b.ahead - a.ahead),
  )

/** What is known before the day, and how finely days are told apart. */
export const commitment: z.ZodType<WrittenCommitment> = section({
  forecast: forecast.prefault({}).meta({
    description:
      'Forecasts of how busy a day will be: how long before the day, and the coefficient of variation of the error that is left. Whoever decides has the last one made by then; before the first, nothing is known but how days differ (`busyness`).',
    $comment: 'How good forecasts are has to be measured: without a figure, none is counted on.',
    examples: [{ '28d': '15%', '7d': '10%', '1d': '4%' }],
  }),
  levels: whole('a whole number of levels from 2 to 20', 2, 20)
    .prefault(5)
    .meta({
      description:
        'Into how many equally likely classes days are told apart by how busy they are, or are forecast to be.',
      $comment: 'Each class is staffed by itself: five show the spread, more take longer.',
      examples: [5],
    }),
})

/** Where nothing is said of it. */
export const usualCommitment: WrittenCommitment = commitment.parse({})
