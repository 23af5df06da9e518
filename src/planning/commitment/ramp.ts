import { minorUnitsIn } from '../../models/currency.ts'
import type { Loaded } from '../../experiment/loaded.ts'
import { coverageIn } from '../../scenario/coverage.ts'
import type { RampAnswer, RampMonth } from './commitment-answer.ts'
import type { CommitmentTerms } from './commitment-terms.ts'
import type { PlannedDays } from './committed-days.ts'
import { periodCost } from '../hours/plan-cost.ts'
import { hourCosts } from '../hours/hour-costs.ts'

/**
 * Hours by month that reach those needed though they grow by no more than a share from one to the next: the least such
 * are found from the last month backwards, each at least the next ÷ (1 + ramp).
 */
export function rampedUp(needed: readonly number[], ramp: number): number[] {
  const hours = [...needed]
  for (let month = hours.length - 2; month >= 0; month--)
    hours[month] = Math.max(hours[month], hours[month + 1] / (1 + ramp))
  return hours
}

/**
 * What has to be there before it is needed. Months are compared by hours a day, so that a short month is no dip; hours
 * more cost what those of the group cost in that month. null where no group has a ramp.
 */
export function rampOf(
  loaded: Loaded,
  { groups }: CommitmentTerms,
  days: readonly PlannedDays[],
  currency: string | null,
): RampAnswer | null {
  const limited = groups.flatMap(({ name, ramp }) => (ramp === null ? [] : [{ name, ramp }]))
  if (limited.length === 0) return null
  const months = limited.flatMap(({ name, ramp }): RampMonth[] => {
    const worked = monthsOf(loaded, name, days, currency)
    const perDay = rampedUp(
      worked.map((month) => month.hours / month.days),
      ramp,
    )
    const hours = worked.reduce((sum, month) => sum + month.hours, 0)
    const usual = hours === 0 ? 0 : worked.reduce((sum, month) => sum + month.cost, 0) / hours
    return worked.map((month, i) => {
      const more = Math.max(0, perDay[i] * month.days - month.hours)
      const apiece = month.hours > 0 ? month.cost / month.hours : usual
      return { group: name, month: month.label, needed: month.hours, hours: month.hours + more, cost: more * apiece }
    })
  })
  return {
    months,
    cost: months.reduce((sum, { cost }) => sum + cost, 0),
    hours: months.reduce((sum, { hours, needed }) => sum + hours - needed, 0),
  }
}

interface WorkedMonth {
  readonly label: string
  readonly days: number
  readonly hours: number
  readonly cost: number
}

/** Paid hours of a group and what they cost, month by month in the order of the days, in the mean over classes of days. */
function monthsOf(
  { model, source }: Loaded,
  name: string,
  days: readonly PlannedDays[],
  currency: string | null,
): WorkedMonth[] {
  const group = model.groups.findIndex((one) => one.name === name)
  const costs = currency === null ? null : hourCosts(model, group)
  const unit = (currency === null ? 1 : minorUnitsIn(currency)) * days.length
  const cover = coverageIn(source, name)
  const plans = days.flatMap(({ staffings }) => {
    const staffing = staffings.get(name)
    return staffing === undefined ? [] : [cover(staffing)]
  })
  const { day, days: all, warmup } = model.periods
  const months = new Map<string, { days: Set<number>; hours: number; cost: number }>()
  for (let period = warmup; period < day.length; period++) {
    const label = all[day[period]].label.slice(0, 'YYYY-MM'.length)
    const month = months.get(label) ?? { days: new Set<number>(), hours: 0, cost: 0 }
    month.days.add(day[period])
    for (const plan of plans) {
      const { cost, hours } = periodCost(plan, costs, period)
      month.hours += hours / days.length
      month.cost += cost / unit
    }
    months.set(label, month)
  }
  return [...months].map(([label, month]) => ({ ...month, label, days: month.days.size }))
}
