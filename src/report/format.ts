import type { Estimate } from '../experiment/summary.ts'
import { minorDigitsOf } from '../models/currency.ts'

/** What stands where nothing was observed. */
export const NOTHING = '–'

/** A figure as it is printed: the value with its unit, and half the width of its interval in the same unit. */
export interface Printed {
  readonly text: string
  readonly margin?: string
}

const MINUS = '−'
/** A narrower interval, relative to its value, is left by rounding: what it is of does not vary. */
const ROUNDING = 1e-6

/** Ten times as much, 1 000 %. */
const MANY_TIMES = 10

/** Half the width of the interval, 0 where it is rounding alone; null where there is none. */
export function halfWidth(estimate: Estimate | undefined): number | null {
  if (estimate === undefined || estimate.low === null || estimate.high === null) return null
  const half = (estimate.high - estimate.low) / 2
  if (!Number.isFinite(half)) return null
  return half < ROUNDING * Math.abs(estimate.value ?? 0) ? 0 : half
}

/** The value of a figure; null where it has none. */
export function valueOf(estimate: Estimate | undefined): number | null {
  const value = estimate?.value ?? null
  return value !== null && Number.isFinite(value) ? value : null
}

/** `81.3 %` and `0.4`. What is not 0 or 100 % is never rounded to it. */
export function share(estimate: Estimate | undefined): Printed {
  const value = valueOf(estimate)
  if (value === null) return { text: NOTHING }
  const half = halfWidth(estimate)
  if (half === null || half === 0) return { text: percent(value) }
  const digits = value >= MANY_TIMES ? 0 : half < 0.0005 ? 2 : 1
  const margin = half < 0.00005 ? '<0.01' : fixed(100 * half, digits)
  return { text: percent(value, digits), margin }
}

/** `81.3 %` of 0.813; `80 %` with no digits; from 1 000 % on there are none anyway. */
export function percent(value: number, digits = 1): string {
  if (value === 0 || value === 1) return `${100 * value} %`
  if (value >= MANY_TIMES) return `${grouped(100 * value)} %`
  const plain = fixed(100 * value, digits)
  if (digits === 0) return `${plain} %`
  if (Number(plain) === 0 && value > 0) return value < 0.00005 ? '<0.01 %' : `${fixed(100 * value, 2)} %`
  if (Number(plain) === 100 && value < 1) return value > 0.99995 ? '>99.99 %' : `${fixed(100 * value, 2)} %`
  return `${plain} %`
}

/** `12.4 s`, from a minute on `1:05`, from an hour on `1:02:05`; the margin with a unit where the value has none. */
export function duration(estimate: Estimate | undefined): Printed {
  const value = valueOf(estimate)
  if (value === null) return { text: NOTHING }
  const half = halfWidth(estimate)
  if (half === null || half === 0) return { text: seconds(value) }
  if (isClock(value)) return { text: seconds(value), margin: isClock(half) ? seconds(half) : `${fine(half)} s` }
  return { text: seconds(value), margin: fine(half) }
}

/** `0 s`, `12.4 s`, `1:05` (minutes), `1:02:05` (hours). */
export function seconds(value: number): string {
  if (value === 0) return '0 s'
  if (!isClock(value)) return Math.abs(value) < 0.05 ? `${value < 0 ? MINUS : ''}<0.1 s` : `${fixed(value, 1)} s`
  const whole = Math.round(Math.abs(value))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const clock = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
  return value < 0 ? MINUS + clock : clock
}

/** A goal's or an option's duration, `20 s`, `90 s`, `4 min`, `2 h`. */
export function wholeSeconds(value: number): string {
  if (value >= 3600 && value % 3600 === 0) return `${value / 3600} h`
  if (value >= 120 && value % 60 === 0) return `${value / 60} min`
  return `${Number(value.toFixed(3))} s`
}

/** Counts, agents, Erlangs: `601.2`, `12 345`. */
export function count(estimate: Estimate | undefined): Printed {
  const value = valueOf(estimate)
  if (value === null) return { text: NOTHING }
  const half = halfWidth(estimate)
  if (half === null || half === 0) return { text: amount(value) }
  return { text: value < 9999.5 && value >= 0.05 ? fixed(value, 1) : amount(value), margin: amount(half) }
}

/** FTE and hires, of which the second decimal is a matter of hours a week. */
export function fullTime(estimate: Estimate | undefined): Printed {
  const value = valueOf(estimate)
  if (value === null) return { text: NOTHING }
  const half = halfWidth(estimate)
  const isPlain = Math.abs(value) < 0.005 || Math.abs(value) >= 9999.5
  const text = isPlain ? amount(value) : fixed(value, 2)
  return half === null || half < 0.005 ? { text } : { text, margin: half >= 100 ? amount(half) : fixed(half, 2) }
}

/** `EUR 12.34`, to the minor unit; the margin without the currency. */
export function money(estimate: Estimate | undefined, currency: string): Printed {
  const value = valueOf(estimate)
  if (value === null) return { text: NOTHING }
  const text = `${currency} ${inMinorUnits(value, currency)}`
  const half = halfWidth(estimate)
  return half === null || half === 0 ? { text } : { text, margin: inMinorUnits(half, currency) }
}

/** What is not 0 is never rounded to it. */
function inMinorUnits(value: number, currency: string): string {
  const text = fixed(value, minorDigitsOf(currency))
  return value > 0 && Number(text) === 0 ? `<${text.replace(/0$/, '1')}` : text
}

/** `0.04`, `7`, `601.2`, `12 345`. */
export function amount(value: number): string {
  if (Math.abs(value) >= 9999.5) return grouped(value)
  if (Number.isInteger(value)) return fixed(value, 0)
  if (Math.abs(value) < 0.05) return Math.abs(value) < 0.005 ? '<0.01' : fixed(value, 2)
  return fixed(value, 1)
}

/** A whole number with its thousands apart: `431 876`. */
export function grouped(value: number): string {
  return fixed(value, 0)
}

/** `1 replication`, `200 replications`. */
export function plural(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** Value and margin in running text: `81.3 % ± 0.4`. */
export function inWords({ text, margin }: Printed): string {
  return margin === undefined ? text : `${text} ± ${margin}`
}

function isClock(value: number): boolean {
  return Math.abs(value) >= 59.95
}

function fine(value: number): string {
  if (value < 0.05) return value < 0.005 ? '<0.01' : fixed(value, 2)
  return fixed(value, value < 10 ? 1 : 0)
}

function fixed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  const [whole, ...decimals] = text.split('.')
  const apart = [thousandsApart(whole), ...decimals].join('.')
  return value < 0 && Number(text) !== 0 ? MINUS + apart : apart
}

/** `1 234` of the digits 1234. */
export function thousandsApart(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ' ')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
