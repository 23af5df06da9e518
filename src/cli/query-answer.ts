import { basename, dirname, extname, join, resolve } from 'node:path'
import { realpath } from 'node:fs/promises'
import { recordsCsv, recordsHead } from '../report/records-csv.ts'
import { recordsJson } from '../report/records-json.ts'
import { recordsTable } from '../report/records-table.ts'
import type { RecordRow } from '../report/records.ts'
import type { Records, SweepDatabase } from '../results/sweep-database.ts'
import { makeWhole, writeWhole } from './files.ts'
import { colors, lineWidth, note, print, printParts } from './terminal.ts'
import { UserError } from './user-error.ts'

export const ENDINGS = ['.csv', '.json', '.parquet']
/** Rows of a table: more are for a program, not for a reader. */
const MOST_ROWS = 1000

export function isParquet(output: string | undefined): output is string {
  return output !== undefined && extname(output).toLowerCase() === '.parquet'
}

/** Refuses to write into the folder that is read: its tables, or its manifest. */
export async function requireOutside(output: string, folder: string): Promise<void> {
  const [place, read] = await Promise.all([realpath(dirname(output)), realpath(folder)])
  if (`${join(place, basename(output))}/`.startsWith(`${resolve(read)}/`))
    throw new UserError(`--output: ${output} is in the folder that is read: name a file outside`)
}

/** A file of text by its ending. */
export async function writeRecords(records: Records, output: string): Promise<void> {
  await writeWhole(output, extname(output).toLowerCase() === '.json' ? jsonParts(records) : csvParts(records))
}

export async function writeParquet(database: SweepDatabase, sql: string, output: string): Promise<void> {
  await makeWhole(output, (beside) => database.writeParquet(sql, beside))
}

export async function printRecords(records: Records, format: 'csv' | 'json'): Promise<void> {
  await printParts(format === 'json' ? jsonParts(records) : csvParts(records))
}

/** On a terminal as much as it is wide, elsewhere all columns. */
export async function printTable({ chunks, columns }: Records, noColor: boolean, quiet: boolean): Promise<void> {
  const rows: RecordRow[] = []
  for await (const chunk of chunks) {
    rows.push(...chunk)
    if (rows.length > MOST_ROWS) break
  }
  const isCut = rows.length > MOST_ROWS
  const width = process.stdout.isTTY || process.env.COLUMNS ? lineWidth() : Infinity
  const { leftOut, lines } = recordsTable(columns, rows.slice(0, MOST_ROWS), width, colors('stdout', noColor).dim)
  print(`${lines.join('\n')}\n`)
  if (quiet) return
  if (rows.length === 0) note('agner: no rows\n')
  if (isCut) note(`agner: these are the first ${MOST_ROWS} rows: ${ALL}\n`)
  if (leftOut > 0) note(`agner: ${leftOut} of ${columns.length} columns do not fit here: name some in SELECT; ${ALL}\n`)
}

const ALL = '--json, --csv or -o FILE has all of them'

async function* csvParts({ chunks, columns }: Records): AsyncGenerator<string> {
  yield recordsHead(columns)
  for await (const rows of chunks) yield recordsCsv(columns, rows)
}

async function* jsonParts({ chunks, columns }: Records): AsyncGenerator<string> {
  let before = '[\n'
  for await (const rows of chunks) {
    if (rows.length === 0) continue
    yield `${before}  ${recordsJson(columns, rows).join(',\n  ')}`
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
