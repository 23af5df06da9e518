import type { ScenarioGroup } from '../../scenario/schema.ts'
import { shiftStaffing } from '../shifts/shift-columns.ts'
import type { DecidedGroup, StaffingProblem } from './problem.ts'

type Staffing = ScenarioGroup['staffing']

/** The staffing of each decided group with so many agents by slot. */
export function slotStaffing(problem: StaffingProblem, levels: ArrayLike<number>): Map<string, Staffing> {
  return new Map(problem.groups.map((group) => [group.name, bySlot(problem, group, levels)]))
}

function bySlot(
  { slots }: StaffingProblem,
  { slots: [first, end] }: DecidedGroup,
  levels: ArrayLike<number>,
): Staffing {
  const own = slots.slice(first, end)
  if (own.some(({ window }) => window === null)) return { from: 'number', agents: levels[first] }
  const windows = own.flatMap(({ window }, i) => {
    return window === null || levels[first + i] === 0 ? [] : [{ ...window, value: levels[first + i] }]
  })
  return windows.length === 0 ? { from: 'number', agents: 0 } : { from: 'profile', windows }
}

/** The staffing of each decided group with so many agents by column: shifts where it has them, else by slot. */
export function columnStaffing(problem: StaffingProblem, counts: Int32Array): Map<string, Staffing> {
  const { columns, groups } = problem
  const levels = levelsOf(problem, counts)
  return new Map(
    groups.map((group): [string, Staffing] => {
      const [first, end] = group.columns
      const shifts = columns.slice(first, end).flatMap(({ shift }) => (shift === null ? [] : [shift]))
      const staffing =
        shifts.length === 0 ? bySlot(problem, group, levels) : shiftStaffing(shifts, counts.subarray(first, end))
      return [group.name, staffing]
    }),
  )
}

/** Minor units, or hours. */
export function totalCost({ columns }: Pick<StaffingProblem, 'columns'>, counts: ArrayLike<number>): number {
  return columns.reduce((sum, { cost }, column) => sum + cost * counts[column], 0)
}

/** Agents on the phone by slot. */
export function levelsOf({ columns, slots }: StaffingProblem, counts: ArrayLike<number>): Float64Array {
  const levels = new Float64Array(slots.length)
  columns.forEach(({ covers }, column) => covers.forEach((share, slot) => (levels[slot] += share * counts[column])))
  return levels
}
