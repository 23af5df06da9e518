import { isPermitted } from './permitted.ts'
import type { StaffingProblem } from './problem.ts'
import type { Search } from './search.ts'
import type { Tried } from './tried.ts'

/** With so few columns all staffings within two agents of each are looked at. */
const FEW_COLUMNS = 4
/** Simulations spent on one staffing, and what slopes may promise to be missed: they are not exact. */
const MOST_TRIES = 24
const DOUBTFUL = 0.05
/** Of few columns more is tried than slopes promise: where loads are small, one agent is much. */
const DOUBTFUL_OF_FEW = 0.15
const MOST_ROUNDS = 2

/**
 * Looks at cheaper staffings next to the best, most likely to be feasible first: one agent fewer, one in another's place,
 * one in place of two. Slopes say what to expect and simulation what is true. Each round goes through the changes of the
 * staffing it began with once, and keeps those that pay; with few columns, until none does.
 */
export function polish(search: Search, start: Tried): Tried {
  let best = start
  if (best.shortfall > 0) return best
  const most = search.problem.columns.length <= FEW_COLUMNS ? Infinity : MOST_ROUNDS
  for (let round = 0; round < most && !search.isSpent; round++) {
    const better = polished(search, best)
    if (better === best) break
    best = better
  }
  return best
}

function polished(search: Search, start: Tried): Tried {
  const { problem } = search
  const [up, down] = [search.slopesAt(start, 1), search.slopesAt(start, -1)]
  const areFew = problem.columns.length <= FEW_COLUMNS
  const changes = areFew ? boxed(problem, start) : swaps(problem, start)
  const doubtful = areFew ? DOUBTFUL_OF_FEW : DOUBTFUL
  const promising = changes
    .map((change) => ({ change, missed: missedBy(problem, start, change, up, down), saved: costOf(problem, change) }))
    .filter(({ missed, saved }) => saved < 0 && missed <= doubtful)
    .toSorted((a, b) => a.missed - b.missed || a.saved - b.saved)
    .slice(0, MOST_TRIES)
  let best = start
  for (const { change } of promising) {
    if (!isAllowed(problem, best.counts, change)) continue
    const tried = search.try(changed(best.counts, change))
    if (tried.shortfall === 0 && tried.cost < best.cost) best = tried
  }
  return best
}

type Change = readonly (readonly [column: number, agents: number])[]

function boxed(problem: StaffingProblem, { counts }: Tried): Change[] {
  let changes: (readonly [number, number])[][] = [[]]
  problem.columns.forEach((_, column) => {
    changes = changes.flatMap((change) =>
      [-2, -1, 0, 1, 2].map((agents) => (agents === 0 ? change : [...change, [column, agents] as const])),
    )
  })
  return changes.filter((change) => isAllowed(problem, counts, change))
}

function swaps(problem: StaffingProblem, { counts }: Tried): Change[] {
  const { columns } = problem
  const changes: Change[] = []
  columns.forEach(({ cost, covers }, less) => {
    changes.push([[less, -1]])
    changes.push([[less, -2]])
    columns.forEach((other, more) => {
      if (more === less || !touch(covers, other.covers, problem)) return
      if (other.cost < cost)
        changes.push([
          [less, -1],
          [more, 1],
        ])
      if (other.cost < 2 * cost)
        changes.push([
          [less, -2],
          [more, 1],
        ])
    })
  })
  return changes.filter((change) => isAllowed(problem, counts, change))
}

/** Whether what two columns cover is at the same time: only then can one stand in for the other. */
function touch(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>, { slots }: StaffingProblem): boolean {
  for (const one of a.keys())
    for (const other of b.keys()) for (const row of slots[one].rows.keys()) if (slots[other].rows.has(row)) return true
  return false
}

function isAllowed(problem: StaffingProblem, counts: Int32Array, change: Change): boolean {
  const after = changed(counts, change)
  const isWithin = change.every(([column]) => after[column] >= 0 && after[column] <= problem.columns[column].atMost)
  return change.length > 0 && isWithin && isPermitted(problem, after)
}

function changed(counts: Int32Array, change: Change): Int32Array {
  const after = counts.slice()
  for (const [column, agents] of change) after[column] += agents
  return after
}

function costOf({ columns }: StaffingProblem, change: Change): number {
  return change.reduce((sum, [column, agents]) => sum + agents * columns[column].cost, 0)
}

function missedBy(
  problem: StaffingProblem,
  { observed, slacks }: Tried,
  change: Change,
  up: Float64Array,
  down: Float64Array,
): number {
  const { columns, goals, requirements, slots } = problem
  const by = new Map<number, number>()
  for (const [column, agents] of change)
    for (const [slot, share] of columns[column].covers) by.set(slot, (by.get(slot) ?? 0) + share * agents)
  let missed = 0
  requirements.forEach(({ goal: id }, requirement) => {
    const { count, sumY } = observed.tallies[requirement]
    if (sumY === 0) return
    let slack = slacks[requirement]
    for (const [slot, agents] of by) {
      const at = requirement * slots.length + slot
      slack += agents > 0 ? up[at] * agents : Math.max(down[at], up[at]) * agents
    }
    const { goal, unit } = goals[id]
    if (slack < 0) missed += (-slack * count) / sumY / (unit === 'share' ? 1 : Math.max(1, goal))
  })
  return missed
}
