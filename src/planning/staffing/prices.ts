import { programAround } from './linear-step.ts'
import type { Search } from './search.ts'
import { totalCost } from './counts.ts'
import { solve } from '../solver.ts'
import type { Tried } from './tried.ts'

/** Slack of a requirement that a point of its figure is. */
const POINT = 0.01
/** Agents of a slot are not limited: the price is at the margin, of the linear relaxation. */
const anywhere = (level: number): number => Math.max(2, level)

export interface PriceOfPoint {
  /** Minor units, or hours; null: not known, or not to be had. */
  readonly cost: number | null
  /** Whoever may come is there: a point more cannot be had at any price. */
  readonly isOutOfReach: boolean
}

const NEGLIGIBLE = 1e-6

/**
 * What a percentage point more of each goal costs (of times, one per cent less), at the margin: by how much the linear
 * programme around the staffing becomes dearer where the goal is a point higher. Agents come in whole people and the
 * programme has parts of them, so that a price may be paid in steps.
 */
export async function pricesOfPoints(search: Search, tried: Tried): Promise<PriceOfPoint[]> {
  const { problem } = search
  const { goals, requirements } = problem
  const [up, down] = [search.slopesAt(tried, 1), search.slopesAt(tried, -1)]
  const steepest = down.map((slope, i) => Math.max(slope, up[i]))
  const costWith = async (raised: number): Promise<{ cost: number; missed: number } | null> => {
    const slacks = tried.slacks.map((slack, id) => {
      const { goal } = requirements[id]
      if (goal !== raised) return slack
      const { count, sumY } = tried.observed.tallies[id]
      const point = goals[goal].unit === 'share' ? POINT : POINT * goals[goal].goal
      return count === 0 ? slack : slack - (point * sumY) / count
    })
    const around = { counts: tried.counts, levels: tried.levels, up, down: steepest, slacks, reach: anywhere }
    const { columns, countsOf, rows, shortfalls } = programAround(problem, around, false)
    const solution = await solve({ columns, rows })
    if (!('values' in solution)) return null
    const missed = shortfalls.reduce((sum, column) => sum + solution.values[column], 0)
    return { cost: totalCost(problem, countsOf(solution.values)), missed }
  }
  const now = await costWith(-1)
  const prices: PriceOfPoint[] = []
  for (const goal of goals.keys()) {
    const then = await costWith(goal)
    if (now === null || then === null) prices.push({ cost: null, isOutOfReach: false })
    else if (then.missed > now.missed + NEGLIGIBLE) prices.push({ cost: null, isOutOfReach: true })
    else prices.push({ cost: Math.max(0, then.cost - now.cost), isOutOfReach: false })
  }
  return prices
}
