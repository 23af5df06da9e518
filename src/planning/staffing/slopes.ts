import type { Model } from '../../models/model.ts'
import type { Observation } from './observe.ts'
import type { Slot, StaffingProblem } from './problem.ts'

/** Slots of a group that are changed together are so far apart that each has rows of its own around it. */
const APART = 3

/** A slot is believed by half where its figure is of so many contacts who were not served in time. */
const BELIEVED_BY_HALF = 30
/** Who was served in time counts too, for so much: an agent fewer would have made some of them wait. */
const IN_TIME = 0.1

/** By requirement and slot (requirement × slots + slot): what its slack gains from one agent more, or loses by one fewer. */
export type Slopes = Float64Array

/** A change of some slots of one group at once, and which of them each row of the report is put down to. */
export interface Probe {
  readonly slots: readonly number[]
  /** By row: a slot; -1: none. */
  readonly causeOf: Int32Array
}

/**
 * How slopes are measured with few simulations: every third slot of a group has one agent more (or fewer) at once, and
 * what changes in a row of the report is put down to the nearest of them. A staffing is felt in its own interval and the
 * next, so that this differs little from changing slot by slot, which takes as many simulations as there are slots
 * (finite differences under common random numbers, as in Cezik & L'Ecuyer, "Staffing multiskill call centers via linear
 * programming and simulation", 2008, 4).
 */
export function probesOf({ groups, loaded, slots }: StaffingProblem): Probe[] {
  const positions = rowPositions(loaded.model)
  return groups.flatMap(({ slots: [first, end] }) => {
    const own = Array.from({ length: end - first }, (_, i) => first + i)
    const daySlots = new Map<string, number[]>()
    for (const slot of own) {
      const day = slots[slot].window?.weekdays.join() ?? ''
      daySlots.set(day, [...(daySlots.get(day) ?? []), slot])
    }
    return Array.from({ length: Math.min(APART, own.length) }, (_, phase): Probe => {
      const changed = [...daySlots.values()].flatMap((day) => day.filter((_, i) => i % APART === phase))
      return { slots: changed, causeOf: nearest(changed, slots, positions) }
    }).filter((probe) => probe.slots.length > 0)
  })
}

interface Position {
  readonly day: string
  /** Of the day, in intervals. */
  readonly at: number
}

function rowPositions({ periods }: Model): Position[] {
  const positions: Position[] = periods.rows.map(({ label }) => ({ day: label, at: 0 }))
  periods.row.forEach((row, period) => {
    if (row >= 0) positions[row] = { day: periods.rows[row].label, at: periods.ofDay[period] }
  })
  // Batches have no times: all is one day.
  return periods.kind === 'batches' ? positions.map(() => ({ day: '', at: 0 })) : positions
}

function nearest(changed: readonly number[], slots: readonly Slot[], positions: readonly Position[]): Int32Array {
  // By day: where the slot lies in it.
  const byDay = new Map<string, { slot: number; at: number }[]>()
  for (const slot of changed) {
    const days = new Map<string, number[]>()
    for (const row of slots[slot].rows.keys()) {
      const { at, day } = positions[row]
      days.set(day, [...(days.get(day) ?? []), at])
    }
    for (const [day, ats] of days) {
      const at = ats.reduce((sum, one) => sum + one, 0) / ats.length
      byDay.set(day, [...(byDay.get(day) ?? []), { slot, at }])
    }
  }
  return Int32Array.from(positions, ({ at, day }) => {
    let [found, distance] = [-1, Infinity]
    for (const one of byDay.get(day) ?? []) {
      const away = Math.abs(one.at - at)
      // Of two as near, the later: who waits is served in it.
      if (away < distance || (away === distance && one.at > at)) [found, distance] = [one.slot, away]
    }
    return found
  })
}

/** Adds what a probe has changed to the slopes; `direction` 1: one agent more, -1: one fewer. */
export function addSlopes(
  slopes: Slopes,
  { goals, requirements, slots }: StaffingProblem,
  probe: Probe,
  before: Observation,
  after: Observation,
  direction: 1 | -1,
): void {
  const { rows } = before
  requirements.forEach(({ goal: id, rows: own }, requirement) => {
    const { goal, isBetterAbove } = goals[id]
    const sign = (isBetterAbove ? 1 : -1) * direction
    for (const row of own) {
      const cause = probe.causeOf[row]
      if (cause < 0) continue
      const at = id * rows + row
      const top = after.numerators[at] - before.numerators[at]
      const bottom = after.denominators[at] - before.denominators[at]
      slopes[requirement * slots.length + cause] += sign * (top - goal * bottom)
    }
  })
}

/**
 * Slopes of slots in which little happens are mostly chance, and a search that believes them puts its people where the
 * days it looks at happened to be busy. So each is drawn to the mean of its group, by contact that is late (an agent more can
 * help no others), the more the fewer there are: shrinkage, after James & Stein (1961).
 */
export function steady(slopes: Slopes, { goals, groups, requirements, slots }: StaffingProblem, at: Observation): void {
  const bases = new Float64Array(slots.length)
  requirements.forEach(({ goal: id, rows: own }, requirement) => {
    const { isBetterAbove, unit } = goals[id]
    const within = new Set(own)
    const first = requirement * slots.length
    slots.forEach(({ rows }, slot) => {
      let [inTime, all] = [0, 0]
      for (const [row, share] of rows) {
        if (!within.has(row)) continue
        inTime += share * at.numerators[id * at.rows + row]
        all += share * at.denominators[id * at.rows + row]
      }
      bases[slot] = unit === 'share' && isBetterAbove ? all - (1 - IN_TIME) * inTime : all
    })
    for (const {
      slots: [from, end],
    } of groups) {
      let [gained, late] = [0, 0]
      for (let slot = from; slot < end; slot++) {
        gained += slopes[first + slot]
        late += bases[slot]
      }
      if (late <= 0) continue
      for (let slot = from; slot < end; slot++) {
        const seen = bases[slot] * at.count
        const belief = seen / (seen + BELIEVED_BY_HALF)
        slopes[first + slot] = belief * slopes[first + slot] + (1 - belief) * (gained / late) * bases[slot]
      }
    }
  })
}
