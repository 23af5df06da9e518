import type { Law, LawOf } from '../law.ts'
import type { Distribution } from './distribution.ts'
import { finite, firstProblem } from './parameters.ts'

export function shifted(any: Distribution<Law>): Distribution<LawOf<'shifted'>> {
  return {
    fill({ by, of }, stream, out, from, to) {
      any.fill(of, stream, out, from, to)
      for (let i = from; i < to; i++) out[i] += by
    },
    mean: ({ by, of }) => by + any.mean(of),
    variance: ({ of }) => any.variance(of),
    cdf: ({ by, of }, x) => any.cdf(of, x - by),
    partial({ by, of }, order, x) {
      const mass = any.cdf(of, x - by)
      const first = any.partial(of, 1, x - by)
      return order === 1 ? by * mass + first : by * by * mass + 2 * by * first + any.partial(of, 2, x - by)
    },
    density: ({ by, of }, x) => any.density(of, x - by),
    quantile: ({ by, of }, p) => by + any.quantile(of, p),
    scaled: ({ law, by, of }, factor) => ({ law, by: by * factor, of: any.scaled(of, factor) }),
    check: ({ by, of }, time) => firstProblem(finite('shift', by), any.check(of, time)),
  }
}
