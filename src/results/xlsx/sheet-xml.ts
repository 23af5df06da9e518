import { addressOf, columnLetters } from '../../report/workbook/addresses.ts'
import type { Cell, Sheet, SheetRow, StyledCell } from '../../report/workbook/workbook.ts'
import type { StyleTable } from './styles.ts'
import { cellText, escaped, XML_HEAD } from './xml.ts'

/** Rows go on in parts of about so many characters. */
const PART = 1 << 16

/** What a text would be typed in as a formula by. */
const FORMULA = /^[=+\-@]/

/** A sheet in parts: that of a year of half hours is never there as a whole. `isFirst`: it is the one that is open. */
export function* sheetXml(sheet: Sheet, styles: StyleTable, isFirst: boolean): Generator<string> {
  const { charts = [], filter, formats = [], frozen, rows, widths } = sheet
  yield (
    XML_HEAD +
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' +
      ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
      `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(frozen)}</sheetView></sheetViews>` +
      `<sheetFormatPr defaultRowHeight="15"/>${columnsXml(widths)}<sheetData>`
  )
  let part = ''
  let number = 0
  for (const row of rows) {
    part += rowXml(row, number++, formats, styles)
    if (part.length < PART) continue
    yield part
    part = ''
  }
  yield part
  const filtered = filter === undefined ? '' : `<autoFilter ref="${filterAddress(filter)}"/>`
  yield (
    `</sheetData>${filtered}` +
      '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
      `${charts.length > 0 ? '<drawing r:id="rId1"/>' : ''}</worksheet>`
  )
}

/** `A1:K49`: the head and its rows. */
export function filterAddress({ columns, head, rows }: NonNullable<Sheet['filter']>): string {
  return `${addressOf({ row: head, column: 0 })}:${addressOf({ row: head + rows, column: columns - 1 })}`
}

function paneXml(frozen: Sheet['frozen']): string {
  if (frozen === undefined) return ''
  const { columns, rows } = frozen
  const [x, y] = [columns > 0 ? ` xSplit="${columns}"` : '', rows > 0 ? ` ySplit="${rows}"` : '']
  const pane = columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight'
  const top = addressOf({ row: rows, column: columns })
  return `<pane${x}${y} topLeftCell="${top}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`
}

function columnsXml(widths: readonly number[]): string {
  if (widths.length === 0) return ''
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  return `<cols>${columns.join('')}</cols>`
}

function rowXml(cells: SheetRow, row: number, formats: NonNullable<Sheet['formats']>, styles: StyleTable): string {
  const height = cells.some(isHead) ? HEAD_HEIGHT : ''
  let text = `<row r="${row + 1}"${height}>`
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]
    if (cell === null) continue
    const usual = typeof cell === 'number' ? (formats[column] ?? undefined) : undefined
    const styled = typeof cell === 'object' ? cell : { value: cell, format: usual }
    text += cellXml(styled, `${columnLetters(column)}${row + 1}`, styles)
  }
  return `${text}</row>`
}

/** Room for two lines. */
const HEAD_HEIGHT = ' ht="32" customHeight="1"'

function isHead(cell: Cell): boolean {
  return typeof cell === 'object' && (cell?.style === 'head' || cell?.style === 'number-head')
}

function cellXml({ format, formula, style, value }: StyledCell, address: string, styles: StyleTable): string {
  const isText = typeof value === 'string'
  const number = styles.numberOf(style ?? 'plain', format, isText && FORMULA.test(value))
  const at = `r="${address}"${number === 0 ? '' : ` s="${number}"`}`
  const isNothing = value === null || (typeof value === 'number' && !Number.isFinite(value))
  if (formula !== undefined) {
    const result = isNothing ? '' : `<v>${isText ? escaped(value) : value}</v>`
    return `<c ${at}${isText ? ' t="str"' : ''}><f>${escaped(formula)}</f>${result}</c>`
  }
  if (isNothing) return number === 0 ? '' : `<c ${at}/>`
  if (!isText) return `<c ${at}><v>${value}</v></c>`
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`
}
