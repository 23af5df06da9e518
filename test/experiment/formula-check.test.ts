import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Law } from '../../src/engine/law.ts'
import { erlangA, exponentialPatience, mmng, patienceOf, withBalking } from '../../src/erlang/index.ts'
import { cdfOf } from '../../src/engine/distributions.ts'
import { formulaChecks } from '../../src/experiment/formula-check.ts'
import { patienceOfLaw } from '../../src/experiment/patience-of-law.ts'
import type { FormulaCheck } from '../../src/experiment/summary.ts'
import { compile } from '../../src/scenario/compile.ts'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'

function checkOf(text: string): FormulaCheck {
  return formulaChecks(compile(loadScenarioText(text, {})).model)[0]
}

const whyNot = (text: string) => {
  const check = checkOf(text)
  return check.formula === null ? check.why : `${check.formula} holds`
}

const figuresOf = (text: string, formula: string) => {
  const check = checkOf(text)
  if (check.formula === null) throw new Error(check.why)
  expect(check.formula).toBe(formula)
  return check.figures
}

/** 4 agents, 50 contacts an hour of 4 minutes, 100 hours without a break. */
const steady = (more: string, rest = '', agents = 4) => `agner: 1
types: { a: { arrivals: 50/h, talk: { law: exponential, mean: 4m }, goal: 80% in 20s, ${more} } }
groups: { g: { skills: [a], agents: ${agents} } }
run: { horizon: 100h, batches: 10 }
${rest}`

const SYSTEM = { ratePerSecond: 50 / 3600, handleSeconds: 240, agents: 4 }

describe('patience', () => {
  test('balking customers who else wait for ever have the figures of M/M/n+G', () => {
    const figures = figuresOf(steady('balk: 10%'), 'M/M/n+G')
    const { asa, abandonment } = mmng({ ...SYSTEM, patience: withBalking(0.1, exponentialPatience(Infinity)) })
    expect(figures.asa).toBe(asa)
    expect(figures.abandonment).toBe(abandonment)
    expect(whyNot(steady('balk: 10%', '', 3))).toBe('the load exceeds the agents: waits grow for ever')
  })

  test.each(['patience: 0s', 'balk: 100%', 'patience: { law: exponential, mean: 3m, at-zero: 100% }'])(
    '%s loses who cannot be answered at once, whatever the law of talk',
    (patience) => {
      const figures = figuresOf(steady(patience), 'Erlang B')
      const { abandonment, occupancy } = erlangA({ ...SYSTEM, patienceSeconds: 0 })
      expect(figures.abandonment).toBeCloseTo(abandonment, 12)
      expect(figures.occupancy).toBeCloseTo(occupancy, 12)
      expect(figures.asa).toBe(0)
      expect(figuresOf(steady(patience).replace('{ law: exponential, mean: 4m }', '4m'), 'Erlang B')).toEqual(figures)
    },
  )

  test('a law of one value is that constant', () => {
    const constant = figuresOf(steady('patience: 10s'), 'M/M/n+G')
    expect(figuresOf(steady('patience: { law: uniform, min: 10s, max: 10s }'), 'M/M/n+G')).toEqual(constant)
    expect(figuresOf(steady('patience: { law: triangular, min: 10s, mode: 10s, max: 10s }'), 'M/M/n+G')).toEqual(
      constant,
    )
  })

  test('a mixture of exponentials has the figures of the one exponential it is, and steps are jumps', () => {
    const part = '{ law: exponential, mean: 3m, weight: 1 }'
    const one = figuresOf(steady('patience: { law: exponential, mean: 3m }'), 'Erlang A')
    const two = figuresOf(steady(`patience: { law: mixture, of: [${part}, ${part}] }`), 'M/M/n+G')
    for (const key of Object.keys(one)) expect(two[key]).toBeCloseTo(one[key], 8)
    const value = (seconds: number) => `{ law: constant, value: ${seconds}s, weight: 1 }`
    const near = figuresOf(steady(`patience: { law: mixture, of: [${value(60)}, ${value(60.0001)}] }`), 'M/M/n+G')
    const constant = figuresOf(steady('patience: 60s'), 'M/M/n+G')
    for (const key of Object.keys(constant)) expect(near[key]).toBeCloseTo(constant[key], 4)
  })

  test.each<Law>([
    { law: 'lognormal', mean: 180, cv: 1.2 },
    { law: 'gamma', mean: 180, shape: 0.4 },
    {
      law: 'shifted',
      by: 5,
      of: { law: 'truncated', min: 20, max: 300, of: { law: 'weibull', shape: 0.7, scale: 90 } },
    },
    { law: 'empirical', probabilities: [0.1, 0.5, 0.5001, 0.9], quantiles: [0, 40, 80, 300], tail: { mean: 60 } },
    { law: 'sample', values: [0, 3, 3, 40, 200] },
  ])('by partial means is patience by quadrature of the survival function: %o', (law) => {
    const exact = patienceOfLaw(law)
    if (typeof exact === 'string') throw new Error(exact)
    const other = patienceOf((x) => 1 - cdfOf(law, x), exact.kinks)
    for (const x of [0, 1e-3, 3, 40, 170, 1000]) {
      expect(exact.goneBy(x)).toBeCloseTo(other.goneBy(x), 10)
      expect(exact.survivalBetween(7, x)).toBeCloseTo(other.survivalBetween(7, x), 6)
      expect(exact.lostWait(x)).toBeCloseTo(other.lostWait(x), 6)
    }
  })

  test('places without waiting are Erlang B whatever the patience', () => {
    const none = figuresOf(steady('patience: 1m', 'trunks: 4'), 'Erlang B')
    expect(none.blocking).toBeCloseTo(erlangA({ ...SYSTEM, patienceSeconds: 1, trunks: 4 }).blocking, 12)
    expect(whyNot(steady('patience: 1m', 'trunks: 5'))).toBe('patience is not exponential and places are limited')
  })
})

