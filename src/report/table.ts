import type { Summary } from '../experiment/summary.ts'
import { PLAIN } from '../experiment/variance-reduction.ts'
import { listed } from '../scenario/names.ts'
import { advice } from './advice.ts'
import { alarms } from './alarms.ts'
import { announcementSection } from './announcement-rows.ts'
import { colorsOf } from './colors.ts'
import { amount, grouped, plural } from './format.ts'
import { deferredSection } from './deferred-rows.ts'
import { formulaSection } from './formula-rows.ts'
import { groupSection } from './group-rows.ts'
import { journeySection } from './journey-rows.ts'
import { outageSection } from './outage-rows.ts'
import { bookSections, contractLines, costSection, providerSection } from './money-rows.ts'
import { monthSections } from './month-rows.ts'
import { notes, type Page } from './page.ts'
import { clientSection, lossLines, queueSection, riskSection, typeSection } from './queue-rows.ts'
import { shrinkageSection } from './shrinkage-rows.ts'
import { skillSection } from './skill-rows.ts'
import { targetSection } from './target-rows.ts'
import { printable, wrap } from './text-width.ts'
import { dayLabel, daySection, everyInterval, isBusy, timeSection } from './time-rows.ts'

const WIDEST_TEXT = 100
/** Heads of columns that a line has room for. */
const MOST_HEADS = 6

interface TableOptions {
  /** Characters a line; 100 unless told, at least 60. Running text has at most 100. */
  readonly width?: number
  readonly colors?: boolean
  /** Every interval of every day, and by queue and group. */
  readonly everyInterval?: boolean
  /** Every payment: who pays whom how much for what. */
  readonly explainCost?: boolean
  /** Cost, FTE, hires and invoices month by month. */
  readonly months?: boolean
}

/** What a planner reads at a glance: queues against their goals, groups, the day, and what to look at next. */
export function table(summary: Summary, options: TableOptions = {}): string {
  const width = Math.max(60, options.width ?? WIDEST_TEXT)
  const page: Page = {
    summary,
    width,
    textWidth: Math.min(width, WIDEST_TEXT),
    colors: colorsOf(options.colors ?? false),
    narrow: new Set(),
  }
  const sections = [
    alarms(summary).flatMap((text) => wrap(text, page.textWidth, '  ').map(page.colors.red)),
    [...queueSection(page), ...lossLines(page).flatMap((line) => wrap(line, page.textWidth, '  '))],
    typeSection(page),
    clientSection(page),
    costSection(page),
    [...providerSection(page), ...contractLines(page)],
    ...(options.months ? monthSections(page) : []),
    ...(options.explainCost ? bookSections(page) : []),
    outageSection(page),
    journeySection(page),
    announcementSection(page),
    deferredSection(page),
    targetSection(page),
    groupSection(page),
    shrinkageSection(page),
    skillSection(page),
    daySection(page),
    options.everyInterval ? everyInterval(page) : timeSection(page),
    riskSection(page),
    formulaSection(page),
    notes(page, 'warnings', summary.warnings.map(printable)),
    notes(page, 'what to look at next', advice(summary)),
  ]
  return `${[header(page), ...sections].flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n')}\n`
}

function header(page: Page): string[] {
  const { summary, textWidth: width, colors } = page
  const { scenario, agner, seed, serviceLevelFormula, confidence, contacts, events } = summary
  const [name, ...facts] = [printable(scenario.name), ...horizon(summary)]
  const took = summary.seconds === undefined ? '' : ` in ${amount(summary.seconds)} s`
  const first = wrap([name, ...facts].join(', '), width)
  const provenance = [
    `agner ${agner}`,
    `scenario ${scenario.hash.slice(0, 12)}`,
    `seed ${printable(seed)}`,
    `${plural(contacts, 'contact')} and ${grouped(events)} events${took}`,
  ]
  const legend = [
    `service level: ${serviceLevelFormula.replaceAll('-', ' ')}`,
    ...precisionText(summary),
    ...varianceText(summary),
    ...(summary.replications > 1
      ? [`± ${Math.round(100 * confidence)} % interval${narrowText(page)}`]
      : ['one replication: no intervals']),
    'times in s or min:s',
    `counts per ${summary.method === 'batches' ? 'batch' : 'replication'}`,
  ]
  return [
    ...first.map((line, index) => (index === 0 ? line.replace(name, () => colors.bold(name)) : line)),
    ...wrap(provenance.join(' · '), width).map(colors.dim),
    ...wrap(legend.join(' · '), width).map(colors.dim),
  ]
}

/** A value without its ± looks exact. */
function narrowText({ narrow }: Page): string {
  return narrow.size === 0 ? '' : `, no room for that of ${listed([...narrow], MOST_HEADS)}`
}

/** What was asked for, where it was reached; else an alarm says so. */
function precisionText({ precision = [] }: Summary): string[] {
  if (precision.length === 0 || precision.some(({ isReached }) => !isReached)) return []
  return [`as precise as asked: ${precision.map(({ asked, figure }) => `${figure} ± ${asked}`).join(', ')}`]
}

/** How the figures of the whole run were estimated, where that is not plain. */
function varianceText({ replications, varianceReduction: { antithetic, controls } = PLAIN }: Summary): string[] {
  const observations = antithetic ? Math.floor(replications / 2) : replications
  const told = observations < 10 ? 'too few replications for controls' : 'corrected by who came (controls)'
  return [...(antithetic ? ['antithetic replications'] : []), ...(controls ? [told] : [])]
}

/** `5 days, 1999-06-06 to 1999-06-10`, `200 replications`. */
function horizon(summary: Summary): string[] {
  const { days, replications, method } = summary
  if (method === 'batches') return [`steady state, ${grouped(replications)} batches`]
  const runs = plural(replications, 'replication')
  if (days.length > 1) return [`${days.length} days (${days[0].date} to ${days[days.length - 1].date})`, runs]
  const intervals = summary.intervals.filter(isBusy)
  const [first, last] = [intervals[0], intervals[intervals.length - 1]]
  if (first === undefined) return [runs]
  const from = `${first.start}–${endOf(last.start, last.seconds)}`
  // Without a start date there is `day 1`, which says nothing.
  const isDated = days.length === 1 && /^\d/.test(days[0].date)
  return [isDated ? `${dayLabel(days[0])} ${from}` : from, runs]
}

/** `17:30` and half an hour: `18:00`; midnight at the end of a day is 24:00. */
function endOf(start: string, seconds: number): string {
  const [hours, minutes] = start.split(':').map(Number)
  const end = Math.round(hours * 60 + minutes + seconds / 60)
  const day = end > 1440 ? end - 1440 : end
  return `${String(Math.floor(day / 60)).padStart(2, '0')}:${String(day % 60).padStart(2, '0')}`
}
