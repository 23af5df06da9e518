import type { Figures } from '../experiment/summary.ts'
import type { Column, Row } from './columns.ts'
import { count, duration, NOTHING, percent, valueOf } from './format.ts'
import { left, type Page, section } from './page.ts'
import { printable } from './text-width.ts'

const columns: Column[] = [
  { head: 'type', align: 'left', atLeast: 10 },
  { head: 'answered by', align: 'left', atLeast: 11 },
  { head: 'contacts' },
  { head: 'of its answered' },
  { head: 'handled', rank: 2 },
  { head: 'AHT', marginRank: 1 },
]

/** Of more pairs nobody reads a line each. */
const MOST = 200

/** Which group answered what: a line per type and group, where some type has several groups. */
export function skillSection(page: Page): string[] {
  const { typeGroups, types } = page.summary
  if (Object.values(typeGroups).every((groups) => Object.keys(groups).length < 2)) return []
  const rows = Object.entries(typeGroups).flatMap(([type, groups]) =>
    Object.entries(groups).map(([group, figures]) => row(type, group, figures, types[type])),
  )
  const more = rows.length - MOST
  const told = more > 0 ? [`… and ${more.toLocaleString('en')} more: --json has all`, ''] : []
  return [...section(page, columns, rows.slice(0, MOST)), ...told]
}

function row(type: string, group: string, figures: Figures, ofType: Figures | undefined): Row {
  const taken = valueOf(figures.taken)
  const answered = valueOf(ofType?.answered)
  const part = taken === null || answered === null || answered === 0 ? NOTHING : percent(taken / answered)
  return {
    cells: [
      left(printable(type)),
      left(printable(group)),
      { text: count(figures.taken).text },
      { text: part },
      { text: count(figures.handled).text },
      duration(figures.aht),
    ],
  }
}