describe('one rate and one number of agents, all the time the queue is open', () => {
  const days = (arrivals: string, agents: string, rest = '') => `agner: 1
calendar: { start: 2027-01-04, days: 2, hours: { mon: 08:00-18:00, tue: 08:00-18:00 } }
types: { a: { arrivals: ${arrivals}, talk: { law: exponential, mean: 4m }, goal: 80% in 20s } }
groups: { g: { skills: [a], agents: ${agents} } }
${rest}`
  const profile = (windows: string) => `{ profile: { ${windows} } }`
  const AGENTS = 'the number of agents changes over the opening hours'
  const RATE = 'the arrival rate changes over the opening hours'

  test('agents who leave before closing, come late or pause are no formula', () => {
    expect(whyNot(days('60/h', profile('08:00-12:00: 5')))).toBe(AGENTS)
    expect(whyNot(days('60/h', profile('10:00-18:00: 5')))).toBe(AGENTS)
    expect(whyNot(days('60/h', profile('08:00-12:00: 5, 13:00-18:00: 5')))).toBe(AGENTS)
    expect(whyNot(days('60/h', profile('mon: { 08:00-18:00: 5 }')))).toBe(AGENTS)
    expect(whyNot(days('60/h', profile('08:00-18:00: 5')))).toBe('Erlang C holds')
  })

  test('a day or an hour without contacts is no formula', () => {
    expect(whyNot(days(profile('mon: { 08:00-18:00: 60/h }'), '5'))).toBe(RATE)
    expect(whyNot(days(profile('tue: { 08:00-18:00: 60/h }'), '5'))).toBe(RATE)
    expect(whyNot(days(profile('08:00-17:00: 60/h'), '5'))).toBe(RATE)
    expect(whyNot(days(profile('08:00-12:00: 60/h, 12:00-18:00: 60/h'), '5'))).toBe('Erlang C holds')
  })

  test('agents who stay while it is closed count for no occupancy', () => {
    const within = figuresOf(days('60/h', '5'), 'Erlang C')
    const beyond = figuresOf(days('60/h', profile('06:00-20:00: 5')), 'Erlang C')
    expect(within.occupancy).toBeCloseTo(0.8, 12)
    expect(beyond).toEqual({ asa: within.asa, serviceLevel: within.serviceLevel })
  })

  test('the examples are Erlang A in steady state, and by day once talk is exponential and nobody wraps up', () => {
    expect(whyNot(readFileSync('scenarios/steady-state.yaml', 'utf8'))).toBe('Erlang A holds')
    const helpdesk = readFileSync('scenarios/helpdesk.yaml', 'utf8')
    const memoryless = helpdesk
      .replace('lognormal, mean: 4m, cv: 1.1', 'exponential, mean: 4m')
      .replace(/wrap: 30s/, '')
    expect(whyNot(memoryless)).toBe('Erlang A holds')
    expect(whyNot(helpdesk)).toBe('handle time has several parts, so it is not exponential')
  })
})

