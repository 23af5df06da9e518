import type { Place } from '../../scenario/diagnostics.ts'
import type { Tree } from '../../scenario/tree.ts'
import { durationText, readDuration } from '../../scenario/units.ts'
import { treeOf } from '../../scenario/yaml-tree.ts'
import type { PlacedText } from './lever-text.ts'

/** What a lever does to what is written: replaces it, or changes the number in it. */
export type Change =
  | { readonly kind: 'value'; readonly tree: Tree }
  /** x1.2, +20%: times. */
  | { readonly kind: 'factor'; readonly factor: number; readonly place: Place }
  /** -5pt: percentage points. */
  | { readonly kind: 'points'; readonly by: number; readonly place: Place }
  /** -1, +30s, +EUR 0.10: more or less by as much, in the unit that stands there (seconds of a duration). */
  | { readonly kind: 'add'; readonly by: number; readonly unit: Unit; readonly place: Place }

type Unit = 'number' | 'duration' | 'money'

const NUMBER = String.raw`\d+(?:\.\d+)?`
const TIMES = new RegExp(`^[x×*]\\s*(${NUMBER})$`)
const SIGNED = /^([+−-])\s*(.+)$/
const PERCENT = new RegExp(`^(${NUMBER})\\s*%$`)
const POINTS = new RegExp(`^(${NUMBER})\\s*(?:pt|pts|pp|points?)$`)
const PLAIN = new RegExp(`^${NUMBER}$`)
const MONEY = new RegExp(`^[A-Z]{3} (${NUMBER})$`)

/** Reads the value of a lever: a change if it has a sign or an x before it, else as YAML has it. Throws a ScenarioError. */
export function changeOf({ text, placeOf }: PlacedText): Change {
  const trimmed = text.trim()
  const start = text.indexOf(trimmed)
  const place = placeOf(start, start + trimmed.length)
  const [, times] = TIMES.exec(trimmed) ?? []
  if (times !== undefined) return { kind: 'factor', factor: Number(times), place }
  const [, mark, amount] = SIGNED.exec(trimmed) ?? []
  const change = mark === undefined ? null : signed(mark === '+' ? 1 : -1, amount, place)
  return change ?? { kind: 'value', tree: yamlOf(trimmed, (from, to) => placeOf(start + from, start + to)) }
}

function signed(sign: 1 | -1, amount: string, place: Place): Change | null {
  const [, percent] = PERCENT.exec(amount) ?? []
  if (percent !== undefined) return { kind: 'factor', factor: rounded(1 + (sign * Number(percent)) / 100), place }
  const [, points] = POINTS.exec(amount) ?? []
  if (points !== undefined) return { kind: 'points', by: sign * Number(points), place }
  if (PLAIN.test(amount)) return { kind: 'add', by: sign * Number(amount), unit: 'number', place }
  const [, money] = MONEY.exec(amount) ?? []
  if (money !== undefined) return { kind: 'add', by: sign * Number(money), unit: 'money', place }
  const time = readDuration(amount)
  return 'value' in time ? { kind: 'add', by: sign * time.value, unit: 'duration', place } : null
}

const KEY = 'v: '

function yamlOf(text: string, placeOf: PlacedText['placeOf']): Tree {
  const shifted = (at: number): number => Math.max(0, at - KEY.length)
  const source = {
    file: placeOf(0, 1).file,
    text: KEY + text,
    placeOf: (from: number, to: number) => placeOf(shifted(from), Math.max(shifted(to), shifted(from) + 1)),
  }
  const [[, entry]] = treeOf(source).entries
  return entry.value
}

/** A figure as scenarios write it: `EUR 1.05/talk-minute`, `85%`, `60/h`, `80% in 20s`, `1h30m`, 7. */
export interface Quantity {
  readonly before: string
  readonly number: number
  readonly after: string
  readonly isDuration: boolean
}

/** null where it is no figure. */
export function quantityOf(value: unknown): Quantity | null {
  if (typeof value === 'number') return { before: '', number: value, after: '', isDuration: false }
  if (typeof value !== 'string') return null
  const time = readDuration(value.trim())
  if ('value' in time) return { before: '', number: time.value, after: '', isDuration: true }
  const [whole, before, digits, after] = /^([A-Z]{3} )?(\d+(?:\.\d+)?)((?:%|\/|\s|$).*)$/.exec(value.trim()) ?? []
  if (whole === undefined) return null
  return { before: before ?? '', number: Number(digits), after, isDuration: false }
}

/** The figure with another number, as it would be written; a number where it was one. */
export function withNumber({ before, after, isDuration }: Quantity, number: number): string | number {
  if (isDuration) return durationText(number)
  const neat = rounded(number)
  if (before === '') return after === '' ? neat : digitsOf(neat) + after
  return `${before}${digitsOf(neat).replace(/\.\d$/, '$&0')}${after}`
}

/** The figure after a change; null where the change is of another kind, such as points of a duration. */
export function changed(quantity: Quantity, change: Exclude<Change, { kind: 'value' }>): string | number | null {
  const { number, after, before, isDuration } = quantity
  if (change.kind === 'factor') return withNumber(quantity, number * change.factor)
  if (change.kind === 'points') return after.startsWith('%') ? withNumber(quantity, number + change.by) : null
  const unit: Unit | null = isDuration ? 'duration' : before !== '' ? 'money' : after === '' ? 'number' : null
  return unit === change.unit ? withNumber(quantity, number + change.by) : null
}

const DIGITS = 12

/** Without what rounding leaves: 0.07 for 0.06999999999999999. */
export function rounded(number: number): number {
  return Number(number.toPrecision(DIGITS))
}

/** Digits without an exponent, as prices and shares are written. */
export function digitsOf(number: number): string {
  const text = String(number)
  return text.includes('e') ? number.toFixed(DIGITS).replace(/\.?0+$/, '') : text
}
