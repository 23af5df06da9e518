import { quantityOf, type Quantity } from '../what-if/lever-value.ts'

/**
 * The unit of an axis whose values are all figures of one kind: `s` of durations, `share` of percentages, else what stands around
 * the number (`EUR/talk-minute`, `/h`), empty of plain numbers; null: they are no figures, or of several kinds, or changes and
 * others.
 */
export function axisUnit(texts: readonly string[]): string | null {
  const found = texts.map(signedQuantity)
  const units = new Set(found.map(unitOf))
  const kinds = new Set(found.map((one) => one?.isChange))
  const [unit = null] = units
  // A change beside what it would come to: no column of numbers has both.
  return units.size === 1 && kinds.size === 1 ? unit : null
}

/** Whether values are changes (`+20%`, `-1`, `x1.2`) of what is written, rather than what stands there then. */
export function isChange(texts: readonly string[]): boolean {
  return texts.every((text) => signedQuantity(text)?.isChange === true)
}

/** `3m` is 180 s, `+20%` a share of 0.2, `EUR 1.05/min` 1.05 EUR/min; null of what is no figure. */
export function axisNumber(text: string): number | null {
  const found = signedQuantity(text)
  if (found === null) return null
  const { quantity, sign } = found
  const number = isShare(quantity) ? Number((quantity.number / 100).toPrecision(12)) : quantity.number
  return sign * number
}

interface Signed {
  readonly sign: 1 | -1
  readonly isChange: boolean
  readonly quantity: Quantity
}

function signedQuantity(text: string): Signed | null {
  const [, mark = '', rest] = /^([+−\-x×*])?\s*(.*)$/.exec(text.trim()) ?? []
  const points = /^(\d+(?:\.\d+)?)\s*(?:pt|pts|pp|points?)$/.exec(rest)
  const quantity =
    points === null
      ? quantityOf(/^\d+(\.\d+)?$/.test(rest) ? Number(rest) : rest)
      : { before: '', number: Number(points[1]), after: '%', isDuration: false }
  return quantity === null ? null : { sign: mark === '-' || mark === '−' ? -1 : 1, isChange: mark !== '', quantity }
}

function unitOf(found: Signed | null): string | null {
  if (found === null) return null
  const { after, before, isDuration } = found.quantity
  if (isDuration) return 's'
  return isShare(found.quantity) ? 'share' : `${before.trim()}${after}`
}

function isShare({ after, before }: Quantity): boolean {
  return after === '%' && before === ''
}
