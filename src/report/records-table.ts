import type { Paint } from './colors.ts'
import { tabulate, type Column, type Row } from './columns.ts'
import { NOTHING } from './format.ts'
import type { Json } from './json-text.ts'
import type { RecordColumn, RecordRow } from './records.ts'
import { padEnd, printable, shorten, textWidth } from './text-width.ts'

/** Significant digits of a fraction: nobody reads more, and JSON and CSV have them all. */
const DIGITS = 6
/** Longer texts are shortened, unless they have the line to themselves. */
const LONGEST = 40
const SHORTEST_HEAD = 13
const GAP = 2

export interface RecordsTable {
  readonly lines: readonly string[]
  /** Columns that did not fit. */
  readonly leftOut: number
}

/** Rows under their heads, as many columns as fit; a single row that does not fit is turned on its side. */
export function recordsTable(
  columns: readonly RecordColumn[],
  rows: readonly RecordRow[],
  width: number,
  dim: Paint,
): RecordsTable {
  const cells = columns.map((column, i) => columnTexts(column, rows, i))
  const heads = columns.map(({ name }) => printable(name))
  const bodies = cells.map((texts) =>
    Math.min(
      LONGEST,
      texts.reduce((most, text) => Math.max(most, textWidth(text)), 1),
    ),
  )
  const full = heads.map((head, i) => Math.max(bodies[i], Math.min(LONGEST, textWidth(head))))
  const narrow = heads.map((head, i) => Math.max(bodies[i], Math.min(SHORTEST_HEAD, textWidth(head))))
  // Heads give way where that makes room for all columns.
  const widths = howManyFit(full, width) < full.length && howManyFit(narrow, width) === full.length ? narrow : full
  const fitting = howManyFit(widths, width)
  if (fitting < columns.length && rows.length === 1) return { lines: onItsSide(heads, cells, width, dim), leftOut: 0 }
  const shown: Column[] = columns.slice(0, fitting).map(({ kind }, i) => ({
    head: shorten(heads[i], widths[i]),
    align: kind === 'number' ? 'right' : 'left',
    atLeast: 1,
  }))
  const body = rows.map((_, row): Row => ({
    cells: shown.map((_, i) => ({ text: shorten(cells[i][row], widths[i]) })),
  }))
  return { lines: tabulate(shown, body, width, dim), leftOut: columns.length - fitting }
}

/** At least one. */
function howManyFit(widths: readonly number[], width: number): number {
  let used = -GAP
  const over = widths.findIndex((one) => (used += one + GAP) > width)
  return over < 0 ? widths.length : Math.max(1, over)
}

function onItsSide(
  heads: readonly string[],
  cells: readonly (readonly string[])[],
  width: number,
  dim: Paint,
): readonly string[] {
  const longest = Math.min(LONGEST, Math.max(...heads.map(textWidth)))
  const room = Math.max(1, width - longest - GAP)
  return heads.map((head, i) => dim(padEnd(shorten(head, longest), longest + GAP)) + shorten(cells[i][0].trim(), room))
}

/** Numbers stand with their points below each other. */
function columnTexts({ kind }: RecordColumn, rows: readonly RecordRow[], index: number): string[] {
  const texts = rows.map((row) => valueText(row[index]))
  if (kind !== 'number') return texts
  const after = texts.map((text) => text.length - wholePart(text).length)
  const most = after.reduce((longest, one) => Math.max(longest, one), 0)
  return texts.map((text, i) => text + ' '.repeat(most - after[i]))
}

function wholePart(text: string): string {
  return text.split('.')[0]
}

function valueText(value: Json): string {
  if (value === null || value === undefined) return NOTHING
  if (typeof value === 'number') return numberText(value)
  return printable(typeof value === 'string' ? value : JSON.stringify(value))
}

function numberText(value: number): string {
  if (Number.isInteger(value)) return String(value)
  const whole = String(Math.trunc(Math.abs(value))).length
  return String(Number(value.toPrecision(Math.min(17, Math.max(DIGITS, whole + 1)))))
}
