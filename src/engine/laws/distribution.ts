import type { Stream } from '../random.ts'

/** Seconds in the words of whoever reads what is wrong. */
export type TimeText = (seconds: number) => string

/** What there is to know about a kind of law. Times are in seconds. */
export interface Distribution<L> {
  /**
   * Draws `out[from]` up to, not including, `out[to]`. The values are the same however the range is cut into calls, and
   * nothing is allocated.
   */
  fill(law: L, stream: Stream, out: Float64Array, from: number, to: number): void
  mean(law: L): number
  variance(law: L): number
  /** P(X ≤ x) for a finite x. */
  cdf(law: L, x: number): number
  /** E[X; X ≤ x] or E[X²; X ≤ x] for a finite x: what truncation is made of. */
  partial(law: L, order: 1 | 2, x: number): number
  /** The derivative of the cdf; null for a law with atoms. */
  density(law: L, x: number): number | null
  /** The least x with P(X ≤ x) ≥ p; the lower end at p = 0, the upper end, perhaps Infinity, at p = 1. */
  quantile(law: L, p: number): number
  /** The law of factor · X, for a factor above 0. */
  scaled(law: L, factor: number): L
  /** What is wrong with the parameters, in words for the person who wrote them; null if they are in order. */
  check(law: L, time: TimeText): string | null
}
