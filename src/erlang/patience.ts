import { requireDuration, requirePositive, requireShare } from './inputs.ts'
import { integrate } from './quadrature.ts'

/** Seconds; the law is taken to have ended by then. Short of Infinity, where x² exp(−x) and the like are NaN. */
const FOREVER = 1e100
/** 2^−40 s: below it any law of patience is flat for our purposes */
const FIRST_OCTAVE = 1 / 1_099_511_627_776

/** How long a customer will wait: what the formulas ask of the law G. Times in seconds. */
export interface Patience {
  /** P(patience > x) */
  readonly survival: (x: number) => number
  /** P(patience <= x), precise where it is small */
  readonly goneBy: (x: number) => number
  /** ∫ survival over from..to; negative where to < from */
  readonly survivalBetween: (from: number, to: number) => number
  /** ∫ u dG(u) over 0..x: wait spent by those who leave by x */
  readonly lostWait: (x: number) => number
  /** where the survival function jumps or bends */
  readonly kinks: readonly number[]
}

/** Exponential patience of a mean in seconds; 0: nobody waits (Erlang B), Infinity: nobody leaves (Erlang C). */
export function exponentialPatience(mean: number): Patience {
  requireDuration('patienceSeconds', mean)
  if (mean === 0) return withBalking(1, endlessPatience)
  if (mean === Infinity) return endlessPatience
  return {
    survival: (x) => Math.exp(-x / mean),
    goneBy: (x) => -Math.expm1(-x / mean),
    survivalBetween: (from, to) => -mean * Math.exp(-from / mean) * Math.expm1(-(to - from) / mean),
    lostWait: (x) => (x === Infinity ? mean : mean * lostShare(x / mean)),
    kinks: [],
  }
}

/** Everybody waits exactly this many seconds. */
export function constantPatience(seconds: number): Patience {
  requirePositive('seconds', seconds)
  return {
    survival: (x) => (x < seconds ? 1 : 0),
    goneBy: (x) => (x < seconds ? 0 : 1),
    survivalBetween: (from, to) => Math.min(to, seconds) - Math.min(from, seconds),
    lostWait: (x) => (x < seconds ? 0 : seconds),
    kinks: [seconds],
  }
}

/** Patience uniform on least..most seconds. */
export function uniformPatience(least: number, most: number): Patience {
  requireDuration('least', least)
  requirePositive('most', most)
  if (!(least < most)) throw new RangeError(`least must be below most, not ${least} and ${most}`)
  const within = (x: number) => Math.min(most, Math.max(least, x))
  const width = most - least
  return {
    survival: (x) => (most - within(x)) / width,
    goneBy: (x) => (within(x) - least) / width,
    survivalBetween(from, to) {
      const [a, b] = [within(from), within(to)]
      return Math.min(to, least) - Math.min(from, least) + ((b - a) * (most - a + most - b)) / (2 * width)
    },
    lostWait: (x) => ((within(x) - least) * (within(x) + least)) / (2 * width),
    kinks: [least, most],
  }
}

/**
 * Any law of patience by its survival function P(patience > x), which falls from at most 1 at x = 0; asked for x from 0 to
 * 1e100 s. May be steep near 0 (Weibull with a shape below 1).
 *
 * @param kinks where it jumps or bends, seconds
 */
export function patienceOf(survival: (x: number) => number, kinks: readonly number[] = []): Patience {
  const edges = kinks.filter((kink) => kink > 0 && kink < FOREVER).sort((a, b) => a - b)
  const piece = (f: (x: number) => number, from: number, to: number) =>
    integrate(f, [from, ...edges.filter((kink) => kink > from && kink < to), to], 1e-12)

  // By octaves, each integrated once: cheap to ask again, and right for laws steep at 0.
  const octaves = new Map<number, number>()
  const octave = (from: number, to: number) => {
    let known = octaves.get(from)
    if (known === undefined) octaves.set(from, (known = piece(survival, from, to)))
    return known
  }
  const between = (from: number, to: number) => {
    let sum = 0
    let [low, high] = [0, FIRST_OCTAVE]
    for (; high < to; low = high, high *= 2) {
      if (from <= low) sum += octave(low, high)
      else if (from < high) sum += piece(survival, from, high)
    }
    return sum + piece(survival, Math.max(low, from), to)
  }

  const atLast = (x: number) => survival(Math.min(x, FOREVER))
  const lostInTheEnd = () => {
    const rest = survival(FOREVER)
    let sum = 0
    for (let [low, high] = [0, FIRST_OCTAVE]; low < FOREVER; low = high, high *= 2) {
      const more = piece((x) => survival(x) - rest, low, high)
      sum += more
      if (sum > 0 && more <= 1e-13 * sum && edges.every((kink) => kink < low)) break
    }
    return sum
  }
  return {
    survival: atLast,
    goneBy: (x) => 1 - atLast(x),
    survivalBetween: (from, to) => (from <= to ? between(from, to) : -between(to, from)),
    lostWait: (x) => (x < FOREVER ? Math.max(0, between(0, x) - x * survival(x)) : lostInTheEnd()),
    kinks: edges,
  }
}

/** A share leaves at once when it cannot be answered at once; the others wait as `patience` says. */
export function withBalking(share: number, patience: Patience): Patience {
  requireShare('share', share)
  const stay = 1 - share
  return {
    survival: (x) => stay * patience.survival(x),
    goneBy: (x) => share + stay * patience.goneBy(x),
    survivalBetween: (from, to) => stay * patience.survivalBetween(from, to),
    lostWait: (x) => stay * patience.lostWait(x),
    kinks: patience.kinks,
  }
}

const endlessPatience: Patience = {
  survival: () => 1,
  goneBy: () => 0,
  survivalBetween: (from, to) => to - from,
  lostWait: () => 0,
  kinks: [],
}

/** 1 − e^−t − t e^−t = t²/2 − t³/3 + t⁴/8 − …, by the series where the closed form would cancel. */
function lostShare(t: number): number {
  if (t > 0.5) return -Math.expm1(-t) - t * Math.exp(-t)
  let power = t
  let sum = 0
  for (let k = 2; k < 20; k++) {
    power *= -t / k
    sum -= (k - 1) * power
  }
  return sum
}
