import type { Figures } from '../experiment/summary.ts'
import type { Column, Row } from './columns.ts'
import { count, duration, share, valueOf } from './format.ts'
import { left, type Page, section } from './page.ts'
import { printable } from './text-width.ts'

const columns: Column[] = [
  { head: 'deferred work', align: 'left', atLeast: 14 },
  { head: 'answers sent', rank: 6 },
  { head: 'response', marginRank: 2 },
  { head: 'in opening hours', marginRank: 3, rank: 8 },
  { head: 'in its goal', rank: 7 },
  { head: 'left at midnight', marginRank: 1, rank: 5 },
  { head: 'the oldest', marginRank: 1, rank: 4 },
  { head: 'resolved after', marginRank: 1, rank: 3 },
]

/** How long answers take and what is left at the end of a day: a line per type of deferred work. */
export function deferredSection(page: Page): string[] {
  const rows: Row[] = Object.entries(page.summary.types).flatMap(([name, figures]) =>
    isDeferred(figures) ? [{ cells: cells(name, figures) }] : [],
  )
  return section(page, columns, rows)
}

/** Whether anything that was not answered on the spot has been answered, or is left. */
function isDeferred({ responded }: Figures): boolean {
  return (valueOf(responded) ?? 0) > 0
}

function cells(name: string, figures: Figures) {
  return [
    left(printable(name)),
    { text: count(figures.responded).text },
    duration(figures.response),
    duration(figures.responseBusiness),
    share(figures.responseInGoal),
    count(figures.backlogAtDayEnd),
    { text: duration(figures.backlogOldestAtDayEnd).text },
    { text: duration(figures.resolutionTime).text },
  ]
}
