import type { LawOf } from '../law.ts'
import type { Stream } from '../random.ts'
import { gammaP, inverseGammaP, logGamma } from '../special.ts'
import { exponential, normal } from '../ziggurat.ts'
import type { Distribution } from './distribution.ts'
import { firstProblem, positive } from './parameters.ts'

interface Parameters {
  readonly shape: number
  readonly mean: number
}

export const gamma: Distribution<LawOf<'gamma'>> = {
  ...moments(),
  scaled: ({ law, shape, mean }, factor) => ({ law, shape, mean: mean * factor }),
  check: ({ shape, mean }) => firstProblem(positive('shape', shape), positive('mean', mean)),
}

export const erlang: Distribution<LawOf<'erlang'>> = {
  ...moments(),
  scaled: ({ law, shape, mean }, factor) => ({ law, shape, mean: mean * factor }),
  check: ({ shape, mean }) =>
    firstProblem(
      Number.isInteger(shape) && shape >= 1 ? null : `the shape must be a whole number from 1 on, not ${shape}`,
      positive('mean', mean),
    ),
}

function moments(): Omit<Distribution<Parameters>, 'scaled' | 'check'> {
  return {
    fill,
    mean: ({ mean }) => mean,
    variance: ({ shape, mean }) => (mean * mean) / shape,
    cdf: ({ shape, mean }, x) => (x <= 0 ? 0 : gammaP(shape, (x * shape) / mean)),
    partial({ shape, mean }, order, x) {
      if (x <= 0) return 0
      const scale = mean / shape
      return order === 1
        ? mean * gammaP(shape + 1, x / scale)
        : mean * scale * (shape + 1) * gammaP(shape + 2, x / scale)
    },
    density({ shape, mean }, x) {
      if (x < 0) return 0
      const scale = mean / shape
      if (x === 0) return shape < 1 ? Infinity : shape === 1 ? 1 / scale : 0
      const t = x / scale
      return Math.exp((shape - 1) * Math.log(t) - t - logGamma(shape)) / scale
    },
    quantile: ({ shape, mean }, p) => (p <= 0 ? 0 : p >= 1 ? Infinity : (mean / shape) * inverseGammaP(shape, p)),
  }
}

/** Marsaglia and Tsang, ACM TOMS 26(3), 2000. */
function fill({ shape, mean }: Parameters, stream: Stream, out: Float64Array, from: number, to: number): void {
  const scale = mean / shape
  // The method needs a shape of 1 or more. Below, the variate of one shape higher times U^(1/shape), U uniform, is right;
  // −log U is exponential.
  const boosted = shape < 1
  const d = (boosted ? shape + 1 : shape) - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  const size = d * scale
  for (let i = from; i < to; i++) {
    let v: number
    for (;;) {
      const x = normal(stream)
      const root = 1 + c * x
      if (root <= 0) continue
      v = root * root * root
      const u = stream.uniform()
      const square = x * x
      if (u < 1 - 0.0331 * square * square) break
      if (Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) break
    }
    out[i] = boosted ? size * v * Math.exp(-exponential(stream) / shape) : size * v
  }
}
