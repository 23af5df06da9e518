import Papa from 'papaparse'
import { guarded } from './csv-guard.ts'
import { readClock, readWeekdays } from './clock.ts'
import { problemAt } from './diagnostics.ts'
import type { Findings, Problem } from './diagnostics.ts'
import { closest, listed } from './names.ts'
import { wholeFile } from './source.ts'
import type { Misreading } from './units.ts'

const MOST_CHARACTERS = 20_000_000
/** Enough to see what is wrong with a file; the rest would repeat it. */
const MOST_PROBLEMS = 20

export interface Cell {
  /** Without surrounding blanks. */
  readonly text: string
  readonly line: number
  /** Position of the cell in its row, from 0. */
  readonly field: number
}

export interface Table {
  readonly file: string
  readonly columns: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
  /** Numbers may be written `1,5`: so where cells are not separated by commas. */
  readonly decimalComma: boolean
  /** The decimal marks that its numbers show: with two of them `1.200` may be 1200. */
  readonly marks: ReadonlySet<string>
  /** The lines of the file, for places and excerpts. */
  readonly lines: readonly string[]
  readonly delimiter: string
}

/**
 * A CSV file with a header; cells separated by commas, semicolons or tabs, whichever the header has. Blank lines and
 * lines that start with `#` are skipped. null where nothing of the file can be used.
 */
export function readTable(file: string, text: string): { table: Table | null; problems: Problem[] } {
  const refuse = (message: string, allowed?: string) => ({
    table: null,
    problems: [problemAt(wholeFile(file), { message, allowed })],
  })
  const refusal = refusalOf(text)
  if (refusal !== null) return refuse(refusal)
  const content = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const lines = content.split('\n')
  const headerLine = lines.find((line) => line.trim() !== '' && !line.startsWith('#'))
  if (headerLine === undefined) return refuse('the file is empty', HEADER)
  const delimiter = delimiterOf(headerLine)
  const { data, errors } = Papa.parse<string[]>(content, { delimiter, newline: '\n' })
  if (errors.length > 0) {
    // Papa counts rows, which are lines as long as no quoted cell holds a line break.
    const line = Math.min((errors[0].row ?? 0) + 1, lines.length)
    const place = { file, line, column: 1, width: lines[line - 1].length, excerpt: lines[line - 1] }
    const allowed = 'a quoted cell that starts and ends with ", with each " inside doubled'
    return {
      table: null,
      problems: [problemAt(place, { message: 'a quotation mark is missing or misplaced', allowed })],
    }
  }
  const marks = new Set<string>()
  const decimalComma = delimiter !== ','
  const table = { file, rows: [] as Cell[][], columns: [] as Cell[], decimalComma, marks, lines, delimiter }
  const problems: Problem[] = []
  let line = 1
  for (const fields of data) {
    const row = fields.map((field, index) => ({ text: field.trim(), line, field: index }))
    for (const field of fields) line += field.split('\n').length - 1
    line++
    if (fields[0].startsWith('#') || row.every((cell) => cell.text === '')) continue
    if (table.columns.length === 0) table.columns = row
    else table.rows.push(row)
  }
  checkHeader(table, problems)
  const width = table.columns.length
  const ragged = table.rows.filter((row) => row.length !== width)
  for (const row of ragged) {
    const cell = row[Math.min(row.length - 1, width)]
    problems.push(at(table, cell, `${count(row.length, 'cell')} here, and ${count(width, 'column')} in the header`))
  }
  table.rows = table.rows.filter((row) => row.length === width)
  for (const cell of table.rows.flat()) {
    const mark = DECIMAL.exec(cell.text)?.[1]
    if (mark !== undefined) marks.add(mark)
  }
  if (table.rows.length === 0 && problems.length === 0) return refuse('the file has a header and no rows')
  return { table, problems: atMost(problems) }
}

const HEADER = 'a first line that names the columns, such as weekday,start,support'

function refusalOf(text: string): string | null {
  if (text.length > MOST_CHARACTERS) {
    return `the file is too big: ${Math.ceil(text.length / 1e6)} million characters, at most ${MOST_CHARACTERS / 1e6} million`
  }
  const head = text.slice(0, 10_000)
  // A text that was no text comes out of decoding with zeros and replacement characters.
  const junk = head.match(/[^\P{Cc}\t\n\v\f\r]|\uFFFD/gu)?.length ?? 0
  return junk > 0 && (head.includes('\0') || junk * 20 > head.length) ? 'this is not a text file' : null
}

function delimiterOf(headerLine: string): string {
  if (headerLine.includes(';')) return ';'
  return headerLine.includes('\t') ? '\t' : ','
}

function checkHeader(table: Table, problems: Problem[]): void {
  const seen = new Set<string>()
  for (const cell of table.columns) {
    if (cell.text === '') problems.push(at(table, cell, 'a column without a name'))
    else if (seen.has(cell.text)) problems.push(at(table, cell, `a second column named \`${cell.text}\``))
    seen.add(cell.text)
  }
}

