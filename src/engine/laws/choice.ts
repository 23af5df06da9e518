import type { Stream } from '../random.ts'

/** An index with probability in proportion to its weight; `total` is the sum of the weights, at least one above 0. */
export function choose(stream: Stream, weights: readonly number[], total: number): number {
  let rest = stream.uniform() * total
  let chosen = 0
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue
    // Rounding may leave a rest after the last: it then falls to the last weight above 0.
    chosen = i
    rest -= weights[i]
    if (rest < 0) break
  }
  return chosen
}
