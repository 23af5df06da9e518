import type { Loaded } from '../../experiment/loaded.ts'
import type { Model } from '../../models/model.ts'
import { coverageIn } from '../../scenario/coverage.ts'
import { usualStaffedGroup } from '../../scenario/staffing-schema.ts'
import { goalsIn, requirementsOf, type Goal, type Requirement } from './goals.ts'
import { hourCosts, type HourCosts } from '../hours/hour-costs.ts'
import { hoursInRun, type HoursRange } from '../hours/hours-range.ts'
import { planCost } from '../hours/plan-cost.ts'
import { shiftColumns, type ShiftColumn } from '../shifts/shift-columns.ts'
import { slotMoments, type Moment } from './moments.ts'
import { cutBy, daySets, slotWindows, staffingOf, type SlotWindow } from './slots.ts'
import { workingHours } from '../hours/working-hours.ts'

/** What there is to decide, and what has to be met. Counts of agents are by column, in their order. */
export interface StaffingProblem {
  readonly loaded: Loaded
  readonly groups: readonly DecidedGroup[]
  /** Of all groups, in their order. */
  readonly slots: readonly Slot[]
  readonly columns: readonly Column[]
  /** At all of which the rules on numbers of agents hold. */
  readonly moments: readonly Moment[]
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
    moments: slotMoments(slots, 0, 0),
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
