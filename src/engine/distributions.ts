import type { Law, LawName, LawOf } from './law.ts'
import { atZero } from './laws/at-zero.ts'
import { constant } from './laws/constant.ts'
import type { Distribution, TimeText } from './laws/distribution.ts'
import { empirical } from './laws/empirical.ts'
import { exponential } from './laws/exponential.ts'
import { erlang, gamma } from './laws/gamma.ts'
import { hyperexponential } from './laws/hyperexponential.ts'
import { lognormal } from './laws/lognormal.ts'
import { mixture } from './laws/mixture.ts'
import { sample } from './laws/sample.ts'
import { shifted } from './laws/shifted.ts'
import { triangular } from './laws/triangular.ts'
import { truncated } from './laws/truncated.ts'
import { uniform } from './laws/uniform.ts'
import { weibull } from './laws/weibull.ts'
import type { Stream } from './random.ts'

/** What a law made of other laws uses to treat them. */
const any: Distribution<Law> = {
  fill: (law, stream, out, from, to) => of(law).fill(law, stream, out, from, to),
  mean: (law) => of(law).mean(law),
  variance: (law) => of(law).variance(law),
  cdf: (law, x) => (x === Infinity ? 1 : x === -Infinity ? 0 : of(law).cdf(law, x)),
  partial(law, order, x) {
    if (x === -Infinity) return 0
    if (x < Infinity) return of(law).partial(law, order, x)
    const mean = of(law).mean(law)
    return order === 1 ? mean : of(law).variance(law) + mean * mean
  },
  density: (law, x) => of(law).density(law, x),
  quantile: (law, p) => of(law).quantile(law, p),
  scaled: (law, factor) => of(law).scaled(law, factor),
  check: (law, time) => of(law).check(law, time),
}

/** The catalogue: one entry a law. */
const distributions = {
  constant,
  uniform,
  exponential,
  erlang,
  gamma,
  lognormal,
  weibull,
  hyperexponential,
  triangular,
  empirical,
  sample,
  mixture: mixture(any),
  atZero: atZero(any),
  shifted: shifted(any),
  truncated: truncated(any),
} satisfies { readonly [Name in LawName]: Distribution<LawOf<Name>> }

function of(law: Law): Distribution<Law> {
  return distributions[law.law] as Distribution<Law>
}

/** The names of all laws, in the order of the catalogue. */
export const lawNames = Object.keys(distributions) as readonly LawName[]

/**
 * Draws `out[from]` up to, not including, `out[to]`, in seconds. A stream gives the same values however the range is cut
 * into calls.
 */
export function fill(law: Law, stream: Stream, out: Float64Array, from: number, to: number): void {
  of(law).fill(law, stream, out, from, to)
}

/**
 * As `fill`, by inversion: the quantile at a uniform number u, or at 1 − u where `isMirrored`. Slower, but a value grows
 * with its u: what is drawn at u and what is drawn at 1 − u lie on opposite sides of the median.
 */
export function fillByInversion(
  law: Law,
  stream: Stream,
  out: Float64Array,
  from: number,
  to: number,
  isMirrored: boolean,
): void {
  const own = of(law)
  for (let i = from; i < to; i++) {
    const u = stream.openUniform()
    out[i] = own.quantile(law, isMirrored ? 1 - u : u)
  }
}

/** The exact mean, in seconds. */
export function meanOf(law: Law): number {
  return any.mean(law)
}

/** The exact variance, in seconds squared. */
export function varianceOf(law: Law): number {
  return any.variance(law)
}

/** P(X ≤ x), x in seconds. */
export function cdfOf(law: Law, x: number): number {
  return any.cdf(law, x)
}

/** The density at x, per second; null for a law with atoms, which has none. */
export function densityOf(law: Law, x: number): number | null {
  return any.density(law, x)
}

/** The least x with P(X ≤ x) ≥ p; at p = 0 and p = 1 the ends of the law, the upper one perhaps Infinity. */
export function quantileOf(law: Law, p: number): number {
  return any.quantile(law, p)
}

/** E[X · 1(X ≤ x)]: what values up to x add to the mean, in seconds. */
export function partialMeanOf(law: Law, x: number): number {
  return any.partial(law, 1, x)
}

/** The law of factor · X, for a factor above 0. */
export function scaledLaw(law: Law, factor: number): Law {
  return any.scaled(law, factor)
}

/** What is wrong with a law of times, worded for the person who wrote it; null if it can be used. */
export function checkLaw(law: Law, time: TimeText = String): string | null {
  const problem = any.check(law, time)
  if (problem !== null) return problem
  const least = any.quantile(law, 0)
  return least < 0 ? `the ${law.law} law gives times below 0 (down to ${time(least)})` : null
}