const seconds = fc.oneof(fc.constantFrom(0, 1e-7, 0.001, 10, 240, 2.5e9), fc.integer({ min: 1, max: 900 }))
const text = (value: number) => `${value}s`
const duration = seconds.map(text)
const positive = seconds.map((value) => text(value > 0 ? value : 60))
/** From the least to the largest, which is above 0. */
const ascending = (count: number) =>
  fc
    .array(seconds, { minLength: count, maxLength: count })
    .map((values) => values.toSorted((x, y) => x - y))
    .map((values) => values.map((value, i) => text(i === count - 1 && value === 0 ? 60 : value)))
const cv = fc.constantFrom(0.001, 0.01, 0.5, 1, 1.3, 10)
const shape = fc.constantFrom(0.2, 0.5, 1, 3, 50, 1000)
const leaf = fc.oneof(
  fc.record({ law: fc.constant('constant'), value: duration }),
  fc.record({ law: fc.constant('exponential'), mean: positive }),
  fc.record({ law: fc.constant('lognormal'), mean: positive, cv }),
  fc.record({ law: fc.constant('gamma'), mean: positive, shape }),
  fc.record({ law: fc.constant('weibull'), mean: positive, shape }),
  fc.record({ law: fc.constant('erlang'), mean: positive, shape: fc.constantFrom(1, 2, 1000) }),
  fc.record({ law: fc.constant('hyperexponential'), mean: positive, cv: fc.constantFrom(1, 2, 10) }),
  ascending(2).map(([min, max]) => ({ law: 'uniform', min, max })),
  ascending(3).map(([min, mode, max]) => ({ law: 'triangular', min, mode, max })),
  fc
    .tuple(ascending(3), positive)
    .map(([[a, b, c], tail]) => ({ law: 'empirical', quantiles: { '10%': a, '60%': b, '90%': c }, tail })),
)
const modifiers = fc.record({ shift: duration, 'at-zero': fc.constantFrom('0%', '10%', '100%') }, { requiredKeys: [] })
const modified = fc.tuple(leaf, modifiers).map(([law, more]) => ({ ...law, ...more }))
const cut = fc.tuple(modified, ascending(2)).map(([law, [min, max]]) => ('min' in law ? law : { ...law, min, max }))
const mixture = fc
  .array(modified, { minLength: 1, maxLength: 3 })
  .map((laws) => ({ law: 'mixture', of: laws.map((law, i) => ({ ...law, weight: i + 1 })) }))
const anyLaw = fc.oneof(leaf, modified, cut, mixture)

const anyCenter = fc.record({
  rate: fc.constantFrom('0/h', '1/h', '50/h', '900/h', '1000000/h', '1/2e9s'),
  talk: fc.oneof({ arbitrary: fc.constant({ law: 'exponential', mean: '4m' }), weight: 3 }, anyLaw),
  patience: fc.option(anyLaw),
  balk: fc.constantFrom('0%', '0%', '10%', '100%'),
  agents: fc.constantFrom(0, 1, 4, 60, 5000),
  capacity: fc.constantFrom<unknown>('', '', '', 0, 1, 40, 1_000_000_000),
  trunks: fc.constantFrom<unknown>('', '', '', 1, 4, 61, 100_000),
  formula: fc.constantFrom('answered-of-offered', 'answered-of-answered', 'abandons-in-time-count'),
})

test('any law, balking, agents, capacity and trunks give finite figures or a reason, and nothing is thrown', () => {
  let covered = 0
  fc.assert(
    fc.property(anyCenter, ({ rate, talk, patience, balk, agents, capacity, trunks, formula }) => {
      const scenario = {
        agner: 1,
        types: { a: { arrivals: rate, talk, balk, goal: '80% in 20s', ...(patience === null ? {} : { patience }) } },
        queues: { q: { types: ['a'], ...(capacity === '' ? {} : { capacity }) } },
        groups: { g: { skills: ['a'], agents } },
        run: { horizon: '100h', batches: 10 },
        'service-level': formula,
        ...(trunks === '' ? {} : { trunks }),
      }
      let check: FormulaCheck
      try {
        check = checkOf(JSON.stringify(scenario))
      } catch (error) {
        if (error instanceof ScenarioError) return
        throw error
      }
      if (check.formula === null) expect(check.why).toMatch(/^[a-z]/)
      else {
        covered++
        expect(Object.values(check.figures).filter((value) => !Number.isFinite(value) || value < 0)).toEqual([])
      }
    }),
    { seed: 20_270_101, numRuns: 1500 },
  )
  expect(covered).toBeGreaterThan(100)
})
