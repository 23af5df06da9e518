import type { Figures } from '../experiment/summary.ts'
import type { Cell, Column, Row } from './columns.ts'
import { amount, count, duration, NOTHING, share, valueOf } from './format.ts'
import { left, type Page, section } from './page.ts'
import { type Staffing, staffingOf } from './staffing-of.ts'
import { printable } from './text-width.ts'

const COLUMNS: Column[] = [
  { head: 'group', align: 'left', atLeast: 14 },
  { head: 'agents (mean)', rank: 8 },
  { head: 'at most', rank: 5 },
  { head: 'occupancy', marginRank: 4 },
  { head: 'utilization', marginRank: 1, rank: 6 },
  { head: 'handled', rank: 7 },
  { head: 'AHT', marginRank: 2, rank: 3 },
]

/** Occupancy by live contacts stands after occupancy. */
const BEFORE_LIVE = COLUMNS.findIndex(({ head }) => head === 'occupancy') + 1
/** Of occupancy: less is rounding. */
const LEAST_DEFERRED = 1e-9

/** A line per agent group, then all of them. */
export function groupSection(page: Page): string[] {
  const { groups, totals, intervals } = page.summary
  // Only where a phone rings in vain.
  const misses = Object.values(groups).some(({ unanswered }) => (valueOf(unanswered) ?? 0) > 0)
  // Only where some of the work is deferred.
  const defers = [totals, ...Object.values(groups)].some((figures) => isBlended(figures))
  const columns: Column[] = [
    ...COLUMNS.slice(0, BEFORE_LIVE),
    ...(defers ? [{ head: 'live', marginRank: 3, rank: 6 }] : []),
    ...COLUMNS.slice(BEFORE_LIVE),
    ...(misses
      ? [
          { head: 'unanswered rings', rank: 4 },
          { head: 'set aside (mean)', rank: 3 },
        ]
      : []),
  ]
  const rows: Row[] = Object.entries(groups).map(([name, figures]) => {
    const staffing = staffingOf(intervals, (interval) => interval.groups[name]?.scheduled)
    return { cells: cells(printable(name), figures, staffing, misses, defers) }
  })
  if (rows.length > 1) {
    rows.push({
      cells: cells(
        'all',
        totals,
        staffingOf(intervals, (interval) => interval.totals.scheduled),
        misses,
        defers,
      ),
      ruled: true,
    })
  }
  return section(page, columns, rows)
}

/** Whether agents are busy with deferred work too. */
function isBlended({ occupancy, occupancyLive }: Figures): boolean {
  const [all, live] = [valueOf(occupancy), valueOf(occupancyLive)]
  return all !== null && live !== null && all - live > LEAST_DEFERRED
}

function cells(name: string, figures: Figures, { mean, most }: Staffing, misses: boolean, defers: boolean): Cell[] {
  const text = (agents: number | null) => (agents === null ? NOTHING : amount(agents))
  return [
    left(name),
    { text: mean === null ? count(figures.scheduled).text : text(mean) },
    { text: text(most) },
    share(figures.occupancy),
    ...(defers ? [share(figures.occupancyLive)] : []),
    share(figures.utilization),
    { text: count(figures.handled).text },
    duration(figures.aht),
    ...(misses ? [{ text: count(figures.unanswered).text }, { text: count(figures.aside).text }] : []),
  ]
}
