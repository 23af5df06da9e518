import type { DaySummary, Figures, IntervalSummary } from '../experiment/summary.ts'
import type { Cell, Column, Row } from './columns.ts'
import { count, duration, share, valueOf } from './format.ts'
import { shapeSection } from './day-shape.ts'
import { left, notes, type Page, section } from './page.ts'
import { staffingOf } from './staffing-of.ts'
import { printable, shorten } from './text-width.ts'

/** More lines than these are not read at a glance: then the worst of them. */
const MOST_LINES = 40
const WORST = 12
/** Of more days, each is one sign; of fewer, each interval. */
const MOST_DAYS = 7

/** `08:00`, or `mon 08:00` where there are several days. */
type Label<T> = (row: T) => string
type Labelled = Pick<IntervalSummary, 'day' | 'date' | 'start'>

/** What has a line: a day or an interval, and figures of all queues and groups together. */
interface Told {
  readonly totals: Figures
}
type ToldDay = Told & Pick<DaySummary, 'day' | 'date' | 'weekday'>
type ToldInterval = Told & Pick<IntervalSummary, 'day' | 'date' | 'start' | 'seconds'>

/** The figures of a line, looked up once: a summary computes all figures of a day at each look. */
function told({ totals }: Told): Told {
  const { offered, serviceLevel, asa, abandonment, aht, occupancy, scheduled } = totals
  return { totals: { offered, serviceLevel, asa, abandonment, aht, occupancy, scheduled } }
}

function toldDay(one: DaySummary): ToldDay {
  return { day: one.day, date: one.date, weekday: one.weekday, ...told(one) }
}

function toldInterval(one: IntervalSummary): ToldInterval {
  return { day: one.day, date: one.date, start: one.start, seconds: one.seconds, ...told(one) }
}

const allColumns = (name: string): Column[] => [
  { head: name, align: 'left' },
  { head: 'offered', rank: 6 },
  { head: 'service level', marginRank: 5, figure: 'serviceLevel' },
  { head: 'ASA', marginRank: 3, figure: 'asa' },
  { head: 'abandoned', marginRank: 2, rank: 7, figure: 'abandonment' },
  { head: 'AHT', marginRank: 1, rank: 4, figure: 'aht' },
  { head: 'occupancy', marginRank: 4, figure: 'occupancy' },
  { head: 'agents', rank: 8 },
]
const queueColumns = (name: string): Column[] => allColumns(name).slice(0, 6)
const groupColumns = (name: string): Column[] => [
  { head: name, align: 'left' },
  { head: 'agents', rank: 3 },
  { head: 'occupancy' },
  { head: 'utilization', rank: 2, marginRank: 1, figure: 'utilization' },
  { head: 'handled' },
  { head: 'AHT', rank: 4 },
]

/** The day by interval where there is one day, a line per day where there are several. */
export function timeSection(page: Page): string[] {
  const { days, intervals, method } = page.summary
  if (method === 'batches') return []
  const busyDays = days.map(toldDay).filter(isBusy)
  const busy = intervals.map(toldInterval).filter(isBusy)
  if (days.length > 1)
    return overview(
      page,
      'day',
      busyDays.map((day) => staffedDay(day, busy)),
      dayLabel,
    )
  if (busy.length > 1) return overview(page, 'from', busy, intervalLabel(busy))
  return []
}

/** How the day went at a glance, or the days where there are many; what the tables leave out is seen in it. */
export function daySection(page: Page): string[] {
  const { days, intervals, method } = page.summary
  if (method === 'batches') return []
  if (days.length > MOST_DAYS) return shapeSection(page, days.map(toldDay).filter(isBusy), dayLabel, 0)
  const busy = intervals.map(toldInterval).filter(isBusy)
  return busy.length === 0 ? [] : shapeSection(page, busy, intervalLabel(busy), perDay(busy))
}

/** Intervals that each day has; 0 where days differ. */
function perDay(intervals: readonly ToldInterval[]): number {
  const byDay = new Map<string, number>()
  for (const { date } of intervals) byDay.set(date, (byDay.get(date) ?? 0) + 1)
  const [first, ...others] = byDay.values()
  return others.every((count) => count === first) ? first : 0
}

