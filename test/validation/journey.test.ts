import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCases, type Case } from '../../validation/case.ts'
import { scores } from '../../validation/judge.ts'
import { readCase } from '../../validation/read.ts'
import { simulateCase } from '../../validation/simulate-case.ts'

const cases = readCases(readFileSync(new URL('../../validation/cases.json', import.meta.url), 'utf8'))
const poisson = (perHour: number) => ({ process: 'poisson', rate_per_hour: perHour })
const exponential = (seconds: number) => ({ distribution: 'exponential', mean_s: seconds })
const inputsOf = (id: string): Record<string, unknown> => cases.find((one) => one.id === id)?.inputs ?? {}
const read = (inputs: Record<string, unknown>, family = 'any') => readCase({ id: 'x', family, inputs, expected: {} })

/** A short run of what is not in the file of cases; exact values are of a Markov chain solved for it (sparse LU). */
function judged(family: string, inputs: Record<string, unknown>, values: Readonly<Record<string, number>>) {
  const expected = Object.fromEntries(
    Object.entries(values).map(([metric, value]) => [metric, { value, uncertainty: 1e-6 }]),
  )
  const given: Case = { id: 'journey', family, inputs, expected }
  const simulated = simulateCase(given, 100)
  const found = scores(given, simulated)
  return { ...simulated, judged: found.map(({ metric }) => metric), off: found.filter(({ z }) => !(Math.abs(z) < 4)) }
}

/** Why metrics cannot be given. */
function unsaid(family: string, inputs: Record<string, unknown>, metrics: readonly string[]): string[] {
  const expected = Object.fromEntries(metrics.map((metric) => [metric, { value: 1, uncertainty: 0 }]))
  return Object.values(simulateCase({ id: 'x', family, inputs, expected }, 10_000).notExpressible)
}

const pool = { arrivals: poisson(70), service: exponential(240), trunks_total: 'unlimited', discipline: 'FCFS' }

describe('retrials', () => {
  const both = {
    ...pool,
    agents: 5,
    patience: exponential(120),
    trunks_total: 8,
    retrial: { trigger: 'blocking and abandonment', probability: 0.8, delay: exponential(400), attempts: 'unlimited' },
  }

  test('after blocking and abandoning meet the chain', () => {
    const values = {
      mean_in_orbit: 2.78675,
      attempts_per_h: 95.08075,
      redials_per_h: 25.08075,
      occupancy: 0.849731,
      p_served_fresh: 0.910426,
      p_lost_fresh: 0.089574,
      p_immediate_fresh: 0.39388,
      p_block_fresh: 0.087488,
      p_immediate_per_attempt: 0.3516,
      p_block_per_attempt: 0.104439,
      p_abandon_per_attempt: 0.22529,
      mean_queue: 0.714026,
    }
    expect(judged('retrial', both, values)).toMatchObject({ judged: Object.keys(values), off: [] })
  })

  test('three attempts in all are two returns, and meet the chain', () => {
    const retrial = { trigger: 'blocking', probability: 1, delay: exponential(300), attempts: 3 }
    const limited = { ...pool, agents: 4, trunks_total: 4, retrial }
    const values = {
      mean_in_orbit: 5.827292,
      attempts_per_h: 139.927498,
      occupancy: 0.860494,
      p_served_fresh: 0.737566,
      p_immediate_fresh: 0.397007,
      p_block_per_attempt: 0.631026,
    }
    expect(read(limited).scenario).toMatchObject({ types: { contacts: { retry: { attempts: 2 } } } })
    expect(judged('retrial', limited, values)).toMatchObject({ judged: Object.keys(values), off: [] })
  })

  test('repeated attempts are a type of their own in the same queue', () => {
    const { scenario } = read(inputsOf('retry-04'))
    const retry = { 'after-blocked': '0%', 'after-abandoning': '75%', delay: { mean: '600s' }, as: 'again' }
    expect(scenario).toMatchObject({
      types: { contacts: { arrivals: '60/h', retry }, again: { retry } },
      queues: { all: { types: ['contacts', 'again'] } },
      groups: { agents: { skills: ['contacts', 'again'] } },
    })
    expect(scenario).not.toHaveProperty('types.again.arrivals')
  })

  test.each([
    [{ retrial: { ...both.retrial, trigger: 'boredom' } }, 'boredom'],
    [{ retrial: { ...both.retrial, probability: 2 } }, 'retrial.probability'],
    [{ retrial: { ...both.retrial, attempts: 'some' } }, 'retrial.attempts'],
    [{ retrial: { ...both.retrial, same_patience: true } }, 'retrial.same_patience'],
    [{ retrial: { ...both.retrial, probability: 1 }, agents: 4 }, 'more come than can be served'],
  ])('%j is not understood', (part, name) => {
    expect(() => read({ ...both, ...part })).toThrow(name)
  })
})

