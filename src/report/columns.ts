import type { Paint } from './colors.ts'
import type { Printed } from './format.ts'
import { padEnd, padStart, shorten, textWidth } from './text-width.ts'

/** A column of a table. What is too wide for the terminal goes in order of rank, the lowest first. */
export interface Column {
  readonly head: string
  readonly align?: 'left' | 'right'
  /** Left out at this rank; without one it stays. */
  readonly rank?: number
  /** Its margins (± …) are left out at this rank. */
  readonly marginRank?: number
  /** May be shortened with … down to this many characters before anything is left out. */
  readonly atLeast?: number
}

export interface Cell extends Printed {
  readonly paint?: Paint
}

export interface Row {
  readonly cells: readonly Cell[]
  /** A thin line stands above it. */
  readonly ruled?: boolean
}

const GAP = '  '

interface Laid {
  readonly column: Column
  readonly index: number
  readonly margins: boolean
}

/** Aligns rows under their heads, no line wider than `width`: values end, and margins begin, at the same place. */
export function tabulate(columns: readonly Column[], rows: readonly Row[], width: number, dim: Paint): string[] {
  let laid: Laid[] = columns.map((column, index) => ({ column, index, margins: true }))
  const losses = columns
    .flatMap(({ rank, marginRank }, index) => [
      { index, rank, whole: true },
      { index, rank: marginRank, whole: false },
    ])
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => a.rank! - b.rank!)
  const excess = () => laid.reduce((sum, one) => sum + fullWidth(one, rows), GAP.length * (laid.length - 1)) - width
  for (const { index, whole } of losses) {
    if (excess() <= slack(laid, rows)) break
    laid = whole
      ? laid.filter((one) => one.index !== index)
      : laid.map((one) => (one.index === index ? { ...one, margins: false } : one))
  }
  const shrunk = shrink(laid, rows, Math.max(0, excess()))
  const line = (cells: readonly string[]) => cells.join(GAP).trimEnd()
  const head = line(laid.map(({ column }, i) => align(column, shorten(column.head, shrunk[i]), shrunk[i])))
  const ruled = dim('─'.repeat(Math.min(width, shrunk.reduce((sum, one) => sum + one, GAP.length * (laid.length - 1)))))
  const body = rows.flatMap((row) => {
    const text = line(laid.map((one, i) => cellText(row.cells[one.index], one, rows, shrunk[i], dim)))
    return row.ruled ? [ruled, text] : [text]
  })
  return [dim(head), ...body]
}

/** How far the shrinking columns can still give way. */
function slack(laid: readonly Laid[], rows: readonly Row[]): number {
  return laid.reduce((sum, one) => sum + give(one, rows), 0)
}

function give(one: Laid, rows: readonly Row[]): number {
  const { atLeast } = one.column
  return atLeast === undefined ? 0 : Math.max(0, fullWidth(one, rows) - atLeast)
}

function shrink(laid: readonly Laid[], rows: readonly Row[], excess: number): number[] {
  let left = excess
  return laid.map((one) => {
    const less = Math.min(left, give(one, rows))
    left -= less
    return fullWidth(one, rows) - less
  })
}

function fullWidth(one: Laid, rows: readonly Row[]): number {
  const { text, margin } = partWidths(one, rows)
  return Math.max(textWidth(one.column.head), text + margin)
}

/** Widest value, and widest ` ± margin`. */
function partWidths({ index, margins }: Laid, rows: readonly Row[]): { text: number; margin: number } {
  let [text, margin] = [0, 0]
  for (const { cells } of rows) {
    text = Math.max(text, textWidth(cells[index].text))
    if (margins) margin = Math.max(margin, textWidth(marginText(cells[index])))
  }
  return { text, margin }
}

function cellText(cell: Cell, one: Laid, rows: readonly Row[], width: number, dim: Paint): string {
  const paint = cell.paint ?? ((text: string) => text)
  if (one.column.align === 'left') {
    const text = shorten(cell.text, width)
    return paint(text) + padEnd('', width - textWidth(text))
  }
  const { margin } = partWidths(one, rows)
  const value = paint(padStart(shorten(cell.text, width - margin), width - margin))
  const after = one.margins ? marginText(cell) : ''
  return value + (after === '' ? '' : dim(after)) + padEnd('', margin - textWidth(after))
}

function marginText({ margin }: Cell): string {
  return margin === undefined ? '' : ` ± ${margin}`
}

function align(column: Column, text: string, width: number): string {
  return column.align === 'left' ? padEnd(text, width) : padStart(text, width)
}
