import type { LawOf } from '../law.ts'
import { gammaP, logGamma } from '../special.ts'
import { exponential } from '../ziggurat.ts'
import type { Distribution } from './distribution.ts'
import { firstProblem, positive } from './parameters.ts'

/** (x ÷ scale)^shape: exponential with mean 1 when X is Weibull. */
function hazard(shape: number, scale: number, x: number): number {
  return Math.exp(shape * Math.log(x / scale))
}

export const weibull: Distribution<LawOf<'weibull'>> = {
  fill({ shape, scale }, stream, out, from, to) {
    const power = 1 / shape
    for (let i = from; i < to; i++) out[i] = scale * Math.exp(power * Math.log(exponential(stream)))
  },
  mean: ({ shape, scale }) => scale * Math.exp(logGamma(1 + 1 / shape)),
  variance({ shape, scale }) {
    const first = logGamma(1 + 1 / shape)
    return scale * scale * Math.exp(2 * first) * Math.expm1(logGamma(1 + 2 / shape) - 2 * first)
  },
  cdf: ({ shape, scale }, x) => (x <= 0 ? 0 : -Math.expm1(-hazard(shape, scale, x))),
  partial({ shape, scale }, order, x) {
    if (x <= 0) return 0
    const a = 1 + order / shape
    return (order === 1 ? scale : scale * scale) * Math.exp(logGamma(a)) * gammaP(a, hazard(shape, scale, x))
  },
  density({ shape, scale }, x) {
    if (x < 0) return 0
    if (x === 0) return shape < 1 ? Infinity : shape === 1 ? 1 / scale : 0
    const h = hazard(shape, scale, x)
    return ((shape * h) / x) * Math.exp(-h)
  },
  quantile: ({ shape, scale }, p) => scale * Math.exp(Math.log(-Math.log1p(-p)) / shape),
  scaled: ({ law, shape, scale }, factor) => ({ law, shape, scale: scale * factor }),
  check: ({ shape, scale }) => firstProblem(positive('shape', shape), positive('scale', scale)),
}
