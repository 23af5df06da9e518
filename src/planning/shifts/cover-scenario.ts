import type { Loaded } from '../../experiment/loaded.ts'
import { VERSION } from '../../experiment/version.ts'
import { minorUnitsIn } from '../../models/currency.ts'
import { coverageIn } from '../../scenario/coverage.ts'
import { problemAt, ScenarioError } from '../../scenario/diagnostics.ts'
import type { ScenarioGroup } from '../../scenario/schema.ts'
import { cover, type Cover, type Uncovered } from './cover.ts'
import { coverGrid, type CoverGrid } from './cover-slots.ts'
import { hourCosts, type HourCosts } from '../hours/hour-costs.ts'
import { hoursInRun } from '../hours/hours-range.ts'
import { planCost } from '../hours/plan-cost.ts'
import { scheduleLines, type GroupSchedule } from './schedule.ts'
import { shiftColumns, shiftStaffing } from './shift-columns.ts'
import { limitsOf } from './shift-limits.ts'
import { shiftCoverage } from './shift-coverage.ts'
import { workingHours } from '../hours/working-hours.ts'

/** Shifts for groups of which a scenario says how many agents there have to be. */
export interface CoverAnswer {
  /** Version of agner. */
  readonly agner: string
  readonly scenario: { readonly name: string; readonly hash: string }
  /** What costs are in; null: paid hours, where nobody is paid by the hour. */
  readonly currency: string | null
  readonly groups: readonly GroupCover[]
  readonly notes: readonly string[]
  /** By group: what the scenario would have in place of its agents; of those that are covered. */
  readonly staffings: ReadonlyMap<string, ScenarioGroup['staffing']>
}

export interface GroupCover {
  readonly schedule: GroupSchedule
  /** Of the run: agent hours that are needed. */
  readonly requiredHours: number
  /** Different shifts that there are to choose from. */
  readonly choices: number
  /** null: what is needed cannot be covered. */
  readonly found: FoundCover | null
  /** By time: what is missing in the best that can be done. */
  readonly missing: readonly MissingAgents[]
  /** Of what is not found: whether it is known that there is none. */
  readonly isCertain: boolean
}

/** Of the run; costs in whole units of the currency, or hours. */
export interface FoundCover {
  readonly cost: number
  /** No shifts of the catalogue that cover it cost less. */
  readonly bound: number
  readonly gap: number
  readonly paidHours: number
  /** Agent hours by which the shifts, as a whole, are beyond what is needed, and below it: breaks in windows go by turns. */
  readonly hoursOver: number
  readonly hoursUnder: number
  /** When most are missing below what is needed; null: never. */
  readonly lowest: Omit<MissingAgents, 'isReachable'> | null
}

export interface MissingAgents {
  /** `mon 2026-03-23 07:30`, `day 1 07:30`. */
  readonly when: string
  readonly agents: number
  /** Whether some shift has anybody there. */
  readonly isReachable: boolean
}

/**
 * Covers the agents that groups have by number, profile or file with shifts of the catalogue at the least cost. Throws a
 * ScenarioError where there is no catalogue, or none of it fits.
 */
export async function coverScenario(loaded: Loaded): Promise<CoverAnswer> {
  const { model, source, name, hash } = loaded
  const { scenario, placeOf } = source
  const refuse = (message: string, allowed: string): never => {
    throw new ScenarioError([problemAt(placeOf(['staffing']), { message, allowed })])
  }
  if (scenario.staffing?.shifts === undefined) refuse('no shifts to choose from', 'a catalogue under `staffing.shifts`')
  if (model.periods.kind === 'batches') refuse('a run without days has no shifts', 'days, without `run.horizon`')
  const names = Object.keys(scenario.staffing?.groups ?? scenario.groups)
  const open = names.filter((group) => scenario.groups[group].staffing.from !== 'shifts')
  if (open.length === 0)
    refuse('all groups have shifts of their own', 'groups with `agents`: how many there have to be')
  const left = names.filter((group) => !open.includes(group))
  const costs = open.map((group) =>
    hourCosts(
      model,
      model.groups.findIndex((other) => other.name === group),
    ),
  )
  const isPaid = costs.every((cost) => cost !== null)
  const groups: GroupCover[] = []
  const staffings = new Map<string, ScenarioGroup['staffing']>()
  for (const [i, group] of open.entries()) {
    const { answer, staffing } = await coverGroup(loaded, group, isPaid ? costs[i] : null)
    groups.push(answer)
    if (staffing !== null) staffings.set(group, staffing)
  }
  const notes = [
    ...(left.length > 0 ? [`${left.join(', ')}: left with the shifts that the scenario has`] : []),
    ...open.flatMap((group) => leftAside(group, scenario)),
    ...(!isPaid && costs.some((cost) => cost !== null)
      ? ['not everybody is paid by the hour: hours are counted instead of money']
      : []),
  ]
  return {
    agner: VERSION,
    scenario: { name, hash },
    currency: isPaid ? model.currency : null,
    groups,
    notes,
    staffings,
  }
}

