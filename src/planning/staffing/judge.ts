import { ratioInterval } from '../../engine/confidence.ts'
import { RatioTally } from '../../engine/tally.ts'
import type { Model } from '../../models/model.ts'
import type { GoalAnswer } from './staffing-answer.ts'
import { daysVerdicts, slackForDays } from './days-missed.ts'
import { asNamed } from './goals.ts'
import { marginFactor, observe, slackOf, type Observation } from './observe.ts'
import type { StaffingProblem } from './problem.ts'
import type { Tried } from './tried.ts'

/** A staffing under luck that no search has seen. */
export interface Judgement {
  readonly observed: Observation
  /** By requirement: slack less its margin; of it what the days that may be missed leave, where they are met. */
  readonly spare: Float64Array
  /** By requirement: what is missing of its slack, with its margin; 0: met. */
  readonly missing: Float64Array
  readonly isFeasible: boolean
}

/** A staffing that a search has tried, and what a judgement has said of it. */
export interface Judged extends Judgement {
  readonly tried: Tried
}

interface Luck {
  readonly seed: string
  readonly replications: number
  readonly confidence: number
}

/** A judgement that leaves open whether goals are met takes so many times the replications. */
const TIMES_IN_DOUBT = 3
/** Of more requirements some are always in doubt: to ask for a little more is cheaper. */
const FEW_REQUIREMENTS = 4

/**
 * Feasible is what meets every goal with the lower end of its interval. Where all figures meet their goals and only
 * intervals are too wide to say so, more is simulated.
 */
export function judge(problem: StaffingProblem, model: Model, luck: Luck): Judgement {
  const { isOpen, ...judgement } = judgedOnce(problem, model, luck)
  if (!isOpen || problem.requirements.length > FEW_REQUIREMENTS) return judgement
  const { isOpen: _, ...longer } = judgedOnce(problem, model, {
    ...luck,
    replications: TIMES_IN_DOUBT * luck.replications,
  })
  return longer
}

function judgedOnce(
  problem: StaffingProblem,
  model: Model,
  { confidence, replications, seed }: Luck,
): Judgement & { readonly isOpen: boolean } {
  const observed = observe(model, problem, seed, replications)
  const factor = marginFactor(observed.count, confidence)
  let isMet = true
  const spare = Float64Array.from(problem.requirements, ({ goal }, id) => {
    const { error, size, value } = slackOf(observed, id, problem.goals[goal])
    if (size > 0 && value < 0) isMet = false
    return size === 0 ? 0 : value - factor * error
  })
  const missing = spare.map((slack) => Math.max(0, -slack))
  const areDaysMet = daysVerdicts(problem, observed, confidence).every(({ isMet: areMet }) => areMet)
  slackForDays(problem, observed, confidence).forEach((more, id) => {
    if (more === null) return
    if (areDaysMet) spare[id] = Math.min(spare[id], Math.max(0, -more))
    else missing[id] = Math.max(missing[id], more)
  })
  const isFeasible = areDaysMet && missing.every((one) => one === 0)
  return { observed, spare, missing, isFeasible, isOpen: isMet && areDaysMet && !isFeasible }
}

/** What became of the goals, without prices. */
export function verdicts(
  problem: StaffingProblem,
  { observed, spare }: Judgement,
  confidence: number,
): Omit<GoalAnswer, 'binds' | 'priceOfPoint'>[] {
  const { goals, requirements } = problem
  const ofFigures = goals.map((goal, id) => {
    const { isBetterAbove } = goal
    const all = [...requirements.keys()].filter((one) => requirements[one].goal === id)
    const own = all.filter((one) => observed.tallies[one].sumY > 0)
    const together = new RatioTally()
    const seen = own.map((one) => ({
      ...ratioInterval(observed.tallies[one], confidence),
      when: requirements[one].when,
    }))
    const worst = seen.toSorted(
      (a, b) => (isBetterAbove ? 1 : -1) * ((a.low ?? a.value ?? 0) - (b.low ?? b.value ?? 0)),
    )
    const [tightest = { value: null, low: null, high: null, when: '' }] = isBetterAbove
      ? worst
      : worst.toSorted((a, b) => (b.high ?? b.value ?? 0) - (a.high ?? a.value ?? 0))
    for (const one of own) together.merge(observed.tallies[one])
    const attained =
      own.length === 1 ? ratioInterval(observed.tallies[own[0]], confidence) : whole(observed, id, together)
    return {
      ...asNamed(goal),
      judged: own.length,
      attained,
      tightest,
      // Also of those of whom it counts nobody, though they came.
      isMet: all.every((one) => spare[one] >= 0),
    }
  })
  return [...ofFigures, ...daysVerdicts(problem, observed, confidence)]
}

/** Over all rows; the intervals of several requirements do not add up to one. */
function whole({ denominators, numerators, rows }: Observation, goal: number, all: RatioTally) {
  let [top, bottom] = [0, 0]
  for (let row = 0; row < rows; row++) {
    top += numerators[goal * rows + row]
    bottom += denominators[goal * rows + row]
  }
  return { value: all.sumY === 0 || bottom === 0 ? null : top / bottom, low: null, high: null }
}
