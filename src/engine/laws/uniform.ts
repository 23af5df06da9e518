import type { LawOf } from '../law.ts'
import type { Distribution } from './distribution.ts'
import { finite, firstProblem, ordered } from './parameters.ts'

export const uniform: Distribution<LawOf<'uniform'>> = {
  fill({ min, max }, stream, out, from, to) {
    const width = max - min
    for (let i = from; i < to; i++) out[i] = min + width * stream.uniform()
  },
  mean: ({ min, max }) => min + (max - min) / 2,
  variance: ({ min, max }) => ((max - min) * (max - min)) / 12,
  cdf: ({ min, max }, x) => (x < min ? 0 : x >= max ? 1 : (x - min) / (max - min)),
  partial({ min, max }, order, x) {
    if (x < min) return 0
    const end = Math.min(x, max)
    const share = max > min ? (end - min) / (max - min) : 1
    return share * (order === 1 ? (min + end) / 2 : (min * min + min * end + end * end) / 3)
  },
  density: ({ min, max }, x) => (min === max ? null : x < min || x > max ? 0 : 1 / (max - min)),
  quantile: ({ min, max }, p) => min + (max - min) * p,
  scaled: ({ law, min, max }, factor) => ({ law, min: min * factor, max: max * factor }),
  check: ({ min, max }, time) =>
    firstProblem(finite('minimum', min), finite('maximum', max), ordered('minimum', min, 'maximum', max, time)),
}
