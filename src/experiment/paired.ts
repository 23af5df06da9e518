import { normalQuantile, studentQuantile } from '../engine/special.ts'
import type { Sample } from './samples.ts'
import type { Estimate } from './summary.ts'

/** How often so many replications would tell a difference of the size seen: four times out of five, as is customary. */
const POWER = 0.8
/** A spread below this, relative to the figures, is left by rounding. */
const ROUNDING = 1e-12

export interface Paired {
  readonly difference: Estimate
  /** At the plain level, as if it were the only comparison. */
  readonly uncorrected: Estimate
  /** Replications that would tell a difference of this size from none, by the corrected interval; null: none would, or unknown. */
  readonly replicationsNeeded: number | null
}

/**
 * B less A, replication by replication under the same luck: Student's t on the differences of what each contributes (the
 * paired-t interval of Law & Kelton, "Simulation Modeling and Analysis", 10.2.1, for ratios of sums). Of `comparisons`
 * that are made at once all intervals hold together at `level` (Bonferroni's inequality).
 */
export function pairedDifference(a: Sample, b: Sample, level: number, comparisons: number): Paired {
  const nothing = { value: null, low: null, high: null }
  const none = { difference: nothing, uncorrected: nothing, replicationsNeeded: null }
  const [valueA, valueB] = [a.value, b.value]
  const [offA, offB] = [a.influences(), b.influences()]
  if (valueA === null || valueB === null || offA === null || offB === null || a.count !== b.count) return none
  const value = valueB - valueA
  const { count } = a
  if (count < 2) {
    const bare = { value, low: null, high: null }
    return { difference: bare, uncorrected: bare, replicationsNeeded: null }
  }
  const deviation = spread(offA, offB, Math.abs(valueA) + Math.abs(valueB))
  const at = (tail: number): Estimate => {
    const half = (studentQuantile(1 - tail, count - 1) * deviation) / Math.sqrt(count)
    return { value, low: value - half, high: value + half }
  }
  const tail = (1 - level) / 2
  const ratio =
    value === 0 ? null : ((normalQuantile(1 - tail / comparisons) + normalQuantile(POWER)) * deviation) / value
  const difference = at(tail / comparisons)
  const isTold = (difference.low ?? 0) > 0 || (difference.high ?? 0) < 0
  return {
    difference,
    uncorrected: at(tail),
    // So many did not tell: one more at least, where the normal law of a guess is narrower than Student's t.
    replicationsNeeded: ratio === null ? null : Math.max(isTold ? 2 : count + 1, Math.ceil(ratio * ratio)),
  }
}

/** Standard deviation of the differences; their mean is 0. */
function spread(offA: Float64Array, offB: Float64Array, size: number): number {
  let squares = 0
  for (let i = 0; i < offA.length; i++) {
    const off = offB[i] - offA[i]
    squares += off * off
  }
  const deviation = Math.sqrt(squares / (offA.length - 1))
  return deviation < ROUNDING * size ? 0 : deviation
}

/** The q-quantile of values in order of size, linear between them (type 7 of Hyndman & Fan, 1996); null of none. */
export function quantileOf(sorted: Float64Array, q: number): number | null {
  if (sorted.length === 0) return null
  const at = q * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (at - below) * (sorted[above] - sorted[below])
}

/** The share of `trials` independent ones in which something happened (Wilson, 1927): sound at 0 and 1 too. */
export function chanceInterval(happened: number, trials: number, level: number): Estimate {
  if (trials === 0) return { value: null, low: null, high: null }
  const z = normalQuantile((1 + level) / 2)
  const share = happened / trials
  const weight = 1 + (z * z) / trials
  const centre = (share + (z * z) / (2 * trials)) / weight
  const half = (z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))) / weight
  return {
    value: share,
    low: happened === 0 ? 0 : Math.max(0, centre - half),
    high: happened === trials ? 1 : Math.min(1, centre + half),
  }
}

/** A figure with its interval, by the delta method. */
export function estimateOf(sample: Sample, level: number): Estimate {
  const { value, count } = sample
  const off = sample.influences()
  if (value === null || off === null) return { value: null, low: null, high: null }
  if (count < 2) return { value, low: null, high: null }
  const deviation = spread(new Float64Array(count), off, Math.abs(value))
  const half = (studentQuantile((1 + level) / 2, count - 1) * deviation) / Math.sqrt(count)
  return { value, low: value - half, high: value + half }
}