async function coverGroup(
  { model, source }: Loaded,
  name: string,
  costs: HourCosts | null,
): Promise<{ answer: GroupCover; staffing: ScenarioGroup['staffing'] | null }> {
  const { scenario } = source
  const { bounds } = model.periods
  const group = model.groups.find((other) => other.name === name)
  const needed = group?.scheduledSeconds ?? new Float64Array(bounds.length - 1)
  const required = needed.map((seconds, period) => seconds / (bounds[period + 1] - bounds[period]))
  const all = shiftColumns(source, name, workingHours(scenario, name))
  const plansOfAll = shiftCoverage(source, name, all)
  // Nothing is known of days that are not simulated.
  const isSimulated = plansOfAll.map(({ paidSeconds }) => paidSeconds.some((seconds) => seconds > 0))
  const [columns, plans] = [all.filter((_, i) => isSimulated[i]), plansOfAll.filter((_, i) => isSimulated[i])]
  const worth = plans.map((plan) => planCost(model, plan, costs))
  const grid = coverGrid(
    bounds,
    required,
    plans.map(({ scheduledSeconds }) => scheduledSeconds),
  )
  const answer = await cover({
    slots: grid.slots,
    columns: columns.map(({ name: kind, shift: { weekdays } }, i) => ({
      kind,
      weekdays,
      ...worth[i],
      covers: grid.covers[i],
    })),
    limits: limitsOf(columns),
    hours: hoursInRun(model, scenario.staffing?.groups?.[name]?.hoursAWeek, workingHours(scenario, name)),
    startsAtMost: scenario.staffing?.startsAtMost ?? Infinity,
  })
  const isCovered = answer.status === 'covered'
  const staffing = isCovered ? shiftStaffing(columns, answer.counts) : null
  const scheduled = staffing === null ? needed : coverageIn(source, name)(staffing).scheduledSeconds
  const unit = costs === null || model.currency === null ? 1 : minorUnitsIn(model.currency)
  return {
    answer: {
      schedule: { group: name, hasAgents: true, lines: isCovered ? scheduleLines(columns, answer.counts) : [] },
      requiredHours: grid.slots.reduce((sum, slot) => sum + slot.required * slot.hours, 0),
      choices: columns.length,
      found: isCovered ? foundIn(answer, unit, { model, required, scheduled }) : null,
      missing: isCovered ? [] : missingIn(answer, grid, model),
      isCertain: isCovered || answer.isCertain,
    },
    staffing,
  }
}

/** Rules on numbers are for who decides numbers. */
function leftAside(group: string, { staffing }: Loaded['source']['scenario']): string[] {
  const { alone = true, atLeast = 0, atMost } = staffing?.groups?.[group] ?? {}
  const keys = [...(atLeast > 0 ? ['at-least'] : []), ...(atMost === undefined ? [] : ['at-most'])]
  if (!alone) keys.push('alone')
  if (keys.length === 0) return []
  return [
    `${group}: ${keys.join(', ')} of \`staffing.groups\` left aside: the agents that the scenario has are covered`,
  ]
}

/** What is there of what is needed. */
interface Coverage {
  readonly model: Loaded['model']
  /** Agents by period. */
  readonly required: Float64Array
  readonly scheduled: Float64Array
}

/** An agent for a hundredth of an interval: less is rounding. */
const NEGLIGIBLE = 0.01

function foundIn(
  { cost, bound, gap, paidHours }: Cover,
  unit: number,
  { model: { periods }, required, scheduled }: Coverage,
): FoundCover {
  let [hoursOver, hoursUnder] = [0, 0]
  let lowest: FoundCover['lowest'] = null
  required.forEach((agents, period) => {
    const seconds = periods.bounds[period + 1] - periods.bounds[period]
    const short = agents - scheduled[period] / seconds
    hoursOver += (Math.max(0, -short) * seconds) / 3600
    if (short < NEGLIGIBLE) return
    hoursUnder += (short * seconds) / 3600
    if (periods.row[period] >= 0 && short > (lowest?.agents ?? 0))
      lowest = { when: timeOf(periods, period), agents: short }
  })
  return { cost: cost / unit, bound: bound / unit, gap, paidHours, hoursOver, hoursUnder, lowest }
}

/** `mon 2026-03-23 07:30`, `day 1 07:30`; on long horizons `mon 07:30`. */
function timeOf({ row, rows, day, days }: Loaded['model']['periods'], period: number): string {
  const { label, start, day: ofDay } = rows[row[period]]
  const { weekday } = days[day[period]]
  return `${ofDay < 0 || label.startsWith('day') ? label : `${weekday} ${label}`} ${start}`
}

/** By row of the report, the most of its periods. */
function missingIn(
  { missing, unreachable }: Uncovered,
  { slotOf }: CoverGrid,
  model: Loaded['model'],
): MissingAgents[] {
  const found = new Map<string, MissingAgents>()
  slotOf.forEach((slot, period) => {
    const agents = missing.get(slot) ?? 0
    // Warm-up has no row, and the same days follow it.
    if (agents === 0 || model.periods.row[period] < 0) return
    const when = timeOf(model.periods, period)
    if (agents <= (found.get(when)?.agents ?? 0)) return
    found.set(when, { when, agents, isReachable: !unreachable.includes(slot) })
  })
  return [...found.values()]
}
