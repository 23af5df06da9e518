import { loadText, staff } from '../src/index.ts'
import { observe, slackOf } from '../src/planning/staffing/observe.ts'
import { columnStaffing } from '../src/planning/staffing/counts.ts'
import { modelWith } from '../src/planning/staffing/model-with.ts'
import { staffingProblem } from '../src/planning/staffing/problem.ts'
import type { RandomCase } from './staffing-cases.ts'

export interface FreshFinding {
  readonly id: string
  /** What the answer says of itself. */
  readonly isFeasible: boolean
  /** The least of level less goal in a long run: shares; of times, of the target. */
  readonly slack: number
  readonly judgements: number
}

/** The long run has so many times the replications of a judgement. */
const LONG = 4

/** Staffs a center, and looks by a long run of luck of its own whether the true figures meet the goals. */
export async function freshOf({ id, scenario }: RandomCase): Promise<FreshFinding> {
  const loaded = loadText(JSON.stringify(scenario))
  const { isFeasible, parts, groups } = await staff(loaded, { clock: undefined })
  const problem = staffingProblem(loaded)
  const counts = Int32Array.from(groups.flatMap(({ levels }) => levels.map(({ agents }) => agents)))
  const model = modelWith(loaded, columnStaffing(problem, counts))
  const { judged, judgements } = parts[0].search
  const observed = observe(model, problem, `${loaded.seed}/fresh luck`, LONG * judged)
  const slacks = problem.requirements.map(({ goal: of }, requirement) => {
    const goal = problem.goals[of]
    const { size, value } = slackOf(observed, requirement, goal)
    return size === 0 ? Infinity : value / size / (goal.unit === 'share' ? 1 : goal.goal)
  })
  return { id, isFeasible, slack: Math.min(...slacks), judgements: judgements.length }
}
