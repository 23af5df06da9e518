import type { Figures } from '../experiment/summary.ts'
import type { Column } from './columns.ts'
import { seconds, share } from './format.ts'
import { left, type Page, section } from './page.ts'
import { printable } from './text-width.ts'

const KEY = /^serviceLevelIn(.+)s$/

/** The service level at the scenario's further targets: a line per queue, a column per target. */
export function targetSection(page: Page): string[] {
  const { queues, totals } = page.summary
  const keys = Object.keys(totals).filter((key) => KEY.test(key))
  if (keys.length === 0) return []
  const columns: Column[] = [
    { head: 'answered within', align: 'left', atLeast: 15 },
    ...keys.map((key, index) => ({ head: seconds(Number(KEY.exec(key)?.[1])), marginRank: index + 1 })),
  ]
  const row = (name: string, figures: Figures) => ({ cells: [left(name), ...keys.map((key) => share(figures[key]))] })
  const rows = Object.entries(queues).map(([name, figures]) => row(printable(name), figures))
  return section(page, columns, rows.length > 1 ? [...rows, { ...row('all', totals), ruled: true }] : rows)
}
