import type { Law, LawOf } from '../law.ts'
import type { Distribution } from './distribution.ts'
import { firstProblem, probability as isProbability } from './parameters.ts'

export function atZero(any: Distribution<Law>): Distribution<LawOf<'atZero'>> {
  return {
    fill({ probability, of }, stream, out, from, to) {
      for (let i = from; i < to; i++) {
        if (stream.uniform() < probability) out[i] = 0
        else any.fill(of, stream, out, i, i + 1)
      }
    },
    // Also where `of` is for ever.
    mean: ({ probability, of }) => (probability === 1 ? 0 : (1 - probability) * any.mean(of)),
    variance({ probability, of }) {
      const mean = any.mean(of)
      return (1 - probability) * (any.variance(of) + probability * mean * mean)
    },
    cdf: ({ probability, of }, x) => (x < 0 ? 0 : probability) + (1 - probability) * any.cdf(of, x),
    partial: ({ probability, of }, order, x) => (1 - probability) * any.partial(of, order, x),
    density({ probability, of }, x) {
      return probability > 0 ? null : any.density(of, x)
    },
    quantile({ probability, of }, p) {
      if (probability === 1) return 0
      // Where `of` has mass below 0, that comes first.
      const below = any.quantile(of, Math.min(1, p / (1 - probability)))
      if (below < 0) return below
      return p <= probability ? 0 : Math.max(0, any.quantile(of, Math.min(1, (p - probability) / (1 - probability))))
    },
    scaled: ({ law, probability, of }, factor) => ({ law, probability, of: any.scaled(of, factor) }),
    check: ({ probability, of }, time) => firstProblem(isProbability('probability', probability), any.check(of, time)),
  }
}
