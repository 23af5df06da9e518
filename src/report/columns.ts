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
  /** The key of the figure in it, of which the margin may have been asked for. */
  readonly figure?: string
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

/** A column with the room its rows ask for: the widest value, and the widest ` ± margin` (0 where left out). */
interface Laid {
  readonly column: Column
  readonly index: number
  readonly value: number
  readonly margin: number
  /** The margin, left out or not. */
  readonly wanted: number
}

/**
 * Aligns rows under their heads, no line wider than `width`: values end, and margins begin, at the same place. `onLoss` hears
 * of columns that are there without their margins.
 */
export function tabulate(
  columns: readonly Column[],
  rows: readonly Row[],
  width: number,
  dim: Paint,
  onLoss?: (head: string) => void,
): string[] {
  const laid = fitted(columns, rows, width)
  for (const { column, margin, wanted } of laid) if (margin < wanted) onLoss?.(column.head)
  const widths = shrunk(laid, Math.max(0, totalWidth(laid) - width))
  const line = (cells: readonly string[]) => cells.join(GAP).trimEnd()
  const head = line(laid.map(({ column }, i) => aligned(column, shorten(column.head, widths[i]), widths[i])))
  const rule = dim('─'.repeat(widths.reduce((sum, one) => sum + one, GAP.length * (laid.length - 1))))
  const body = rows.flatMap(({ cells, ruled }) => {
    const text = line(laid.map((one, i) => cellText(cells[one.index], one, widths[i], dim)))
    return ruled ? [rule, text] : [text]
  })
  return [dim(head), ...body]
}

/**
 * Margins and columns go, the least important first, until what remains can be shortened to fit; a margin that has room
 * after all comes back.
 */
function fitted(columns: readonly Column[], rows: readonly Row[], width: number): Laid[] {
  const fits = (laid: readonly Laid[]): boolean =>
    totalWidth(laid) - laid.reduce((sum, one) => sum + give(one), 0) <= width
  const losses = columns
    .flatMap(({ rank = Infinity, marginRank = Infinity }, index) => [
      { index, rank, isWhole: true },
      { index, rank: marginRank, isWhole: false },
    ])
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
  let laid = columns.map((column, index): Laid => ({ column, index, ...roomFor(rows, index) }))
  for (const { index, isWhole } of losses) {
    if (fits(laid)) break
    laid = isWhole
      ? laid.filter((one) => one.index !== index)
      : laid.map((one) => (one.index === index ? { ...one, margin: 0 } : one))
  }
  for (const { index, isWhole } of losses.toReversed()) {
    if (isWhole) continue
    const restored = laid.map((one) => (one.index === index ? { ...one, margin: one.wanted } : one))
    if (fits(restored)) laid = restored
  }
  return laid
}

function roomFor(rows: readonly Row[], index: number): Pick<Laid, 'value' | 'margin' | 'wanted'> {
  let [value, margin] = [0, 0]
  for (const { cells } of rows) {
    value = Math.max(value, textWidth(cells[index].text))
    margin = Math.max(margin, textWidth(marginText(cells[index])))
  }
  return { value, margin, wanted: margin }
}

function totalWidth(laid: readonly Laid[]): number {
  return laid.reduce((sum, one) => sum + fullWidth(one), GAP.length * (laid.length - 1))
}

function fullWidth({ column, value, margin }: Laid): number {
  return Math.max(textWidth(column.head), value + margin)
}

/** How far a column can still give way. */
function give(one: Laid): number {
  const { atLeast } = one.column
  return atLeast === undefined ? 0 : Math.max(0, fullWidth(one) - atLeast)
}

function shrunk(laid: readonly Laid[], excess: number): number[] {
  let left = excess
  return laid.map((one) => {
    const less = Math.min(left, give(one))
    left -= less
    return fullWidth(one) - less
  })
}

function cellText(cell: Cell, { column, margin }: Laid, width: number, dim: Paint): string {
  const paint = cell.paint ?? ((text: string) => text)
  if (column.align === 'left') {
    const text = shorten(cell.text, width)
    return paint(text) + ' '.repeat(Math.max(0, width - textWidth(text)))
  }
  const value = paint(padStart(shorten(cell.text, width - margin), width - margin))
  const after = margin > 0 ? marginText(cell) : ''
  return value + (after === '' ? '' : dim(after)) + ' '.repeat(margin - textWidth(after))
}

function marginText({ margin }: Cell): string {
  return margin === undefined ? '' : ` ± ${margin}`
}

function aligned(column: Column, text: string, width: number): string {
  return column.align === 'left' ? padEnd(text, width) : padStart(text, width)
}
