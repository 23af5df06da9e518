import type { Estimate } from '../../experiment/summary.ts'

/** A difference at a level, found by simulation. */
export interface Point {
  readonly at: number
  readonly difference: Estimate
}

/** Where a difference changes its sign, and between which levels it cannot be told from 0. */
export interface Crossing {
  readonly at: number
  /** null: the band holds 0 up to that end of the range; both null with one replication. */
  readonly low: number | null
  readonly high: number | null
  /** Above it the difference is above 0, or below. */
  readonly above: 'higher' | 'lower'
}

/** With its places as they would be written. */
export interface ShownCrossing extends Crossing {
  readonly text: string
  readonly lowText: string | null
  readonly highText: string | null
  /** Of whole numbers, the last before it and the first after it; and whether none of them is left in doubt. */
  readonly whole: { readonly last: string; readonly next: string; readonly isTold: boolean } | null
}

export interface Search {
  /** Simulates at a level, or gives what is known. */
  readonly differenceAt: (level: number) => Promise<Estimate>
  /** Levels closer than this are one. */
  readonly tolerance: number
  /** Evaluations for each place that is sought. */
  readonly most: number
  readonly isWhole: boolean
}

/** Every place between neighbouring points (in order of level) at which the difference changes its sign. */
export async function crossingsOf(points: readonly Point[], search: Search): Promise<Crossing[]> {
  const found: Crossing[] = []
  const known = points.filter(({ difference }) => difference.value !== null)
  for (let i = 0; i + 1 < known.length; i++) {
    const [left, right] = [known[i], known[i + 1]]
    const [a, b] = [left.difference.value ?? 0, right.difference.value ?? 0]
    // A level at which it is exactly 0 is found once: from the one before, if there is one.
    if ((a === 0 && i > 0) || Math.sign(a) === Math.sign(b)) continue
    const middle = await rootBetween(left, right, ({ value }) => value ?? 0, search)
    const at = { at: middle, difference: await differenceNear(middle, search) }
    found.push({
      at: middle,
      low: await endOfBand(known.slice(0, i + 1).toReversed(), at, search),
      high: await endOfBand(known.slice(i + 1), at, search),
      above: a < 0 || b > 0 ? 'higher' : 'lower',
    })
  }
  return found
}

function differenceNear(level: number, { differenceAt, isWhole }: Search): Promise<Estimate> {
  return differenceAt(isWhole ? Math.round(level) : level)
}

/** From a crossing outwards: where the band leaves 0. */
async function endOfBand(outwards: readonly Point[], crossing: Point, search: Search): Promise<number | null> {
  let inside: Point = crossing
  for (const point of outwards) {
    const { low, high } = point.difference
    if (low === null || high === null) return null
    if (low > 0 || high < 0) {
      const edge = ({ low: lower, high: upper }: Estimate): number => (low > 0 ? lower : upper) ?? 0
      // At the crossing itself the band holds 0, but for rounding where nothing varies.
      if (Math.sign(edge(inside.difference)) === Math.sign(edge(point.difference))) return inside.at
      return rootBetween(point, inside, edge, search)
    }
    inside = point
  }
  return null
}

/**
 * Regula falsi as improved by Illinois (Dowell & Jarratt, 1971), which keeps the place between two levels of which both were
 * simulated, and needs few of them; the last stretch, no longer than the tolerance, is taken as straight.
 */
async function rootBetween(
  left: Point,
  right: Point,
  of: (difference: Estimate) => number,
  { differenceAt, tolerance, most, isWhole }: Search,
): Promise<number> {
  let [a, b] = [left.at, right.at]
  let [fa, fb] = [of(left.difference), of(right.difference)]
  let [weighedA, weighedB] = [fa, fb]
  let kept = 0
  const shortest = isWhole ? 1 : tolerance
  for (let count = 0; count < most && Math.abs(b - a) > shortest && fa !== 0 && fb !== 0; count++) {
    let level = a - (weighedA * (b - a)) / (weighedB - weighedA)
    if (isWhole) {
      level = Math.round(level)
      if (level === a || level === b) level += Math.sign(a + b - 2 * level)
    }
    const f = of(await differenceAt(level))
    // An end that is kept twice in a row is weighed by half.
    if (Math.sign(f) === Math.sign(fb)) {
      ;[b, fb, weighedB] = [level, f, f]
      if (kept < 0) weighedA /= 2
      kept = -1
    } else {
      ;[a, fa, weighedA] = [level, f, f]
      if (kept > 0) weighedB /= 2
      kept = 1
    }
  }
  if (fa === 0) return a
  return fb === 0 ? b : a - (fa * (b - a)) / (fb - fa)
}

/** Exact places have so many digits; others two of the width of their interval. */
const EXACT_DIGITS = 6
const OPEN_DIGITS = 4

/** With its places as they would be written, no finer than they are known. */
export function shown(crossing: Crossing, textAt: (level: number) => string, isWhole = false): ShownCrossing {
  const { at, low, high } = crossing
  const width = low === null || high === null ? null : high - low
  const legible = (level: number): number => {
    const digits = width === null ? OPEN_DIGITS : EXACT_DIGITS
    if (width === null || width < 1e-6 * Math.abs(at)) return Number(level.toPrecision(digits))
    const decimals = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(width))))
    return Number(level.toFixed(decimals))
  }
  const or = (level: number | null, toWhole: (level: number) => number): string | null =>
    level === null ? null : textAt(isWhole ? toWhole(level) : legible(level))
  const isTold = low !== null && high !== null && Math.ceil(low) > Math.floor(high)
  return {
    ...crossing,
    text: textAt(legible(at)),
    lowText: or(low, Math.ceil),
    highText: or(high, Math.floor),
    whole: isWhole ? { last: textAt(Math.ceil(at) - 1), next: textAt(Math.floor(at) + 1), isTold } : null,
  }
}
