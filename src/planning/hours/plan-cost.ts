import type { Model } from '../../models/model.ts'
import type { StaffedPlan } from '../../scenario/staffing.ts'
import type { HourCosts } from './hour-costs.ts'

type Plan = Pick<StaffedPlan, 'paidSeconds' | 'scheduledSeconds'>

/** What somebody works in a period costs, minor units (hours without prices); and the hours. */
export function periodCost(
  { paidSeconds, scheduledSeconds }: Plan,
  costs: HourCosts | null,
  period: number,
): { cost: number; hours: number } {
  const [hours, signedIn] = [paidSeconds[period] / 3600, scheduledSeconds[period] / 3600]
  const cost = costs === null ? hours : hours * costs.perPaidHour[period] + signedIn * costs.perSignedInHour[period]
  return { cost, hours }
}

/** Of a replication, warm-up aside. */
export function planCost({ periods }: Model, plan: Plan, costs: HourCosts | null): { cost: number; hours: number } {
  let [cost, hours] = [0, 0]
  for (let period = periods.warmup; period < plan.paidSeconds.length; period++) {
    const own = periodCost(plan, costs, period)
    hours += own.hours
    cost += own.cost
  }
  return { cost, hours }
}
