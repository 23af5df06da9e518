import { limitRows, startRows } from '../shifts/cover-program.ts'
import { limitsOf } from '../shifts/shift-limits.ts'
import { agentsAt, isBySlot } from './moments.ts'
import { hoursRows } from './paid-hours.ts'
import type { StaffingProblem } from './problem.ts'
import type { Slopes } from './slopes.ts'
import { solve, type Column, type Program, type Row } from '../solver.ts'

/** What is known around a staffing, from which the next is found. */
export interface Surroundings {
  readonly counts: Int32Array
  /** Agents by slot. */
  readonly levels: Float64Array
  /** By requirement: slack less its margins. */
  readonly slacks: Float64Array
  /** Gained by one agent more; lost by one fewer, never less than is gained. */
  readonly up: Slopes
  readonly down: Slopes
  /** How far the agents of a slot may go from here. */
  readonly reach: (level: number) => number
}

/** Short of a requirement costs so many times what agents who would meet it cost. */
const SHORTFALL = 20
/** Solved to a part of what the cheapest agent costs: more exact than slopes are. */
const PART_OF_AN_AGENT = 0.45
const FINEST_GAP = 1e-4
const NODES = 200
const MOST_AGENTS = 100_000
/** Sums of shares of agents are exact to less than this. */
const NEGLIGIBLE = 1e-6
/** Where few shifts may be in use, no more than this work one of them. */
const MOST_ON_A_SHIFT = 1000

/** With more whole numbers than this they are first left to be parts; then those that are, are rounded one way or the other. */
const MOST_WHOLE = 40

/**
 * The cheapest staffing near another that meets the requirements if they change by their slopes: an integer programme with
 * a trust region, solved anew from each staffing simulated. What cannot be met is met as far as possible. null where the
 * solver found nothing.
 */
export async function linearStep(problem: StaffingProblem, around: Surroundings): Promise<Int32Array | null> {
  const { countsOf, columns, rows } = programAround(problem, around, true)
  const program = { columns, rows }
  const wholes = program.columns.filter(({ isInteger }) => isInteger)
  const cheapest = Math.min(...wholes.flatMap(({ cost }) => (cost > 0 ? [cost] : [])))
  const stopping = { gap: FINEST_GAP, absoluteGap: PART_OF_AN_AGENT * cheapest, nodes: NODES }
  const narrowed = wholes.length > MOST_WHOLE ? await narrowedByParts(program) : null
  let solution = await solve(narrowed ?? program, stopping)
  // Where few may come, parts may have no whole numbers beside them that are allowed.
  if (narrowed !== null && !('values' in solution)) solution = await solve(program, stopping)
  return 'values' in solution ? Int32Array.from(countsOf(solution.values), Math.round) : null
}

/** Of the linear relaxation whatever is whole is settled; there are hardly more parts than goals. */
async function narrowedByParts({ columns, rows }: Program): Promise<Program | null> {
  const relaxed = await solve({ columns: columns.map((column) => ({ ...column, isInteger: false })), rows })
  if (!('values' in relaxed)) return null
  return {
    rows,
    columns: columns.map((column, i) => {
      if (!column.isInteger) return column
      const value = relaxed.values[i]
      const whole = Math.round(value)
      if (Math.abs(value - whole) < 1e-6) return { ...column, lower: whole, upper: whole }
      return { ...column, lower: Math.floor(value), upper: Math.ceil(value) }
    }),
  }
}

/** A linear programme, and what its solution makes of the counts of agents. */
export interface ProgramAround {
  readonly columns: Column[]
  readonly rows: Row[]
  /** Of `columns`: by how much requirements are missed. */
  readonly shortfalls: readonly number[]
  readonly countsOf: (values: ArrayLike<number>) => number[]
}

type Terms = (readonly [number, number])[]

/**
 * By slot, agents more and agents fewer than here are apart, since what is gained is less than what is lost. Where there
 * are shifts, their counts say how many; else more and fewer are whole people themselves.
 */
export function programAround(
  problem: StaffingProblem,
  { counts, down, levels, reach, slacks, up }: Surroundings,
  isInteger: boolean,
): ProgramAround {
  const { columns: given, requirements, slots } = problem
  const unit = typicalCost(problem)
  const bySlot = isBySlot(given)
  const columns: Column[] = []
  const rows: Row[] = []
  const broken = brokenSlots(problem, counts)
  // Where a rule is broken it may go as far as it has to.
  const far = (slot: number): number => (broken.has(slot) ? Infinity : reach(levels[slot]))
  const more = 0
  slots.forEach(({ atMost }, slot) => {
    const most = Math.max(levels[slot], Math.min(atMost, levels[slot] + far(slot)))
    const cost = bySlot ? given[slot].cost / unit : 0
    columns.push({ cost, lower: 0, upper: most - levels[slot], isInteger: bySlot && isInteger })
  })
  const fewer = columns.length
  slots.forEach(({ atLeast }, slot) => {
    const least = Math.max(0, Math.min(atLeast, levels[slot]), levels[slot] - far(slot))
    const cost = bySlot ? -given[slot].cost / unit : 0
    columns.push({ cost, lower: 0, upper: levels[slot] - least, isInteger: bySlot && isInteger })
  })
  const changeOf = (slot: number): Terms => [
    [more + slot, 1],
    [fewer + slot, -1],
  ]
  const first = columns.length
  if (bySlot) rows.push(...hoursRows(problem, counts, changeOf))
  else addShifts(problem, columns, rows, levels, changeOf, unit, isInteger)
  const crews = problem.moments.map((moment): Crew => {
    const { slot } = moment
    if (bySlot) return { slot, already: levels[slot], terms: changeOf(slot) }
    return { slot, already: 0, terms: [...moment.covers].map(([column, share]) => [first + column, share]) }
  })
  for (const { already, slot, terms } of crews) {
    const { atLeast, atMost } = slots[slot]
    const isKept = bySlot && already >= atLeast && already <= atMost
    const isRuled = atLeast > 0 || atMost < Infinity
    // Its own bounds keep a slot within the rules it keeps.
    if (isRuled && !isKept) rows.push({ lower: atLeast - already, upper: atMost - already, terms })
  }
  const shortfalls: number[] = []
  requirements.forEach((_, requirement) => {
    const terms: Terms = []
    let cheapest = Infinity
    for (let slot = 0; slot < slots.length; slot++) {
      const [gain, loss] = [up[requirement * slots.length + slot], down[requirement * slots.length + slot]]
      if (gain > 0) {
        terms.push([more + slot, gain])
        cheapest = Math.min(cheapest, slots[slot].cost / unit / gain)
      }
      if (loss > 0) terms.push([fewer + slot, -loss])
    }
    if (terms.length === 0) return
    terms.push([columns.length, 1])
    shortfalls.push(columns.length)
    const cost = SHORTFALL * (cheapest === Infinity ? 1 : cheapest)
    columns.push({ cost, lower: 0, upper: Infinity, isInteger: false })
    rows.push({ lower: -slacks[requirement], upper: Infinity, terms })
  })
  if (isInteger) addCompany(problem, columns, rows, levels, crews)
  const countsOf = (values: ArrayLike<number>): number[] =>
    given.map((_, column) =>
      bySlot ? counts[column] + values[more + column] - values[fewer + column] : values[first + column],
    )
  return { columns, rows, shortfalls, countsOf }
}

