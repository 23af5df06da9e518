import { describe, expect, test } from 'vitest'
import { law as lawSchema } from '../../src/scenario/law-schema.ts'
import { Inputs, NotExpressible } from '../../validation/inputs.ts'
import { patienceIn, readLaw } from '../../validation/laws.ts'

/** The engine's law for what a case calls its service. */
function engineLaw(given: Record<string, unknown>): unknown {
  return lawSchema.parse(readLaw(new Inputs(given, 'service')).written)
}

const patienceOf = (given: Record<string, unknown>) => patienceIn(new Inputs({ patience: given }))

describe('a law in a case', () => {
  test.each([
    [
      { distribution: 'exponential', mean_s: 240 },
      { law: 'exponential', mean: 240 },
    ],
    [
      { distribution: 'exponential', rate_per_hour: 15 },
      { law: 'exponential', mean: 240 },
    ],
    [
      { distribution: 'exponential', mean_min: 4 },
      { law: 'exponential', mean: 240 },
    ],
    [
      { distribution: 'deterministic', value_s: 300, mean_s: 300, cv: 0 },
      { law: 'constant', value: 300 },
    ],
    [
      { distribution: 'constant', mean_s: 300 },
      { law: 'constant', value: 300 },
    ],
    [
      { distribution: 'uniform', min_s: 60, max_s: 540, mean_s: 300, cv: 0.4618802 },
      { law: 'uniform', min: 60, max: 540 },
    ],
    [
      { distribution: 'erlang', phases: 3, mean_s: 60 },
      { law: 'erlang', shape: 3, mean: 60 },
    ],
    [
      { distribution: 'Erlang', k: 3, phase_mean_s: 20, mean_s: 60 },
      { law: 'erlang', shape: 3, mean: 60 },
    ],
    [
      { distribution: 'erlang-2', shape: 2, mean_s: 60, cv: 0.7071068 },
      { law: 'erlang', shape: 2, mean: 60 },
    ],
    [
      { distribution: 'gamma', shape: 4, mean_s: 60, cv: 0.5 },
      { law: 'gamma', shape: 4, mean: 60 },
    ],
    [
      { distribution: 'gamma', shape: 4, scale_s: 15 },
      { law: 'gamma', shape: 4, mean: 60 },
    ],
    [
      { distribution: 'gamma', mean_s: 60, cv: 0.5 },
      { law: 'gamma', shape: 4, mean: 60 },
    ],
    [
      { distribution: 'lognormal', mean_s: 240, cv: 1.5 },
      { law: 'lognormal', mean: 240, cv: 1.5 },
    ],
    [
      { distribution: 'log-normal', mean_s: 240, sd_s: 360 },
      { law: 'lognormal', mean: 240, cv: 1.5 },
    ],
    [
      { distribution: 'weibull', shape: 0.5, scale_s: 100, mean_s: 200 },
      { law: 'weibull', shape: 0.5, scale: 100 },
    ],
    [
      { distribution: 'hyperexponential', p: [0.75, 0.25], means_s: [120, 600], mean_s: 240 },
      { law: 'hyperexponential', probabilities: [0.75, 0.25], means: [120, 600] },
    ],
    [
      { distribution: 'hyperexponential', p: 0.75, means_s: [120, 600] },
      { law: 'hyperexponential', probabilities: [0.75, 0.25], means: [120, 600] },
    ],
    [
      { distribution: 'H2', probabilities: [0.5, 0.5], rates_per_hour: [36, 12] },
      { law: 'hyperexponential', probabilities: [0.5, 0.5], means: [100, 300] },
    ],
    [
      {
        distribution: 'mixture',
        components: [
          { p: 0.3, distribution: 'deterministic', value_s: 0 },
          { p: 0.7, distribution: 'exponential', mean_s: 100 },
        ],
      },
      {
        law: 'mixture',
        weights: [0.3, 0.7],
        laws: [
          { law: 'constant', value: 0 },
          { law: 'exponential', mean: 100 },
        ],
      },
    ],
  ])('%j', (given, expected) => {
    expect(engineLaw(given)).toEqual(expected)
  })

  test('weibull may be given by its mean', () => {
    const law = readLaw(new Inputs({ distribution: 'weibull', shape: 2, mean_s: 100 }))
    expect(law.mean).toBeCloseTo(100, 6)
    expect(law.cv).toBeCloseTo(0.5227232, 6)
  })

  test('a log-normal by its logarithm has the mean of the variable itself', () => {
    const law = readLaw(new Inputs({ distribution: 'lognormal', mu: 5, sigma: 0.8 }))
    expect(law.mean).toBeCloseTo(Math.exp(5 + 0.32), 6)
  })

  test.each([
    [{ distribution: 'pareto', mean_s: 60, alpha: 2.5 }, 'pareto'],
    [{ distribution: 'exponential', mean_s: 60, shift_s: 10 }, 'shift_s'],
    [{ distribution: 'exponential' }, 'mean_s'],
    [{ distribution: 'gamma', shape: 4, scale_s: 15, mean_s: 90 }, 'mean_s of 60, not 90'],
    [{ distribution: 'lognormal', mean_s: '4 minutes', cv: 1 }, '4 minutes'],
    [{ mean_s: 60 }, 'distribution'],
  ])('%j is reported by name', (given, name) => {
    const read = () => readLaw(new Inputs(given, 'service'))
    expect(read).toThrow(NotExpressible)
    expect(read).toThrow(name)
  })
})

describe('patience in a case', () => {
  test('infinite patience is none', () => {
    expect(patienceOf({ distribution: 'infinite' })).toEqual({ law: null, balk: 0, atoms: [] })
  })

  test('a constant is an atom of the wait', () => {
    expect(patienceOf({ distribution: 'deterministic', value_s: 60 })?.atoms).toEqual([60])
  })

  test.each([
    {
      distribution: 'mixture: with probability 0.1 zero (hangs up at once), else exponential',
      balk_probability: 0.1,
      mean_s_given_not_balk: 300,
    },
    { distribution: 'exponential', balk_probability: 0.1, mean_s: 300 },
    { distribution: 'atom_plus_exponential', p_zero: 0.1, mean_s: 300 },
    { distribution: 'mixture', atom_at_zero: 0.1, otherwise: { distribution: 'exponential', mean_s: 300 } },
  ])('an atom at 0 is balking: %j', (given) => {
    expect(patienceOf(given)).toMatchObject({ balk: 0.1, law: { written: { law: 'exponential', mean: '300s' } } })
  })

  test('balking may stand beside an endless patience', () => {
    const inputs = new Inputs({ patience: { distribution: 'infinite' }, balk_probability: 0.2 })
    expect(patienceIn(inputs)).toEqual({ law: null, balk: 0.2, atoms: [] })
  })
})
