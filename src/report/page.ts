import type { Summary } from '../experiment/summary.ts'
import type { Cell, Column, Row } from './columns.ts'
import { tabulate } from './columns.ts'
import type { Colors } from './colors.ts'
import { NOTHING } from './format.ts'
import { keyOf } from '../experiment/figure-names.ts'
import { wrap } from './text-width.ts'

/** Above all other ranks. */
const LAST = 100

/** What the sections of a report share: what was found, and the paper it is printed on. */
export interface Page {
  readonly summary: Summary
  /** Characters a line of a table. */
  readonly width: number
  /** Characters a line of running text: no more than an eye can follow. */
  readonly textWidth: number
  readonly colors: Colors
  /** Heads of columns that are there without their ±, for want of room; grows as tables are laid out. */
  readonly narrow: Set<string>
}

/** Rows under their heads, columns without any figure left out; nothing where there are no figures. */
export function section(page: Page, columns: readonly Column[], rows: readonly Row[]): string[] {
  const isBlank = ({ text }: Cell) => text === NOTHING || text === ''
  const kept = columns.map((_, index) => index).filter((i) => i === 0 || !rows.every(({ cells }) => isBlank(cells[i])))
  if (kept.length < 2) return []
  const keptRows = rows.map((row) => ({ ...row, cells: kept.map((index) => row.cells[index]) }))
  const asked = askedFor(page.summary)
  return tabulate(
    kept.map((index) => lasting(columns[index], asked)),
    keptRows,
    page.width,
    page.colors.dim,
    (head) => page.narrow.add(head),
  )
}

/** Keys of figures of which the run was to be so precise. */
function askedFor({ precision = [] }: Summary): ReadonlySet<string> {
  return new Set(precision.map(({ figure }) => keyOf(figure)))
}

/** An interval that was asked for goes last. */
function lasting(column: Column, asked: ReadonlySet<string>): Column {
  const { figure, marginRank, rank } = column
  if (figure === undefined || !asked.has(figure)) return column
  return {
    ...column,
    ...(marginRank === undefined ? {} : { marginRank: marginRank + LAST }),
    ...(rank === undefined ? {} : { rank: rank + LAST }),
  }
}

/** Lines of running text under a heading; nothing where there are none. */
export function notes(page: Page, heading: string, texts: readonly string[]): string[] {
  if (texts.length === 0) return []
  return [page.colors.bold(heading), ...texts.flatMap((text) => wrap(`- ${text}`, page.textWidth, '  '))]
}

export function left(text: string): Cell {
  return { text }
}
