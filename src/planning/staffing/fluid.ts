import { meanOf } from '../../engine/distributions.ts'
import { Pairs } from '../../models/pairs.ts'
import { layoutOf } from '../../models/facts.ts'
import { at, collect, sumsFor, typeScope } from '../../models/scopes.ts'
import { Simulation } from '../../models/simulate.ts'
import { expectedIn } from '../../scenario/expected.ts'
import { withinHours } from './paid-hours.ts'
import { slotStaffing } from './counts.ts'
import { modelWith } from './model-with.ts'
import type { StaffingProblem } from './problem.ts'
import { solve, type Column, type Row } from '../solver.ts'

/** Repeats, transfers and the like on top of what customers bring. */
const AMPLE = 1.5
/** For chance, as in the square-root rule, in standard deviations of the number of agents busy at once. */
const SAFETY = 0.5
/** Of the hours that a group may have: the rest is for chance. */
const ROOM_FOR_LOAD = 0.9
/** Of work that can wait, an hour takes at most so many times what it would if all took the same: a programme leaves it to any few. */
const MOST_OF_EVEN = 1.25

/**
 * Where a search begins: a fluid view. The work of each type is measured with ample staff, whatever transfers, repeats and
 * the IVR make of what comes; a linear programme gives it to the groups at least cost; and each slot has the root of its
 * load on top (Halfin & Whitt, 1981). Work that can wait for the opening may be done at any time of its day, but not all at once.
 */
export async function fluidStart(problem: StaffingProblem, seed: string, replications: number): Promise<Int32Array> {
  const { groups, loaded, slots } = problem
  const ample = ampleLevels(problem)
  const loads = loadsWith(problem, ample, seed, replications)
  const { model } = loaded
  const { rows: periodRows } = model.periods
  const columns: Column[] = []
  const rows: Row[] = []
  const room = slots.map(({ atLeast, cost }, slot) => {
    columns.push({
      cost: Math.max(cost, 1e-6),
      lower: 0,
      upper: Math.max(ample[slot], atLeast),
      isInteger: false,
    })
    const terms: [number, number][] = [[slot, 1]]
    return terms
  })
  const undone = 1e3 * Math.max(...slots.map(({ cost }) => cost), 1)
  const slotsOfRow = periodRows.map((): number[] => [])
  slots.forEach((slot, id) => slot.rows.forEach((_, row) => slotsOfRow[row].push(id)))
  model.types.forEach((type, id) => {
    const able = groups.flatMap(({ id: group }, i) => {
      const skill = model.groups[group].skills.find((one) => one.type === id)
      return skill === undefined ? [] : [{ group: i, speed: skill.speed }]
    })
    const ownSlots = slotsOfRow.map((own) =>
      own.filter((slot) => able.some(({ group }) => group === slots[slot].group)),
    )
    for (const cell of cellsOf(type.waitsWhenClosed, loads[id], ownSlots, periodRows)) {
      const open = intervalsByGroup(cell, slots)
      const terms: [number, number][] = [...cell.slots].map(([slot, intervals]) => {
        const { group } = slots[slot]
        const speed = able.find((one) => one.group === group)?.speed ?? 1
        const even = cell.load / (open.get(group) ?? intervals) / speed
        const upper = type.waitsWhenClosed ? MOST_OF_EVEN * even : Infinity
        columns.push({ cost: 0, lower: 0, upper, isInteger: false })
        room[slot].push([columns.length - 1, -1])
        return [columns.length - 1, speed * intervals]
      })
      // What no staff can do is left undone.
      terms.push([columns.length, 1])
      columns.push({ cost: undone, lower: 0, upper: Infinity, isInteger: false })
      rows.push({ lower: cell.load, upper: Infinity, terms })
    }
  })
  room.forEach((terms) => rows.push({ lower: 0, upper: Infinity, terms }))
  // What is on top of the load takes hours too.
  for (const { columns: own, hours } of groups) {
    if (hours.atMost === Infinity) continue
    const terms = columnsOf(own).map((slot) => [slot, slots[slot].hours] as const)
    rows.push({ lower: 0, upper: ROOM_FOR_LOAD * hours.atMost, terms })
  }
  const solution = await solve({ columns, rows })
  const start = Int32Array.from(slots, ({ atLeast, atMost, group }, slot) => {
    const busy = 'values' in solution ? solution.values[slot] : ample[slot]
    const agents = Math.ceil(busy + SAFETY * Math.sqrt(busy) - 1e-9)
    return Math.min(atMost, Math.max(atLeast, agents === 1 && !groups[group].mayBeAlone ? 2 : agents))
  })
  return withinHours(problem, start)
}

