import type { LawOf } from '../law.ts'
import { normalCdf, normalQuantile } from '../special.ts'
import { fillNormal } from '../ziggurat.ts'
import type { Distribution } from './distribution.ts'
import { firstProblem, notNegative, positive } from './parameters.ts'

const ROOT_TWO_PI = 2.5066282746310002

interface Parameters {
  readonly mean: number
  readonly cv: number
}

/** Standard deviation of the logarithm. */
const sigma = ({ cv }: Parameters): number => Math.sqrt(Math.log1p(cv * cv))
/** Mean of the logarithm. */
const mu = ({ mean, cv }: Parameters): number => Math.log(mean) - Math.log1p(cv * cv) / 2

export const lognormal: Distribution<LawOf<'lognormal'>> = {
  fill(law, stream, out, from, to) {
    if (law.cv === 0) {
      out.fill(law.mean, from, to)
      return
    }
    const m = mu(law)
    const s = sigma(law)
    fillNormal(stream, out, from, to)
    for (let i = from; i < to; i++) out[i] = Math.exp(m + s * out[i])
  },
  mean: ({ mean }) => mean,
  variance: ({ mean, cv }) => mean * cv * (mean * cv),
  cdf(law, x) {
    if (law.cv === 0) return x < law.mean ? 0 : 1
    return x <= 0 ? 0 : normalCdf((Math.log(x) - mu(law)) / sigma(law))
  },
  partial(law, order, x) {
    const { mean, cv } = law
    const whole = order === 1 ? mean : mean * mean * (1 + cv * cv)
    if (cv === 0) return x < mean ? 0 : whole
    const s = sigma(law)
    return x <= 0 ? 0 : whole * normalCdf((Math.log(x) - mu(law)) / s - order * s)
  },
  density(law, x) {
    if (law.cv === 0) return null
    if (x <= 0) return 0
    const s = sigma(law)
    const z = (Math.log(x) - mu(law)) / s
    return Math.exp(-0.5 * z * z) / (x * s * ROOT_TWO_PI)
  },
  quantile(law, p) {
    if (law.cv === 0) return law.mean
    return p <= 0 ? 0 : p >= 1 ? Infinity : Math.exp(mu(law) + sigma(law) * normalQuantile(p))
  },
  scaled: ({ law, mean, cv }, factor) => ({ law, mean: mean * factor, cv }),
  check: ({ mean, cv }) => firstProblem(positive('mean', mean), notNegative('cv', cv)),
}
