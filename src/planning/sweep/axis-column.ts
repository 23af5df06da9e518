import { quantityOf, type Quantity } from '../what-if/lever-value.ts'

/** An axis as numbers, where all of its values are figures of one kind. */
export interface NumericAxis {
  /** `s` of durations, `share` of percentages, else what stands around the number: `EUR/talk-minute`, `/h`; empty of plain numbers. */
  readonly unit: string
  readonly numbers: readonly number[]
}

/** `3m` is 180 s, `+20%` a share of 0.2, `EUR 1.05/min` 1.05 EUR/min; null where they are no figures, or of several kinds. */
export function numericAxis(texts: readonly string[]): NumericAxis | null {
  const found = texts.map(signedQuantity)
  const units = new Set(found.map((one) => (one === null ? null : unitOf(one.quantity))))
  const [unit] = units
  if (units.size !== 1 || unit === null || unit === undefined) return null
  const numbers = found.flatMap((one) => (one === null ? [] : [one.sign * numberOf(one.quantity)]))
  return { unit, numbers }
}

function signedQuantity(text: string): { readonly sign: number; readonly quantity: Quantity } | null {
  const [, mark = '', rest] = /^([+−\-x×*])?\s*(.*)$/.exec(text.trim()) ?? []
  const points = /^(\d+(?:\.\d+)?)\s*(?:pt|pts|pp|points?)$/.exec(rest)
  const quantity =
    points === null
      ? quantityOf(/^\d+(\.\d+)?$/.test(rest) ? Number(rest) : rest)
      : { before: '', number: Number(points[1]), after: '%', isDuration: false }
  return quantity === null ? null : { sign: mark === '-' || mark === '−' ? -1 : 1, quantity }
}

function unitOf({ after, before, isDuration }: Quantity): string {
  if (isDuration) return 's'
  return after === '%' && before === '' ? 'share' : `${before.trim()}${after}`
}

function numberOf({ after, before, number }: Quantity): number {
  return after === '%' && before === '' ? Number((number / 100).toPrecision(12)) : number
}
