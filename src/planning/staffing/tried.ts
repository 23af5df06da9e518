import { marginFactor, slackOf, type Observation } from './observe.ts'
import { isPermitted } from './permitted.ts'
import { levelsOf, totalCost } from './counts.ts'
import type { StaffingProblem } from './problem.ts'

/** A staffing that has been simulated. */
export interface Tried {
  readonly counts: Int32Array
  /** Agents by slot. */
  readonly levels: Float64Array
  /** Minor units, or hours. */
  readonly cost: number
  readonly observed: Observation
  /** By requirement: slack less its margin; below 0 it is missed. */
  readonly slacks: Float64Array
  /** Shortfalls of figures, added up: shares or target times; and 1 where the scenario does not allow it. 0: feasible. */
  readonly shortfall: number
  readonly isPermitted: boolean
  /** By how many standard errors of this simulation its worst requirement is missed; 0: none. */
  readonly deviation: number
}

/** By what a staffing is weighed; arrays are by requirement. */
export interface Scales {
  /** Replications of the judgement, whose margins are kept. */
  readonly judged: number
  readonly confidence: number
  /** What is asked for on top of goals. */
  readonly asked: Float64Array
  /** What slack there has to be for other reasons. */
  readonly beyond: Float64Array
  /** What a judgement has found missing of this very staffing. */
  readonly turnedDown: Float64Array | undefined
}

export function weighed(
  problem: StaffingProblem,
  counts: Int32Array,
  observed: Observation,
  { asked, beyond, confidence, judged, turnedDown }: Scales,
): Tried {
  const { goals, requirements } = problem
  const factor = marginFactor(Math.max(judged, observed.count), confidence)
  const slacks = new Float64Array(requirements.length)
  let [shortfall, deviation] = [0, 0]
  requirements.forEach(({ goal }, id) => {
    const { error, size, value } = slackOf(observed, id, goals[goal])
    // What the judgement will see of chance, not what this sample shows.
    const margin = factor * error * Math.sqrt(Math.min(1, observed.count / judged))
    slacks[id] = size === 0 ? 0 : value - margin - asked[id] - beyond[id]
    const missed = turnedDown?.[id] ?? 0
    if (missed > 0) slacks[id] = Math.min(slacks[id], -missed)
    // What was asked for is the difference of two lucks: the truth lies between them, nearer to the longer.
    const missing = margin + beyond[id] + (asked[id] * judged) / (judged + observed.count) - value
    if (size > 0 && missing > 0) deviation = Math.max(deviation, missing / Math.max(error, 1e-9 * size))
    if (slacks[id] < 0)
      shortfall += -slacks[id] / size / (goals[goal].unit === 'share' ? 1 : Math.max(1, goals[goal].goal))
  })
  const isAllowed = isPermitted(problem, counts)
  if (!isAllowed) shortfall += 1
  const levels = levelsOf(problem, counts)
  const cost = totalCost(problem, counts)
  return { counts, levels, cost, observed, slacks, shortfall, isPermitted: isAllowed, deviation }
}

export function isBetter(tried: Tried, current: Tried): boolean {
  if (tried.shortfall === 0) return current.shortfall > 0 || tried.cost < current.cost
  return current.shortfall > 0 && tried.shortfall < current.shortfall
}
