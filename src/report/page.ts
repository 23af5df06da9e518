import type { Summary } from '../experiment/summary.ts'
import type { Cell, Column, Row } from './columns.ts'
import { tabulate } from './columns.ts'
import type { Colors } from './colors.ts'
import { NOTHING } from './format.ts'
import { wrap } from './text-width.ts'

/** What the sections of a report share: what was found, and the paper it is printed on. */
export interface Page {
  readonly summary: Summary
  /** Characters a line of a table. */
  readonly width: number
  /** Characters a line of running text: no more than an eye can follow. */
  readonly textWidth: number
  readonly colors: Colors
}

/** Rows under their heads, columns without any figure left out; nothing where there are no figures. */
export function section(page: Page, columns: readonly Column[], rows: readonly Row[]): string[] {
  const isBlank = ({ text }: Cell) => text === NOTHING || text === ''
  const kept = columns.map((_, index) => index).filter((i) => i === 0 || !rows.every(({ cells }) => isBlank(cells[i])))
  if (kept.length < 2) return []
  const keptRows = rows.map((row) => ({ ...row, cells: kept.map((index) => row.cells[index]) }))
  return tabulate(
    kept.map((index) => columns[index]),
    keptRows,
    page.width,
    page.colors.dim,
  )
}

/** Lines of running text under a heading; nothing where there are none. */
export function notes(page: Page, heading: string, texts: readonly string[]): string[] {
  if (texts.length === 0) return []
  return [page.colors.bold(heading), ...texts.flatMap((text) => wrap(`- ${text}`, page.textWidth, '  '))]
}

export function left(text: string): Cell {
  return { text }
}
