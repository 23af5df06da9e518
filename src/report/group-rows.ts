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

/** A line per agent group, then all of them. */
export function groupSection(page: Page): string[] {
  const { groups, totals, intervals } = page.summary
  // Only where a phone rings in vain.
  const misses = Object.values(groups).some(({ unanswered }) => (valueOf(unanswered) ?? 0) > 0)
  const columns: Column[] = misses
    ? [...COLUMNS, { head: 'unanswered rings', rank: 4 }, { head: 'set aside (mean)', rank: 3 }]
    : COLUMNS
  const rows: Row[] = Object.entries(groups).map(([name, figures]) => {
    const staffing = staffingOf(intervals, (interval) => interval.groups[name]?.scheduled)
    return { cells: cells(printable(name), figures, staffing, misses) }
  })
  if (rows.length > 1) {
    rows.push({
      cells: cells(
        'all',
        totals,
        staffingOf(intervals, (interval) => interval.totals.scheduled),
        misses,
      ),
      ruled: true,
    })
  }
  return section(page, columns, rows)
}

function cells(name: string, figures: Figures, { mean, most }: Staffing, misses: boolean): Cell[] {
  const text = (agents: number | null) => (agents === null ? NOTHING : amount(agents))
  return [
    left(name),
    { text: mean === null ? count(figures.scheduled).text : text(mean) },
    { text: text(most) },
    share(figures.occupancy),
    share(figures.utilization),
    { text: count(figures.handled).text },
    duration(figures.aht),
    ...(misses ? [{ text: count(figures.unanswered).text }, { text: count(figures.aside).text }] : []),
  ]
}
