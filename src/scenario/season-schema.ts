import { z } from 'zod'
import { readMonths, readWeeks } from './dates.ts'
import { columnField, fileField, misread, range, ratio, text, weekdays } from './fields.ts'
import { dates } from './place-schema.ts'
import type { Reading } from './units.ts'

const types = z
  .array(text('the name of a contact type'), { error: () => 'expected a list of contact types such as [sales]' })
  .min(1, { error: () => 'expected at least one contact type' })
  .optional()
  .meta({ description: 'Contact types it holds for. Without it, all that come at a rate.', examples: [['sales']] })

function numbers(expected: string, read: (text: string) => Reading<readonly number[]>) {
  return z
    .union([z.string(), z.int()], { error: () => `expected ${expected}` })
    .transform((given, issues): readonly number[] => {
      const reading = read(String(given))
      if ('value' in reading) return reading.value
      misread(issues, reading)
      return z.NEVER
    })
    .optional()
}

/** Numbers of months, january = 1. */
export const monthNumbers = numbers('months such as dec or jul-aug', readMonths)

const HOURS = 'a range of hours such as 10:00-22:00, or a list of them'

const rule = z
  .strictObject({
    times: ratio('a factor from 0 up such as 1.8 or 180%').meta({
      description: 'Arrivals are multiplied by it; where several hold, by all of them.',
      examples: ['180%', 0.7],
    }),
    months: monthNumbers.meta({
      description: 'In these months.',
      examples: ['dec', 'jul-aug'],
    }),
    weeks: numbers('weeks of the year such as 51 or 48-52', readWeeks).meta({
      description: 'In these weeks of the year (ISO 8601: monday to sunday, week 1 has the first thursday).',
      examples: ['48-52', 7],
    }),
    weekdays: weekdays.optional().meta({ description: 'On these weekdays.', examples: ['mon', 'sat-sun'] }),
    dates: dates.optional().meta({
      description: 'On these dates.',
      examples: ['2026-11-27', ['2026-12-24 to 2026-12-26', '2026-12-31']],
    }),
    hours: z
      .union([range, z.array(range)], { error: () => `expected ${HOURS}` })
      .transform((given) => (Array.isArray(given) ? given : [given]))
      .optional()
      .meta({ description: 'Within these hours of the days that the other keys name.', examples: ['10:00-22:00'] }),
    types,
  })
  .transform((given, issues) => {
    const { months, weeks, weekdays: days, dates: on, hours } = given
    if ([months, weeks, days, on, hours].every((condition) => condition === undefined)) {
      misread(issues, { expected: 'at least one of months, weeks, weekdays, dates, hours' })
    }
    return { from: 'rule' as const, ...given }
  })

const byFile = z
  .strictObject({
    file: fileField.meta({
      description: 'CSV with a column `date` and columns of factors; other dates have a factor of 1.',
    }),
    column: columnField,
    types,
  })
  .transform((given) => ({ from: 'file' as const, ...given }))

const SEASON = 'a map with times and at least one of months, weeks, weekdays, dates, hours; or with file and column'

export const seasons = z
  .array(z.union([rule, byFile], { error: () => `expected ${SEASON}` }), {
    error: () => 'expected a list of seasons such as [{ months: dec, times: 180% }]',
  })
  .optional()
  .meta({
    description:
      'Factors on the arrivals of some months, weeks, weekdays, dates or hours: a high season, a campaign. Without them every week is alike.',
    examples: [[{ months: 'dec', times: '180%' }]],
  })

export type Season = NonNullable<z.output<typeof seasons>>[number]
