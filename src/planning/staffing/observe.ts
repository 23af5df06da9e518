import { standardErrorOfRatio } from '../../engine/confidence.ts'
import { studentQuantile } from '../../engine/special.ts'
import { RatioTally } from '../../engine/tally.ts'
import { layoutOf } from '../../models/facts.ts'
import type { Model } from '../../models/model.ts'
import { Pairs } from '../../models/pairs.ts'
import { at, collect, enteredOf, judgedElsewhere, sumsFor, undecidedAt, type Sums } from '../../models/scopes.ts'
import { Simulation, type Result } from '../../models/simulate.ts'
import type { Goal } from './goals.ts'
import type { StaffingProblem } from './problem.ts'

/** What a simulated staffing came to, against all that it has to meet. */
export interface Observation {
  /** Replications, or batches of one long run. */
  readonly count: number
  readonly contacts: number
  /** By goal and row (goal × rows + row): means over replications (batches) of what the figure is a ratio of. */
  readonly numerators: Float64Array
  readonly denominators: Float64Array
  readonly rows: number
  /** By requirement. */
  readonly tallies: readonly RatioTally[]
  /** By requirement: contacts a replication that were in line, whom the goal is for; of groups, none. */
  readonly inLine: Float64Array
  /** By goal with a verdict: days that missed it, of those judged. */
  readonly daysMissed: readonly RatioTally[]
}

/** In all replications: of fewer, chance alone may have had none that count. */
const FEWEST_IN_LINE = 10

/** Who came to be served, and was not sent away: what closes or overflows is no matter of staffing. */
function stayedOf(sums: Sums): number {
  return enteredOf(sums) - judgedElsewhere(sums) - sums[undecidedAt(0)] - sums[at.sentAway]
}

/** Of a latin hypercube of fewer days, a busy day would all but rule out another after it. */
const FEWEST_STRATIFIED = 20

/** Simulates a staffing and keeps what goals are judged by. In steady state, `replications` are batches: of one long run or several. */
export function observe(
  model: Model,
  { allowedDaysMissed, goals, requirements }: Pick<StaffingProblem, 'allowedDaysMissed' | 'goals' | 'requirements'>,
  seed: string,
  replications: number,
): Observation {
  const isSteady = model.periods.kind === 'batches'
  const pairs = new Pairs(model)
  const layout = layoutOf(model, pairs)
  const sums = sumsFor(layout)
  const rows = model.periods.rows.length
  const [numerators, denominators] = [new Float64Array(goals.length * rows), new Float64Array(goals.length * rows)]
  const tallies = requirements.map(() => new RatioTally())
  const inLine = new Float64Array(requirements.length)
  const daysMissed = goals.map(() => new RatioTally())
  const simulation = new Simulation(allowedDaysMissed === null ? evened(model) : model)
  const [tops, bottoms] = [new Float64Array(goals.length * rows), new Float64Array(goals.length * rows)]
  const comers = new Float64Array(goals.length * rows)
  const read = (result: Result): void => {
    goals.forEach(({ numerator, denominator, of, verdict }, goal) => {
      for (let row = 0; row < rows; row++) {
        collect(result.rows, row * layout.length, layout, of, sums)
        tops[goal * rows + row] = numerator(sums)
        bottoms[goal * rows + row] = denominator(sums)
        comers[goal * rows + row] = of.lines.length === 0 ? 0 : stayedOf(sums)
      }
      if (verdict >= 0) daysMissed[goal].add(result.goals.daysMissed[verdict], result.goals.days[verdict])
    })
  }
  const runs = isSteady ? Math.max(1, Math.round(replications / rows)) : replications
  const observed = isSteady ? rows * runs : runs
  let contacts = 0
  for (let replication = 0; replication < runs; replication++) {
    const result = simulation.run(seed, replication)
    contacts += result.contacts
    read(result)
    for (let i = 0; i < tops.length; i++) {
      numerators[i] += tops[i] / observed
      denominators[i] += bottoms[i] / observed
    }
    requirements.forEach(({ goal, rows: own }, id) => {
      for (const row of own) inLine[id] += comers[goal * rows + row] / observed
      if (isSteady) {
        for (const row of own) tallies[id].add(tops[goal * rows + row], bottoms[goal * rows + row])
        return
      }
      let [top, bottom] = [0, 0]
      for (const row of own) {
        top += tops[goal * rows + row]
        bottom += bottoms[goal * rows + row]
      }
      tallies[id].add(top, bottom)
    })
  }
  return {
    count: observed,
    contacts,
    numerators,
    denominators,
    rows,
    tallies,
    inLine,
    daysMissed,
  }
}

/**
 * Busy and quiet days in their shares in every replication: goals are met or missed in the long run, and of two months with
 * other luck in their days one may have five points more than the other. Not for few days, nor where it is asked how
 * days differ: replications are too alike then.
 */
function evened(model: Model): Model {
  const { busyness, periods } = model
  if (periods.days.length < FEWEST_STRATIFIED) return model
  return { ...model, busyness: { ...busyness, sampling: 'stratified' } }
}

/** How far a requirement is met: above 0 it is, by so many contacts (or seconds of wait, agent-seconds) a replication. */
export interface Slack {
  readonly value: number
  /** Standard error of it. */
  readonly error: number
  /** What the figure is divided by, a replication: `value ÷ size` is in shares, or seconds. */
  readonly size: number
}

/**
 * Where contacts come and the figure counts none of them (a wait of nobody who was answered), it is missed by all of them; a
 * size of 0: nobody comes.
 */
export function slackOf(
  { inLine, tallies }: Observation,
  requirement: number,
  { goal, isBetterAbove, unit }: Goal,
): Slack {
  const { count, sumX, sumY } = tallies[requirement]
  if (count === 0 || sumY === 0) {
    const size = count * inLine[requirement] < FEWEST_IN_LINE ? 0 : inLine[requirement]
    return { value: unit === 'share' ? -size : -size * Math.max(1, goal), error: 0, size }
  }
  const size = sumY / count
  const above = sumX / count - goal * size
  return {
    value: isBetterAbove ? above : -above,
    error: (standardErrorOfRatio(tallies[requirement]) ?? 0) * size,
    size,
  }
}

/** By which the lower end of an interval lies below the figure, in standard errors. */
export function marginFactor(count: number, level: number): number {
  return count < 2 ? 0 : studentQuantile((1 + level) / 2, count - 1)
}
