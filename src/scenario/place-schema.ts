import { z } from 'zod'
import { isTimezone } from './calendar.ts'
import type { ClockRange } from './clock.ts'
import { readDates } from './dates.ts'
import type { DateRange } from './dates.ts'
import { clientMoney } from './client-money-schema.ts'
import { fileField, misread, named, section, text } from './fields.ts'
import { hours, hoursOfDay, rangesIn } from './week.ts'

const ZONE = 'a time zone such as Europe/Amsterdam or UTC'

export const timezone = text('a time zone such as Europe/Amsterdam').transform((given, issues) => {
  if (!isTimezone(given)) misread(issues, { expected: ZONE })
  return given
})

/** Days with other hours than their weekday has. Of several who say so, a queue after its client, the later counts. */
export type HolidayEntry =
  | ({ readonly from: string; readonly to: string; readonly hours: readonly ClockRange[] } & { readonly file?: never })
  | { readonly file: string }

const HOLIDAYS =
  'a list of dates that are closed, a map of dates to hours such as { 2026-12-24: 08:00-13:00, 2026-12-25: closed }, or { file: holidays.csv }'

const datedText = z.string({ error: () => `expected ${HOLIDAYS}` })

export const holidays = z
  .union(
    [
      z.strictObject({
        file: fileField.meta({ description: 'CSV with a column `date`, and `hours` if some are open.' }),
      }),
      z.array(datedText),
      z.record(z.string(), hoursOfDay, { error: () => `expected ${HOLIDAYS}` }),
    ],
    { error: () => `expected ${HOLIDAYS}` },
  )
  .transform((given, issues): readonly HolidayEntry[] => {
    const entries: HolidayEntry[] = []
    const written: DateRange[] = []
    const add = (dates: string, ranges: readonly ClockRange[], path: PropertyKey[], at?: 'key'): void => {
      const reading = readDates(dates)
      if (!('value' in reading)) {
        misread(issues, reading, path, at)
        return
      }
      const { from, to } = reading.value
      const twice = written.find((other) => from <= other.to && other.from <= to)
      if (twice !== undefined) {
        const message = `two entries for ${from < twice.from ? twice.from : from}`
        issues.addIssue({ code: 'custom', message, path, params: { at } })
      }
      written.push(reading.value)
      entries.push({ from, to, hours: ranges })
    }
    if (Array.isArray(given)) given.forEach((dates, i) => add(dates, [], [i]))
    else if (isFile(given)) entries.push({ file: given.file })
    else
      for (const [dates, value] of Object.entries(given)) add(dates, rangesIn(value, [dates], issues), [dates], 'key')
    return entries
  })
  .meta({ id: 'holidays' })

function isFile(given: object): given is { file: string } {
  return 'file' in given && typeof given.file === 'string'
}

const HOLIDAY_EXAMPLES = [{ '2026-12-24': '08:00-13:00', '2026-12-25 to 2026-12-26': 'closed' }, ['2026-12-25']]

/** `holidays` of something, with what they mean there. */
export function holidaysOf(description: string) {
  return holidays.optional().meta({ description, examples: HOLIDAY_EXAMPLES })
}

const site = section({
  timezone: timezone.optional().meta({
    description: 'Time zone of the clock times of its groups. Without it, `calendar.timezone`.',
    examples: ['Europe/Lisbon'],
  }),
  holidays: holidaysOf('Dates on which nobody begins work at the site, or only within other hours. Without it, none.'),
})

export const sites = z
  .record(z.string(), site, { error: () => 'expected a map of sites by name' })
  .optional()
  .meta({
    description: 'Where agents work, by name.',
    examples: [{ lisbon: { timezone: 'Europe/Lisbon' } }],
  })

const client = section({
  hours: hours.optional().meta({
    description: 'Opening hours of its types. Without them those of the scenario.',
    examples: ['08:00-22:00'],
  }),
  holidays: holidaysOf('Dates with other hours, beside those of the scenario.'),
  ...clientMoney,
})

export const clients = named('client', client)
  .optional()
  .meta({
    description:
      'Businesses whose contacts are handled, by name, where they differ in hours or in what they pay. Others need not be listed.',
    examples: [{ toys: { hours: '09:00-21:00' } }],
  })

/** Dates written as a text or a list of texts. */
export const dates = z
  .union([datesText(), z.array(datesText())], { error: () => 'expected dates such as 2026-12-25, or a list of them' })
  .transform((given): readonly DateRange[] => (Array.isArray(given) ? given : [given]))

function datesText() {
  return z.string({ error: () => 'expected a date such as 2026-12-25' }).transform((given, issues): DateRange => {
    const reading = readDates(given)
    if ('value' in reading) return reading.value
    misread(issues, reading)
    return z.NEVER
  })
}
