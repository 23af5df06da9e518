import { studentQuantile } from '../../engine/special.ts'
import type { Sample } from '../../experiment/samples.ts'
import type { Estimate } from '../../experiment/summary.ts'

export interface Term {
  readonly sample: Sample
  /** +1 and −1 of a difference. */
  readonly weight: number
}

/** A spread below this, relative to the figures, is left by rounding. */
const ROUNDING = 1e-12

/**
 * A sum of figures that were found under the same luck, with weights: a difference, or how a difference changes. Its interval
 * is that of `pairedDifference`: Student's t on what each replication contributes. Of `comparisons` made at once all hold
 * together at `level` (Bonferroni).
 */
export function contrast(terms: readonly Term[], level: number, comparisons = 1): Estimate {
  const values = terms.map(({ sample }) => sample.value)
  const influences = terms.map(({ sample }) => sample.influences())
  let [value, size] = [0, 0]
  for (const [i, { weight }] of terms.entries()) {
    const own = values[i]
    if (own === null) return { value: null, low: null, high: null }
    value += weight * own
    size += Math.abs(weight * own)
  }
  const count = terms[0]?.sample.count ?? 0
  if (count < 2 || terms.some(({ sample }) => sample.count !== count)) return { value, low: null, high: null }
  let squares = 0
  for (let r = 0; r < count; r++) {
    let off = 0
    for (const [i, { weight }] of terms.entries()) off += weight * (influences[i]?.[r] ?? 0)
    squares += off * off
  }
  const deviation = Math.sqrt(squares / (count - 1))
  const half =
    deviation < ROUNDING * size
      ? 0
      : (studentQuantile(1 - (1 - level) / 2 / comparisons, count - 1) * deviation) / Math.sqrt(count)
  return { value, low: value - half, high: value + half }
}
