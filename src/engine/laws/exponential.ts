import type { LawOf } from '../law.ts'
import { gammaP } from '../special.ts'
import { fillExponential } from '../ziggurat.ts'
import type { Distribution } from './distribution.ts'
import { positive } from './parameters.ts'

export const exponential: Distribution<LawOf<'exponential'>> = {
  fill({ mean }, stream, out, from, to) {
    fillExponential(stream, out, from, to)
    for (let i = from; i < to; i++) out[i] *= mean
  },
  mean: ({ mean }) => mean,
  variance: ({ mean }) => mean * mean,
  cdf: ({ mean }, x) => (x <= 0 ? 0 : -Math.expm1(-x / mean)),
  partial: ({ mean }, order, x) => exponentialPartial(mean, order, x),
  density: ({ mean }, x) => (x < 0 ? 0 : Math.exp(-x / mean) / mean),
  quantile: ({ mean }, p) => -mean * Math.log1p(-p),
  scaled: ({ law, mean }, factor) => ({ law, mean: mean * factor }),
  check: ({ mean }) => positive('mean', mean),
}

/** E[X^order; X ≤ x] of an exponential X. */
export function exponentialPartial(mean: number, order: 1 | 2, x: number): number {
  if (x <= 0) return 0
  return order === 1 ? mean * gammaP(2, x / mean) : 2 * mean * mean * gammaP(3, x / mean)
}
