import type { Estimate, Figures } from '../experiment/summary.ts'
import type { Cell, Column, Row } from './columns.ts'
import { amount, count, duration, NOTHING, share, valueOf } from './format.ts'
import { left, type Page, section } from './page.ts'
import { type Staffing, staffingOf } from './staffing-of.ts'
import { printable } from './text-width.ts'

const COLUMNS: Column[] = [
  { head: 'group', align: 'left', atLeast: 14 },
  { head: 'agents (mean)', rank: 8 },
  { head: 'at most', rank: 5 },
  { head: 'occupancy', marginRank: 4, figure: 'occupancy' },
  { head: 'utilization', marginRank: 1, rank: 6, figure: 'utilization' },
  { head: 'handled', rank: 7 },
  { head: 'AHT', marginRank: 2, rank: 3, figure: 'aht' },
]

/** Columns that are there only where some group has the figure that they are about. */
const EXTRAS: readonly Extra[] = [
  {
    isThere: isBlended,
    columns: [{ head: 'live', marginRank: 3, rank: 6, cell: ({ occupancyLive }) => share(occupancyLive) }],
  },
  {
    isThere: holdsSeveral,
    columns: [
      { head: 'slot occupancy', marginRank: 3, rank: 7, cell: ({ slotOccupancy }) => share(slotOccupancy) },
      { head: 'held (mean)', rank: 4, cell: ({ held }) => ({ text: count(held).text }) },
      { head: 'full (mean)', rank: 3, cell: ({ full }) => ({ text: count(full).text }) },
    ],
  },
  {
    isThere: sharesTime,
    columns: [{ head: 'agent time', marginRank: 2, rank: 5, cell: ({ agentTime }) => duration(agentTime) }],
  },
  {
    isThere: has('unanswered'),
    columns: [
      { head: 'unanswered rings', rank: 4, cell: ({ unanswered }) => ({ text: count(unanswered).text }) },
      { head: 'set aside (mean)', rank: 3, cell: ({ aside }) => ({ text: count(aside).text }) },
    ],
  },
  { isThere: has('switches'), columns: [{ head: 'switches', rank: 4, cell: ({ switches }) => share(switches) }] },
  {
    isThere: has('vacant'),
    columns: [{ head: 'vacant (mean)', rank: 4, cell: ({ vacant }) => ({ text: count(vacant).text }) }],
  },
  {
    isThere: has('leavers'),
    columns: [{ head: 'leavers', rank: 3, cell: ({ leavers }) => ({ text: count(leavers).text }) }],
  },
]

interface Extra {
  readonly isThere: (figures: Figures) => boolean
  readonly columns: readonly ExtraColumn[]
}

interface ExtraColumn extends Column {
  readonly cell: (figures: Figures) => Cell
}

/** Relative to it: less is rounding. */
const LEAST_DIFFERENCE = 1e-9

/** Whether agents are busy with deferred work too. */
function isBlended({ occupancy, occupancyLive }: Figures): boolean {
  return differ(occupancy, occupancyLive)
}

/** Whether agents have room for several contacts at once. */
export function holdsSeveral({ occupancy, slotOccupancy }: Figures): boolean {
  return differ(occupancy, slotOccupancy)
}

/** Whether contacts share the time of an agent. */
function sharesTime({ aht, agentTime }: Figures): boolean {
  return differ(aht, agentTime)
}

function differ(one: Estimate | undefined, other: Estimate | undefined): boolean {
  const [a, b] = [valueOf(one), valueOf(other)]
  return a !== null && b !== null && Math.abs(a - b) > LEAST_DIFFERENCE * Math.abs(a)
}

function has(figure: string): (figures: Figures) => boolean {
  return (figures) => (valueOf(figures[figure]) ?? 0) > 0
}

/** A line per agent group, then all of them. */
export function groupSection(page: Page): string[] {
  const { groups, totals, intervals } = page.summary
  const extras = EXTRAS.filter(({ isThere }) => [totals, ...Object.values(groups)].some(isThere))
  const more = extras.flatMap(({ columns }) => columns)
  const columns: Column[] = [...COLUMNS, ...more]
  const rows: Row[] = Object.entries(groups).map(([name, figures]) => {
    const staffing = staffingOf(intervals, (interval) => interval.groups[name]?.scheduled)
    return { cells: cells(printable(name), figures, staffing, more) }
  })
  if (rows.length > 1) {
    rows.push({
      cells: cells(
        'all',
        totals,
        staffingOf(intervals, (interval) => interval.totals.scheduled),
        more,
      ),
      ruled: true,
    })
  }
  return section(page, columns, rows)
}

function cells(name: string, figures: Figures, { mean, most }: Staffing, more: readonly ExtraColumn[]): Cell[] {
  const text = (agents: number | null) => (agents === null ? NOTHING : amount(agents))
  return [
    left(name),
    { text: mean === null ? count(figures.scheduled).text : text(mean) },
    { text: text(most) },
    share(figures.occupancy),
    share(figures.utilization),
    { text: count(figures.handled).text },
    duration(figures.aht),
    ...more.map(({ cell }) => cell(figures)),
  ]
}
