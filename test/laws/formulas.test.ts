import { describe, expect, test } from 'vitest'
import { Tally } from '../../src/engine/tally.ts'
import { erlang, loadText, type Summary } from '../../src/index.ts'
import { Simulation } from '../../src/models/simulate.ts'
import { contains, runObject } from './run-text.ts'

// The interval of each figure contains the truth: at 99.9 %, with a fixed seed.

const RATE = 240 / 3600
const HANDLE = 150
const AGENTS = 12

const exponential = (mean: string) => ({ law: 'exponential', mean })

/** One queue, 10 erlangs for 12 agents, some 200,000 contacts. */
function steady(type: object, extra: object = {}): Summary {
  return runObject({
    types: { calls: { arrivals: '240/h', talk: exponential('150s'), goal: '80% in 20s', ...type } },
    groups: { team: { skills: ['calls'], agents: AGENTS } },
    run: { horizon: '840h', warmup: '10h', batches: 40, seed: 'laws', confidence: '99.9%' },
    ...extra,
  })
}

function expectTruth(summary: Summary, truth: Readonly<Record<string, number | null>>): void {
  for (const [key, value] of Object.entries(truth)) {
    if (value === null) throw new Error(`no ${key}`)
    expect([key, contains(summary.totals[key], value), value, summary.totals[key]]).toEqual([
      key,
      true,
      value,
      summary.totals[key],
    ])
  }
}

describe('Erlang C', () => {
  const summary = steady({})
  const system = { ratePerSecond: RATE, handleSeconds: HANDLE, agents: AGENTS }
  const exact = erlang.erlangC(system)

  test('has the figures of the formula', () => {
    expectTruth(summary, {
      asa: exact.asa,
      meanQueue: exact.meanQueue,
      occupancy: exact.occupancy,
      serviceLevel: erlang.erlangCServiceLevel(system, 20),
      waitP90: erlang.erlangCWaitPercentile(system, 0.9),
    })
  })

  test('Poisson arrivals see time averages: who is answered at once is the share of time that somebody is idle', () => {
    expectTruth(summary, { immediate: 1 - exact.pWait })
  })

  test('Little: queue = entries per second × mean wait; utilization: busy = arrivals per second × handle time', () => {
    const { meanQueue, meanWait, entered, busy, aht, offered } = valuesOf(summary)
    const seconds = (830 * 3600) / 40
    // Exact but for the contacts at the ends of the batches.
    expect((entered / seconds) * meanWait).toBeCloseTo(meanQueue, 2)
    expect(((offered / seconds) * aht) / busy).toBeCloseTo(1, 3)
  })
})

test('Erlang A has the figures of the formula', () => {
  const system = { ratePerSecond: RATE * 1.2, handleSeconds: HANDLE, agents: AGENTS, patienceSeconds: 90 }
  const { asa, abandonment, occupancy, meanQueue } = erlang.erlangA(system)
  const summary = steady({ arrivals: '288/h', patience: exponential('90s') })
  expectTruth(summary, { asa, abandonment, occupancy, meanQueue, serviceLevel: erlang.erlangAServiceLevel(system, 20) })
})

test('constant patience has the figures of M/M/n+G', () => {
  const system = {
    ratePerSecond: RATE * 1.2,
    handleSeconds: HANDLE,
    agents: AGENTS,
    patience: erlang.constantPatience(60),
  }
  const { asa, abandonment, occupancy } = erlang.mmng(system)
  expectTruth(steady({ arrivals: '288/h', patience: '60s' }), { asa, abandonment, occupancy })
})

test.each([
  ['exponential', exponential('150s')],
  ['lognormal', { law: 'lognormal', mean: '150s', cv: 2 }],
  ['constant', '150s'],
])('Erlang B does not depend on the law of service: %s', (_, talk) => {
  const blocking = erlang.blockingProbability(10, AGENTS)
  expectTruth(steady({ talk }, { trunks: AGENTS }), { blocking, occupancy: (10 * (1 - blocking)) / AGENTS })
})

test('with constant service it is not Erlang C: the law matters where people wait', () => {
  const exact = erlang.erlangC({ ratePerSecond: RATE, handleSeconds: HANDLE, agents: AGENTS })
  const { asa } = steady({ talk: '150s' }).totals
  // About half of it (Cosmetatos).
  expect(asa.high).toBeLessThan(0.7 * exact.asa)
  expect(asa.low).toBeGreaterThan(0.4 * exact.asa)
})

