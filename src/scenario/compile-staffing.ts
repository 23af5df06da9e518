import type { MonthPlan } from './agents-schema.ts'
import { piecesOf } from './arrivals.ts'
import type { Calendar } from './calendar.ts'
import type { Compilation } from './compile-context.ts'
import { readIntervalColumn } from './compile-interval-file.ts'
import { compileShifts } from './compile-people.ts'
import { within } from './compile-steps.ts'
import type { Piece } from './compile-steps.ts'
import { monthOf } from './dates.ts'
import { placeOf } from './places.ts'
import type { Place } from './places.ts'
import type { ScenarioGroup } from './schema.ts'
import { headcountPlan } from './staffing.ts'
import type { StaffedPlan } from './staffing.ts'
import type { Path } from './tree.ts'

/** Who works when, in a group. Numbers by the clock start and end with it; a number holds in the opening hours of the scenario. */
export function planOf(compilation: Compilation, name: string, group: ScenarioGroup): StaffedPlan {
  const { staffing, attendance, site, months } = group
  const { bounds } = compilation.periods
  const undated = compilation.calendar === null || compilation.calendar.startDate === null ? monthsIn(name, group) : []
  for (const path of undated) compilation.fault(path, UNDATED)
  if (undated.length > 0) return headcountPlan([], bounds)
  if (staffing.from === 'number' && compilation.calendar === null)
    return headcountPlan([{ from: 0, to: Infinity, value: staffing.agents }], bounds)
  const place = placeOf(compilation, { site, months })
  const { calendar, grid, atWork } = place
  if (staffing.from === 'number') return headcountPlan(numberPieces(place, staffing.agents), bounds)
  if (staffing.from === 'shifts') return compileShifts(compilation, name, staffing.shifts, attendance, calendar)
  if (staffing.from === 'profile') return headcountPlan(piecesOf(calendar, staffing.windows), bounds)
  if (staffing.from === 'months') return headcountPlan(monthPieces(place, staffing.plans), bounds)
  const table = compilation.table(staffing.file)
  if (table === null) return headcountPlan([], bounds)
  const { values, problems } = readIntervalColumn(table, staffing.column, grid, { whole: 'agents' })
  compilation.problems.push(...problems)
  const local = grid.periods.bounds
  const pieces = Array.from(values, (value, i): Piece => ({ from: local[i], to: local[i + 1], value }))
  return headcountPlan(atWork(pieces.filter(({ from }) => from < calendar.horizon)), bounds)
}

const UNDATED = {
  message: 'nobody knows which months those are: the days of the run have no dates',
  allowed: '`calendar.start`, a date',
}

/** Where a group speaks of months; what its files say of them is for those who read them. */
function monthsIn(name: string, { months, staffing }: ScenarioGroup): Path[] {
  const path = ['groups', name]
  const found: Path[] = months === undefined ? [] : [[...path, 'months']]
  if (staffing.from === 'months') found.push([...path, 'agents', 'months'])
  if (staffing.from !== 'shifts' || !('length' in staffing.shifts)) return found
  const shifts = staffing.shifts.flatMap((shift, i) => (shift.months === undefined ? [] : [i]))
  return [...found, ...shifts.map((i): Path => [...path, 'shifts', i, 'months'])]
}

function numberPieces({ grid, atWork }: Place, agents: number): readonly Piece[] {
  return atWork(within([{ from: 0, to: Infinity, value: agents }], grid.opening, Infinity))
}

/**
 * Each plan at the instants of its months and at no other, so that no night at the end of a month is without agents, or
 * has those of two months.
 */
function monthPieces(place: Place, plans: readonly MonthPlan[]): Piece[] {
  const { calendar } = place
  return plans.flatMap(({ months, plan }) => {
    const pieces = typeof plan === 'number' ? numberPieces(place, plan) : piecesOf(calendar, plan)
    return within(pieces, instantsOf(calendar, months), Infinity)
  })
}

/** Pairs of instants at which months begin and end; the one in which the days end has no end. */
function instantsOf({ days }: Calendar, months: readonly number[]): Float64Array {
  const instants: number[] = []
  days.forEach(({ label, startAt, endAt }, day) => {
    if (!months.includes(monthOf(label))) return
    const to = day + 1 < days.length ? endAt : Infinity
    if (instants[instants.length - 1] === startAt) instants[instants.length - 1] = to
    else instants.push(startAt, to)
  })
  return Float64Array.from(instants)
}
