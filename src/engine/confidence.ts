import { studentQuantile } from './special.ts'
import { Tally } from './tally.ts'
import type { RatioTally } from './tally.ts'

/** A figure and its two-sided confidence interval; null where nothing was observed, or too little to judge. */
export interface Estimate {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** What a ratio's interval is made from; a `RatioTally` has it. */
export type RatioSums = Pick<RatioTally, 'count' | 'sumX' | 'sumY' | 'varianceX' | 'varianceY' | 'covariance'>

const NOTHING: Estimate = { value: null, low: null, high: null }
const USUAL_LEVEL = 0.95

/** The mean of independent observations (replications, batches), by Student's t with count - 1 degrees of freedom. */
export function meanInterval(tally: Tally, level = USUAL_LEVEL): Estimate {
  if (tally.count === 0) return NOTHING
  const standardError = tally.count < 2 ? null : Math.sqrt(tally.variance / tally.count)
  return around(tally.mean, standardError, tally.count - 1, level)
}

/**
 * Σx / Σy over independent pairs: Student's t on the delta-method variance (Asmussen & Glynn, "Stochastic Simulation",
 * 2007, III.3-4; Law & Kelton, "Simulation Modeling and Analysis", 9.3.2). No value where Σy is 0.
 */
export function ratioInterval(tally: RatioSums, level = USUAL_LEVEL): Estimate {
  if (tally.sumY === 0) return NOTHING
  return around(tally.sumX / tally.sumY, standardErrorOfRatio(tally), tally.count - 1, level)
}

/** Null with fewer than two pairs or where Σy is 0. */
export function standardErrorOfRatio(tally: RatioSums): number | null {
  const { count, sumX, sumY, varianceX, varianceY, covariance } = tally
  if (count < 2 || sumY === 0) return null
  const ratio = sumX / sumY
  // Variance of x - ratio · y; rounding may leave it a little below 0 where all pairs have the same ratio.
  const variance = varianceX - 2 * ratio * covariance + ratio * ratio * varianceY
  return Math.sqrt(Math.max(0, variance) * count) / Math.abs(sumY)
}

/**
 * The means of `batches` equal runs of consecutive values, whose spread allows for the correlation of neighbours as
 * single values do not; for `meanInterval`. What does not divide evenly is left out at the front, next to the warm-up.
 */
export function batchMeans(series: ArrayLike<number>, batches: number): Tally {
  const size = Math.floor(series.length / batches)
  const means = new Tally()
  if (size === 0) return means
  for (let from = series.length - size * batches; from < series.length; from += size) {
    let sum = 0
    for (let i = from; i < from + size; i++) sum += series[i]
    means.add(sum / size)
  }
  return means
}

/**
 * A quantile of pooled observations, by sectioning (Asmussen & Glynn, "Stochastic Simulation", 2007, III.5): the same
 * quantile of independent sections (replications, batches) of like size spreads about the pooled one. NaN or null
 * `pooled`: no value; NaN sections (nothing observed) are left out.
 */
export function quantileInterval(pooled: number | null, sections: ArrayLike<number>, level = USUAL_LEVEL): Estimate {
  if (pooled === null || Number.isNaN(pooled)) return NOTHING
  const { squares, count } = spreadAbout(pooled, sections)
  const standardError = count < 2 ? null : Math.sqrt(squares / (count * (count - 1)))
  return around(pooled, standardError, count - 1, level)
}

/**
 * Cuts the ends of an interval to what the figure can be: 0 to 1 for shares, 0 to Infinity for durations. Coverage is
 * unchanged, since the truth lies within those limits. The value stays as it is.
 */
export function clip(estimate: Estimate, lowest = 0, highest = 1): Estimate {
  if (estimate.low === null || estimate.high === null) return estimate
  const within = (x: number): number => Math.min(Math.max(x, lowest), highest)
  return { value: estimate.value, low: within(estimate.low), high: within(estimate.high) }
}

function around(value: number, standardError: number | null, df: number, level: number): Estimate {
  if (standardError === null) return { value, low: null, high: null }
  const half = studentFactor(df, level) * standardError
  return { value, low: value - half, high: value + half }
}

function spreadAbout(centre: number, sections: ArrayLike<number>): { squares: number; count: number } {
  let squares = 0
  let count = 0
  for (let i = 0; i < sections.length; i++) {
    if (Number.isNaN(sections[i])) continue
    const off = sections[i] - centre
    squares += off * off
    count++
  }
  return { squares, count }
}

// A summary asks for thousands of intervals with one df and level, and a quantile costs microseconds.
const last = { df: NaN, level: NaN, factor: NaN }

function studentFactor(df: number, level: number): number {
  if (df !== last.df || level !== last.level) {
    last.df = df
    last.level = level
    last.factor = studentQuantile((1 + level) / 2, df)
  }
  return last.factor
}
