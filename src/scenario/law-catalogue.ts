import { z } from 'zod'
import { logGamma } from '../engine/special.ts'
import { columnField, duration, fileField, number, positiveDuration, ratio, share, whole } from './fields.ts'
import type { LawSpec } from './laws.ts'
import { readShare, SHARE } from './units.ts'

type Shape = z.core.$ZodLooseShape
export type Fail = (message: string, path?: PropertyKey[], suggestion?: string) => null
export type Given<S extends Shape> = z.output<z.ZodObject<S>>

/** How a law is written, and what the engine makes of it. */
export interface LawForm {
  readonly name: string
  readonly about: string
  readonly shape: Shape
  readonly build: (given: Readonly<Record<string, unknown>>, fail: Fail) => LawSpec | null
}

function form<S extends Shape>(
  name: string,
  about: string,
  shape: S,
  build: (given: Given<S>, fail: Fail) => LawSpec | null,
): LawForm {
  return { name, about, shape, build: build as LawForm['build'] }
}

// Beyond these a law has its mean in name only: samples of any length fall short of it.
const MOST_CV = 10
const LEAST_GAMMA_SHAPE = 1 / (MOST_CV * MOST_CV)
const LEAST_WEIBULL_SHAPE = 0.2

const cv = ratio(
  'a coefficient of variation (standard deviation / mean) such as 1.1 or 15%, at most 10',
  0,
  MOST_CV,
).meta({
  description: 'Coefficient of variation: standard deviation / mean.',
  examples: [1.1, '15%'],
})
const shapeFrom = (least: number) => number(`a number from ${least} up`, { from: least })
const mean = positiveDuration.meta({ description: 'Mean, before the modifiers.', examples: ['4m'] })
const min = duration.meta({ description: 'Least value.' })
const max = positiveDuration.meta({ description: 'Largest value.' })

