import { parquetWriteBuffer } from 'hyparquet-writer'
import type { Provenance, TableColumn, TableRow } from './columns.ts'

const ROWS_A_GROUP = 100_000

/** The same rows give the same bytes. */
export function parquetOf(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  { createdBy = 'agner', ...rest }: Provenance,
): Uint8Array {
  const metadata = { ...rest, units: JSON.stringify(unitsOf(columns)) }
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map(({ name, type }, i) => ({ name, type, data: rows.map((row) => valueOf(row[i], type)) })),
      createdBy,
      rowGroupSize: ROWS_A_GROUP,
      kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key: `agner.${key}`, value })),
    }),
  )
}

function valueOf(value: string | number | null | undefined, type: TableColumn['type']): unknown {
  if (value === undefined) return null
  return type === 'INT64' && typeof value === 'number' ? BigInt(value) : value
}

function unitsOf(columns: readonly TableColumn[]): Record<string, string> {
  return Object.fromEntries(columns.filter(({ unit }) => unit !== '').map(({ name, unit }) => [name, unit]))
}
