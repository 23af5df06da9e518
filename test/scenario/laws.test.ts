import { describe, expect, test } from 'vitest'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'

const BASE = `agner: 1
hours: 08:00-18:00
types:
  support:
    arrivals: 60/h
    talk: { law: lognormal, mean: 4m, cv: 1.1 }
    wrap: 30s
    goal: 80% in 20s
groups:
  team: { skills: [support], agents: 7 }
`

function messages(load: () => unknown): string[] {
  try {
    load()
  } catch (error) {
    if (error instanceof ScenarioError) {
      return error.problems.map(({ message }) => message)
    }
    throw error
  }
  return []
}

function field(name: string, yaml: string): unknown {
  const { scenario } = loadScenarioText(BASE.replace('    wrap: 30s', `    ${name}: ${yaml}`), { 'times.csv': 'x' })
  return (scenario.types.support as unknown as Record<string, unknown>)[name]
}

describe('laws', () => {
  test.each([
    ['20s', { law: 'constant', value: 20 }],
    ['{ law: constant, value: 1m }', { law: 'constant', value: 60 }],
    ['{ law: erlang, mean: 4m, shape: 3 }', { law: 'erlang', shape: 3, mean: 240 }],
    ['{ law: gamma, mean: 4m, cv: 50% }', { law: 'gamma', shape: 4, mean: 240 }],
    ['{ law: gamma, mean: 4m, shape: 4 }', { law: 'gamma', shape: 4, mean: 240 }],
    ['{ law: weibull, scale: 4m, shape: 0.5 }', { law: 'weibull', shape: 0.5, scale: 240 }],
    ['{ law: weibull, mean: 4m, shape: 1 }', { law: 'weibull', shape: 1, scale: 240 }],
    ['{ law: uniform, min: 1m, max: 2m }', { law: 'uniform', min: 60, max: 120 }],
    ['{ law: triangular, min: 1m, mode: 1m, max: 2m }', { law: 'triangular', min: 60, mode: 60, max: 120 }],
    [
      '{ law: hyperexponential, probabilities: [0.75, 25%], means: [2m, 10m] }',
      { law: 'hyperexponential', probabilities: [0.75, 0.25], means: [120, 600] },
    ],
    [
      '{ law: empirical, quantiles: { 50%: 60s, 10%: 5s, 100%: 2m } }',
      { law: 'empirical', probabilities: [0.1, 0.5, 1], quantiles: [5, 60, 120] },
    ],
    [
      '{ law: empirical, quantiles: { 0%: 0s, 50%: 1m }, tail: 3m }',
      { law: 'empirical', probabilities: [0, 0.5], quantiles: [0, 60], tail: { mean: 180 } },
    ],
    ['{ law: empirical, file: times.csv }', { law: 'empirical-file', file: 'times.csv', column: 'seconds' }],
    ['{ law: sample, file: times.csv, column: x }', { law: 'sample-file', file: 'times.csv', column: 'x' }],
    [
      '{ law: mixture, of: [{ weight: 30%, law: constant, value: 5s }, { weight: 0.7, law: exponential, mean: 1m }] }',
      {
        law: 'mixture',
        weights: [0.3, 0.7],
        laws: [
          { law: 'constant', value: 5 },
          { law: 'exponential', mean: 60 },
        ],
      },
    ],
    [
      '{ law: exponential, mean: 1m, min: 5s, shift: 2s, at-zero: 10% }',
      {
        law: 'atZero',
        probability: 0.1,
        of: {
          law: 'shifted',
          by: 2,
          of: { law: 'truncated', min: 5, max: Infinity, of: { law: 'exponential', mean: 60 } },
        },
      },
    ],
  ])('%s', (yaml, law) => expect(field('hold', yaml)).toEqual(law))

  test('a weibull law has the mean that is asked for', () => {
    const { scale } = field('hold', '{ law: weibull, mean: 100s, shape: 2 }') as { scale: number }
    expect(scale).toBeCloseTo(100 / 0.886226925452758, 9)
  })

  test('a hyperexponential law by mean and cv has balanced means, that mean and that cv', () => {
    const law = field('hold', '{ law: hyperexponential, mean: 100s, cv: 2 }') as {
      probabilities: number[]
      means: number[]
    }
    const { probabilities: p, means: m } = law
    expect(p[0] * m[0]).toBeCloseTo(p[1] * m[1], 9)
    expect(p[0] * m[0] + p[1] * m[1]).toBeCloseTo(100, 9)
    expect(2 * (p[0] * m[0] * m[0] + p[1] * m[1] * m[1]) - 100 * 100).toBeCloseTo(200 * 200, 6)
  })

  test.each([
    ['{ law: gamma, mean: 4m }', 'the gamma law needs either cv or shape'],
    ['{ law: gamma, mean: 4m, cv: 1, shape: 2 }', 'the gamma law needs either cv or shape'],
    ['{ law: weibull, shape: 2 }', 'the weibull law needs either mean or scale'],
    ['{ law: hyperexponential, mean: 1m, cv: 0.5 }', 'a hyperexponential law has a cv of at least 1'],
    [
      '{ law: hyperexponential, probabilities: [0.5, 0.4], means: [1m, 2m] }',
      'the probabilities add up to 0.9, not to 1',
    ],
    ['{ law: hyperexponential, probabilities: [1], means: [1m, 2m] }', '1 probabilities, but 2 means'],
    ['{ law: empirical }', 'the empirical law needs either quantiles or file'],
    ['{ law: empirical, quantiles: { half: 5s } }', 'expected a share from 0% to 100%, such as 5%'],
  ])('%s is refused', (yaml, message) => {
    expect(messages(() => field('hold', yaml)).join()).toContain(message)
  })

  test.each([
    '{ law: uniform, min: 2m, max: 1m }',
    '{ law: triangular, min: 1m, mode: 5m, max: 2m }',
    '{ law: empirical, quantiles: { 10%: 5s } }',
  ])('%s is refused by the engine', (yaml) => expect(messages(() => field('hold', yaml))).toHaveLength(1))
})
