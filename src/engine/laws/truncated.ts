import type { Law, LawOf } from '../law.ts'
import type { Distribution } from './distribution.ts'
import { firstProblem, ordered } from './parameters.ts'

// Below this share of the mass inside, the differences of the cdf that everything here rests on have few right digits.
const LEAST_MASS = 1e-6

/** 1 − 2^-53, the largest double below 1. */
const BELOW_ONE = 1 - Number.EPSILON / 2

/** A double just below x: up to which an atom at x is left out. */
function justBelow(x: number): number {
  return x - Math.max(Math.abs(x) * Number.EPSILON, Number.MIN_VALUE)
}

export function truncated(any: Distribution<Law>): Distribution<LawOf<'truncated'>> {
  type Truncated = LawOf<'truncated'>

  function massBelow({ min, of }: Truncated): number {
    return any.cdf(of, justBelow(min))
  }

  function massUpTo({ max, of }: Truncated): number {
    return any.cdf(of, max)
  }

  /** E[X^order; min ≤ X ≤ x] of the law inside. */
  function moment({ min, of }: Truncated, order: 1 | 2, x: number): number {
    return any.partial(of, order, x) - any.partial(of, order, justBelow(min))
  }

  function quantile(law: Truncated, p: number, below: number, upTo: number): number {
    const inside = below + (upTo - below) * p
    // Rounding must not make the upper end, perhaps Infinity, of what is not.
    const x = any.quantile(law.of, p < 1 ? Math.min(inside, BELOW_ONE) : inside)
    return x < law.min ? law.min : x > law.max ? law.max : x
  }

  const self: Distribution<Truncated> = {
    fill(law, stream, out, from, to) {
      const below = massBelow(law)
      const upTo = massUpTo(law)
      for (let i = from; i < to; i++) out[i] = quantile(law, stream.openUniform(), below, upTo)
    },
    mean: (law) => moment(law, 1, law.max) / (massUpTo(law) - massBelow(law)),
    variance(law) {
      const mass = massUpTo(law) - massBelow(law)
      const mean = moment(law, 1, law.max) / mass
      return Math.max(0, moment(law, 2, law.max) / mass - mean * mean)
    },
    cdf(law, x) {
      if (x < law.min) return 0
      if (x >= law.max) return 1
      const below = massBelow(law)
      return (any.cdf(law.of, x) - below) / (massUpTo(law) - below)
    },
    partial(law, order, x) {
      if (x < law.min) return 0
      return moment(law, order, Math.min(x, law.max)) / (massUpTo(law) - massBelow(law))
    },
    density(law, x) {
      const density = any.density(law.of, x)
      if (density === null) return null
      return x < law.min || x > law.max ? 0 : density / (massUpTo(law) - massBelow(law))
    },
    quantile: (law, p) => quantile(law, p, massBelow(law), massUpTo(law)),
    scaled: ({ law, min, max, of }, factor) => ({
      law,
      min: min * factor,
      max: max * factor,
      of: any.scaled(of, factor),
    }),
    check(law, time) {
      const { min, max, of } = law
      const problem = firstProblem(ordered('minimum', min, 'maximum', max, time), any.check(of, time))
      if (problem !== null) return problem
      if (massUpTo(law) - massBelow(law) >= LEAST_MASS) return null
      const where = max === Infinity ? `above ${time(min)}` : `between ${time(min)} and ${time(max)}`
      return `next to nothing of the ${of.law} law lies ${where}`
    },
  }
  return self
}
