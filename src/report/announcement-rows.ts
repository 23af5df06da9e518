import type { Figures } from '../experiment/summary.ts'
import type { Cell, Column, Row } from './columns.ts'
import { count, duration, valueOf } from './format.ts'
import { left, type Page, section } from './page.ts'
import { printable } from './text-width.ts'

const columns: Column[] = [
  { head: 'announced waits', align: 'left', atLeast: 14 },
  { head: 'told', rank: 2 },
  { head: 'mean wait told', marginRank: 1 },
  { head: 'took longer by', marginRank: 2 },
  { head: 'off by', marginRank: 1 },
]

/** How long customers heard it would take, and how true it was: a line per type that announces. */
export function announcementSection(page: Page): string[] {
  const told = Object.entries(page.summary.types).filter(([, { announced }]) => (valueOf(announced) ?? 0) > 0)
  const rows: Row[] = told.map(([name, figures]) => ({ cells: cells(name, figures) }))
  if (rows.length > 1) rows.push({ cells: cells('all', page.summary.totals), ruled: true })
  return section(page, columns, rows)
}

function cells(name: string, figures: Figures): Cell[] {
  return [
    left(printable(name)),
    { text: count(figures.announced).text },
    duration(figures.announcedWait),
    duration(figures.announcementBias),
    duration(figures.announcementError),
  ]
}
