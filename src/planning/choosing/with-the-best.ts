import type { Sample } from '../../experiment/samples.ts'
import { pairedDifference } from '../../experiment/paired.ts'
import type { Behind } from './choice.ts'

export interface AgainstBest {
  /** Of `samples`: the one with the least value. */
  readonly best: number
  /** By sample: how far above the best of all it is. */
  readonly behind: readonly Behind[]
}

/**
 * Comparisons with the best where less is better, under common random numbers. Who picks the least of several and compares
 * the others with it has looked at the result already; so each pair is compared by its paired t interval at level
 * 1 − α / (k − 1) (Bonferroni). All intervals with the truly best one hold together at 1 − α, whichever it is: it is then among
 * those that no other beats (`mayBeBest`), and how far any is above it lies between the least and the largest of its
 * intervals with these (unconstrained comparisons with the best: Edwards & Hsu, 1983; Hsu, "Multiple Comparisons", 1996,
 * 4.2; for paired samples Nelson & Matejcik, 1995). null where a value is missing.
 */
export function compareWithBest(samples: readonly Sample[], level: number): AgainstBest | null {
  const values = samples.map(({ value }) => value)
  if (samples.length === 0 || values.some((value) => value === null)) return null
  const others = Math.max(1, samples.length - 1)
  const pairs = samples.map((one, i) =>
    samples.map((other, j) => (i === j ? null : pairedDifference(other, one, level, others).difference)),
  )
  const known = values as readonly number[]
  const best = known.indexOf(Math.min(...known))
  // Above 0 at the low end: the other is better than it.
  const isBeaten = pairs.map((row) => row.some((one) => one !== null && one.low !== null && one.low > 0))
  const contenders = [...samples.keys()].filter((i) => !isBeaten[i])
  return {
    best,
    behind: samples.map((_, i): Behind => {
      const mayBeBest = !isBeaten[i]
      const withContenders = contenders.flatMap((j) => pairs[i][j] ?? [])
      const isUnknown = withContenders.some(({ low, high }) => low === null || high === null)
      const low = mayBeBest ? 0 : Math.max(0, Math.min(...withContenders.map((one) => one.low ?? 0)))
      const high = Math.max(0, ...withContenders.map((one) => one.high ?? 0))
      const value = known[i] - known[best]
      const difference = isUnknown ? { value, low: null, high: null } : { value, low, high }
      const share = (amount: number | null) => (amount === null || known[best] <= 0 ? null : amount / known[best])
      return {
        difference,
        relative: { value: share(value), low: share(difference.low), high: share(difference.high) },
        mayBeBest,
      }
    }),
  }
}
