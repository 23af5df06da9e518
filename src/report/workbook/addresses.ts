import type { Place, Range } from './workbook.ts'

/** `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

/** `B2` of row 1 and column 1. */
export function addressOf({ row, column }: Place): string {
  return `${columnLetters(column)}${row + 1}`
}

/** `$B$2`: stays when a formula is copied elsewhere. */
export function fixedAddressOf({ row, column }: Place): string {
  return `$${columnLetters(column)}$${row + 1}`
}

/** `D2:D19`, of the sheet that a formula is on. */
export function columnRange(column: number, firstRow: number, lastRow: number): string {
  return `${columnLetters(column)}${firstRow + 1}:${columnLetters(column)}${lastRow + 1}`
}

/** `'what if'!$A$2:$A$19` */
export function rangeAddress({ from, sheet, to }: Range): string {
  const [first, last] = [fixedAddressOf(from), fixedAddressOf(to)]
  return `${quotedSheet(sheet)}!${first === last ? first : `${first}:${last}`}`
}

/** A name within a formula. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}

/** A stretch of one column. */
export function downColumn(sheet: string, column: number, firstRow: number, lastRow: number): Range {
  return { sheet, from: { row: firstRow, column }, to: { row: lastRow, column } }
}

export function oneCell(sheet: string, row: number, column: number): Range {
  return { sheet, from: { row, column }, to: { row, column } }
}
