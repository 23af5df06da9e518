import { csvLine, SPREADSHEET_MARK, type CsvDialect } from '../report/csv-cell.ts'
import type { TableColumn, TableRow } from './columns.ts'

interface CsvOptions {
  /** Of a spreadsheet in some language; commas and decimal points unless told. */
  readonly dialect?: CsvDialect
  /** The first line. */
  readonly comment?: string
}

/** Lines are handed on in parts of about so many characters. */
const PART = 1 << 16

/** A table as text: numbers with all their digits, nothing where there is no value. */
export function csvOf(columns: readonly TableColumn[], rows: Iterable<TableRow>): string {
  return [...csvParts(columns, rows)].join('')
}

/** The same text in parts: that of a year need never be there as a whole. */
export function* csvParts(
  columns: readonly TableColumn[],
  rows: Iterable<TableRow>,
  { comment, dialect }: CsvOptions = {},
): Generator<string> {
  const head = csvLine(
    columns.map(({ name }) => name),
    dialect,
  )
  let part = (dialect === undefined ? '' : SPREADSHEET_MARK) + (comment === undefined ? '' : `${comment}\n`) + head
  for (const row of rows) {
    part += csvLine(row, dialect)
    if (part.length < PART) continue
    yield part
    part = ''
  }
  yield part
}
