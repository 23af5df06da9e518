export const SLOT_SECONDS = 1800
export const FIRST_SLOT = 14 // 07:00, when the center opens
export const LAST_SLOT = 47 // 23:30, the last half hour
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu'] as const

export type Weekday = (typeof WEEKDAYS)[number]

/** The half hours of an opening day, as indices counted from midnight. */
export const SLOTS: readonly number[] = Array.from({ length: LAST_SLOT - FIRST_SLOT + 1 }, (_, i) => FIRST_SLOT + i)

/** Holidays and other days on which the center was closed or nearly so (the data says which: their calls are few). */
const HOLIDAYS: ReadonlySet<string> = new Set([
  '1999-03-02',
  '1999-03-08',
  '1999-03-31',
  '1999-04-01',
  '1999-04-06',
  '1999-04-07',
  '1999-04-20',
  '1999-04-21',
  '1999-05-17',
  '1999-05-20',
  '1999-07-22',
])

/** Seconds since midnight of `H:MM:SS`; throws a RangeError for anything else. */
export function parseClock(text: string): number {
  const match = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/.exec(text)
  if (!match) throw new RangeError(`not a clock time: ${text}`)
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])
}

/** `YYMMDD` of the twentieth century as `YYYY-MM-DD`; throws a RangeError for anything else. */
export function parseDate(text: string): string {
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(text)
  if (!match) throw new RangeError(`not a date: ${text}`)
  return `19${match[1]}-${match[2]}-${match[3]}`
}

/** `07:30` for slot 15. */
export function slotStart(slot: number): string {
  return `${String(slot >> 1).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`
}

/** The day of the week, or undefined on a Friday, a Saturday or a holiday. */
export function openWeekday(date: string): Weekday | undefined {
  if (HOLIDAYS.has(date)) return undefined
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]
}
