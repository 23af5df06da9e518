import type { Estimate } from '../../experiment/summary.ts'
import type { Kpi } from '../../models/kpi.ts'
import { valueOf } from '../format.ts'
import { printable } from '../text-width.ts'
import type { Cell, CellFormat, CellStyle, SheetRow, StyledCell } from './workbook.ts'

/** How the figures of a unit are shown. */
export const FORMATS: Readonly<Record<Kpi['unit'], CellFormat>> = {
  count: 'count',
  share: 'share',
  seconds: 'seconds',
  agents: 'fine',
  contacts: 'fine',
  erlangs: 'fine',
  'agent-seconds': 'count',
  hours: 'count',
  points: 'count',
  lines: 'fine',
  money: 'money',
}

/** A name from a scenario: a text, whatever it is. */
export function name(text: string): string {
  return printable(text)
}

export function styled(value: string | number | null, style: CellStyle, format?: CellFormat): StyledCell {
  return format === undefined ? { value, style } : { value, style, format }
}

export function number(value: number | null | undefined, format: CellFormat): Cell {
  return value === null || value === undefined || !Number.isFinite(value) ? null : { value, format }
}

/** The value, and the ends of its interval. */
export function estimateCells(estimate: Estimate | undefined, format: CellFormat): readonly [Cell, Cell, Cell] {
  return [number(valueOf(estimate), format), number(estimate?.low, format), number(estimate?.high, format)]
}

/** `value` is what the formula comes to with the numbers that are there. */
export function formula(
  text: string,
  value: string | number | null,
  format: CellFormat,
  style?: CellStyle,
): StyledCell {
  return style === undefined ? { formula: text, value, format } : { formula: text, value, format, style }
}

/** Heads of columns: the first `texts` are of texts, the others of numbers, above which they stand. */
export function head(texts: readonly string[], numbers: readonly string[] = []): SheetRow {
  return [...texts.map((text) => styled(text, 'head')), ...numbers.map((text) => styled(text, 'number-head'))]
}

/** A number that a reader may change: the formulas follow. */
export function input(value: number | null, format: CellFormat): StyledCell {
  return { value, format, style: 'input' }
}

const VERDICTS = {
  met: 'good',
  missed: 'bad',
  open: 'open',
  better: 'good',
  worse: 'bad',
  higher: 'beside',
  lower: 'beside',
  same: 'beside',
} as const

/** In green, red or yellow where it is good, bad or not known. */
export function verdict(text: keyof typeof VERDICTS, shown: string = text): StyledCell {
  return styled(shown, VERDICTS[text])
}

const A_DAY = 86_400_000
/** Days between the first that a spreadsheet counts and that of a computer. */
const DAYS_BEFORE_1970 = 25_569

/** An ISO date as a spreadsheet counts days; what is none (`day 1`, a weekday) is a text. */
export function dateCell(text: string): Cell {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return name(text)
  return { value: Date.parse(`${text}T00:00:00Z`) / A_DAY + DAYS_BEFORE_1970, format: 'date' }
}

/** A clock time as a part of a day. */
export function timeCell(clock: string): Cell {
  const [hours, minutes] = clock.split(':').map(Number)
  return { value: (hours * 60 + minutes) / 1440, format: 'time' }
}
