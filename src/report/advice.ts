import type { IntervalSummary, Summary } from '../experiment/summary.ts'
import { listed } from '../scenario/names.ts'
import { growingBacklog } from './backlog-advice.ts'
import { amount, count, halfWidth, inWords, percent, plural, seconds, share, valueOf } from './format.ts'
import { enough, idleGoals, missedGoals, more, openGoals } from './goal-advice.ts'
import { emptiness, overload, overwork } from './load-advice.ts'
import { isCalled, nuisanceCalls } from './outbound-advice.ts'
import { holdsSeveral } from './group-rows.ts'
import { judgedName } from './queue-rows.ts'
import { staffingOf } from './staffing-of.ts'
import { printable } from './text-width.ts'
import { intervalLabel, lateContacts } from './time-rows.ts'

/** Sentences a reader has time for. */
const MOST = 4
/** Above it waits grow steeply with every further contact, and agents do not last. */
const HIGH_OCCUPANCY = 0.88
const LOW_OCCUPANCY = 0.6
const HIGH_ABANDONMENT = 0.05
/** A margin of more than a point hides what one agent more or less does. */
const WIDE_MARGIN = 0.01
/** Fewer contacts in a whole run say nothing of how many agents will do. */
const FEW_CONTACTS = 200

/** What to look at next, most urgent first: two to four sentences computed from the figures. */
export function advice(summary: Summary): string[] {
  const empty = emptiness(summary)
  if (summary.contacts === 0) return empty
  const found = [
    ...empty,
    ...overload(summary),
    ...overwork(summary),
    ...growingBacklog(summary),
    ...missedGoals(summary),
    ...worstInterval(summary),
    ...precision(summary),
    ...losses(summary),
    ...nuisanceCalls(summary),
    ...highOccupancy(summary),
    ...risk(summary),
    ...idleGoals(summary),
    ...leftWaiting(summary),
    ...spareAgents(summary),
  ]
  return found.length > 0 ? found.slice(0, MOST) : [calm(summary)]
}

function calm(summary: Summary): string {
  const fewer = mostAgents(summary) > 1 ? ', or one agent fewer' : ''
  return `Nothing stands out: try a busier day${fewer}.`
}

function worstInterval({ intervals, goals }: Summary): string[] {
  const judged = intervals.filter(({ totals }) => valueOf(totals.serviceLevel) !== null)
  if (judged.length < 2) return []
  const worst = judged.reduce((a, b) => (lateContacts(b) > lateContacts(a) ? b : a))
  const level = valueOf(worst.totals.serviceLevel) ?? 1
  const lowestGoal = Math.min(...goals.map((goal) => goal.share), 0.9)
  if (level >= lowestGoal) return []
  const offered = count(worst.totals.offered).text
  return [
    `Most contacts are late from ${intervalLabel(intervals)(worst)}: ${percent(level)} of ${offered} within their ` +
      `target${staffed(worst)}.`,
  ]
}

function staffed({ totals }: IntervalSummary): string {
  const agents = valueOf(totals.scheduled)
  const occupancy = valueOf(totals.occupancy)
  if (agents === 0) return ', when nobody is scheduled'
  if (agents === null || occupancy === null) return ''
  return `, with ${amount(agents)} ${agents === 1 ? 'agent' : 'agents'} busy ${percent(occupancy, 0)} of the time`
}

function precision(summary: Summary): string[] {
  const { replications, contacts } = summary
  if (contacts < FEW_CONTACTS)
    return [`Only ${plural(contacts, 'contact')} came in the whole run: too few to say much; run longer or more often.`]
  if (replications < 2) return ['One replication shows one day by chance: --replications 30 gives intervals.']
  const open = openGoals(summary)
  if (open.length > 0) return open
  const [wide] = Object.entries(summary.queues)
    .map(([name, { serviceLevel }]) => ({ name, serviceLevel, half: halfWidth(serviceLevel) ?? 0 }))
    .sort((a, b) => b.half - a.half)
  if (wide === undefined || wide.half <= WIDE_MARGIN) return []
  const needed = enough(replications, wide.half, WIDE_MARGIN)
  const level = inWords(share(wide.serviceLevel))
  return [`${printable(wide.name)}: ${level} is a wide interval; about ${more(summary, needed)} would make it ± 1.`]
}

