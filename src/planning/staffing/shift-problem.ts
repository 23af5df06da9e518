import { cover } from '../shifts/cover.ts'
import { limitsOf } from '../shifts/shift-limits.ts'
import { hourCosts } from '../hours/hour-costs.ts'
import { planCost } from '../hours/plan-cost.ts'
import { shiftMoments, slotMoments, type Moment } from './moments.ts'
import type { Column, DecidedGroup, StaffingProblem } from './problem.ts'
import { shiftColumns } from '../shifts/shift-columns.ts'
import { shiftCoverage } from '../shifts/shift-coverage.ts'
import { workingHours } from '../hours/working-hours.ts'

/** The same problem with shifts of the catalogue to choose from, where there is one. */
export function withShifts(problem: StaffingProblem): StaffingProblem {
  const { loaded } = problem
  const { scenario } = loaded.source
  const catalogue = Object.values(scenario.staffing?.shifts ?? {})
  if (catalogue.length === 0 || loaded.model.periods.kind === 'batches') return problem
  const notes = [...problem.notes]
  const columns: Column[] = []
  const moments: Moment[] = []
  const groups = problem.groups.map((group, i): DecidedGroup => {
    const first = columns.length
    const shifts = shiftsOf(problem, group, i)
    if (shifts.length > 0) {
      columns.push(...shifts.map(({ column }) => column))
      moments.push(...momentsOf(problem, group, shifts, first))
    } else {
      columns.push(...problem.columns.slice(...group.columns))
      moments.push(...slotMoments(problem.slots.slice(...group.slots), first, group.slots[0]))
    }
    const mayWork = catalogue.some(({ groups }) => groups === null || groups.includes(group.name))
    if (shifts.length === 0 && mayWork)
      notes.push(`${group.name}: no shift of the catalogue fits the hours in which it can work: these are numbers`)
    return { ...group, columns: [first, columns.length] }
  })
  if (columns.every(({ shift }) => shift === null) && notes.length === problem.notes.length)
    notes.push('no shift of the catalogue is for a group that is decided: these are numbers')
  return { ...problem, columns, moments, groups, notes }
}

/** A shift of the catalogue as a column, and when it is worked. */
interface WorkedColumn {
  readonly column: Column
  /** By period of the grid, and the share of the agents who are not absent. */
  readonly seconds: Float64Array
  readonly present: number
}

function momentsOf(
  { slots }: StaffingProblem,
  { slots: [from, end] }: DecidedGroup,
  shifts: readonly WorkedColumn[],
  first: number,
): Moment[] {
  const worked = shifts.map((one, i) => ({ ...one, column: first + i }))
  return slots.slice(from, end).flatMap((slot, i) => shiftMoments(slot, from + i, worked))
}

function shiftsOf(
  problem: StaffingProblem,
  { id, name, slots: [first, end] }: DecidedGroup,
  group: number,
): WorkedColumn[] {
  const { currency, loaded, slots } = problem
  const { model, source } = loaded
  const shifts = shiftColumns(source, name, workingHours(source.scenario, name))
  const costs = currency === null ? null : hourCosts(model, id)
  // Of those who are planned, some are absent.
  const present = 1 - (source.scenario.groups[name].attendance?.absence?.share ?? 0)
  const columns = shiftCoverage(source, name, shifts).map((plan, i): WorkedColumn => {
    const covers = new Map<number, number>()
    for (let slot = first; slot < end; slot++) {
      const share = shareOf(plan.scheduledSeconds, slots[slot].scheduledSeconds)
      if (share > 0) covers.set(slot, share * present)
    }
    const atMost = shifts[i].allowed.atMost
    const column = { group, ...planCost(model, plan, costs), covers, atMost, shift: shifts[i] }
    return { column, seconds: plan.scheduledSeconds, present }
  })
  // Nothing is known of days that are not simulated.
  return columns.filter(({ column: { covers, hours } }) => hours > 0 || covers.size > 0)
}

/** Of the time of a slot. */
function shareOf(worked: Float64Array, slot: Float64Array): number {
  let [sum, whole] = [0, 0]
  for (let period = 0; period < slot.length; period++) {
    if (slot[period] === 0) continue
    sum += Math.min(worked[period], slot[period])
    whole += slot[period]
  }
  return whole === 0 ? 0 : sum / whole
}

/** The cheapest shifts that have as many agents in every slot as are needed, or as many as shifts can have. */
export async function coverLevels(
  problem: StaffingProblem,
  needed: Float64Array,
): Promise<{ counts: Int32Array; short: readonly number[] }> {
  const counts = new Int32Array(problem.columns.length)
  const short: number[] = []
  for (const {
    columns: [first, last],
    hours: range,
    slots: [from, end],
  } of problem.groups) {
    const own = problem.columns.slice(first, last)
    const shifts = own.flatMap(({ shift }) => (shift === null ? [] : [shift]))
    if (shifts.length === 0) {
      for (let slot = from; slot < end; slot++) counts[first + slot - from] = Math.ceil(needed[slot] - 1e-9)
      continue
    }
    const covering = (required: ArrayLike<number>) =>
      cover({
        slots: problem.slots
          .slice(from, end)
          .map(({ atMost, hours }, i) => ({ required: required[from + i], atMost, hours })),
        columns: own.map(({ cost, covers, hours }, i) => ({
          kind: shifts[i].name,
          weekdays: shifts[i].shift.weekdays,
          cost,
          hours,
          covers: new Map([...covers].map(([slot, share]) => [slot - from, share])),
        })),
        limits: limitsOf(shifts),
        hours: range,
        startsAtMost: problem.loaded.source.scenario.staffing?.startsAtMost ?? Infinity,
      })
    let found = await covering(needed)
    if (found.status === 'uncovered') {
      const { missing } = found
      for (const slot of missing.keys()) short.push(from + slot)
      found = await covering(needed.map((agents, slot) => agents - (missing.get(slot - from) ?? 0) - 1e-6))
    }
    if (found.status === 'covered') counts.set(found.counts, first)
  }
  return { counts, short }
}
