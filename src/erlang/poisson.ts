import { blockingProbability } from './erlang-b.ts'

/**
 * log P(N < places) for a Poisson N of the given mean; places >= 1.
 *
 * The sum of the probabilities up to k is P(N = k) / B(k) with Erlang B's B at that load, which is stable on both sides
 * of the mean.
 */
export function logPoissonBelow(places: number, mean: number): number {
  if (mean === 0) return 0
  const blocking = blockingProbability(mean, places - 1)
  // So rare above the bound that the sum is 1 to the last digit.
  if (blocking < 1e-20) return 0
  return Math.min(0, logPoisson(places - 1, mean) - Math.log(blocking))
}

/** log P(N = count), after Loader, "Fast and accurate computation of binomial probabilities" (2000). */
export function logPoisson(count: number, mean: number): number {
  if (count < 16) {
    let factorial = 1
    for (let i = 2; i <= count; i++) factorial *= i
    return count * Math.log(mean) - mean - Math.log(factorial)
  }
  return -stirlingError(count) - deviance(count, mean) - 0.5 * Math.log(2 * Math.PI * count)
}

/** log n! − log of Stirling's formula; from n = 16 the five terms are right to 1e-16. */
function stirlingError(n: number): number {
  const square = n * n
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n
}

/** count log(count / mean) + mean − count, without cancellation where they are close. */
function deviance(count: number, mean: number): number {
  const difference = count - mean
  if (Math.abs(difference) >= 0.1 * (count + mean)) return count * Math.log(count / mean) - difference
  const v = difference / (count + mean)
  let sum = difference * v
  let term = 2 * count * v
  for (let j = 3; ; j += 2) {
    term *= v * v
    const next = sum + term / j
    if (next === sum) return sum
    sum = next
  }
}
