import { at, type Cell, type Table } from '../../scenario/csv.ts'
import type { Place } from '../../scenario/diagnostics.ts'
import type { PlacedText } from './lever-text.ts'

/** A cell of a table as text with a place. */
export function placedCell(table: Table, cell: Cell): PlacedText {
  const { file, line, column, width, excerpt } = at(table, cell, '')
  const whole: Place = { file, line, column, width, excerpt }
  const isVerbatim = excerpt.slice(column - 1).startsWith(cell.text)
  return {
    // Where cells are not separated by commas, decimals may be.
    text: table.decimalComma ? cell.text.replaceAll(/(?<=\d),(?=\d)/g, '.') : cell.text,
    placeOf: (from, to) =>
      isVerbatim
        ? { ...whole, column: column + from, width: Math.max(1, Math.min(to, cell.text.length) - from) }
        : whole,
  }
}
