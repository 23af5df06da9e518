import { guardedJson } from '../scenario/csv-guard.ts'
import { csvCell, exactCell } from './csv-cell.ts'
import type { Json } from './json-text.ts'
import type { RecordColumn, RecordRow } from './records.ts'

export function recordsHead(columns: readonly RecordColumn[]): string {
  return `${columns.map(({ name }) => csvCell(name)).join(',')}\n`
}

/** Numbers with all their digits, nothing where there is no value, lists and the like as JSON. */
export function recordsCsv(columns: readonly RecordColumn[], rows: readonly RecordRow[]): string {
  return rows.map((row) => `${columns.map((column, i) => cell(row[i], column)).join(',')}\n`).join('')
}

function cell(value: Json, { kind }: RecordColumn): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return exactCell(guardedJson(JSON.stringify(value)))
  // A negative number that comes as text, or a date before our era, is no formula.
  return kind === 'text' ? csvCell(value) : exactCell(value)
}