describe('the IVR', () => {
  const ivr = { ports: 'unlimited', duration: exponential(60), self_service_probability: 0.4 }
  const limited = { ...pool, arrivals: poisson(120), agents: 4, patience: exponential(100), trunks_total: 10, ivr }

  test('whose trunks are held to the end meets the chain', () => {
    const values = {
      p_block: 0.033897,
      mean_in_ivr: 1.932206,
      agent_offered_per_h: 69.559431,
      mean_queue: 0.551945,
      mean_busy_trunks: 5.796778,
      occupancy: 0.828157,
      p_wait_agent: 0.57611,
      p_immediate_agent: 0.42389,
      p_abandon_agent: 0.285656,
      mean_wait_all_s: 28.565551,
    }
    expect(judged('ivr', limited, values)).toMatchObject({ judged: Object.keys(values), off: [] })
  })

  test('with limited trunks, shares of the offered are of nobody knows whom', () => {
    expect(unsaid('ivr', limited, ['p_wait', 'sl20_answered_over_offered', 'mean_in_system'])).toEqual([
      'p_wait: of all who come or of those who leave the IVR for an agent is not said',
      'sl20_answered_over_offered: of all who come or of those who leave the IVR for an agent is not said',
      'mean_in_system: with those in the IVR or without is not said',
    ])
  })

  test('is as slow to forget as those who come out of it, and itself', () => {
    const { relaxation, scenario } = read({ ...limited, trunks_total: 'unlimited', ivr: { ...ivr, ports: 12 } })
    expect(relaxation).toBe(240 + 60)
    expect(scenario).toMatchObject({ 'ivr-ports': 12 })
  })

  test.each([
    [{ ivr: { ...ivr, ports: 'few' } }, 'ivr.ports'],
    [{ ivr: { ...ivr, patience: exponential(60) } }, 'ivr.patience'],
    [{ queue_capacity: 3 }, 'places in queue'],
    [{ rules: { blocked: 'if it would have to wait and no trunk is free' } }, 'without a trunk'],
  ])('%j is not understood', (part, name) => {
    expect(() => read({ ...limited, ...part })).toThrow(name)
  })
})

describe('networks of stages', () => {
  const transfers = [
    { from: 'one', to: 'two', probability: 0.3 },
    { from: 'one', to: 'one', probability: 0.1 },
    { from: 'two', to: 'one', probability: 0.2 },
  ]
  const network = {
    contact_types: [
      { name: 'a', arrivals: { ...poisson(50), to: 'one' }, patience: { distribution: 'infinite' } },
      { name: 'b', arrivals: { ...poisson(12), to: 'two' } },
    ],
    agent_groups: [
      { name: 'one', agents: 5, service: exponential(180) },
      { name: 'two', agents: 3, service: exponential(300) },
    ],
    routing: 'in words',
    trunks_total: 14,
    rules: { transfers },
  }

  test('with feedback and lines held throughout meet the chain', () => {
    const values = {
      'occupancy@one': 0.596023,
      'occupancy@two': 0.815172,
      'mean_queue@one': 0.27751,
      'mean_queue@two': 1.934948,
      'throughput_per_h@one': 59.602348,
      'asa_served_s@one': 16.761685,
      'asa_served_s@two': 237.366769,
      mean_busy_trunks: 7.638091,
      p_block: 0.044543,
    }
    expect(judged('transfer', network, values)).toMatchObject({ judged: Object.keys(values), off: [] })
  })

  test('visits are what comes from outside and what comes round', () => {
    // one = 50 + 0.1 one + 0.2 two, two = 12 + 0.3 one.
    const one = (50 + 0.2 * 12) / (1 - 0.1 - 0.2 * 0.3)
    expect(read(network, 'transfer').contacts * 3600).toBeCloseTo(one + 12 + 0.3 * one, 6)
  })

  test.each([
    [{ rules: { transfers: [{ from: 'one', to: 'three', probability: 1 }] } }, 'three'],
    [{ rules: { transfers: [{ from: 'one', to: 'one', probability: 1 }] } }, 'never leave'],
    [{ rules: {} }, 'no transfers'],
    [{ contact_types: [{ arrivals: { ...poisson(9), to: 'one' }, patience: exponential(9) }] }, 'patience begins anew'],
    [{ warm_transfer: true }, 'warm_transfer'],
  ])('%j is not understood', (part, name) => {
    expect(() => read({ ...network, ...part }, 'transfer')).toThrow(name)
  })

  test('the time of a call in the network is not that of a visit', () => {
    const metrics = ['mean_sojourn_s', 'p_wait@a']
    expect(unsaid('transfer', network, metrics)).toEqual([
      'mean_sojourn_s: of a visit or of the whole call is not said',
      'no type or group is called a',
    ])
  })
})
