/** A day's counts by type, and the cell (weekday, or weekday of a month) whose expected counts it shares. */
export interface DayCounts {
  readonly cell: string
  readonly counts: readonly number[]
}

export interface Busyness {
  /** Coefficient of variation of the day's factor, per type; 0 where counts vary no more than Poisson ones. */
  readonly cv: readonly number[]
  /** Correlation of the factors of two types; 1 on the diagonal, NaN where a cv is 0. */
  readonly correlation: readonly (readonly number[])[]
}

/**
 * Moment estimate of the day's busyness factors. Given the factors B, the count of type t on a day of cell c is Poisson
 * with mean m(c,t) B(t), E B = 1. So Cov(N(t), N(u)) = m(c,t) m(c,u) Cov(B(t), B(u)), plus m(c,t) when t = u. Sample
 * moments within cells, pooled with weights n - 1, replace both sides; m(c,t) m(c,u) is corrected for the sampling error of the
 * two means. Cells of one day are ignored.
 */
export function estimateBusyness(days: readonly DayCounts[], types: number): Busyness {
  const cells = new Map<string, DayCounts[]>()
  for (const day of days) cells.set(day.cell, [...(cells.get(day.cell) ?? []), day])
  const covariance = Array.from({ length: types }, () => Array.from({ length: types }, () => 0))
  for (let t = 0; t < types; t++) {
    for (let u = 0; u <= t; u++) {
      let excess = 0
      let scale = 0
      for (const cell of cells.values()) {
        const n = cell.length
        if (n < 2) continue
        const meanT = cell.reduce((sum, day) => sum + day.counts[t], 0) / n
        const meanU = cell.reduce((sum, day) => sum + day.counts[u], 0) / n
        const products = cell.reduce((sum, day) => sum + (day.counts[t] - meanT) * (day.counts[u] - meanU), 0)
        const sample = products / (n - 1)
        excess += (n - 1) * (sample - (t === u ? meanT : 0))
        scale += (n - 1) * (meanT * meanU - sample / n)
      }
      covariance[t][u] = covariance[u][t] = scale > 0 ? excess / scale : 0
    }
  }
  const cv = covariance.map((row, t) => Math.sqrt(Math.max(0, row[t])))
  const correlation = covariance.map((row, t) => row.map((value, u) => (t === u ? 1 : value / (cv[t] * cv[u]))))
  return { cv, correlation }
}

/**
 * Variance over mean of the counts per half hour about their cell's mean, pooled over half hours (here `counts` are the
 * half hours of one type); and the value it would have if only Poisson noise and a factor of the day with this cv were
 * at work. What is between the two is busyness that lasts less than a day.
 */
export function dispersionOfSlots(
  days: readonly DayCounts[],
  cv: number,
): { varianceToMean: number; explainedByDay: number } {
  const cells = new Map<string, DayCounts[]>()
  for (const day of days) cells.set(day.cell, [...(cells.get(day.cell) ?? []), day])
  let squares = 0
  let means = 0
  let meansSquared = 0
  for (const cell of cells.values()) {
    if (cell.length < 2) continue
    for (let slot = 0; slot < cell[0].counts.length; slot++) {
      const mean = cell.reduce((sum, day) => sum + day.counts[slot], 0) / cell.length
      squares += cell.reduce((sum, day) => sum + (day.counts[slot] - mean) * (day.counts[slot] - mean), 0)
      means += (cell.length - 1) * mean
      meansSquared += (cell.length - 1) * mean * mean
    }
  }
  return { varianceToMean: squares / means, explainedByDay: 1 + (cv * cv * meansSquared) / means }
}
