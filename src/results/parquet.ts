import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import type { Provenance, TableColumn, TableRow } from './columns.ts'

const ROWS_A_GROUP = 100_000

/** The same rows give the same bytes. Rows are asked for a group at a time: those of a year are never there at once. */
export function parquetOf(
  columns: readonly TableColumn[],
  rows: Iterable<TableRow>,
  { createdBy = 'agner', ...rest }: Provenance,
): Uint8Array {
  const metadata = { ...rest, units: JSON.stringify(unitsOf(columns)) }
  const writer = new ByteWriter()
  const file = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData: columns.map(({ name, type }) => ({ name, type, data: [] })) }),
    createdBy,
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key: `agner.${key}`, value })),
  })
  for (const data of groupsOf(columns, rows)) {
    const columnData = columns.map(({ name }, i) => ({ name, data: data[i] }))
    void file.write({ columnData, rowGroupSize: ROWS_A_GROUP })
  }
  void file.finish()
  return new Uint8Array(writer.getBuffer())
}

/** Values by column, of so many rows at a time. */
function* groupsOf(columns: readonly TableColumn[], rows: Iterable<TableRow>): Generator<unknown[][]> {
  let group: unknown[][] = columns.map(() => [])
  for (const row of rows) {
    columns.forEach(({ type }, i) => group[i].push(valueOf(row[i], type)))
    if (group[0].length < ROWS_A_GROUP) continue
    yield group
    group = columns.map(() => [])
  }
  if (group[0].length > 0) yield group
}

function valueOf(value: string | number | null | undefined, type: TableColumn['type']): unknown {
  if (value === undefined) return null
  return type === 'INT64' && typeof value === 'number' ? BigInt(value) : value
}

function unitsOf(columns: readonly TableColumn[]): Record<string, string> {
  return Object.fromEntries(columns.filter(({ unit }) => unit !== '').map(({ name, unit }) => [name, unit]))
}
