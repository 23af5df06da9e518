import { SLOTS, WEEKDAYS, type Weekday } from './clock.ts'

/** An open day of the recording. */
export interface OpenDay {
  readonly date: string
  readonly month: string
  readonly weekday: Weekday
}

/** What was seen on a day in a half hour: contacts, or agents. */
export type Seen = (day: OpenDay, slot: number) => number

/** Mean per weekday (rows as WEEKDAYS) and half hour (columns as SLOTS). */
export function weekdayProfile(days: readonly OpenDay[], seen: Seen): number[][] {
  return WEEKDAYS.map((weekday) =>
    meanPerSlot(
      days.filter((day) => day.weekday === weekday),
      seen,
    ),
  )
}

/**
 * A month's profile per weekday. Four days of a weekday are too few for a mean per half hour, so the month's mean of
 * the half hour over all its days is spread over weekdays by the whole recording's ratio of that weekday to all days,
 * scaled so that the month's own mean of the half hour is kept.
 */
export function monthProfile(days: readonly OpenDay[], month: string, seen: Seen): number[][] {
  const own = days.filter((day) => day.month === month)
  const ownMean = meanPerSlot(own, seen)
  const allMean = meanPerSlot(days, seen)
  const ratio = weekdayProfile(days, seen).map((row) =>
    row.map((value, s) => (allMean[s] > 0 ? value / allMean[s] : 1)),
  )
  return WEEKDAYS.map((_, w) =>
    SLOTS.map((_slot, s) => {
      const typical = own.reduce((sum, day) => sum + ratio[WEEKDAYS.indexOf(day.weekday)][s], 0) / own.length
      return typical > 0 ? (ownMean[s] * ratio[w][s]) / typical : ownMean[s]
    }),
  )
}

function meanPerSlot(days: readonly OpenDay[], seen: Seen): number[] {
  return SLOTS.map((slot) => days.reduce((sum, day) => sum + seen(day, slot), 0) / days.length)
}