/** A problem at a cell. */
export function at(table: Table, cell: Cell, message: string, more: Omit<Findings, 'message'> = {}): Problem {
  const line = table.lines[cell.line - 1]
  let column = 0
  let quoted = false
  for (let field = 0; column < line.length && field < cell.field; column++) {
    if (line[column] === '"') quoted = !quoted
    else if (line[column] === table.delimiter && !quoted) field++
  }
  while (line[column] === ' ') column++
  const place = {
    file: table.file,
    line: cell.line,
    column: column + 1,
    width: Math.max(1, cell.text.length),
    excerpt: line,
  }
  return problemAt(place, { message, ...more })
}

export function atMost(problems: Problem[]): Problem[] {
  if (problems.length <= MOST_PROBLEMS) return problems
  const last = problems[MOST_PROBLEMS - 1]
  const more = `and ${problems.length - MOST_PROBLEMS + 1} more problems in this file`
  return [
    ...problems.slice(0, MOST_PROBLEMS - 1),
    { ...last, message: more, allowed: undefined, suggestion: undefined },
  ]
}

/** By its name, or as agner writes that; -1: there is none. */
export function columnIndex({ columns }: Table, name: string): number {
  const index = columns.findIndex(({ text }) => text === name)
  return index >= 0 ? index : columns.findIndex(({ text }) => text === guarded(name))
}

/** A number, or a percentage, with a decimal mark. */
const DECIMAL = /^-?\d*([.,])\d+%?$/
/** What may be a whole number with its thousands apart. */
const GROUPED = /^-?([1-9]\d{0,2})([.,])(\d{3})$/

/**
 * A finite number from 0 up. Thousands are not separated: `1200`, `0.5`, and `0,5` where commas do not separate cells.
 */
export function amountIn(table: Table, cell: Cell): number | Problem {
  const plain = /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i
  let text = cell.text
  const [, head, mark, tail] = (table.decimalComma && GROUPED.exec(text)) || []
  if (mark !== undefined && table.marks.size > 1) {
    const small = String(Number(`${head}.${tail}`))
    const message = `\`${text}\` may be ${head}${tail} or ${small}: other numbers here have decimal ${mark === '.' ? 'commas' : 'points'}`
    return at(table, cell, message, { allowed: `${head}${tail} or ${mark === '.' ? small.replace('.', ',') : small}` })
  }
  if (table.decimalComma && /^-?\d*,\d+$/.test(text)) text = text.replace(',', '.')
  if (text === '') return at(table, cell, 'an empty cell where a number should be', { allowed: 'a number; 0 for none' })
  if (!plain.test(text)) {
    const allowed = table.decimalComma ? 'a number such as 1234,5 or 1234.5' : 'a number such as 1234.5'
    return at(table, cell, `\`${shortened(cell.text)}\` is not a number`, { allowed })
  }
  const value = Number(text)
  if (value < 0) return at(table, cell, `${cell.text} is negative`, { allowed: 'a number from 0 up' })
  return Number.isFinite(value) ? value : at(table, cell, `${shortened(cell.text)} is too large`)
}

/** Seconds since midnight of `08:30` (spreadsheets write `8:30`) or `08:30:15`, up to 24:00. */
export function clockIn(table: Table, cell: Cell): number | Problem {
  const clock = readClock(cell.text.padStart(5, '0'))
  if ('value' in clock) return clock.value
  return at(table, cell, `\`${shortened(cell.text)}\` is not a clock time`, meant(clock))
}

/** Numbers of weekdays, monday = 0: `mon`, `Monday`, `mon-fri`. */
export function weekdaysIn(table: Table, cell: Cell): readonly number[] | Problem {
  const days = readWeekdays(cell.text.toLowerCase().replaceAll(/(mon|tue|wed|thu|fri|sat|sun)[a-z]*day/g, '$1'))
  if ('value' in days) return days.value
  return at(table, cell, `\`${shortened(cell.text)}\` is not a weekday`, meant(days))
}

/** An index from 0 of the number of a day, counted from 1. */
export function dayIn(table: Table, cell: Cell): number | Problem {
  if (/^[1-9]\d{0,4}$/.test(cell.text)) return Number(cell.text) - 1
  return at(table, cell, `\`${shortened(cell.text)}\` is not the number of a day`, { allowed: '1 for the first day' })
}

export function isProblem(found: unknown): found is Problem {
  return typeof found === 'object' && found !== null && 'message' in found
}

function meant({ expected, suggestion }: Misreading): Omit<Findings, 'message'> {
  return { allowed: expected, suggestion }
}

/** A column by its name; a problem names the columns there are, `except` some that mean something else. */
export function columnIn(table: Table, name: string, except: readonly string[] = []): number | Problem {
  const index = columnIndex(table, name)
  if (index >= 0) return index
  const others = table.columns.map(({ text }) => text).filter((other) => !except.includes(other))
  const allowed = others.length === 0 ? undefined : listed(others)
  return at(table, table.columns[0], `no column \`${shortened(name)}\``, { allowed, suggestion: closest(name, others) })
}

export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}