test('the share that balks hangs up at once, of those who must wait', () => {
  const summary = runObject({
    hours: '08:00-18:00',
    types: {
      calls: { arrivals: '500/h', talk: '60s', balk: '30%', patience: exponential('60s'), 'short-abandon': '0s' },
    },
    groups: { team: { skills: ['calls'], agents: 0 } },
    run: { replications: 20, confidence: '99.9%' },
  })
  const { shortAbandoned, offered, abandonment } = valuesOf(summary)
  expect(abandonment).toBe(1)
  // 100,000 contacts: three and a third standard errors.
  expect(Math.abs(shortAbandoned / offered - 0.3)).toBeLessThan(0.0048)
  expectTruth(summary, { meanWaitAbandoned: 0.7 * 60 })
})

const HOUR = {
  hours: '08:00-09:00',
  types: { calls: { arrivals: '60/h', talk: '1s' } },
  groups: { team: { skills: ['calls'], agents: 1 } },
}
const TWO = {
  types: { calls: { arrivals: '60/h', talk: '1s' }, others: { arrivals: '60/h', talk: '1s' } },
  groups: { team: { skills: ['calls', 'others'], agents: 1 } },
}

describe('counts', () => {
  const counted = (extra: object, replications: number, files = {}) =>
    runObject({ ...HOUR, run: { replications, confidence: '99.9%' }, ...extra }, files)

  test.each([
    ['Poisson counts have a variance of their mean', {}, 60],
    ['busyness of shape k adds m² / k', { busyness: { law: 'gamma', mean: 1, shape: 10 } }, 60 + 360],
    ['whatever the law, cv² m²', { busyness: { law: 'lognormal', mean: 1, cv: '20%' } }, 60 + 144],
    // Two types of 60 that share a factor, have factors of their own, or in between.
    ['types share the busyness of a day', { ...TWO, busyness: { law: 'gamma', mean: 1, cv: '50%' } }, 120 + 4 * 900],
    ['or have their own', { ...TWO, busyness: { law: 'gamma', mean: 1, cv: '50%', correlation: '0%' } }, 120 + 2 * 900],
    // A copula of normals loses little of the correlation.
    [
      'or correlated ones',
      { ...TWO, busyness: { law: 'gamma', mean: 1, cv: '50%', correlation: '50%' } },
      120 + 2.98 * 900,
    ],
  ])('%s', (_, extra, variance) => {
    const { model } = loadText(JSON.stringify({ agner: 1, ...HOUR, ...extra }))
    const [simulation, offered] = [new Simulation(model), new Tally()]
    for (let replication = 0; replication < 2000; replication++) {
      offered.add(simulation.run('counts', replication).contacts)
    }
    const mean = 60 * model.types.length
    expect(Math.abs(offered.mean - mean)).toBeLessThan(3.5 * Math.sqrt(variance / 2000))
    // The standard error of a variance of 2000 near-normal values is 3.2 %; those with factors have heavier tails.
    expect(Math.abs(offered.variance / variance - 1)).toBeLessThan(0.13)
  })

  test('exact counts are exact in every replication and interval', () => {
    const files = { 'counts.csv': 'start,calls\n08:00,7\n08:30,0\n' }
    const { totals, intervals } = counted(
      { types: { calls: { arrivals: { file: 'counts.csv', column: 'calls', exact: true }, talk: '1s' } } },
      50,
      files,
    )
    expect(totals.offered).toEqual({ value: 7, low: 7, high: 7 })
    expect(totals.offeredVariance.value).toBe(0)
    expect(intervals.find(({ start }) => start === '08:00')?.totals.offered.value).toBe(7)
  })

  test('exact counts come at uniform instants', () => {
    // The mean wait until the interval's end, when the only agent comes, is half the interval.
    const files = { 'counts.csv': 'start,calls\n08:00,200\n08:30,0\n' }
    const summary = counted(
      {
        types: { calls: { arrivals: { file: 'counts.csv', column: 'calls', exact: true }, talk: '0s' } },
        groups: { team: { skills: ['calls'], agents: { profile: { '08:30-09:00': 1 } } } },
      },
      200,
      files,
    )
    expectTruth(summary, { asa: 900 })
    expect(Math.abs(summary.totals.waitP90.value! / 1620 - 1)).toBeLessThan(0.03)
  })

  test('a profile brings its rates, hour by hour', () => {
    const { intervals } = counted(
      { types: { calls: { arrivals: { profile: { '08:00-08:30': '120/h', '08:30-09:00': '20/h' } }, talk: '1s' } } },
      400,
    )
    const offered = (at: string) => intervals.find(({ start }) => start === at)!.totals.offered
    expect(contains(offered('08:00'), 60)).toBe(true)
    expect(contains(offered('08:30'), 10)).toBe(true)
  })
})

function valuesOf({ totals }: Summary): Record<string, number> {
  return Object.fromEntries(Object.entries(totals).map(([key, { value }]) => [key, value!]))
}
