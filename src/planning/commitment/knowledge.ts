import { meanOf, partialMeanOf, quantileOf, varianceOf } from '../../engine/distributions.ts'
import type { Law } from '../../engine/law.ts'

/** Days are as busy as expected, all of them. */
export const ALIKE: Law = { law: 'constant', value: 1 }

/** How busy a day is, as the product of two independent factors, each of mean 1. */
export interface Knowledge {
  /** What a forecast says. */
  readonly known: Law
  /** What it leaves open. */
  readonly open: Law
}

/** Standard deviation ÷ mean. */
export function cvOf(law: Law): number {
  return Math.sqrt(varianceOf(law)) / meanOf(law)
}

/**
 * What a forecast that leaves open a cv of `openCv` knows of a busyness: (1 + cv²) = (1 + known²)(1 + open²), since second
 * moments of independent factors multiply. Both factors are of the family of the law; their product is too where that is
 * lognormal, and has its mean and cv where it is not. A forecast no better than none knows nothing.
 */
export function knowledgeOf(law: Law, openCv: number): Knowledge {
  const cv = cvOf(law)
  if (openCv >= cv * (1 - 1e-9)) return { known: ALIKE, open: law }
  if (openCv === 0) return { known: law, open: ALIKE }
  const knownCv = Math.sqrt((1 + cv * cv) / (1 + openCv * openCv) - 1)
  return { known: spreadAs(law, knownCv), open: spreadAs(law, openCv) }
}

/** A law of the same family with mean 1 and another cv, as busyness may be written. */
function spreadAs({ law }: Law, cv: number): Law {
  if (law === 'uniform') return { law, min: 1 - Math.sqrt(3) * cv, max: 1 + Math.sqrt(3) * cv }
  if (law === 'gamma') return { law, mean: 1, shape: 1 / (cv * cv) }
  return { law: 'lognormal', mean: 1, cv }
}

/** Means of so many equally likely classes of a law of mean 1, from the lowest; their mean is 1. One where nothing varies. */
export function classMeans(law: Law, classes: number): number[] {
  if (cvOf(law) === 0) return [1]
  const means: number[] = []
  let below = 0
  for (let index = 1; index <= classes; index++) {
    const upTo = index === classes ? meanOf(law) : partialMeanOf(law, quantileOf(law, index / classes))
    means.push(classes * (upTo - below))
    below = upTo
  }
  return means
}