/** Counts of shifts, and what they come to by slot. */
function addShifts(
  problem: StaffingProblem,
  columns: Column[],
  rows: Row[],
  levels: Float64Array,
  changeOf: (slot: number) => Terms,
  unit: number,
  isInteger: boolean,
): void {
  const { columns: given, slots } = problem
  const terms: Terms[] = slots.map((_, slot) => changeOf(slot).map(([column, factor]) => [column, -factor]))
  for (const { atMost, cost, covers } of given) {
    covers.forEach((share, slot) => terms[slot].push([columns.length, share]))
    columns.push({ cost: cost / unit, lower: 0, upper: Math.min(atMost, MOST_AGENTS), isInteger })
  }
  terms.forEach((row, slot) => rows.push({ lower: levels[slot], upper: levels[slot], terms: row }))
  const first = columns.length - given.length
  rows.push(...hoursRows(problem, new Float64Array(given.length), (column) => [[first + column, 1]]))
  if (isInteger) addLimits(problem, columns, rows, first)
}

/** What the catalogue allows, group by group. */
function addLimits(
  { columns: given, groups, loaded }: StaffingProblem,
  columns: Column[],
  rows: Row[],
  at: number,
): void {
  const startsAtMost = loaded.source.scenario.staffing?.startsAtMost ?? Infinity
  const moved = (row: Row, by: (column: number) => number): Row => {
    return { ...row, terms: row.terms.map(([column, factor]) => [by(column), factor] as const) }
  }
  for (const {
    columns: [first, end],
  } of groups) {
    const shifts = given.slice(first, end).flatMap(({ hours, shift }) => {
      return shift === null ? [] : [{ hours, shift, kind: shift.name, weekdays: shift.shift.weekdays }]
    })
    for (const [kind, limits] of limitsOf(shifts.map(({ shift }) => shift)))
      for (const row of limitRows(shifts, kind, limits)) rows.push(moved(row, (column) => at + first + column))
    if (shifts.length === 0 || startsAtMost === Infinity) continue
    const inUse = columns.length
    for (const _ of shifts) columns.push({ cost: 0, lower: 0, upper: 1, isInteger: true })
    const most = shifts.map(({ shift }) => Math.min(shift.allowed.atMost, MOST_ON_A_SHIFT))
    for (const row of startRows(most, startsAtMost))
      rows.push(moved(row, (i) => (i < shifts.length ? at + first + i : inUse + i - shifts.length)))
  }
}

/** Slots with a moment at which there are too few agents, or too many. */
function brokenSlots({ moments, slots }: StaffingProblem, counts: Int32Array): ReadonlySet<number> {
  const broken = moments.filter((moment) => {
    const { atLeast, atMost } = slots[moment.slot]
    const agents = agentsAt(moment, counts)
    return agents < atLeast - NEGLIGIBLE || agents > atMost + NEGLIGIBLE
  })
  return new Set(broken.map(({ slot }) => slot))
}

/** Agents at a moment: so many, and what terms come to. */
interface Crew {
  readonly slot: number
  readonly already: number
  readonly terms: Terms
}

/** Where nobody may work alone: no agents of the group at a moment, or two. */
function addCompany(
  { groups, slots }: StaffingProblem,
  columns: Column[],
  rows: Row[],
  levels: Float64Array,
  crews: readonly Crew[],
): void {
  for (const { already, slot, terms } of crews) {
    if (groups[slots[slot].group].mayBeAlone) continue
    const isStaffed = columns.length
    columns.push({ cost: 0, lower: 0, upper: 1, isInteger: true })
    const most = 4 * levels[slot] + 20
    rows.push({ lower: -already, upper: Infinity, terms: [...terms, [isStaffed, -2]] })
    rows.push({ lower: -Infinity, upper: -already, terms: [...terms, [isStaffed, -most]] })
  }
}

/** So that the solver's tolerances mean something: what is decided costs about 1 each. */
function typicalCost({ columns }: StaffingProblem): number {
  const priced = columns.filter(({ cost }) => cost > 0)
  return priced.length === 0 ? 1 : priced.reduce((sum, { cost }) => sum + cost, 0) / priced.length
}