function columnsOf([first, end]: readonly [number, number]): number[] {
  return Array.from({ length: end - first }, (_, i) => first + i)
}

interface Cell {
  /** Agents busy at once, added up over the intervals of the cell. */
  readonly load: number
  /** Where the work can be done: the intervals of the cell that lie in the slot. */
  readonly slots: ReadonlyMap<number, number>
}

/** By group: intervals of the cell in which it can work. */
function intervalsByGroup(cell: Cell, slots: StaffingProblem['slots']): Map<number, number> {
  const open = new Map<number, number>()
  for (const [slot, intervals] of cell.slots) {
    const { group } = slots[slot]
    open.set(group, (open.get(group) ?? 0) + intervals)
  }
  return open
}

/** The load of a type, each time it has to be done: rows with the same slots are one, in their mean; what can wait has the day. */
function cellsOf(
  canWait: boolean,
  loads: ArrayLike<number>,
  slotsOfRow: readonly (readonly number[])[],
  rows: readonly { readonly label: string }[],
): Cell[] {
  const times = new Map<string, { load: number; slots: Map<number, number> }>()
  rows.forEach(({ label }, row) => {
    const key = canWait ? label : String(row)
    const time = times.get(key) ?? { load: 0, slots: new Map<number, number>() }
    time.load += loads[row]
    for (const slot of slotsOfRow[row]) time.slots.set(slot, (time.slots.get(slot) ?? 0) + 1)
    times.set(key, time)
  })
  const cells = new Map<string, { cell: Cell; load: number; count: number }>()
  for (const cell of times.values()) {
    const key = [...cell.slots.keys()].join()
    const known = cells.get(key) ?? { cell, load: 0, count: 0 }
    cells.set(key, { cell: known.cell, load: known.load + cell.load, count: known.count + 1 })
  }
  return [...cells.values()]
    .map(({ cell, count, load }) => ({ load: load / count, slots: cell.slots }))
    .filter(({ load, slots }) => load > 0 && slots.size > 0)
}

/** Enough that hardly anybody waits, were each group alone. */
function ampleLevels({ loaded, slots }: StaffingProblem): Float64Array {
  const { model } = loaded
  const { bounds, row } = model.periods
  const [work, seconds] = [new Float64Array(model.periods.rows.length), new Float64Array(model.periods.rows.length)]
  for (const type of model.types) {
    const handle = [type.talk, type.hold, type.wrap].reduce((sum, law) => sum + (law === null ? 0 : meanOf(law)), 0)
    const { open, closed } = expectedIn(type, model, bounds)
    row.forEach((of, period) => {
      if (of >= 0) work[of] += (open[period] + closed[period]) * handle
    })
  }
  row.forEach((of, period) => {
    if (of >= 0) seconds[of] += bounds[period + 1] - bounds[period]
  })
  return Float64Array.from(slots, ({ atMost, rows }) => {
    const load = Math.max(0, ...[...rows.keys()].map((of) => work[of] / seconds[of]))
    return Math.min(atMost, Math.ceil(AMPLE * load + 3 * Math.sqrt(load) + 2))
  })
}

/** By type and row: agents busy at the pace of the type itself. */
function loadsWith(problem: StaffingProblem, levels: Float64Array, seed: string, replications: number): Float64Array[] {
  const model = modelWith(problem.loaded, slotStaffing(problem, levels))
  const pairs = new Pairs(model)
  const layout = layoutOf(model, pairs)
  const sums = sumsFor(layout)
  const simulation = new Simulation(model)
  const runs = model.periods.kind === 'batches' ? 1 : replications
  const handled = model.types.map(() => new Float64Array(model.periods.rows.length))
  for (let replication = 0; replication < runs; replication++) {
    const result = simulation.run(seed, replication)
    for (const [id, loads] of handled.entries()) {
      for (const pair of typeScope(pairs, id).pairs) {
        const scope = { lines: [], pairs: [pair], groups: [] }
        for (let row = 0; row < loads.length; row++) {
          collect(result.rows, row * layout.length, layout, scope, sums)
          const seconds = sums[at.talkSeconds] + sums[at.holdSeconds] + sums[at.wrapSeconds] - sums[at.overlapSeconds]
          loads[row] += seconds / pairs.slowness[pair] / runs
        }
      }
    }
  }
  const seconds = new Float64Array(model.periods.rows.length)
  model.periods.row.forEach((row, period) => {
    if (row >= 0) seconds[row] += model.periods.bounds[period + 1] - model.periods.bounds[period]
  })
  return handled.map((loads) => loads.map((load, row) => load / seconds[row]))
}
