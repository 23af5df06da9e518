import type { Loaded } from '../../experiment/loaded.ts'
import { hourCosts, type HourCosts } from '../hours/hour-costs.ts'
import { areEqual, runTheSame } from './same-course.ts'

/** Of costs that are in the same relation, what rounding leaves. */
const ROUNDING = 1e-9

/**
 * Whether the cheapest staffing of one scenario is that of the other: the same happens, the same is asked for, and hours
 * cost the same in relation to each other. A price that moves some hours and not all of them may move who works them.
 */
export function staffTheSame(a: Loaded, b: Loaded): boolean {
  if (!runTheSame(a.model, b.model) || !areEqual(a.source.scenario.staffing, b.source.scenario.staffing)) return false
  const [some, others] = [weights(a), weights(b)]
  const total = (all: readonly number[]): number => all.reduce((sum, weight) => sum + weight, 0)
  const factor = total(others) / total(some)
  return some.every((weight, i) => Math.abs(others[i] - factor * weight) <= ROUNDING * factor * weight)
}

/** What hours of the decided groups weigh when their staffing is sought: what they cost, or where some are not paid, one each. */
function weights({ model, source: { scenario } }: Loaded): number[] {
  const { groups, periods } = model
  const names = Object.keys(scenario.staffing?.groups ?? scenario.groups)
  const costs = names.map((name) =>
    hourCosts(
      model,
      groups.findIndex((group) => group.name === name),
    ),
  )
  const count = periods.day.length
  const hours: HourCosts = { perPaidHour: new Float64Array(count).fill(1), perSignedInHour: new Float64Array(count) }
  const isPaid = !costs.includes(null)
  return costs.flatMap((own) => {
    const { perPaidHour, perSignedInHour } = isPaid && own !== null ? own : hours
    return [...perPaidHour.subarray(periods.warmup), ...perSignedInHour.subarray(periods.warmup)]
  })
}
