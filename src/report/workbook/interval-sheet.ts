import type { Figures, IntervalSummary, Summary } from '../../experiment/summary.ts'
import { valueOf } from '../format.ts'
import { staffingOf } from '../staffing-of.ts'
import { columnRange } from './addresses.ts'
import { intervalLabel, isBusy } from '../time-rows.ts'
import { dateCell, formula, head, name, styled, timeCell } from './cells.ts'
import type { Cell, CellFormat, Sheet, SheetRow } from './workbook.ts'

export const INTERVALS = 'intervals'

/** Where each stands; totals are formulas over the rows. */
export const COLUMNS = {
  date: 0,
  from: 1,
  minutes: 2,
  days: 3,
  offered: 4,
  serviceLevel: 5,
  asa: 6,
  abandonment: 7,
  aht: 8,
  occupancy: 9,
  agents: 10,
  load: 11,
  answered: 12,
  abandoned: 13,
  handled: 14,
  busy: 15,
  signedIn: 16,
  agentTime: 17,
  label: 18,
} as const

const HEADS = [
  'date',
  'from',
  'minutes',
  'days',
  'offered',
  'service level',
  'ASA, s',
  'abandoned, share',
  'AHT, s',
  'occupancy',
  'agents',
  'load, Erlangs',
  'answered',
  'abandoned',
  'handled',
  'busy agents',
  'signed in',
  'agent time, s',
  'label',
]

const FORMATS: readonly (CellFormat | null)[] = [
  'date',
  'time',
  'whole',
  'whole',
  'count',
  'share',
  'seconds',
  'share',
  'seconds',
  'share',
  'fine',
  'fine',
  'count',
  'count',
  'count',
  'fine',
  'fine',
  'seconds',
  null,
]

/** By column from `offered` on. */
const KEYS = [
  'offered',
  'serviceLevel',
  'asa',
  'abandonment',
  'aht',
  'occupancy',
  'scheduled',
  'load',
  'answered',
  'abandoned',
  'handled',
  'busy',
  'signedIn',
  'agentTime',
] as const

export interface IntervalTable {
  readonly sheet: Sheet
  /** Rows of intervals: the first, and the last in which anybody comes or is to be there. */
  readonly first: number
  readonly last: number
}

/** All queues and groups together, a row an interval in which there is anything; below them totals, as formulas and as simulated. */
export function intervalTable(summary: Summary): IntervalTable | null {
  const told = toldIntervals(summary)
  if (!told.some(({ isBusy: busy }) => busy)) return null
  const rows = told.map(({ cells }) => cells)
  const [first, last] = [1, rows.length]
  const sheet: Sheet = {
    name: INTERVALS,
    widths: HEADS.map((_, column) => (column === COLUMNS.date ? 13 : 11)),
    formats: FORMATS,
    frozen: { rows: 1, columns: 2 },
    filter: { head: 0, rows: rows.length, columns: HEADS.length },
    rows: [head(HEADS.slice(0, 1), HEADS.slice(1)), ...rows, sumRow(told, summary, first, last), wholeRow(summary)],
  }
  return { sheet, first, last: first + told.findLastIndex(({ isBusy: busy }) => busy) }
}

interface Told {
  readonly interval: Pick<IntervalSummary, 'date' | 'start' | 'seconds'>
  /** How many days it is of. */
  readonly days: number | null
  /** As `KEYS`. */
  readonly values: readonly (number | null)[]
  readonly cells: SheetRow
  /** Anything offered or anybody scheduled; else agents finish what they have. */
  readonly isBusy: boolean
}

function toldIntervals(summary: Summary): Told[] {
  const days = daysByWeekday(summary)
  const label = intervalLabel(summary.intervals)
  return summary.intervals.flatMap((one): Told[] => {
    // Looked up once: a summary computes all figures of an interval at each look.
    const { totals } = one
    const values = KEYS.map((key) => valueOf(totals[key]))
    const anything = [totals.offered, totals.scheduled, totals.signedIn].some((figure) => (valueOf(figure) ?? 0) > 0)
    if (!anything) return []
    const count = one.day === null ? (days.get(one.date) ?? null) : 1
    const { date, seconds, start } = one
    return [
      {
        interval: { date, seconds, start },
        days: count,
        values,
        cells: [dateCell(date), timeCell(start), seconds / 60, count, ...values, styled(name(label(one)), 'beside')],
        isBusy: isBusy({ totals }),
      },
    ]
  })
}

