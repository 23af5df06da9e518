import type { Column, Row } from './columns.ts'
import { count, duration, share } from './format.ts'
import { left, type Page, section } from './page.ts'
import { printable } from './text-width.ts'

const COLUMNS: readonly Column[] = [
  { head: 'outage', align: 'left', atLeast: 14 },
  { head: 'times' },
  { head: 'downtime' },
  { head: 'availability' },
]

/** How often and how long what did not work. */
export function outageSection(page: Page): string[] {
  const rows = Object.entries(page.summary.outages ?? {}).map(([name, { outages, downtime, availability }]): Row => ({
    cells: [left(printable(name)), count(outages), duration(downtime), share(availability)],
  }))
  return section(page, COLUMNS, rows)
}
