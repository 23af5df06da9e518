import { loadText, staff } from '../src/index.ts'
import { marginFactor, observe, slackOf, type Observation } from '../src/planning/staffing/observe.ts'
import { slotStaffing } from '../src/planning/staffing/counts.ts'
import { modelWith } from '../src/planning/staffing/model-with.ts'
import { staffingProblem, type StaffingProblem } from '../src/planning/staffing/problem.ts'
import type { RandomCase } from './staffing-cases.ts'

export interface OptimumFinding {
  readonly id: string
  /** Agents by group. */
  readonly found: readonly number[]
  readonly optimum: readonly number[]
  /** How much cheaper the optimum is: share of the cost found. 0: nothing is cheaper. */
  readonly gap: number
  /** Whether the found staffing keeps the criterion in the long run itself. */
  readonly keeps: boolean
  readonly looked: number
}

/** Agents more and fewer than found that are looked at, by the number of groups. */
const REACH = [0, 20, 10, 5, 3]
/** The long run has so many times the observations of a judgement; one that misses much is known from the fewer. */
const LONG = 3
const MUCH = 0.02

/**
 * Looks at every staffing around the found one that is cheaper, by a long run, under the criterion of the judgement: the
 * figure less the margin of an interval of the judgement's length meets the goal. More agents are never worse by much:
 * what has no more of any group than one that misses by far misses too, and is not simulated.
 */
export async function optimumOf({ id, scenario }: RandomCase): Promise<OptimumFinding> {
  const loaded = loadText(JSON.stringify(scenario))
  const answer = await staff(loaded, { clock: undefined })
  const problem = staffingProblem(loaded)
  const found = answer.groups.map(({ levels }) => levels[0].agents)
  const costs = problem.columns.map(({ cost }) => cost)
  const judged = new Criterion(problem, answer.parts[0].search.judged)
  const keeps = judged.missedBy(found) === 0
  const cheaper = boxAround(found, REACH[found.length], costs)
  const bad: (readonly number[])[] = []
  let [optimum, least, looked] = [found, costOf(found, costs), 0]
  for (const counts of cheaper) {
    if (costOf(counts, costs) >= least || bad.some((one) => counts.every((count, i) => count <= one[i]))) continue
    looked++
    const missed = judged.missedBy(counts)
    if (missed === 0) [optimum, least] = [counts, costOf(counts, costs)]
    else if (missed > MUCH) bad.push(counts)
  }
  const cost = costOf(found, costs)
  return { id, found, optimum, gap: (cost - least) / cost, keeps, looked }
}

/** By how much a staffing misses its goals, in shares (of times, of the target). */
export class Criterion {
  private readonly problem: StaffingProblem
  private readonly replications: number

  /** `replications`: of the judgement whose margins are kept; in steady state its batches. */
  constructor(problem: StaffingProblem, replications: number) {
    this.problem = problem
    this.replications = replications
  }

  missedBy(counts: readonly number[]): number {
    const { loaded } = this.problem
    const model = modelWith(loaded, slotStaffing(this.problem, counts))
    if (model.periods.kind === 'batches')
      return this.worst([0, 1, 2].map((run) => this.observed(model, `long run ${run}`, 1)))
    const few = this.worst([this.observed(model, 'few', Math.ceil(this.replications / 5))])
    if (few > MUCH) return few
    return this.worst([this.observed(model, 'long run', LONG * this.replications)])
  }

  private observed(model: Parameters<typeof observe>[0], seed: string, replications: number): Observation {
    return observe(model, this.problem, seed, replications)
  }

  private worst(runs: readonly Observation[]): number {
    const { goals, requirements } = this.problem
    const factor = marginFactor(this.replications, 0.95)
    return Math.max(
      0,
      ...requirements.map(({ goal }, id) => {
        const slacks = runs.map((run) => slackOf(run, id, goals[goal]))
        const mean = slacks.reduce((sum, { value }) => sum + value, 0) / runs.length
        const squares = slacks.reduce((sum, { error }) => sum + error * error, 0) / runs.length
        const margin = factor * Math.sqrt((squares * runs[0].count) / this.replications)
        return (margin - mean) / slacks[0].size / (goals[goal].unit === 'share' ? 1 : goals[goal].goal)
      }),
    )
  }
}

function costOf(counts: readonly number[], costs: readonly number[]): number {
  return counts.reduce((sum, count, i) => sum + count * costs[i], 0)
}

/** Cheaper than the middle, the dearest first. */
function boxAround(middle: readonly number[], reach: number, costs: readonly number[]): number[][] {
  const limit = costOf(middle, costs)
  let all: number[][] = [[]]
  for (const count of middle) {
    const values = Array.from({ length: 2 * reach + 1 }, (_, i) => count - reach + i).filter((value) => value >= 0)
    all = all.flatMap((counts) => values.map((value) => [...counts, value]))
  }
  const priced = all.map((counts) => ({ counts, cost: costOf(counts, costs) }))
  return priced
    .filter(({ cost }) => cost < limit - 1e-9)
    .toSorted((a, b) => b.cost - a.cost)
    .map(({ counts }) => counts)
}
