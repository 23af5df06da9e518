import { commentLine, type CsvDialect } from '../report/csv-cell.ts'
import { figureMeaning } from '../report/figure-meaning.ts'
import type { Provenance, TableColumn, TableRow } from './columns.ts'
import { csvParts } from './csv.ts'
import { parquetOf } from './parquet.ts'

/** What is written as CSV or Parquet alike: the same columns, names, units and values. */
export interface Table {
  readonly columns: readonly TableColumn[]
  readonly rows: Iterable<TableRow>
  /** In the metadata of Parquet, and in a line above the CSV. */
  readonly provenance: Provenance
  /** Of the figures in it, by their keys. */
  readonly meanings: FigureMeanings
}

export type FigureMeanings = Readonly<Record<string, { readonly unit: string; readonly description: string }>>

export function tableCsv({ columns, provenance, rows }: Table, dialect?: CsvDialect): Iterable<string> {
  return csvParts(columns, rows, { dialect, comment: commentLine(provenance) })
}

/** With what columns and figures mean beside their units. */
export function tableParquet({ columns, meanings, provenance, rows }: Table): Uint8Array {
  const { agner, hash, scenario, ...facts } = provenance
  const descriptions = Object.fromEntries(columns.map(({ name, description }) => [name, description]))
  return parquetOf(columns, rows, {
    createdBy: `agner ${agner}`,
    version: agner,
    // As the tables of a sweep call them.
    ...(hash === undefined ? {} : { scenario: hash, name: scenario }),
    ...facts,
    descriptions: JSON.stringify(descriptions),
    figures: JSON.stringify(meanings),
  })
}

/** What figures mean, of those there are. */
export function meaningsOf(rows: Iterable<{ readonly figure: string; readonly unit: string }>): FigureMeanings {
  const meanings = new Map<string, { unit: string; description: string }>()
  for (const { figure, unit } of rows) {
    if (!meanings.has(figure)) meanings.set(figure, { unit, description: figureMeaning(figure) })
  }
  return Object.fromEntries(meanings)
}
