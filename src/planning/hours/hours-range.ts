import type { Model } from '../../models/model.ts'
import type { ClockWindow } from '../../scenario/calendar.ts'
import { WEEKDAYS, type ClockRange } from '../../scenario/clock.ts'

const WEEK_SECONDS = 604_800

/** Paid hours of a group in a replication: no fewer and no more than its contracts of employment allow. */
export interface HoursRange {
  readonly atLeast: number
  readonly atMost: number
}

const ANY_HOURS: HoursRange = { atLeast: 0, atMost: Infinity }

/** What seconds a week come to in a replication, warm-up aside, of people who work at such hours. */
export function hoursInRun(
  { periods }: Model,
  aWeek: ClockRange | undefined,
  workingHours: readonly ClockWindow[],
): HoursRange {
  if (aWeek === undefined) return ANY_HOURS
  const weeks = weeksIn(periods, new Set(workingHours.flatMap(({ weekdays }) => weekdays)))
  return { atLeast: (aWeek.from / 3600) * weeks, atMost: (aWeek.to / 3600) * weeks }
}

/** Of runs below a week, the share of the days of it that the group works: from Monday to Friday is a week of an office. */
function weeksIn({ bounds, day, days, warmup }: Model['periods'], worked: ReadonlySet<number>): number {
  const weeks = (bounds[bounds.length - 1] - bounds[warmup]) / WEEK_SECONDS
  if (weeks >= 1 || worked.size === 0) return weeks
  const simulated = new Set(day.slice(warmup))
  return [...simulated].filter((one) => worked.has(WEEKDAYS.indexOf(days[one].weekday))).length / worked.size
}
