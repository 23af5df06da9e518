import type { Figures } from '../experiment/summary.ts'
import type { Cell, Column, Row } from './columns.ts'
import { count, duration, share } from './format.ts'
import { left, type Page, section } from './page.ts'
import { printable } from './text-width.ts'

const columns: Column[] = [
  { head: 'group', align: 'left', atLeast: 14 },
  { head: 'agents scheduled', rank: 5 },
  { head: 'occupancy', marginRank: 4 },
  { head: 'utilization', marginRank: 1, rank: 6 },
  { head: 'handled', rank: 7 },
  { head: 'AHT', marginRank: 2, rank: 3 },
]

/** A line per agent group, then all of them. */
export function groupSection(page: Page): string[] {
  const { groups, totals } = page.summary
  const rows: Row[] = Object.entries(groups).map(([name, figures]) => ({ cells: cells(printable(name), figures) }))
  if (rows.length > 1) rows.push({ cells: cells('all', totals), ruled: true })
  return section(page, columns, rows)
}

function cells(name: string, figures: Figures): Cell[] {
  return [
    left(name),
    { text: count(figures.scheduled).text },
    share(figures.occupancy),
    share(figures.utilization),
    { text: count(figures.handled).text },
    duration(figures.aht),
  ]
}
