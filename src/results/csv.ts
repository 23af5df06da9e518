import { csvCell } from '../report/csv-cell.ts'
import type { TableColumn, TableRow } from './columns.ts'

/** The same table as text: numbers with all their digits, nothing where there is no value. */
export function csvOf(columns: readonly TableColumn[], rows: readonly TableRow[]): string {
  const lines = [columns.map(({ name }) => name), ...rows]
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('')
}
