import type { DutyShift } from '../../scenario/duty-shift.ts'
import type { ShiftColumn } from './shift-columns.ts'

/** Who works when. */
export interface GroupSchedule {
  readonly group: string
  /** Whether the scenario has `agents` for it, rather than `shifts`. */
  readonly hasAgents: boolean
  readonly lines: readonly ScheduleLine[]
}

/** So many agents who work the same shift on the same days. */
export interface ScheduleLine {
  /** Of the catalogue. */
  readonly name: string
  readonly shift: DutyShift
}

/** The columns in use, by days, then by when they begin and end. */
export function scheduleLines(columns: readonly ShiftColumn[], counts: ArrayLike<number>): ScheduleLine[] {
  return columns
    .map(({ name, shift }, i): ScheduleLine => ({ name, shift: { ...shift, agents: counts[i] } }))
    .filter(({ shift }) => shift.agents > 0)
    .toSorted((a, b) => order(a.shift, b.shift))
}

function order(a: DutyShift, b: DutyShift): number {
  const end = ({ spells }: DutyShift): number => spells[spells.length - 1].to
  const days = a.weekdays[0] - b.weekdays[0] || b.weekdays.length - a.weekdays.length
  return days || a.spells[0].from - b.spells[0].from || end(a) - end(b)
}
