import { z } from 'zod'
import { columnField, fileField, misread } from './fields.ts'
import { monthName, readMonths } from './dates.ts'
import { headcount } from './shift-schema.ts'
import { profile, type ProfileWindow } from './week.ts'

/** Agents of some months, january = 1: a number during the opening hours, or by windows of the week. */
export interface MonthPlan {
  readonly months: readonly number[]
  readonly plan: number | readonly ProfileWindow[]
}

const OF_MONTH = 'a number of agents, or a profile such as { mon-fri: { 08:00-12:00: 7 } }'
const BY_MONTHS = 'a map by months such as { jan-sep: 4, oct-dec: { 08:00-18:00: 6 } }'

const agentsProfile = profile(headcount, '7')

const byProfile = z.strictObject({
  profile: agentsProfile.meta({
    description: 'Agents by range of hours, and by weekdays if they differ; nobody outside the ranges.',
    examples: [{ '08:00-12:00': 7, '12:00-18:00': 5 }],
  }),
})

const ofMonth = z.union([headcount, byProfile.transform((given) => given.profile), agentsProfile], {
  error: () => `expected ${OF_MONTH}`,
})

const monthPlans = z
  .record(z.string(), ofMonth, {
    error: () => `expected ${BY_MONTHS}`,
  })
  .transform((given, issues): readonly MonthPlan[] => {
    const seen = new Map<number, string>()
    return Object.entries(given).flatMap(([key, plan]) => {
      const reading = readMonths(key)
      if (!('value' in reading)) {
        misread(issues, reading, [key], 'key')
        return []
      }
      const twice = reading.value.find((month) => seen.has(month))
      if (twice !== undefined) {
        const message = `${monthName(twice)} is in "${seen.get(twice)}" already`
        issues.addIssue({ code: 'custom', message, path: [key], params: { at: 'key' } })
      }
      for (const month of reading.value) seen.set(month, key)
      return [{ months: reading.value, plan }]
    })
  })

export const agents = z
  .union(
    [
      headcount.transform((count) => ({ from: 'number' as const, agents: count })),
      byProfile.transform((given) => ({ from: 'profile' as const, windows: given.profile })),
      z
        .strictObject({
          months: monthPlans.meta({
            description:
              'Agents by months, each a number during the opening hours or a profile; nobody in months that are not named.',
            examples: [{ 'jan-sep': 4, oct: { 'mon-fri': { '08:00-18:00': 6 } }, 'nov-dec': 8 }],
          }),
        })
        .transform((given) => ({ from: 'months' as const, plans: given.months })),
      z
        .strictObject({
          file: fileField.meta({
            description:
              'CSV with a row for every `calendar.interval`: a column `start` (its clock time), a column per group, and `weekday`, `month` or both if days differ.',
            examples: ['staffing.csv'],
          }),
          column: columnField,
        })
        .transform((given) => ({ from: 'file' as const, ...given })),
    ],
    { error: () => 'expected a number of agents, { profile: … }, { months: … } or { file: …, column: … }' },
  )
  .meta({ id: 'agents' })
