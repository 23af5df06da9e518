import type { Figures, Slice, Summary } from '../../experiment/summary.ts'
import { goalText } from '../queue-rows.ts'
import { dayLabel, intervalLabel, isBusy } from '../time-rows.ts'
import type { Mark, Panel, Series, TimeChart } from './chart.ts'
import { columnsOf, hasAny, type Column } from './columns-of.ts'

/** Points of all views together, beyond which the page would take long to open: then all together alone. */
const MOST_POINTS = 40_000

/** The day (or the week) by interval: what came, how it was served, who was there. None in steady state. */
export function dayChart(summary: Summary): TimeChart | null {
  const all = summary.intervals
  const busy = all.filter(isBusy)
  if (busy.length < 2) return null
  // One day has its pauses; of several the nights are left out.
  const isOneDay = all.every(({ day, date }) => day === all[0].day && date === all[0].date)
  const shown = isOneDay ? all.slice(all.indexOf(busy[0]), all.indexOf(busy[busy.length - 1]) + 1) : busy
  const isGathered = shown[0].day === null
  return {
    kind: 'time',
    title: isOneDay ? 'The day' : isGathered ? 'The week' : 'Interval by interval',
    words:
      'What came in each interval, the share answered within the target, how long the answered waited, and how many agents ' +
      `were there and busy.${summary.replications > 1 ? ' Bands are intervals of confidence: how well the mean is known.' : ''}` +
      (isGathered ? ' Each interval is the mean of all such weekdays.' : ''),
    labels: shown.map(intervalLabel(shown)),
    views: viewsOf(summary, shown, true),
  }
}

/** A point a day, where there are several. */
export function daysChart(summary: Summary): TimeChart | null {
  const days = summary.days.filter(isBusy)
  if (days.length < 2) return null
  return {
    kind: 'time',
    title: 'Day by day',
    words:
      'The same by day. The level of a day is that of all its contacts, so busy hours weigh more. Bands say how well the mean ' +
      'is known; how far single days lie apart is told under “Risk”.',
    labels: days.map(dayLabel),
    views: viewsOf(summary, days, false),
  }
}

/** Agents a day: a mean over 24 hours says nothing, so only where asked for. */
function viewsOf(summary: Summary, slices: readonly Slice[], withAgents: boolean): TimeChart['views'] {
  const [queues, groups] = [Object.keys(summary.queues), Object.keys(summary.groups)]
  const isMany = slices.length * (1 + queues.length + groups.length) > MOST_POINTS
  const [ofQueues, ofGroups] = [isMany || queues.length < 2 ? [] : queues, isMany || groups.length < 2 ? [] : groups]
  const all: Figures[] = []
  const byName = new Map(
    [...ofQueues.map(queueId), ...ofGroups.map(groupId)].map((id): [string, Figures[]] => [id, []]),
  )
  for (const slice of slices) {
    all.push(slice.totals)
    const own = { queues: slice.queues, groups: slice.groups }
    for (const name of ofQueues) byName.get(queueId(name))?.push(own.queues[name] ?? {})
    for (const name of ofGroups) byName.get(groupId(name))?.push(own.groups[name] ?? {})
  }
  const rowsOf = (id: string): readonly Figures[] => byName.get(id) ?? []
  const views = [
    { name: 'all together', panels: [...contactPanels(all, goalOf(summary, null)), ...agentPanels(all, withAgents)] },
    ...ofQueues.map((name) => ({
      name: queueId(name),
      panels: contactPanels(rowsOf(queueId(name)), goalOf(summary, name)),
    })),
    ...ofGroups.map((name) => ({ name: groupId(name), panels: agentPanels(rowsOf(groupId(name)), withAgents) })),
  ]
  return views.filter(({ panels }) => panels.length > 0)
}

function queueId(name: string): string {
  return `queue ${name}`
}
function groupId(name: string): string {
  return `group ${name}`
}

/** The one that is asked of all that is shown, if there is one. */
function goalOf({ goals }: Summary, queue: string | null): Mark | undefined {
  const own = goals.filter((goal) => queue === null || goal.queue === queue)
  const [first] = own
  if (first === undefined || own.some(({ share }) => share !== first.share)) return undefined
  const isSame = own.every(({ seconds, clock }) => seconds === first.seconds && clock === first.clock)
  return { at: first.share, label: isSame ? goalText(first) : `${Number((100 * first.share).toFixed(2))} %` }
}

function contactPanels(rows: readonly Figures[], goal: Mark | undefined): Panel[] {
  const { offered, abandoned, serviceLevel, asa } = columnsOf(rows, ['offered', 'abandoned', 'serviceLevel', 'asa'])
  const left: Series[] = hasAny(abandoned) ? [{ name: 'abandoned', draw: 'bars', values: abandoned.values }] : []
  const level: Panel = { name: 'service level', unit: 'share', series: [banded('service level', serviceLevel)] }
  return [
    { name: 'contacts', unit: 'count', series: [{ name: 'offered', draw: 'bars', values: offered.values }, ...left] },
    ...(goal !== undefined ? [{ ...level, goal }] : hasAny(serviceLevel) ? [level] : []),
    { name: 'wait of the answered', unit: 'seconds', series: [banded('ASA', asa)] },
  ]
}

function agentPanels(rows: readonly Figures[], withAgents: boolean): Panel[] {
  const { scheduled, signedIn, busy, occupancy } = columnsOf(rows, ['scheduled', 'signedIn', 'busy', 'occupancy'])
  if (!hasAny(signedIn) && !hasAny(scheduled)) return []
  const agents: Panel = {
    name: 'agents',
    unit: 'agents',
    series: [
      { name: 'scheduled', draw: 'steps', values: scheduled.values },
      { name: 'signed in', draw: 'line', values: signedIn.values },
      { name: 'busy', draw: 'line', values: busy.values },
    ],
  }
  return [
    ...(withAgents ? [agents] : []),
    { name: 'occupancy', unit: 'share', series: [banded('occupancy', occupancy)] },
  ]
}

function banded(name: string, { values, low, high }: Column): Series {
  return { name, draw: 'line', values, low, high }
}