/** Intervals of many days are gathered by weekday: how many days a row is of. Not known where days are not told. */
function daysByWeekday({ days }: Summary): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { weekday } of days) counts.set(weekday, (counts.get(weekday) ?? 0) + 1)
  return counts
}

/** Of the rows above: sums, and ratios of sums. */
function sumRow(told: readonly Told[], { totals }: Summary, first: number, last: number): SheetRow {
  const range = (column: number): string => columnRange(column, first, last)
  const { abandoned, agents, aht, answered, asa, busy, days, handled, minutes, offered, serviceLevel, signedIn } =
    COLUMNS
  const known = told.every((one) => one.days !== null)
  const column = (at: number) => (one: Told) =>
    at === minutes ? one.interval.seconds / 60 : (one.values[at - offered] ?? 0)
  const sum = (...factors: readonly number[]) =>
    told.reduce((all, one) => all + factors.reduce((product, at) => product * column(at)(one), one.days ?? 0), 0)
  const product = (...factors: readonly number[]): string => `SUMPRODUCT(${[...factors, days].map(range).join(',')})`
  const total = (at: number): Cell => formula(product(at), sum(at), FORMATS[at] ?? 'count', 'total')
  const ratio = (at: number, over: readonly number[], by: readonly number[]): Cell => {
    const [numerator, denominator] = [product(...over), product(...by)]
    const divisor = sum(...by)
    const value = divisor === 0 ? '' : sum(...over) / divisor
    return formula(`IF(${denominator}=0,"",${numerator}/${denominator})`, value, FORMATS[at] ?? 'count', 'total')
  }
  const blank = styled(null, 'total')
  if (!known) return [styled('of these rows', 'total'), ...Array.from({ length: HEADS.length - 1 }, () => blank)]
  // Not all formulas of the service level divide by the offered: then the rows do not tell.
  const level = sum(offered) === 0 ? null : sum(serviceLevel, offered) / sum(offered)
  const isOffered = Math.abs((level ?? 0) - (valueOf(totals.serviceLevel) ?? 0)) < 1e-9
  const staffed = `SUMPRODUCT((${range(agents)}>0)*${range(minutes)}*${range(days)})`
  const staffedMinutes = told.reduce(
    (all, one) => all + (column(agents)(one) > 0 ? (one.days ?? 0) * column(minutes)(one) : 0),
    0,
  )
  return [
    styled('of these rows', 'total'),
    blank,
    formula(product(minutes), sum(minutes), 'whole', 'total'),
    blank,
    total(offered),
    isOffered ? ratio(serviceLevel, [serviceLevel, offered], [offered]) : blank,
    ratio(asa, [asa, answered], [answered]),
    ratio(COLUMNS.abandonment, [abandoned], [offered]),
    ratio(aht, [aht, handled], [handled]),
    ratio(COLUMNS.occupancy, [busy, minutes], [signedIn, minutes]),
    formula(
      `IF(${staffed}=0,"",${product(agents, minutes)}/${staffed})`,
      staffedMinutes === 0 ? '' : sum(agents, minutes) / staffedMinutes,
      'fine',
      'total',
    ),
    blank,
    total(answered),
    total(abandoned),
    total(handled),
    blank,
    blank,
    ratio(COLUMNS.agentTime, [COLUMNS.agentTime, handled], [handled]),
    blank,
  ]
}

/** As simulated: with what is worked off after the last day, which is in no interval. */
function wholeRow({ intervals, totals }: Summary): SheetRow {
  const agents = staffingOf(intervals, (one) => one.totals.scheduled).mean
  const figures: Figures = totals
  const cells = KEYS.map((key, i): Cell => {
    // Means over all of the time, nights included, are of no use beside those of intervals.
    if (key === 'load' || key === 'busy' || key === 'signedIn') return styled(null, 'faint')
    const value = key === 'scheduled' ? agents : valueOf(figures[key])
    return styled(value, 'faint', FORMATS[COLUMNS.offered + i] ?? undefined)
  })
  const blank = styled(null, 'faint')
  return [styled('as simulated', 'faint'), blank, blank, blank, ...cells]
}
