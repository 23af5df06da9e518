import { studentQuantile } from '../engine/special.ts'
import type { Estimate } from './summary.ts'

/** How an interval came about. */
export interface Observed {
  /** Level of the interval, 0.95. */
  readonly confidence: number
  /** Of Student's t: observations less one. */
  readonly degrees: number
}

/** Below it, of the larger of two values, a difference is rounding. */
const ROUNDING = 1e-9

/**
 * Standard error that an interval was made with; null where there is no interval. An interval that was cut (at 0, at 1) has
 * its full length on the other side.
 */
export function standardErrorOf({ value, low, high }: Estimate, { confidence, degrees }: Observed): number | null {
  if (value === null || low === null || high === null || degrees < 1) return null
  return Math.max(0, high - value, value - low) / studentQuantile((1 + confidence) / 2, degrees)
}

/**
 * `b` less `a`, of two runs that are taken as independent, with Welch's interval (B. L. Welch, Biometrika 34 (1947) 28-35) at
 * a level. No ends where either has no interval. Where both had the same luck the true interval is narrower.
 */
export function unpairedDifference(a: Estimate & Observed, b: Estimate & Observed, level: number): Estimate {
  if (a.value === null || b.value === null) return { value: null, low: null, high: null }
  const plain = b.value - a.value
  const value = Math.abs(plain) <= ROUNDING * Math.max(Math.abs(a.value), Math.abs(b.value)) ? 0 : plain
  const [ofA, ofB] = [standardErrorOf(a, a), standardErrorOf(b, b)]
  if (ofA === null || ofB === null) return { value, low: null, high: null }
  const variance = ofA * ofA + ofB * ofB
  if (variance === 0) return { value, low: value, high: value }
  // In shares of the variance: squares of squares of small money may be 0.
  const [shareA, shareB] = [(ofA * ofA) / variance, (ofB * ofB) / variance]
  const degrees = 1 / ((shareA * shareA) / a.degrees + (shareB * shareB) / b.degrees)
  const half = studentQuantile((1 + level) / 2, degrees) * Math.sqrt(variance)
  return { value, low: value - half, high: value + half }
}
