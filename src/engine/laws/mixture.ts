import type { Law, LawOf } from '../law.ts'
import { choose } from './choice.ts'
import type { Distribution } from './distribution.ts'
import { invert } from './inversion.ts'
import { each, firstProblem, notNegative, sameLength, sum } from './parameters.ts'

type Mixture = LawOf<'mixture'>

export function mixture(any: Distribution<Law>): Distribution<Mixture> {
  /** The weighted mean of a figure over the parts that can occur. */
  function overParts({ weights, laws }: Mixture, figure: (part: Law) => number): number {
    let total = 0
    for (let i = 0; i < laws.length; i++) if (weights[i] > 0) total += weights[i] * figure(laws[i])
    return total / sum(weights)
  }

  const self: Distribution<Mixture> = {
    fill({ weights, laws }, stream, out, from, to) {
      const total = sum(weights)
      for (let i = from; i < to; i++) any.fill(laws[choose(stream, weights, total)], stream, out, i, i + 1)
    },
    mean: (law) => overParts(law, (part) => any.mean(part)),
    variance(law) {
      const whole = self.mean(law)
      return overParts(law, (part) => {
        const distance = any.mean(part) - whole
        return any.variance(part) + distance * distance
      })
    },
    cdf: (law, x) => overParts(law, (part) => any.cdf(part, x)),
    partial: (law, order, x) => overParts(law, (part) => any.partial(part, order, x)),
    density(law, x) {
      let hasAtoms = false
      const total = overParts(law, (part) => {
        const density = any.density(part, x)
        if (density === null) hasAtoms = true
        return density ?? 0
      })
      return hasAtoms ? null : total
    },
    quantile(law, p) {
      const ofParts = law.laws.filter((_, i) => law.weights[i] > 0).map((part) => any.quantile(part, p))
      const low = Math.min(...ofParts)
      const high = Math.max(...ofParts)
      if (p <= 0) return low
      if (p >= 1) return high
      return invert((x) => self.cdf(law, x), p, low, high)
    },
    scaled: ({ law, weights, laws }, factor) => ({ law, weights, laws: laws.map((part) => any.scaled(part, factor)) }),
    check({ weights, laws }, time) {
      return firstProblem(
        sameLength('weights', weights, 'laws', laws),
        each('weight', weights, notNegative),
        sum(weights) > 0 ? null : 'at least one weight must be above 0',
        ...laws.map((part, i) => {
          const problem = any.check(part, time)
          return problem === null ? null : `in law no. ${i + 1} (${part.law}): ${problem}`
        }),
      )
    },
  }
  return self
}
