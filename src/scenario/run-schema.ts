import { z } from 'zod'
import { choice, duration, misread, positiveDuration, section, share, whole } from './fields.ts'
import { precision, type PrecisionSettings } from './precision-schema.ts'

const seedExpected = () => 'expected a seed: any text or number'

/** How long and how often; durations in seconds. */
export interface RunSettings {
  readonly replications: number
  readonly precision?: PrecisionSettings
  readonly antithetic: boolean
  readonly controls: boolean
  readonly seed: string
  readonly confidence: number
  readonly intervals: 'auto' | 'all' | 'folded'
  /** Of a steady-state run, whose warm-up and batches are set then. */
  readonly horizon?: number
  readonly warmup?: number
  readonly batches?: number
}

export const run: z.ZodType<RunSettings> = section({
  replications: whole('a whole number of replications from 1 to 1000000', 1, 1_000_000)
    .prefault(100)
    .meta({
      description: 'Independent repetitions; the intervals come from how they differ.',
      $comment: 'Half-widths of a fifth of the standard deviation between days, and a matter of seconds.',
      examples: [200],
    }),
  precision: precision.optional().meta({
    description:
      'As many replications as it takes for intervals so narrow, instead of a number of them. Not in steady state.',
    examples: [{ figures: { serviceLevel: '0.5pt' }, 'at-most': 2000 }],
  }),
  antithetic: z
    .boolean({ error: () => 'expected true or false' })
    .prefault(false)
    .meta({
      description:
        'Replications in pairs that mirror each other: where one has a long call, the other has a short one. Narrower intervals. Not in steady state.',
      $comment: 'Replications are independent.',
      examples: [true],
    }),
  controls: z
    .boolean({ error: () => 'expected true or false' })
    .prefault(false)
    .meta({
      description:
        'Figures of the whole run are corrected by how many came and how much work they brought, against what is expected (control variates). Narrower intervals. Not in steady state.',
      $comment: 'Figures are those of what was simulated.',
      examples: [true],
    }),
  seed: z
    .union([z.string().regex(/\S/, { error: seedExpected }), z.number()], { error: seedExpected })
    .transform(String)
    .prefault('1')
    .meta({
      description: 'The same seed gives the same figures, to the last digit.',
      $comment: 'Two runs of one file agree.',
      examples: ['bank-1'],
    }),
  confidence: share
    .transform((level, issues) => {
      const usable = level >= 0.5 && level <= 0.9999
      if (!usable) misread(issues, { expected: 'a level of confidence from 50% to 99.99%' })
      return level
    })
    .prefault('95%')
    .meta({ description: 'Level of the confidence intervals.', $comment: 'Customary.', examples: ['99%'] }),
  intervals: choice(['auto', 'all', 'folded'], 'which intervals to keep').prefault('auto').meta({
    description:
      '`all`: every interval of every day. `folded`: the same interval of equal weekdays together. `auto`: all on short horizons.',
    $comment: 'Memory does not grow with the horizon.',
  }),
  horizon: positiveDuration.optional().meta({
    description:
      'Steady state: one long run of this length instead of days, warm-up included. Everything is constant in it.',
    examples: ['2000h'],
  }),
  warmup: duration.optional().meta({
    description:
      'What is simulated first and not counted. Of days, whole ones; without it none. Of a horizon, without it, a tenth.',
    examples: ['50h'],
  }),
  batches: whole('a whole number of batches from 2 to 100000', 2, 100_000)
    .optional()
    .meta({
      description: 'Steady state: into how many batches the rest is cut. Without it, 30.',
      examples: [30],
    }),
}).transform((given, issues) => {
  const { horizon } = given
  if (horizon === undefined) {
    if (given.antithetic && given.precision === undefined && given.replications % 2 === 1)
      misread(issues, { expected: 'an even number, as `antithetic` replications come in pairs' }, ['replications'])
    return given
  }
  for (const way of ['antithetic', 'controls'] as const)
    if (given[way])
      misread(issues, { expected: 'days: in steady state there is one long run, and no replications' }, [way], 'key')
  if (given.precision !== undefined)
    misread(
      issues,
      { expected: 'days: in steady state a longer `horizon` makes intervals narrower' },
      ['precision'],
      'key',
    )
  const warmup = given.warmup ?? horizon / 10
  if (warmup >= horizon) misread(issues, { expected: 'a warm-up shorter than the horizon' }, ['warmup'])
  return { ...given, warmup, batches: given.batches ?? 30 }
})