/** Every interval with something in it, all queues and groups together and then each of them. */
export function everyInterval(page: Page): string[] {
  const { summary } = page
  const { queues, groups } = summary
  const intervals = summary.intervals.filter(isBusy)
  if (intervals.length === 0) return notes(page, 'intervals', ['this run has no intervals'])
  const label = intervalLabel(intervals)
  const lines = intervals.map(toldInterval)
  const sections = [
    ...(summary.days.length > 1
      ? [
          ...overview(
            page,
            'day',
            summary.days.map((day) => staffedDay(toldDay(day), lines)),
            dayLabel,
          ),
          '',
        ]
      : []),
    ...section(
      page,
      allColumns('from'),
      intervals.map((row, index) => allRow(label(row), lines[index].totals)),
    ),
  ]
  const queueNames = Object.keys(queues)
  if (queueNames.length > 1) {
    for (const name of queueNames) {
      const rows = intervals.map((row) => queueRow(label(row), row.queues[name] ?? {}))
      sections.push('', heading(page, `queue ${name}`), ...section(page, queueColumns('from'), rows))
    }
  }
  const groupNames = Object.keys(groups)
  if (groupNames.length > 1) {
    for (const name of groupNames) {
      const rows = intervals.map((row) => groupRow(label(row), row.groups[name] ?? {}))
      sections.push('', heading(page, `group ${name}`), ...section(page, groupColumns('from'), rows))
    }
  }
  return sections
}

/** A day with the agents it has while there are any: the mean over 24 hours is of no use to a planner. */
function staffedDay(day: ToldDay, intervals: readonly ToldInterval[]): ToldDay {
  const own = intervals.filter((one) => (one.day === null ? one.date === day.weekday : one.day === day.day))
  const { mean } = staffingOf(own, ({ totals }) => totals.scheduled)
  if (mean === null) return day
  return { ...day, totals: { ...day.totals, scheduled: { value: mean, low: null, high: null } } }
}

function heading({ colors, width }: Page, text: string): string {
  return colors.bold(shorten(printable(text), width))
}

function overview<T extends Told>(page: Page, name: 'day' | 'from', slices: readonly T[], label: Label<T>): string[] {
  const noun = name === 'day' ? 'days' : 'intervals'
  const shown = slices.length <= MOST_LINES ? slices : worst(slices)
  const rows = shown.map((slice) => allRow(label(slice), slice.totals))
  const cut = `the ${WORST} of ${slices.length} ${noun} in which most contacts missed their target (--intervals: all)`
  return [...(shown === slices ? [] : [page.colors.dim(cut)]), ...section(page, allColumns(name), rows)]
}

/** Where most contacts were not answered in time, in order of time. */
function worst<T extends Told>(slices: readonly T[]): T[] {
  return slices
    .toSorted((a, b) => lateContacts(b) - lateContacts(a))
    .slice(0, WORST)
    .toSorted((a, b) => slices.indexOf(a) - slices.indexOf(b))
}

/** Contacts offered and not answered within their target, per replication. */
export function lateContacts({ totals }: Told): number {
  return (valueOf(totals.offered) ?? 0) * (1 - (valueOf(totals.serviceLevel) ?? 1))
}

/** Anything offered or anybody scheduled: closed hours are not worth a line. */
export function isBusy({ totals }: Told): boolean {
  return (valueOf(totals.offered) ?? 0) > 0 || (valueOf(totals.scheduled) ?? 0) > 0
}

/** `mon 1999-06-07`, or what the day is called where it has no date. */
export function dayLabel({ date, weekday }: Pick<DaySummary, 'date' | 'weekday'>): string {
  return printable(weekday === '' ? date : `${weekday} ${date}`)
}

/** Clock times; with the date or weekday before them where there are several. */
export function intervalLabel<T extends Labelled>(intervals: readonly T[]): Label<T> {
  const several = intervals.some(({ date }) => date !== intervals[0].date)
  const sameStart = intervals.every(({ start }) => start === intervals[0].start)
  if (several && sameStart) return ({ date }) => date
  const again = repeated(intervals)
  return (interval) => {
    const { date, start } = interval
    return (several ? `${date} ${start}` : start) + (again.has(interval) ? ' (2nd)' : '')
  }
}

/** Intervals whose clock time has been before on their day: an hour comes twice when summer time ends. */
function repeated<T extends Labelled>(intervals: readonly T[]): ReadonlySet<T> {
  const seen = new Set<string>()
  return new Set(
    intervals.filter(({ day, date, start }) => {
      const clock = `${day} ${date} ${start}`
      return seen.has(clock) || !seen.add(clock)
    }),
  )
}

function allRow(label: string, figures: Figures): Row {
  return {
    cells: [...queueRow(label, figures).cells, share(figures.occupancy), { text: count(figures.scheduled).text }],
  }
}

function queueRow(label: string, figures: Figures): Row {
  const cells: Cell[] = [
    left(label),
    { text: count(figures.offered).text },
    share(figures.serviceLevel),
    duration(figures.asa),
    share(figures.abandonment),
    duration(figures.aht),
  ]
  return { cells }
}

function groupRow(label: string, figures: Figures): Row {
  const cells: Cell[] = [
    left(label),
    { text: count(figures.scheduled).text },
    share(figures.occupancy),
    share(figures.utilization),
    { text: count(figures.handled).text },
    duration(figures.aht),
  ]
  return { cells }
}
