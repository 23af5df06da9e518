import type { Locale } from '../locales.ts'

/**
 * A spreadsheet as plain data: what is in it, and no word of how a file holds it (`src/results/xlsx`). Rows and columns count
 * from 0 here, and from 1 in the addresses that formulas have.
 */
export interface Workbook {
  readonly title: string
  readonly sheets: readonly Sheet[]
  readonly locale?: Locale
  readonly currency?: string
}

export interface Sheet {
  /** A name of ours, at most 31 characters, none of `[]:*?/\`: never one from a scenario. */
  readonly name: string
  /** In characters, by column. */
  readonly widths: readonly number[]
  /** By column: of numbers that say nothing of their own. */
  readonly formats?: readonly (CellFormat | null)[]
  readonly rows: readonly SheetRow[]
  /** Rows and columns that stay when the rest is scrolled. */
  readonly frozen?: { readonly rows: number; readonly columns: number }
  /** Rows below a head that can be filtered and sorted. */
  readonly filter?: { readonly head: number; readonly rows: number; readonly columns: number }
  readonly charts?: readonly Chart[]
}

export type SheetRow = readonly Cell[]

export type Cell = null | string | number | StyledCell

export interface StyledCell {
  /** Of a formula: what it comes to, so that who does not compute shows it too. */
  readonly value: string | number | null
  readonly formula?: string
  readonly format?: CellFormat
  readonly style?: CellStyle
}

/** What a number is; how it is shown follows from the locale and the currency. */
export type CellFormat =
  | 'text'
  | 'whole'
  | 'count'
  | 'fine'
  | 'share'
  | 'percent'
  | 'seconds'
  | 'duration'
  | 'money'
  | 'price'
  | 'quantity'
  | 'date'
  | 'time'

export type CellStyle =
  | 'title'
  | 'sentence'
  | 'head'
  | 'number-head'
  | 'total'
  | 'input'
  | 'faint'
  | 'good'
  | 'bad'
  | 'open'
  | 'beside'

export interface Place {
  readonly row: number
  readonly column: number
}

/** Of a sheet; from and to are within. */
export interface Range {
  readonly sheet: string
  readonly from: Place
  readonly to: Place
}

export interface Chart {
  readonly title: string
  /** What it covers: so many columns and rows from a cell on. */
  readonly at: Place
  readonly columns: number
  readonly rows: number
  readonly categories: Range
  readonly left: ChartAxis
  readonly right?: ChartAxis
}

export interface ChartAxis {
  readonly title: string
  readonly format: CellFormat
  readonly kind: 'columns' | 'stacked' | 'lines'
  readonly series: readonly ChartSeries[]
  /** The end of the axis, which begins at 0 then; without it both follow from the numbers. */
  readonly most?: number
}

export interface ChartSeries {
  /** The cell that names it. */
  readonly name: Range
  readonly values: Range
}
