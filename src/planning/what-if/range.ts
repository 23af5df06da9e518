import { ScenarioError } from '../../scenario/diagnostics.ts'
import { splitRange } from '../../scenario/range-text.ts'
import { leverFrom, placed, setting, wrong, type Lever, type PlacedText } from './lever-text.ts'
import { digitsOf, quantityOf, rounded, withNumber, type Quantity } from './lever-value.ts'

/** A lever that is moved from one end to another. */
export interface Range {
  /** As written. */
  readonly text: string
  /** What is moved, to be shown. */
  readonly path: string
  readonly from: number
  readonly to: number
  /** The lever at a number between. */
  readonly at: (number: number) => Lever
  /** What the lever is set to there, as it would be written. */
  readonly textAt: (number: number) => string
}

const EXAMPLE = 'such as volume=50%..200%, contracts.shop.prices.calls=EUR 0.50..1.50 or groups.team.agents=3..9'

/** Reads `PATH=FROM..TO`. Throws a ScenarioError. */
export function rangeOf(text: string, file = '--vary'): Range {
  const { path, value } = setting(text, file)
  const ends = splitRange(value.text)
  const place = value.placeOf(0, Math.max(1, value.text.length))
  if (ends === null) throw wrong(place, 'expected a range FROM..TO', EXAMPLE)
  return rangeBetween(path, placed(ends.from, place), placed(ends.to, place), text.trim())
}

/** A range whose ends are told apart. A unit may be left out at one end. */
export function rangeBetween(path: PlacedText, from: PlacedText, to: PlacedText, text?: string): Range {
  const [low, high] = [endOf(from.text), endOf(to.text)]
  const place = from.placeOf(0, Math.max(1, from.text.length))
  const shape = low === null || high === null ? null : sameShape(low, high)
  if (low === null || high === null || shape === null) {
    const changes = [low, high].map((end) => end !== null && end.mark !== '')
    const told = changes[0] === changes[1] ? '' : ': one is a change of what is written, the other is not'
    throw wrong(
      place,
      `expected two figures of one kind, found ${from.text.trim()} and ${to.text.trim()}${told}`,
      EXAMPLE,
    )
  }
  const [a, b] = [low.sign * low.quantity.number, high.sign * high.quantity.number]
  if (a === b) throw wrong(place, 'both ends of the range are the same', EXAMPLE)
  const textAt = (number: number): string => {
    const size = withNumber(shape.quantity, Math.abs(number))
    const shown = typeof size === 'number' ? digitsOf(size) : size
    if (shape.mark === '') return shown
    return shape.mark === 'x' ? `x${shown}` : `${number < 0 ? '-' : '+'}${shown}`
  }
  return {
    text: text ?? `${path.text.trim()}=${from.text.trim()}..${to.text.trim()}`,
    path: path.text.trim(),
    from: a,
    to: b,
    at: (number) => leverFrom(path, placed(textAt(number), place)),
    textAt,
  }
}

interface End {
  /** `+` of a change up or down, `x` of a factor. */
  readonly mark: '' | '+' | 'x'
  readonly sign: 1 | -1
  readonly quantity: Quantity
}

function endOf(text: string): End | null {
  const [, mark = '', rest] = /^([+−\-x×*])?\s*(.*)$/.exec(text.trim()) ?? []
  const points = /^(\d+(?:\.\d+)?)\s*(pt|pts|pp|points?)$/.exec(rest)
  const quantity =
    points === null
      ? quantityOf(/^\d+(\.\d+)?$/.test(rest) ? Number(rest) : rest)
      : { before: '', number: Number(points[1]), after: points[2], isDuration: false }
  if (quantity === null) return null
  const isSigned = mark === '+' || mark === '-' || mark === '−'
  return { mark: mark === '' ? '' : isSigned ? '+' : 'x', sign: isSigned && mark !== '+' ? -1 : 1, quantity }
}

/** The unit of both ends, of which one may have none; no change at all (0) fits a change. */
function sameShape(a: End, b: End): { readonly mark: End['mark']; readonly quantity: Quantity } | null {
  const either = (one: string, other: string): string | null =>
    one === other || other === '' ? one : one === '' ? other : null
  const before = either(a.quantity.before, b.quantity.before)
  const after = either(a.quantity.after, b.quantity.after)
  const isNone = ({ quantity }: End): boolean => quantity.number === 0
  const isDuration = a.quantity.isDuration || b.quantity.isDuration
  const areTimes = a.quantity.isDuration === b.quantity.isDuration || isNone(a) || isNone(b)
  if (before === null || after === null || !areTimes) return null
  // EUR 0.50..1.50/talk-minute is a price; no price is a percentage.
  if (before !== '' && after !== '' && !after.startsWith('/')) return null
  if (a.mark !== b.mark && !(a.mark === '' && isNone(a)) && !(b.mark === '' && isNone(b))) return null
  return { mark: a.mark === '' ? b.mark : a.mark, quantity: { before, number: 0, after, isDuration } }
}

/** Numbers evenly between the ends, both included; whole where they must be. */
export function levelsOf({ from, to }: Pick<Range, 'from' | 'to'>, count: number, isWhole: boolean): number[] {
  const step = (to - from) / (count - 1)
  const all = Array.from({ length: count }, (_, i) => (i === count - 1 ? to : from + i * step))
  return [...new Set(all.map((number) => (isWhole ? Math.round(number) : rounded(number))))]
}

/** Whether a scenario takes whole numbers alone there, or rounds them: 3..9 agents. `take` gives what the lever comes to. */
export function mustBeWhole({ from, to, at }: Range, take: (lever: Lever) => string): boolean {
  if (!Number.isInteger(from) || !Number.isInteger(to)) return false
  const least = Math.min(from, to)
  try {
    const between = take(at(least + 0.5))
    return between === take(at(least)) || between === take(at(least + 1))
  } catch (error) {
    if (error instanceof ScenarioError) return true
    throw error
  }
}
