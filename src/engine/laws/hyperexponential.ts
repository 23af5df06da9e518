import type { LawOf } from '../law.ts'
import { exponential as standard } from '../ziggurat.ts'
import { choose } from './choice.ts'
import type { Distribution } from './distribution.ts'
import { exponentialPartial } from './exponential.ts'
import { invert } from './inversion.ts'
import { each, firstProblem, positive, probability, sameLength, sum } from './parameters.ts'

type Hyperexponential = LawOf<'hyperexponential'>

const SUM_TOLERANCE = 1e-9

/** The mean of a figure over the phases. */
function overPhases({ probabilities, means }: Hyperexponential, figure: (mean: number) => number): number {
  let total = 0
  for (let i = 0; i < means.length; i++) if (probabilities[i] > 0) total += probabilities[i] * figure(means[i])
  return total
}

export const hyperexponential: Distribution<Hyperexponential> = {
  fill({ probabilities, means }, stream, out, from, to) {
    for (let i = from; i < to; i++) out[i] = means[choose(stream, probabilities, 1)] * standard(stream)
  },
  mean: (law) => overPhases(law, (mean) => mean),
  variance(law) {
    const whole = overPhases(law, (mean) => mean)
    return overPhases(law, (mean) => mean * mean + (mean - whole) * (mean - whole))
  },
  cdf: (law, x) => (x <= 0 ? 0 : overPhases(law, (mean) => -Math.expm1(-x / mean))),
  partial: (law, order, x) => overPhases(law, (mean) => exponentialPartial(mean, order, x)),
  density: (law, x) => (x < 0 ? 0 : overPhases(law, (mean) => Math.exp(-x / mean) / mean)),
  quantile(law, p) {
    if (p <= 0) return 0
    if (p >= 1) return Infinity
    // Between the quantiles of the shortest and the longest phase; a little more, so that rounding cannot cut it off.
    const unit = -Math.log1p(-p)
    const low = unit * Math.min(...law.means)
    const high = unit * Math.max(...law.means) * (1 + 1e-9)
    return invert((x) => hyperexponential.cdf(law, x), p, low, high)
  },
  scaled: ({ law, probabilities, means }, factor) => ({
    law,
    probabilities,
    means: means.map((mean) => mean * factor),
  }),
  check({ probabilities, means }) {
    const total = sum(probabilities)
    return firstProblem(
      sameLength('probabilities', probabilities, 'means', means),
      each('probability', probabilities, probability),
      each('mean', means, positive),
      Math.abs(total - 1) <= SUM_TOLERANCE ? null : `the probabilities must add up to 1, not ${total}`,
    )
  },
}
