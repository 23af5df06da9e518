import { ratioInterval, type Estimate } from '../../engine/confidence.ts'
import { normalQuantile } from '../../engine/special.ts'
import { slackOf, type Observation } from './observe.ts'
import type { StaffingProblem } from './problem.ts'
import type { GoalAnswer } from './staffing-answer.ts'

/** Shares of days next to 0 or 1 are taken for these: of so few that are simulated none may miss. */
const LEAST = 2e-3
/** Where days miss their goal, at least this share of contacts is asked for on top, however alike the days are. */
const LEAST_ASKED = 5e-3
/** To move each of its days a replication has to move by the root of their number more than it varies; no further at once. */
const MOST_MORE = 2

/** By goal: the share of its days that miss it; null: its days are not judged. */
function daysMissed({ goals }: StaffingProblem, observed: Observation, confidence: number): (Estimate | null)[] {
  return goals.map(({ verdict }, goal) => {
    const tally = observed.daysMissed[goal]
    return verdict < 0 || tally.sumY === 0 ? null : ratioInterval(tally, confidence)
  })
}

/** What became of the days of each goal, where it is said how many may miss it: the upper end must not be above. */
export function daysVerdicts(
  problem: StaffingProblem,
  observed: Observation,
  confidence: number,
): Omit<GoalAnswer, 'binds' | 'priceOfPoint'>[] {
  const { allowedDaysMissed: goal, goals } = problem
  if (goal === null) return []
  return daysMissed(problem, observed, confidence).flatMap((attained, id) => {
    if (attained === null) return []
    const { name, scope } = goals[id]
    const isMet = (attained.high ?? attained.value ?? 0) <= goal
    const words = { scope, name, figure: 'daysMissed', unit: 'share', goal, isBetterAbove: false, judged: 1 } as const
    return [{ ...words, attained, tightest: { ...attained, when: '' }, isMet }]
  })
}

/**
 * By requirement: how much more slack lets no more days miss their goal than may, with the upper end of the interval;
 * below 0, how much less would do; null: not known. Replications are taken to vary about their mean by a normal law, and days
 * to go with them: as the mean moves, so does the share of days below the goal. An estimate: what comes of it is judged again.
 */
export function slackForDays(problem: StaffingProblem, observed: Observation, confidence: number): (number | null)[] {
  const { allowedDaysMissed, goals, requirements } = problem
  if (allowedDaysMissed === null) return requirements.map(() => null)
  const shares = daysMissed(problem, observed, confidence)
  return requirements.map(({ goal }, id) => {
    const share = shares[goal]
    const { error, size } = slackOf(observed, id, goals[goal])
    if (share === null || size === 0) return null
    const missed = share.high ?? share.value ?? 0
    if (missed <= allowedDaysMissed && allowedDaysMissed <= LEAST) return null
    const spread = error * Math.sqrt(observed.tallies[id].count)
    const more = spread * (deviationsAbove(allowedDaysMissed) - deviationsAbove(missed))
    if (missed <= allowedDaysMissed) return more
    const { count, sumY: days } = observed.daysMissed[goal]
    return Math.max(more * Math.min(MOST_MORE, Math.sqrt(days / count)), LEAST_ASKED * size)
  })
}

/** How many standard deviations above the goal the mean lies, where such a share of days is below it. */
function deviationsAbove(missed: number): number {
  return -normalQuantile(Math.min(1 - LEAST, Math.max(LEAST, missed)))
}
