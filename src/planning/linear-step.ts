import type { StaffingProblem } from './problem.ts'
import type { Slopes } from './slopes.ts'
import { solve, type Column, type Row } from './solver.ts'

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
/** Solved to a part of what one agent costs: more exact than slopes are. */
const PART_OF_AN_AGENT = 0.4
const FINEST_GAP = 1e-4
const COARSEST_GAP = 5e-3
const NODES = 200

/**
 * The cheapest staffing near another that meets the requirements if they change by their slopes: an integer programme with
 * a trust region, solved anew from each staffing simulated. What cannot be met is met as far as possible. null where the
 * solver found nothing.
 */
export async function linearStep(problem: StaffingProblem, around: Surroundings): Promise<Int32Array | null> {
  const { slots } = problem
  const program = programAround(problem, around, true)
  const agents = around.counts.reduce((sum, count) => sum + count, 1)
  const gap = Math.min(COARSEST_GAP, Math.max(FINEST_GAP, PART_OF_AN_AGENT / agents))
  const solution = await solve(program, { gap, nodes: NODES })
  if (!('values' in solution)) return null
  const counts = problem.columns.map((_, column) => Math.round(solution.values[column]))
  return slots.length === 0 ? null : Int32Array.from(counts)
}

/** Columns: counts; then by slot, agents more and agents fewer than here; then shortfalls by requirement; then extras. */
export function programAround(
  problem: StaffingProblem,
  { counts, down, levels, reach, slacks, up }: Surroundings,
  isInteger: boolean,
): { columns: Column[]; rows: Row[] } {
  const { columns: given, groups, requirements, slots } = problem
  const unit = typicalCost(problem)
  const columns: Column[] = given.map(({ atMost, cost }) => ({
    cost: cost / unit,
    lower: 0,
    upper: Math.min(atMost, 100_000),
    isInteger,
  }))
  const rows: Row[] = []
  const termsOf: [number, number][][] = slots.map(() => [])
  given.forEach(({ covers }, column) => covers.forEach((share, slot) => termsOf[slot].push([column, share])))
  const more = columns.length
  slots.forEach(({ group }, slot) => {
    const { atLeast, atMost } = groups[group]
    const far = reach(levels[slot])
    const most = Math.max(levels[slot], Math.min(atMost, levels[slot] + far))
    columns.push({ cost: 0, lower: 0, upper: most - levels[slot], isInteger: false })
    const least = Math.max(Math.min(atLeast, most), Math.min(levels[slot], levels[slot] - far), 0)
    rows.push({ lower: Math.min(least, most), upper: most, terms: termsOf[slot] })
  })
  const fewer = columns.length
  slots.forEach((_, slot) => columns.push({ cost: 0, lower: 0, upper: levels[slot], isInteger: false }))
  slots.forEach((_, slot) => {
    const terms: [number, number][] = [...termsOf[slot], [more + slot, -1], [fewer + slot, 1]]
    rows.push({ lower: levels[slot], upper: levels[slot], terms })
  })
  requirements.forEach((_, requirement) => {
    const terms: [number, number][] = []
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
    columns.push({
      cost: SHORTFALL * (cheapest === Infinity ? 1 : cheapest),
      lower: 0,
      upper: Infinity,
      isInteger: false,
    })
    rows.push({ lower: -slacks[requirement], upper: Infinity, terms })
  })
  if (isInteger) addCompany(problem, columns, rows, counts, termsOf)
  return { columns, rows }
}

/** Where nobody may work alone: no agents of the group in a slot, or two. */
function addCompany(
  { groups, slots }: StaffingProblem,
  columns: Column[],
  rows: Row[],
  counts: Int32Array,
  termsOf: readonly (readonly [number, number][])[],
): void {
  const most = 2 * counts.reduce((sum, count) => sum + count, 10)
  slots.forEach(({ group }, slot) => {
    if (groups[group].mayBeAlone) return
    const isStaffed = columns.length
    columns.push({ cost: 0, lower: 0, upper: 1, isInteger: true })
    rows.push({ lower: 0, upper: Infinity, terms: [...termsOf[slot], [isStaffed, -2]] })
    rows.push({ lower: -Infinity, upper: 0, terms: [...termsOf[slot], [isStaffed, -most]] })
  })
}

/** So that the solver's tolerances mean something: what is decided costs about 1 each. */
function typicalCost({ columns }: StaffingProblem): number {
  const priced = columns.filter(({ cost }) => cost > 0)
  return priced.length === 0 ? 1 : priced.reduce((sum, { cost }) => sum + cost, 0) / priced.length
}
