import { readAmount } from './prices.ts'
import { readDuration, readPercent, type Reading } from './units.ts'

/** How narrow the interval of a figure shall be, at most so far on either side of it. */
export interface HalfWidth {
  /** Above 0: a share of the figure itself, a share of 1 (`points`), seconds, minor units of a currency, or just a number. */
  readonly size: number
  readonly of: 'figure' | 'points' | 'seconds' | 'money' | 'number'
  readonly currency?: string
  /** As written. */
  readonly text: string
}

export const HALF_WIDTH = 'a half-width such as 0.5pt (points of a share), 1% (of the figure), 2s, EUR 0.05 or 3'

export const HALF_WIDTH_PATTERN = String.raw`^(\d+(\.\d+)? ?(pt|pts|pp|points?|%)?|(\d+(\.\d+)?(ms|s|m|h|d))+|[A-Z]{3} \d+(\.\d+)?)$`

/** Of `0.5pt`, `1%`, `2s`, `EUR 0.05`, `3`. */
export function readHalfWidth(text: string): Reading<HalfWidth> {
  const written = text.trim()
  const found = halfWidthOf(written)
  if (found === null) return { expected: HALF_WIDTH }
  return found.size > 0 ? { value: { ...found, text: written } } : { expected: `${HALF_WIDTH}, above 0` }
}

function halfWidthOf(text: string): Omit<HalfWidth, 'text'> | null {
  if (/^\d+(\.\d+)?$/.test(text)) return { size: Number(text), of: 'number' }
  const points = /^(\d+(?:\.\d+)?) ?(?:pt|pts|pp|points?)$/.exec(text)
  if (points !== null) return { size: Number(points[1]) / 100, of: 'points' }
  const percent = readPercent(text)
  if (percent !== null) return { size: percent, of: 'figure' }
  const seconds = readDuration(text)
  if ('value' in seconds) return { size: seconds.value, of: 'seconds' }
  const amount = readAmount(text, text, HALF_WIDTH)
  if (!('value' in amount)) return null
  return { size: amount.value.minorUnits, of: 'money', currency: amount.value.currency }
}
