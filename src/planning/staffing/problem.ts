import type { Loaded } from '../../experiment/loaded.ts'
import type { Group, Model } from '../../models/model.ts'
import { compile } from '../../scenario/compile.ts'
import { coverageIn } from '../../scenario/coverage.ts'
import type { Scenario, ScenarioGroup } from '../../scenario/schema.ts'
import { usualStaffedGroup } from '../../scenario/staffing-schema.ts'
import { goalsIn, requirementsOf, type Goal, type Requirement } from './goals.ts'
import { hourCosts, type HourCosts } from '../hours/hour-costs.ts'
import { hoursInRun, type HoursRange } from '../hours/hours-range.ts'
import { planCost } from '../hours/plan-cost.ts'
import { shiftColumns, shiftStaffing, type ShiftColumn } from '../shifts/shift-columns.ts'
import { cutBy, daySets, slotWindows, type SlotWindow } from './slots.ts'
import { withStaffing } from './staffed-group.ts'
import { workingHours } from '../hours/working-hours.ts'

type Staffing = ScenarioGroup['staffing']

/** What there is to decide, and what has to be met. Counts of agents are by column, in their order. */
export interface StaffingProblem {
  readonly loaded: Loaded
  readonly groups: readonly DecidedGroup[]
  /** Of all groups, in their order. */
  readonly slots: readonly Slot[]
  readonly columns: readonly Column[]
  readonly goals: readonly Goal[]
  readonly requirements: readonly Requirement[]
  /** The share of days that may miss the goals of queues and types; null: whatever it is. */
  readonly allowedDaysMissed: number | null
  /** What costs are in: minor units of this currency; null: agent hours, where nobody is paid by the hour. */
  readonly currency: string | null
  readonly notes: readonly string[]
}

export interface DecidedGroup {
  /** Of the model's groups. */
  readonly id: number
  readonly name: string
  readonly atLeast: number
  readonly atMost: number
  readonly mayBeAlone: boolean
  readonly hours: HoursRange
  /** Of `slots` and of `columns`: from the first up to the last, not included. */
  readonly slots: readonly [number, number]
  readonly columns: readonly [number, number]
}

/** A stretch of time in which a group has so many agents. */
export interface Slot {
  readonly group: number
  readonly window: SlotWindow | null
  /** Of the model's rows: the share of each that lies in it, by its seconds. */
  readonly rows: ReadonlyMap<number, number>
  /** Agents that it may have. */
  readonly atLeast: number
  readonly atMost: number
  /** Seconds of an agent who works all of it, by period of the model's grid. */
  readonly scheduledSeconds: Float64Array
  /** Of one agent who works all of it, in a replication: minor units, or hours. */
  readonly cost: number
  readonly hours: number
}

/** Something of which there can be any number of agents: a slot, or a shift. */
export interface Column {
  readonly group: number
  readonly cost: number
  readonly hours: number
  /** Slots that one agent of it works, and the share of them. */
  readonly covers: ReadonlyMap<number, number>
  readonly atMost: number
  /** What it is, where it is a shift. */
  readonly shift: ShiftColumn | null
}

/** By group: fewest and most agents of each of its slots, where what has been fixed may only be changed by so much. */
export type SlotLimits = ReadonlyMap<string, readonly { readonly atLeast: number; readonly atMost: number }[]>

