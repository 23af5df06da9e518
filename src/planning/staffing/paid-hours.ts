import type { StaffingProblem } from './problem.ts'
import type { Row } from '../solver.ts'

/** Sums of hours are exact to less than this. */
const NEGLIGIBLE = 1e-6

type Hours = Pick<StaffingProblem, 'columns' | 'groups'>

function hoursOf({ columns, groups }: Hours, group: number, counts: ArrayLike<number>): number {
  const [first, end] = groups[group].columns
  let hours = 0
  for (let column = first; column < end; column++) hours += counts[column] * columns[column].hours
  return hours
}

function keeps(problem: Hours, group: number, counts: ArrayLike<number>): boolean {
  const { atLeast, atMost } = problem.groups[group].hours
  if (atLeast === 0 && atMost === Infinity) return true
  const hours = hoursOf(problem, group, counts)
  return hours >= atLeast - NEGLIGIBLE && hours <= atMost + NEGLIGIBLE
}

/** Groups whose paid hours are fewer or more than they may be. */
export function outOfHours(problem: Hours, counts: ArrayLike<number>): string[] {
  return problem.groups.filter((_, group) => !keeps(problem, group, counts)).map(({ name }) => name)
}

/** The same counts, but groups that would have too few or too many hours stay as they were before. */
export function keptHours(problem: Hours, counts: Int32Array, before: Int32Array): Int32Array {
  const kept = counts.slice()
  problem.groups.forEach(({ columns: [first, end] }, group) => {
    if (!keeps(problem, group, counts)) kept.set(before.subarray(first, end), first)
  })
  return kept
}

/** A start for a search: counts of slots, in proportion, until each group has as many hours as it may have. */
export function withinHours(problem: StaffingProblem, counts: Int32Array): Int32Array {
  const { columns, groups, slots } = problem
  const within = counts.slice()
  groups.forEach(({ columns: [first, end], hours: { atLeast, atMost } }, group) => {
    const hours = hoursOf(problem, group, counts)
    if (keeps(problem, group, counts)) return
    const factor = hours > 0 ? (hours > atMost ? atMost : atLeast) / hours : 1
    for (let column = first; column < end; column++) {
      const { atLeast: least, atMost: most } = slots[column]
      within[column] = Math.min(most, Math.max(least, Math.floor(counts[column] * factor)))
    }
    // What rounding has left, one agent at a time, where it changes least.
    const byRoom = (column: number): number => (within[column] + 1) / Math.max(counts[column], 0.5)
    const own = Array.from({ length: end - first }, (_, i) => first + i).filter((column) => columns[column].hours > 0)
    const wanted = hours > atMost ? atMost : atLeast
    for (let left = hoursOf(problem, group, within); left < wanted - NEGLIGIBLE;) {
      const open = own.filter((column) => {
        return within[column] < slots[column].atMost && left + columns[column].hours <= atMost + NEGLIGIBLE
      })
      if (open.length === 0) break
      const column = open.reduce((best, one) => (byRoom(one) < byRoom(best) ? one : best))
      within[column]++
      left += columns[column].hours
    }
  })
  return within
}

/** Rows of a programme that keep each group within its hours; `terms` of a column, per agent and from what is there now. */
export function hoursRows(
  problem: Hours,
  now: ArrayLike<number>,
  terms: (column: number) => readonly (readonly [column: number, agents: number])[],
): Row[] {
  return problem.groups.flatMap(({ columns: [first, end], hours: { atLeast, atMost } }, group): Row[] => {
    if (atLeast === 0 && atMost === Infinity) return []
    const there = hoursOf(problem, group, now)
    const row: (readonly [number, number])[] = []
    for (let column = first; column < end; column++) {
      const { hours } = problem.columns[column]
      if (hours > 0) for (const [of, agents] of terms(column)) row.push([of, agents * hours])
    }
    return [{ lower: atLeast - there, upper: atMost - there, terms: row }]
  })
}
