import type { Law } from '../engine/law.ts'
import type { Model, Periods } from '../models/model.ts'
import type { Outbound } from '../models/outbound/outbound-model.ts'
import type { Colors } from './colors.ts'
import { type Column, type Row, tabulate } from './columns.ts'
import { demandOf, type Demand } from './demand.ts'
import { amount, grouped, NOTHING, percent, plural, seconds, wholeSeconds } from './format.ts'
import { goalText } from './queue-rows.ts'
import { printable, wrap } from './text-width.ts'

/** What was understood of a scenario: its types, groups and days, and the load against the staffing. */
export function outline(model: Model, width: number, colors: Colors): string {
  const demand = demandOf(model)
  const sections = [
    typeLines(model, demand, width, colors),
    groupLines(model, width, colors),
    wrap(`${horizonText(model.periods)}; ${routingText(model)}`, width),
    wrap(loadText(model.periods, demand), width),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const typeColumns: Column[] = [
  { head: 'type', align: 'left', atLeast: 12 },
  { head: 'queue', align: 'left', atLeast: 12, rank: 1 },
  { head: 'contacts' },
  { head: 'AHT' },
  { head: 'load (Erlangs)' },
  { head: 'at most', rank: 4 },
  { head: 'patience', rank: 2 },
  { head: 'goal', align: 'left', rank: 3 },
]

function typeLines({ types, queues, periods }: Model, demand: Demand, width: number, colors: Colors): string[] {
  const [from] = reported(periods)
  const rows: Row[] = types.map((type, id) => {
    const queue = queues[type.queue]
    const expected = demand.contacts[id]
    const lengthOf = (period: number) => periods.bounds[period + 1] - periods.bounds[period]
    const offered = Array.from(expected.keys()).filter((period) => period >= from && expected[period] > 0)
    const contacts = offered.reduce((sum, period) => sum + expected[period], 0)
    const open = offered.reduce((sum, period) => sum + lengthOf(period), 0)
    const load = open > 0 ? (contacts * demand.handleSeconds[id]) / open : 0
    const most = Math.max(
      0,
      ...offered.map((period) => (expected[period] * demand.handleSeconds[id]) / lengthOf(period)),
    )
    const goal = queue.goal ?? type.goal
    return {
      cells: [
        { text: printable(type.name) },
        { text: printable(queue.name) },
        { text: listText(type.outbound) ?? `${amount(contacts / spanOf(periods).units)} ${spanOf(periods).per}` },
        { text: seconds(demand.handleSeconds[id]) },
        { text: amount(load) },
        { text: amount(most) },
        { text: type.outbound === null ? patienceText(type.patience) : NOTHING },
        { text: goal === null ? NOTHING : goalText({ ...goal, clock: type.goalClock }) },
      ],
    }
  })
  return tabulate(typeColumns, rows, width, colors.dim)
}

/** Whom a list holds; null: there is none. */
function listText(outbound: Outbound | null): string | null {
  if (outbound === null) return null
  if (outbound.records === Infinity) return 'endless list'
  return `list of ${grouped(outbound.records)}${outbound.loadedAt.length > 1 ? ' a day' : ''}`
}

/** The law by its name in a scenario, and how many hang up at once. */
function patienceText(patience: Law | null): string {
  let law = patience
  let stay = 1
  let change = ''
  while (law?.law === 'atZero' || law?.law === 'shifted' || law?.law === 'truncated') {
    if (law.law === 'atZero') stay *= 1 - law.probability
    else change = `, ${law.law}`
    law = law.of
  }
  const name = law === null || (law.law === 'constant' && law.value === Infinity) ? 'endless' : law.law + change
  return stay === 1 ? name : `${name}, ${Number((100 * (1 - stay)).toPrecision(3))} % balk`
}

const groupColumns: Column[] = [
  { head: 'group', align: 'left', atLeast: 12 },
  { head: 'agents (mean)' },
  { head: 'at most' },
  { head: 'paid', rank: 1 },
  { head: 'skills', align: 'left', atLeast: 10 },
]

function groupLines({ groups, types, periods }: Model, width: number, colors: Colors): string[] {
  const [from] = reported(periods)
  const lengths = Float64Array.from(
    { length: periods.bounds.length - 1 },
    (_, i) => periods.bounds[i + 1] - periods.bounds[i],
  )
  const rows: Row[] = groups.map(({ name, skills, scheduledSeconds, paidSeconds }) => {
    const agents = scheduledSeconds.map((scheduled, i) => scheduled / lengths[i]).slice(from)
    const staffed = lengths.slice(from).reduce((sum, length, i) => sum + (agents[i] > 0 ? length : 0), 0)
    const scheduled = scheduledSeconds.slice(from).reduce((sum, one) => sum + one, 0)
    const paidHours = paidSeconds.slice(from).reduce((sum, one) => sum + one, 0) / 3600 / spanOf(periods).units
    return {
      cells: [
        { text: printable(name) },
        { text: staffed > 0 ? amount(scheduled / staffed) : '0' },
        { text: amount(agents.reduce((most, one) => Math.max(most, one), 0)) },
        { text: `${amount(paidHours)} h ${spanOf(periods).per}` },
        { text: skills.map(({ type }) => printable(types[type].name)).join(', ') },
      ],
    }
  })
  return tabulate(groupColumns, rows, width, colors.dim)
}

/** First and last bound that are reported: what comes before is warm-up. */
function reported({ bounds, warmup }: Periods): readonly [number, number] {
  return [warmup, bounds.length - 1]
}

function reportedDays({ day, warmup }: Periods): number {
  return new Set(day.slice(warmup)).size
}

/** Counts are told per day, or per hour where there are no days. */
function spanOf(periods: Periods): { readonly units: number; readonly per: string } {
  const [from, to] = reported(periods)
  if (periods.kind === 'calendar') return { units: reportedDays(periods), per: 'a day' }
  return { units: (periods.bounds[to] - periods.bounds[from]) / 3600, per: 'an hour' }
}

function horizonText(periods: Periods): string {
  const { bounds, day, days, kind, warmup } = periods
  const count = bounds.length - 1 - warmup
  const length = wholeSeconds(bounds[bounds.length - 1] - bounds[bounds.length - 2])
  if (kind === 'batches')
    return `Steady state: ${plural(count, 'batch').replace('batchs', 'batches')} of ${length} after a warm-up`
  const first = days[day[warmup]]
  const from = /^\d/.test(first.label) ? ` from ${first.weekday} ${first.label}` : ''
  return `${plural(reportedDays(periods), 'day')}${from}, ${plural(count, 'interval')} of ${length}`
}

function routingText({ routing, serviceLevel }: Model): string {
  const { agent, contact } = routing
  return `agents by ${agent.rule}, contacts by ${contact.rule}; service level: ${serviceLevel.replaceAll('-', ' ')}.`
}

/** Where the agents are busiest: no staffing stands a load above it for long. */
function loadText(periods: Periods, { load, agents }: Demand): string {
  const staffed = Array.from(load.keys()).filter((i) => i >= periods.warmup && agents[i] > 0)
  if (staffed.length === 0) return 'Nobody is signed in at any time.'
  const busiest = staffed.reduce((a, b) => (load[b] / agents[b] > load[a] / agents[a] ? b : a))
  const most = `${amount(load[busiest])} Erlangs for ${amount(agents[busiest])} agents, ${percent(load[busiest] / agents[busiest], 0)}`
  if (periods.kind === 'batches') return `Load against staffing: ${most}.`
  const total = (of: Float64Array) =>
    staffed.reduce((sum, i) => sum + of[i] * (periods.bounds[i + 1] - periods.bounds[i]), 0)
  const mean = percent(total(load) / total(agents), 0)
  const { label, start } = periods.rows[periods.row[busiest]]
  const several = periods.days.length > 1 ? ` of ${label}` : ''
  return `Load against staffing: ${mean} over ${grouped(staffed.length)} staffed intervals; most from ${start}${several}: ${most}.`
}
