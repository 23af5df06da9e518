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
  /** The difference comes in steps: an end of the band is the first of the given points that is outside of it. */
  readonly isStepped?: boolean
}

/**
 * Every place between points (in order of level) at which the difference changes its sign. Where it is exactly 0 it does if
 * it is above 0 on one side and below on the other: it may only touch 0, and of what lies beyond the ends nothing is known.
 */
export async function crossingsOf(points: readonly Point[], search: Search): Promise<Crossing[]> {
  const found: Crossing[] = []
  const known = points.filter(({ difference }) => difference.value !== null)
  const told = [...known.keys()].filter((i) => known[i].difference.value !== 0)
  for (const [i, right] of told.entries()) {
    const left = told[i - 1] ?? right
    const above = signOf(known[right])
    if (signOf(known[left]) === above) continue
    const middle = await rootBetween(known[left], known[left + 1], ({ value }) => value ?? 0, search)
    found.push(await crossingAt(middle, known, left + 1, above > 0 ? 'higher' : 'lower', search))
  }
  return found
}

/** An end at which the difference is exactly 0, as of two that cost the same at a price of 0; null where there is none. */
export async function equalEnd(points: readonly Point[], search: Search): Promise<Crossing | null> {
  const known = points.filter(({ difference }) => difference.value !== null)
  const side = Math.sign(known.reduce((sum, point) => sum + signOf(point), 0))
  if (side === 0) return null
  const isFirst = signOf(known[0]) === 0
  if (!isFirst && signOf(known[known.length - 1]) !== 0) return null
  const end = isFirst ? 0 : known.length - 1
  return crossingAt(known[end].at, known, end, side > 0 === isFirst ? 'higher' : 'lower', search)
}

function signOf({ difference }: Point): number {
  return Math.sign(difference.value ?? 0)
}

/** With its band; `next` is the first of the points that is not below it. */
async function crossingAt(
  level: number,
  points: readonly Point[],
  next: number,
  above: Crossing['above'],
  search: Search,
): Promise<Crossing> {
  const at = { at: level, difference: await differenceNear(level, search) }
  return {
    at: level,
    low: await endOfBand(points.slice(0, next).toReversed(), at, search),
    high: await endOfBand(points.slice(next), at, search),
    above,
  }
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
      if (search.isStepped === true) return point.at
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
