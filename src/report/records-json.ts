import type { RecordColumn, RecordRow } from './records.ts'

/** An object a row, each on a line of its own. */
export function recordsJson(columns: readonly RecordColumn[], rows: readonly RecordRow[]): string[] {
  const keys = columns.map(({ name }) => JSON.stringify(name))
  return rows.map((row) => `{ ${keys.map((key, i) => `${key}: ${JSON.stringify(row[i] ?? null)}`).join(', ')} }`)
}