/** Every law that can stand by itself; a mixture is made of these. */
export const LAW_FORMS: readonly LawForm[] = [
  form(
    'constant',
    'Always the same; a bare duration is short for it.',
    { value: duration.meta({ description: 'The value.', examples: ['30s'] }) },
    ({ value }) => ({ law: 'constant', value }),
  ),
  form('exponential', 'Without memory; standard deviation = mean.', { mean }, (given) => ({
    law: 'exponential',
    mean: given.mean,
  })),
  form('lognormal', 'By `mean` and `cv` of the time itself; what talk times look like.', { mean, cv }, (given) => ({
    law: 'lognormal',
    mean: given.mean,
    cv: given.cv,
  })),
  form(
    'gamma',
    'By `mean` and either `cv` or `shape`.',
    {
      mean,
      cv: cv.optional(),
      shape: shapeFrom(LEAST_GAMMA_SHAPE)
        .optional()
        .meta({ description: 'Shape: 1 / cv².', examples: [4] }),
    },
    (given, fail) => {
      const { cv: variation, shape: written } = given
      if (written !== undefined && variation === undefined) return { law: 'gamma', shape: written, mean: given.mean }
      if (written !== undefined || variation === undefined) return fail('the gamma law needs either cv or shape')
      return { law: 'gamma', shape: 1 / (variation * variation), mean: given.mean }
    },
  ),
  form(
    'erlang',
    'The sum of some equal exponential phases.',
    { mean, shape: whole('a whole number from 1 to 1000', 1, 1000).meta({ description: 'Number of phases.' }) },
    (given) => ({ law: 'erlang', shape: given.shape, mean: given.mean }),
  ),
  form(
    'weibull',
    'By `shape` and either `mean` or `scale`; what patience often looks like.',
    {
      shape: shapeFrom(LEAST_WEIBULL_SHAPE).meta({
        description: 'Below 1 the hazard falls with time.',
        examples: [0.8],
      }),
      mean: mean.optional(),
      scale: positiveDuration.optional().meta({ description: 'Scale: 63% of the values are below it.' }),
    },
    (given, fail) => {
      if ((given.mean === undefined) === (given.scale === undefined)) {
        return fail('the weibull law needs either mean or scale')
      }
      const scale = given.scale ?? (given.mean ?? 0) / Math.exp(logGamma(1 + 1 / given.shape))
      return { law: 'weibull', shape: given.shape, scale }
    },
  ),
  form(
    'hyperexponential',
    'Exponential with one of several means: by `probabilities` and `means`, or by `mean` and `cv`.',
    {
      probabilities: z
        .array(z.union([number('a share such as 0.3 or 30%', { to: 1 }), share]), {
          error: () => 'expected a list of shares such as [0.3, 0.7]',
        })
        .optional()
        .meta({ description: 'Share of each branch.', examples: [[0.3, 0.7]] }),
      means: z
        .array(positiveDuration, { error: () => 'expected a list of durations such as [1m, 6m]' })
        .optional()
        .meta({ description: 'Mean of each branch.', examples: [['1m', '6m']] }),
      mean: mean.optional(),
      cv: cv.optional().meta({ description: 'With `mean`: two branches that share the mean equally; at least 1.' }),
    },
    (given, fail) => {
      const { probabilities, means, mean: total, cv: variation } = given
      if (probabilities === undefined && means === undefined && total !== undefined && variation !== undefined) {
        if (variation < 1) return fail('a hyperexponential law has a cv of at least 1', ['cv'])
        const square = variation * variation
        const p = (1 + Math.sqrt((square - 1) / (square + 1))) / 2
        return { law: 'hyperexponential', probabilities: [p, 1 - p], means: [total / (2 * p), total / (2 * (1 - p))] }
      }
      if (probabilities === undefined || means === undefined || total !== undefined || variation !== undefined) {
        return fail('the hyperexponential law needs either mean and cv, or probabilities and means')
      }
      if (probabilities.length !== means.length) {
        return fail(`${probabilities.length} probabilities, but ${means.length} means`, ['means'])
      }
      const sum = probabilities.reduce((a, b) => a + b, 0)
      if (!(Math.abs(sum - 1) <= 1e-6)) {
        return fail(`the probabilities add up to ${Number(sum.toPrecision(6))}, not to 1`, ['probabilities'])
      }
      return { law: 'hyperexponential', probabilities: probabilities.map((p) => p / sum), means }
    },
  ),
  form('uniform', 'Any value from `min` to `max`, all equally likely.', { min, max }, (given) => ({
    law: 'uniform',
    min: given.min,
    max: given.max,
  })),
  form(
    'triangular',
    'By its least, most likely and largest value.',
    { min, mode: duration.meta({ description: 'Most likely value.' }), max },
    (given) => ({ law: 'triangular', min: given.min, mode: given.mode, max: given.max }),
  ),
  form(
    'empirical',
    'A table of quantiles, given here or in a file.',
    {
      quantiles: z
        .record(z.string(), duration, { error: () => 'expected quantiles such as { 0%: 0s, 50%: 40s, 100%: 5m }' })
        .optional()
        .meta({
          description: 'Values by share, linear in between.',
          examples: [{ '0%': '0s', '50%': '40s', '100%': '5m' }],
        }),
      file: fileField.optional().meta({
        description: 'CSV with a column `probability` (0.1 or 10%), ascending, and one with the values in seconds.',
        examples: ['patience.csv'],
      }),
      column: columnField.optional().meta({ description: 'Column of the values. Without it, `seconds`.' }),
      tail: positiveDuration.optional().meta({
        description: 'Mean time beyond the last quantile if its share is below 100%: exponential from there on.',
        examples: ['10m'],
      }),
    },
    (given, fail) => {
      if ((given.file === undefined) === (given.quantiles === undefined)) {
        return fail('the empirical law needs either quantiles or file')
      }
      const beyond = given.tail === undefined ? {} : { tail: { mean: given.tail } }
      if (given.file !== undefined) {
        return { law: 'empirical-file', file: given.file, column: given.column ?? 'seconds', ...beyond }
      }
      if (given.column !== undefined) return fail('column goes with file', ['column'])
      const points: { probability: number; value: number }[] = []
      for (const [key, value] of Object.entries(given.quantiles ?? {})) {
        const probability = readShare(key)
        if (!('value' in probability)) return fail(`expected ${SHARE}`, ['quantiles', key], probability.suggestion)
        points.push({ probability: probability.value, value })
      }
      points.sort((a, b) => a.probability - b.probability)
      const probabilities = points.map((point) => point.probability)
      return { law: 'empirical', probabilities, quantiles: points.map((point) => point.value), ...beyond }
    },
  ),
  form(
    'sample',
    'One of the times observed, all equally likely.',
    { file: fileField, column: columnField },
    (given) => ({
      law: 'sample-file',
      file: given.file,
      column: given.column,
    }),
  ),
]
