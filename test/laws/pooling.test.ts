import { expect, test } from 'vitest'
import { erlang } from '../../src/index.ts'
import { contains, runObject } from './run-text.ts'

// Four small clients of 1.5 Erlangs each, apart and together: square-root staffing says that a pool needs R + β √R agents, so
// that four times the load needs less than four times the agents for the same goal, 80 % in 20 s (docs/pools.md).

const PER_HOUR = 18
const HANDLE_SECONDS = 300
const CLIENTS = ['noor', 'mebel', 'toys', 'cables']

function loadOf(clients: number): number {
  return (clients * PER_HOUR * HANDLE_SECONDS) / 3600
}

/** By Erlang C. */
function levelOf(clients: number, agents: number): number {
  const system = { ratePerSecond: (clients * PER_HOUR) / 3600, handleSeconds: HANDLE_SECONDS, agents }
  return erlang.erlangCServiceLevel(system, 20)
}

function fewestFor(clients: number): number {
  let agents = Math.floor(loadOf(clients)) + 1
  while (levelOf(clients, agents) < 0.8) agents++
  return agents
}

/** The first clients, in one pool. */
function pool(clients: number, agents: number, more: object): object {
  const names = CLIENTS.slice(0, clients)
  const type = (client: string) => ({
    client,
    arrivals: `${PER_HOUR}/h`,
    talk: { law: 'exponential', mean: `${HANDLE_SECONDS}s` },
    goal: '80% in 20s',
  })
  return {
    types: Object.fromEntries(names.map((name) => [name, type(name)])),
    groups: { pool: { skills: names, agents } },
    ...more,
  }
}

const steady = { run: { horizon: '20000h', warmup: '100h', batches: 40, seed: 'pooling', confidence: '99.9%' } }

test.each([1, 2, 4])('%i clients together: what theory says, and one agent fewer misses the goal', (clients) => {
  const enough = fewestFor(clients)
  for (const agents of [enough, enough - 1]) {
    const { serviceLevel } = runObject(pool(clients, agents, steady)).totals
    const expected = levelOf(clients, agents)
    expect([agents, contains(serviceLevel, expected), expected, serviceLevel]).toEqual([
      agents,
      true,
      expected,
      serviceLevel,
    ])
    if (agents === enough) expect(serviceLevel.low).toBeGreaterThan(0.8)
    else expect(serviceLevel.high).toBeLessThan(0.8)
  }
})

test('four clients need fewer agents together than apart, by the square root of the load', () => {
  const [apart, together] = [4 * fewestFor(1), fewestFor(4)]
  expect([apart, together]).toEqual([16, 9])
  // β √(4 R) is half of 4 β √R, but for whole agents.
  const beyond = (agents: number, load: number): number => (agents - load) / Math.sqrt(load)
  expect(beyond(together, loadOf(4))).toBeLessThan(beyond(fewestFor(1), loadOf(1)))
  expect(together - loadOf(4)).toBeLessThan((apart - loadOf(4)) / 2 + 1)
})

test('what clients have in common, a pool does not even out: busy days at once cost service', () => {
  const days = (correlation: string) =>
    runObject(
      pool(4, 9, {
        calendar: { interval: '12h', hours: '08:00-18:00' },
        busyness: { law: 'gamma', mean: 1, cv: '30%', correlation },
        run: { replications: 500, seed: 'pooling' },
      }),
    ).totals.serviceLevel
  const [alone, half, together] = [days('0%'), days('50%'), days('100%')]
  expect(alone.value).toBeGreaterThan(half.value ?? NaN)
  expect(half.value).toBeGreaterThan(together.value ?? NaN)
  expect(alone.low).toBeGreaterThan(together.high ?? NaN)
})
