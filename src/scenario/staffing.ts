import type { Staffing } from '../models/model.ts'
import { dayOf, instantOf, stretchesOf } from './calendar.ts'
import type { Calendar, ClockWindow } from './calendar.ts'
import { addIntegral, stepsOf } from './compile-steps.ts'
import type { Piece } from './compile-steps.ts'
import { monthOf } from './dates.ts'

/** A staffing plan with its hours, in agent-seconds per period of the grid. */
export interface StaffedPlan {
  readonly staffing: Staffing
  readonly paidSeconds: Float64Array
  readonly scheduledSeconds: Float64Array
}

/** `agents` people who work the same window on its days, with the same breaks. */
export interface ShiftLine extends ClockWindow {
  readonly agents: number
  /** Months in which it begins, january = 1; absent: all. */
  readonly months?: readonly number[]
  /** Clock times of the day the shift starts on, past 86,400 after midnight. A break keeps its length when clocks change. */
  readonly breaks: readonly Spell[]
}

/** Interchangeable agents; all their time is scheduled and paid. The last piece may end at Infinity. */
export function headcountPlan(pieces: readonly Piece[], grid: Float64Array): StaffedPlan {
  const { bounds, values } = stepsOf(pieces)
  const scheduledSeconds = new Float64Array(grid.length - 1)
  for (const piece of pieces) addIntegral(scheduledSeconds, grid, piece)
  return {
    staffing: { plan: 'headcount', bounds: Float64Array.from(bounds), agents: Int32Array.from(values) },
    paidSeconds: scheduledSeconds.slice(),
    scheduledSeconds,
  }
}

/**
 * Agents with times of their own. A line of three people gives three agent ids, in order of the lines, that work on each
 * of its days. Breaks are off the phone and paid. A shift that is on at instant 0 starts there; one that lasts past the
 * last period signs out after it, so that whoever works off what waits is still there.
 */
export function rosterPlan(calendar: Calendar, lines: readonly ShiftLine[], grid: Float64Array): StaffedPlan {
  const paidSeconds = new Float64Array(grid.length - 1)
  const scheduledSeconds = new Float64Array(grid.length - 1)
  const signings: { at: number; agent: number; on: 0 | 1 }[] = []
  let agents = 0
  for (const line of lines) {
    const spells = spellsOf(calendar, line)
    for (const spell of spells.paid) addIntegral(paidSeconds, grid, { ...spell, value: line.agents })
    for (const spell of spells.onPhone) addIntegral(scheduledSeconds, grid, { ...spell, value: line.agents })
    for (let person = 0; person < line.agents; person++) {
      for (const { from, to } of spells.onPhone) {
        signings.push({ at: from, agent: agents + person, on: 1 }, { at: to, agent: agents + person, on: 0 })
      }
    }
    agents += line.agents
  }
  // At one instant those who come sign in before others go, so that a handover leaves no gap.
  signings.sort((a, b) => a.at - b.at || b.on - a.on || a.agent - b.agent)
  return {
    staffing: {
      plan: 'roster',
      agents,
      at: Float64Array.from(signings, ({ at }) => at),
      agent: Int32Array.from(signings, ({ agent }) => agent),
      on: Uint8Array.from(signings, ({ on }) => on),
    },
    paidSeconds,
    scheduledSeconds,
  }
}

interface Spell {
  readonly from: number
  readonly to: number
}

/** When the people of a line are paid and when on the phone: disjoint spells in order, none of them touching the next. */
function spellsOf(calendar: Calendar, line: ShiftLine): { paid: Spell[]; onPhone: Spell[] } {
  const paid: Spell[] = []
  const onPhone: Spell[] = []
  for (const shift of stretchesOf(calendar, line)) {
    if (line.months?.includes(monthOf(dayOf(calendar, shift.day).label)) === false) continue
    paid.push(shift)
    let from = shift.from
    const pauses = line.breaks
      .filter((pause) => isHeld(calendar, shift.day, pause))
      .map((pause) => ({ from: instantOf(calendar, shift.day, pause.from), seconds: pause.to - pause.from }))
      .toSorted((a, b) => a.from - b.from)
    for (const pause of pauses) {
      if (pause.from > from) onPhone.push({ from, to: Math.min(pause.from, shift.to) })
      from = Math.max(from, pause.from + pause.seconds)
    }
    if (from < shift.to) onPhone.push({ from, to: shift.to })
  }
  return { paid: joined(paid), onPhone: joined(onPhone) }
}

/** On a holiday, a break that its hours do not leave whole falls away. */
function isHeld(calendar: Calendar, day: number, { from, to }: Spell): boolean {
  const { hours } = dayOf(calendar, day)
  return hours === undefined || hours.some((open) => open.from <= from && to <= open.to)
}

/** Spells after instant 0, those that touch as one. */
function joined(spells: readonly Spell[]): Spell[] {
  const result: Spell[] = []
  for (const { from, to } of spells) {
    if (to <= 0) continue
    const last = result[result.length - 1]
    if (last !== undefined && from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else result.push({ from: Math.max(0, from), to })
  }
  return result
}