/** Reads from a scenario what there is to decide. Numbers of agents by slot; `withShifts` turns it into one of shifts. */
export function staffingProblem(loaded: Loaded, limits: SlotLimits = new Map()): StaffingProblem {
  const { model, source } = loaded
  const { scenario } = source
  const settings = scenario.staffing
  const names = Object.keys(settings?.groups ?? scenario.groups)
  const ids = names.map((name) => model.groups.findIndex((group) => group.name === name))
  const goals = goalsIn(scenario, model, ids)
  const costs = ids.map((id) => hourCosts(model, id))
  const isPaid = costs.every((cost) => cost !== null)
  const unpaid = names.filter((_, i) => costs[i] === null)
  const notes =
    isPaid || unpaid.length === names.length
      ? []
      : [`nobody is paid by the hour for ${unpaid.join(', ')}: agent hours are counted instead of money`]
  const slots: Slot[] = []
  const columns: Column[] = []
  const groups = names.map((name, i): DecidedGroup => {
    const first = slots.length
    const { atLeast, atMost = Infinity, alone, hoursAWeek } = settings?.groups?.[name] ?? usualStaffedGroup
    const own = limits.get(name)
    for (const [index, slot] of slotsOf(loaded, name, i, isPaid ? costs[i] : null).entries()) {
      const within = own === undefined ? { atLeast, atMost } : own[index]
      columns.push({
        group: i,
        cost: slot.cost,
        hours: slot.hours,
        covers: new Map([[slots.length, 1]]),
        atMost: within.atMost,
        shift: null,
      })
      slots.push({ ...slot, ...within })
    }
    const range = [first, slots.length] as const
    const hours = hoursInRun(model, hoursAWeek, workingHours(scenario, name))
    return { id: ids[i], name, atLeast, atMost, mayBeAlone: alone, hours, slots: range, columns: range }
  })
  return {
    loaded,
    groups,
    slots,
    columns,
    goals,
    allowedDaysMissed: settings?.daysMissed ?? null,
    requirements: requirementsOf(goals, model, settings?.scope ?? 'day'),
    currency: isPaid ? model.currency : null,
    notes,
  }
}

function slotsOf(
  loaded: Loaded,
  name: string,
  group: number,
  costs: HourCosts | null,
): Omit<Slot, 'atLeast' | 'atMost'>[] {
  const { model, source } = loaded
  const { scenario } = source
  const cover = coverageIn(source, name)
  const slot = (window: SlotWindow | null): Omit<Slot, 'atLeast' | 'atMost'> => {
    const { paidSeconds, scheduledSeconds } = cover(staffingOf(window, 1))
    const { cost, hours } = planCost(model, { paidSeconds, scheduledSeconds }, costs)
    return { group, window, rows: rowsOf(model, scheduledSeconds), scheduledSeconds, cost, hours }
  }
  if (model.periods.kind === 'batches') return [slot(null)]
  const shifts = scenario.staffing?.shifts === undefined ? [] : shiftColumns(source, name, workingHours(scenario, name))
  const worked = shifts.map(({ shift }) => shift.weekdays)
  return slotWindows(scenario, name, cutBy(daySets(scenario, model), worked))
    .map(slot)
    .filter(({ rows }) => rows.size > 0)
}

function rowsOf({ periods }: Model, scheduledSeconds: Float64Array): Map<number, number> {
  const [own, whole] = [new Map<number, number>(), new Map<number, number>()]
  periods.row.forEach((row, period) => {
    if (row < 0) return
    whole.set(row, (whole.get(row) ?? 0) + periods.bounds[period + 1] - periods.bounds[period])
    if (scheduledSeconds[period] > 0) own.set(row, (own.get(row) ?? 0) + scheduledSeconds[period])
  })
  return new Map([...own].map(([row, seconds]) => [row, seconds / (whole.get(row) ?? seconds)]))
}

export function staffingOf(window: SlotWindow | null, agents: number): Staffing {
  if (window === null) return { from: 'number', agents }
  return { from: 'profile', windows: [{ ...window, value: agents }] }
}

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

/**
 * The model with other staffings of some groups. What it costs is left out: hours have their price already, and a model
 * without money runs faster. Where the number of agents changes more than their times (new people, pools), all is compiled.
 */
export function modelWith(loaded: Loaded, staffings: ReadonlyMap<string, Staffing>): Model {
  const { model, source } = loaded
  const isPlain = model.groups.every(({ pool, proficiency }) => proficiency === null && pool.length === 0)
  if (!isPlain) return { ...compiledWith(loaded, staffings), economy: null }
  const groups = model.groups.map((group): Group => {
    const staffing = staffings.get(group.name)
    return staffing === undefined ? group : { ...group, ...coverageIn(source, group.name)(staffing) }
  })
  return { ...model, groups, economy: null }
}

function compiledWith({ source }: Loaded, staffings: ReadonlyMap<string, Staffing>): Model {
  const groups = Object.fromEntries(
    Object.entries(source.scenario.groups).map(([name, group]) => [name, withStaffing(group, staffings.get(name))]),
  )
  const scenario: Scenario = { ...source.scenario, groups }
  return compile({ ...source, scenario }).model
}
