import type { LawOf } from '../law.ts'
import type { Distribution } from './distribution.ts'
import { finite, firstProblem, ordered } from './parameters.ts'

type Triangular = LawOf<'triangular'>

function mean({ min, mode, max }: Triangular): number {
  return min + (mode - min + (max - min)) / 3
}

function variance({ min, mode, max }: Triangular): number {
  const rise = mode - min
  const width = max - min
  return (rise * rise + width * width - rise * width) / 18
}

function quantile({ min, mode, max }: Triangular, p: number): number {
  const width = max - min
  const rise = mode - min
  if (p * width < rise) return min + Math.sqrt(p * width * rise)
  return max - Math.sqrt((1 - p) * width * (max - mode))
}

/** E[X^order; X within `part` of the end], where the density rises from 0 at the end: by t² ÷ (width · side). */
function corner(order: 1 | 2, end: number, part: number, inward: 1 | -1, widthTimesSide: number): number {
  const share = (part * part) / widthTimesSide
  const step = inward * part
  return share * (order === 1 ? end + (2 * step) / 3 : end * end + (4 * end * step) / 3 + (step * step) / 2)
}

export const triangular: Distribution<Triangular> = {
  fill(law, stream, out, from, to) {
    for (let i = from; i < to; i++) out[i] = quantile(law, stream.uniform())
  },
  mean,
  variance,
  cdf({ min, mode, max }, x) {
    if (x < min) return 0
    if (x >= max) return 1
    const width = max - min
    if (x < mode) return ((x - min) * (x - min)) / (width * (mode - min))
    return 1 - ((max - x) * (max - x)) / (width * (max - mode))
  },
  partial(law, order, x) {
    const { min, mode, max } = law
    const average = mean(law)
    const whole = order === 1 ? average : variance(law) + average * average
    if (x < min) return 0
    if (x >= max) return whole
    const width = max - min
    if (x < mode) return corner(order, min, x - min, 1, width * (mode - min))
    return whole - corner(order, max, max - x, -1, width * (max - mode))
  },
  density({ min, mode, max }, x) {
    if (min === max) return null
    if (x < min || x > max) return 0
    const height = 2 / (max - min)
    if (x < mode) return (height * (x - min)) / (mode - min)
    return x > mode ? (height * (max - x)) / (max - mode) : height
  },
  quantile,
  scaled: ({ law, min, mode, max }, factor) => ({ law, min: min * factor, mode: mode * factor, max: max * factor }),
  check: ({ min, mode, max }, time) =>
    firstProblem(
      finite('minimum', min),
      finite('mode', mode),
      finite('maximum', max),
      ordered('minimum', min, 'mode', mode, time),
      ordered('mode', mode, 'maximum', max, time),
    ),
}
