import type { LawOf } from '../law.ts'
import type { Distribution } from './distribution.ts'
import { exponentialPartial } from './exponential.ts'
import { ascending, each, finite, firstProblem, positive, probability, sameLength } from './parameters.ts'

type Empirical = LawOf<'empirical'>

/** The number of entries that are ≤ x, in ascending values. */
function countUpTo(values: readonly number[], x: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle] <= x) low = middle + 1
    else high = middle
  }
  return low
}

function quantile({ probabilities, quantiles, tail }: Empirical, p: number): number {
  const last = quantiles.length - 1
  if (p <= probabilities[0]) return quantiles[0]
  if (p >= probabilities[last]) {
    if (tail === undefined || p === probabilities[last]) return quantiles[last]
    return quantiles[last] - tail.mean * Math.log((1 - p) / (1 - probabilities[last]))
  }
  const i = countUpTo(probabilities, p) - 1
  const share = (p - probabilities[i]) / (probabilities[i + 1] - probabilities[i])
  return quantiles[i] + share * (quantiles[i + 1] - quantiles[i])
}

/** The mass of the atom, of the stretches between quantiles, and of the tail, each with its E[(X − from)^order] up to x. */
function moment({ probabilities, quantiles, tail }: Empirical, order: 1 | 2, from: number, x: number): number {
  const power = (value: number): number => (order === 1 ? value : value * value)
  const last = quantiles.length - 1
  let total = x < quantiles[0] ? 0 : probabilities[0] * power(quantiles[0] - from)
  for (let i = 0; i < last && quantiles[i] <= x; i++) {
    const low = quantiles[i] - from
    const length = quantiles[i + 1] - quantiles[i]
    const high = Math.min(quantiles[i + 1], x) - from
    const share = x < quantiles[i + 1] ? (x - quantiles[i]) / length : 1
    const mass = share * (probabilities[i + 1] - probabilities[i])
    total += mass * (order === 1 ? (low + high) / 2 : (low * low + low * high + high * high) / 3)
  }
  if (tail === undefined || x <= quantiles[last]) return total
  const start = quantiles[last] - from
  const beyond = x - quantiles[last]
  const mass = x === Infinity ? 1 : -Math.expm1(-beyond / tail.mean)
  const first = x === Infinity ? tail.mean : exponentialPartial(tail.mean, 1, beyond)
  if (order === 1) return total + (1 - probabilities[last]) * (start * mass + first)
  const second = x === Infinity ? 2 * tail.mean * tail.mean : exponentialPartial(tail.mean, 2, beyond)
  return total + (1 - probabilities[last]) * (start * start * mass + 2 * start * first + second)
}

function hasAtom({ probabilities, quantiles }: Empirical): boolean {
  if (probabilities[0] > 0) return true
  return quantiles.some((q, i) => i > 0 && q === quantiles[i - 1] && probabilities[i] > probabilities[i - 1])
}

export const empirical: Distribution<Empirical> = {
  fill(law, stream, out, from, to) {
    for (let i = from; i < to; i++) out[i] = quantile(law, stream.uniform())
  },
  mean: (law) => moment(law, 1, 0, Infinity),
  variance: (law) => moment(law, 2, moment(law, 1, 0, Infinity), Infinity),
  cdf({ probabilities, quantiles, tail }, x) {
    const i = countUpTo(quantiles, x) - 1
    if (i < 0) return 0
    const last = quantiles.length - 1
    if (i === last) {
      if (tail === undefined) return 1
      return 1 - (1 - probabilities[last]) * Math.exp(-(x - quantiles[last]) / tail.mean)
    }
    const share = (x - quantiles[i]) / (quantiles[i + 1] - quantiles[i])
    return probabilities[i] + share * (probabilities[i + 1] - probabilities[i])
  },
  partial: (law, order, x) => moment(law, order, 0, x),
  density(law, x) {
    if (hasAtom(law)) return null
    const { probabilities, quantiles, tail } = law
    const i = countUpTo(quantiles, x) - 1
    if (i < 0) return 0
    const last = quantiles.length - 1
    if (i < last) return (probabilities[i + 1] - probabilities[i]) / (quantiles[i + 1] - quantiles[i])
    if (tail === undefined) return 0
    return ((1 - probabilities[last]) / tail.mean) * Math.exp(-(x - quantiles[last]) / tail.mean)
  },
  quantile,
  scaled: ({ law, probabilities, quantiles, tail }, factor) => ({
    law,
    probabilities,
    quantiles: quantiles.map((q) => q * factor),
    ...(tail === undefined ? {} : { tail: { mean: tail.mean * factor } }),
  }),
  check: ({ probabilities, quantiles, tail }, time) =>
    firstProblem(
      sameLength('probabilities', probabilities, 'quantiles', quantiles),
      each('probability', probabilities, probability),
      each('quantile', quantiles, finite),
      ascending('probabilities', probabilities, String),
      ascending('quantiles', quantiles, time),
      tail === undefined ? null : positive('mean of the tail', tail.mean),
      tail === undefined && probabilities[probabilities.length - 1] < 1
        ? 'the last probability is below 1, so the table needs a tail with the mean time beyond the last quantile'
        : null,
    ),
}