function losses({ queues }: Summary): string[] {
  return Object.entries(queues).flatMap(([name, figures]) => {
    if (isCalled(figures)) return []
    const [abandonment, blocking] = [valueOf(figures.abandonment) ?? 0, valueOf(figures.blocking) ?? 0]
    const found = []
    if (blocking > 0.01) found.push(`${printable(name)}: ${percent(blocking)} find no free line or place.`)
    if (abandonment > HIGH_ABANDONMENT) {
      const wait = valueOf(figures.meanWaitAbandoned)
      const after = wait === null ? '' : `, after ${seconds(wait)} on average`
      found.push(`${printable(name)}: ${percent(abandonment)} abandon${after}; above 5 % many of them will try again.`)
    }
    return found
  })
}

/** Of the contacts that agents have room for, where that is several: with one of them in hand they are not overworked. */
function highOccupancy({ groups, remedies }: Summary): string[] {
  const busy = Object.entries(groups).flatMap(([name, figures]) => {
    const several = holdsSeveral(figures)
    const occupancy = valueOf(several ? figures.slotOccupancy : figures.occupancy) ?? 0
    if (occupancy <= HIGH_OCCUPANCY || remedies.callers.includes(name)) return []
    return [`${printable(name)} (${percent(occupancy, 0)}${several ? ' of its slots' : ''})`]
  })
  if (busy.length === 0) return []
  return [`Occupancy is high in ${listed(busy, 4)}: above 85–90 % waits grow steeply and agents do not last.`]
}

function risk({ queues, types, goals, days, replications }: Summary): string[] {
  if (days.length === 1 && replications === 1) return []
  const missedAnyway = new Set(goals.filter(({ verdict }) => verdict === 'missed').map(judgedName))
  return Object.entries({ ...types, ...queues }).flatMap(([name, figures]) => {
    const missed = valueOf(figures.daysMissed) ?? 0
    if (missed <= 0.1 || missedAnyway.has(printable(name))) return []
    const what = days.length > 1 ? 'days' : 'days like this one'
    return [`${printable(name)} misses its goal on ${percent(missed, 0)} of ${what}: the average hides them.`]
  })
}

function leftWaiting({ queues }: Summary): string[] {
  return Object.entries(queues).flatMap(([name, figures]) => {
    const waiting = valueOf(figures.waiting) ?? 0
    return waiting >= 1
      ? [`${printable(name)}: ${amount(waiting)} still wait at the end; they are in no wait figure.`]
      : []
  })
}

function spareAgents(summary: Summary): string[] {
  const { groups, goals, intervals, contacts } = summary
  if (goals.length === 0) return ['No goal is set: `goal: 80% in 20s` under a type gives a verdict.']
  if (contacts < FEW_CONTACTS || goals.some(({ verdict }) => verdict !== 'met')) return []
  const spare = Object.entries(groups).flatMap(([name, figures]) => {
    const occupancy = valueOf(figures.occupancy)
    const { most } = staffingOf(intervals, (interval) => interval.groups[name]?.scheduled)
    if ((most ?? valueOf(figures.scheduled) ?? 0) <= 1) return []
    return occupancy !== null && occupancy < LOW_OCCUPANCY ? [`${printable(name)} (${percent(occupancy, 0)})`] : []
  })
  if (spare.length === 0) return []
  return [`Every goal is met and occupancy is low in ${listed(spare, 4)}: fewer agents may do.`]
}

function mostAgents({ intervals, totals }: Summary): number {
  return staffingOf(intervals, (interval) => interval.totals.scheduled).most ?? valueOf(totals.scheduled) ?? 0
}
