import type { Economy } from '../models/economy-model.ts'
import type { Model } from '../models/model.ts'

/** What the plans of the groups say of the months: the same in every replication. */
export interface MonthPlan {
  /** By month and group, by plan: FTE, and the paid hours of the days that are simulated. */
  readonly fte: readonly Float64Array[]
  readonly paidHours: readonly Float64Array[]
  /**
   * By month and group: how many more are needed than in the month before (none in the first), or as many as `hires` has in
   * the month where these are more.
   */
  readonly more: readonly Float64Array[]
}

const WEEKDAYS = 7

/**
 * FTE by plan are the paid hours of a mean week of the month by the full-time hours of a week: every weekday counts with its
 * mean, so that a month with five mondays is not taken for one that needs more people.
 */
export function monthPlanOf({ groups, periods }: Model, { billOf, fullTimeOf, monthOf, months }: Economy): MonthPlan {
  const monthAt = Int32Array.from(billOf, (bill) => (bill < 0 ? -1 : monthOf[bill]))
  const weekdays = [...new Set(periods.days.map(({ weekday }) => weekday))]
  const days = months.map(() => Array.from({ length: WEEKDAYS }, () => new Set<number>()))
  const weekdayAt = Int32Array.from(periods.day, (day) => weekdays.indexOf(periods.days[day].weekday))
  monthAt.forEach((month, period) => {
    if (month >= 0) days[month][weekdayAt[period]].add(periods.day[period])
  })
  const none = (): Float64Array[] => months.map(() => new Float64Array(groups.length))
  const plan = { fte: none(), paidHours: none(), more: none() }
  groups.forEach(({ paidSeconds, proficiency }, group) => {
    monthAt.forEach((month, period) => {
      if (month < 0) return
      const hours = paidSeconds[period] / 3600
      plan.paidHours[month][group] += hours
      plan.fte[month][group] += hours / days[month][weekdayAt[period]].size / fullTimeOf[group]
    })
    months.forEach((_, month) => {
      plan.fte[month][group] = roundedFte(plan.fte[month][group])
      const before = month === 0 ? Infinity : plan.fte[month - 1][group]
      plan.more[month][group] = Math.max(0, roundedFte(plan.fte[month][group] - before))
    })
    for (const { agents, at } of proficiency?.cohorts ?? []) {
      const month = at <= 0 ? -1 : (monthAt[periodAt(periods.bounds, at)] ?? -1)
      if (month >= 0) plan.more[month][group] = Math.max(plan.more[month][group], agents)
    }
  })
  return plan
}

/** Sums of hours in another order differ in the last bits: no hire is less than a millionth of an agent. */
function roundedFte(fte: number): number {
  return Number.isFinite(fte) ? Math.round(1e6 * fte) / 1e6 : 0
}

/** The period in which an instant is; past the last: their number. */
function periodAt(bounds: Float64Array, at: number): number {
  let period = 0
  while (period < bounds.length - 1 && bounds[period + 1] <= at) period++
  return period
}
