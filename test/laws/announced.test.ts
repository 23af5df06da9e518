import { describe, expect, test } from 'vitest'
import { erlang, loadText, type Summary } from '../../src/index.ts'
import { trace } from '../../src/models/trace.ts'
import { table } from '../../src/report/table.ts'
import { stories } from '../../src/report/story.ts'
import { expectTruth, instants, runObject, valuesOf } from './run-text.ts'

// At 99.9 % with a fixed seed, the interval of each figure contains the truth; with constants, every figure follows by hand.

const exponential = (mean: string) => ({ law: 'exponential', mean })
const steady = { horizon: '1500h', warmup: '20h', batches: 40, seed: 'announced', confidence: '99.9%' }
const ratePerSecond = 75 / 3600
const handleSeconds = 240
const agents = 6
/** Seconds from one end of talk to the next while all are busy. */
const step = handleSeconds / agents

function announcing(announce: object, type: object = {}): Summary {
  return runObject({
    types: { calls: { arrivals: '75/h', talk: exponential('4m'), goal: '80% in 20s', announce, ...type } },
    groups: { team: { skills: ['calls'], agents } },
    run: steady,
  })
}

/** Mean distance of a sum of k exponentials of mean 1 from its mean: 2 k^k e^-k / (k - 1)!, in logarithms. */
function meanDeviation(k: number): number {
  let logFactorial = 0
  for (let i = 2; i < k; i++) logFactorial += Math.log(i)
  return 2 * Math.exp(k * Math.log(k) - k - logFactorial)
}

describe('expected-wait', () => {
  test('is right on average where nobody hangs up, and as far off as sums of exponentials are', () => {
    const { totals, formulas } = announcing({ by: 'expected-wait' })
    const { pWait, asa, occupancy } = erlang.erlangC({ ratePerSecond, handleSeconds, agents })
    // Who waits finds n waiting, geometric, and is answered after n + 1 ends of talk.
    const rho = occupancy
    let off = 0
    for (let n = 0; n < 2000; n++) off += (1 - rho) * Math.exp(n * Math.log(rho)) * step * meanDeviation(n + 1)
    expectTruth(totals, { announcedWait: step / (1 - rho), announcementBias: 0, announcementError: off, asa })
    const { announced, offered } = valuesOf(totals)
    expect(announced! / offered!).toBeCloseTo(pWait, 2)
    // Who only hears it waits as before.
    expect(formulas[0].formula).toBe('Erlang C')
  })

  test('whom it would take longer than they wait hang up at once: a chain of births that become rarer', () => {
    const patienceSeconds = 90
    const { totals, formulas } = announcing(
      { by: 'expected-wait', 'balk-above': '100%', patience: 1_000_000 },
      { patience: exponential(`${patienceSeconds}s`), arrivals: '110/h' },
    )
    const rate = 110 / 3600
    const stays = (n: number): number => (n < agents ? 1 : Math.exp((-(n - agents + 1) * step) / patienceSeconds))
    const weights = [1]
    for (let n = 1; n < 300; n++) {
      weights.push((weights[n - 1] * rate * stays(n - 1) * handleSeconds) / Math.min(n, agents))
    }
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const mean = (of: (n: number) => number) => weights.reduce((sum, weight, n) => sum + weight * of(n), 0) / total
    expectTruth(totals, {
      immediate: mean((n) => (n < agents ? 1 : 0)),
      abandonment: mean((n) => 1 - stays(n)),
      meanQueue: mean((n) => Math.max(0, n - agents)),
      // Who stays waits in an M/M/s queue in order of arrival.
      announcementBias: 0,
      meanWaitAbandoned: 0,
    })
    expect(formulas[0]).toMatchObject({ formula: null, why: 'customers act on the wait that they hear announced' })
  })

  test('twice the patience of all who hear it makes an Erlang A of twice the patience', () => {
    const { totals } = announcing(
      { by: 'expected-wait', patience: 2 },
      { patience: exponential('45s'), arrivals: '110/h' },
    )
    const system = { ratePerSecond: 110 / 3600, handleSeconds, agents, patienceSeconds: 90 }
    const { asa, abandonment, meanQueue } = erlang.erlangA(system)
    expectTruth(totals, { asa: asa!, abandonment, meanQueue })
  })
})

test('half a minute a place, and nobody hangs up before: a chain that loses whoever finds four waiting', () => {
  const { totals } = announcing(
    { by: 'position', each: '30s', 'balk-above': '100%', 'hold-out': '100%', patience: 1_000_000 },
    { patience: '2m', arrivals: '110/h' },
  )
  const { blocking, meanQueue } = erlang.erlangA({
    ratePerSecond: 110 / 3600,
    handleSeconds,
    agents,
    patienceSeconds: Infinity,
    trunks: agents + 4,
  })
  expectTruth(totals, { abandonment: blocking, meanQueue })
})

describe('one agent, a minute of talk, calls at :00, :10, :20 and :75', () => {
  const CLOCKS = ['08:00:00', '08:00:10', '08:00:20', '08:01:15']
  const types = (announce: object, more: object = {}) => ({
    calls: { arrivals: { recorded: 'calls.csv', column: 'at' }, talk: '60s', announce, ...more },
  })
  const scenario = (announce: object, more: object = {}) => ({
    hours: '08:00-09:00',
    types: types(announce, more),
    groups: { team: { skills: ['calls'], agents: 1 } },
    run: { replications: 1 },
  })
  const files = { 'calls.csv': instants(...CLOCKS) }
  const told = (announce: object, more: object = {}) => valuesOf(runObject(scenario(announce, more), files).totals)

  // Answered after 0, 50, 100 and 105 s.
  test('expected-wait: 1, 2 and 2 minutes', () => {
    expect(told({ by: 'expected-wait' })).toMatchObject({
      announced: 3,
      announcedWait: 100,
      announcementBias: (-10 - 20 - 15) / 3,
      announcementError: 15,
    })
  })

  test('head-of-line: 0, as nobody waits, then 10 s, then 55 s', () => {
    expect(told({ by: 'head-of-line' })).toMatchObject({
      announced: 3,
      announcedWait: 65 / 3,
      announcementBias: (50 + 90 + 50) / 3,
      announcementError: (50 + 90 + 50) / 3,
    })
  })

  test('last-to-start: 0 and 0 by the first, then the 50 s of the second', () => {
    expect(told({ by: 'last-to-start' })).toMatchObject({
      announced: 3,
      announcedWait: 50 / 3,
      announcementBias: (50 + 100 + 55) / 3,
    })
  })

  test('last-to-start says nothing before anybody was answered, expected-wait nothing while nobody is signed in', () => {
    const late = (announce: object) =>
      valuesOf(
        runObject(
          { ...scenario(announce), groups: { team: { skills: ['calls'], agents: { profile: { '08:01-09:00': 1 } } } } },
          files,
        ).totals,
      )
    // All wait until 08:01, when the first is answered after a minute.
    const silent = { announced: 1, announcedWait: 60, answered: 4 }
    expect(late({ by: 'last-to-start' })).toMatchObject(silent)
    // Two before it, one agent.
    expect(late({ by: 'expected-wait' })).toMatchObject({ ...silent, announcedWait: 180 })
    const never = { ...scenario({ by: 'expected-wait' }), groups: { team: { skills: ['calls'], agents: 0 } } }
    expect(valuesOf(runObject({ ...never, 'at-end': 'stop' }, files).totals)).toMatchObject({
      announced: 0,
      announcedWait: null,
      announcementBias: null,
      announcementError: null,
    })
  })

  test('position: so much a place', () => {
    expect(told({ by: 'position', each: '30s' })).toMatchObject({
      announcedWait: 50,
      announcementBias: (50 - 30 + (100 - 60) + (105 - 60)) / 3,
    })
  })

  test('who hears of more than they would wait hang up at once; not who hears of just as much', () => {
    const hasty = { patience: '60s' }
    expect(told({ by: 'expected-wait', 'balk-above': '100%' }, hasty)).toMatchObject({
      announced: 3,
      // The second hears of 60 s; the third of 120 s; by 08:01:15 nobody waits.
      abandoned: 1,
      meanWaitAbandoned: 0,
      answered: 3,
      asa: 95 / 3,
    })
  })

  test('what is told is what people hold out for, and the factor is on the patience they have', () => {
    // 20 s of patience: the second holds out for half of 60 s, as the fourth; the third for half of 120 s, and is answered.
    const brief = { patience: '20s' }
    expect(told({ by: 'expected-wait', 'hold-out': '50%' }, brief)).toMatchObject({
      answered: 2,
      abandoned: 2,
      meanWaitAbandoned: 30,
    })
    expect(told({ by: 'expected-wait', patience: '200%' }, brief)).toMatchObject({ meanWaitAbandoned: 40 })
  })

  test('who would hang up on hearing that they must wait hears no more', () => {
    expect(told({ by: 'expected-wait', 'hold-out': '100%' }, { patience: '0s' })).toMatchObject({
      announced: 0,
      answered: 2,
      abandoned: 2,
    })
  })

  test('a life in words, and a table', () => {
    const { model } = loadText(JSON.stringify({ agner: 1, ...scenario({ by: 'expected-wait' }) }), files)
    const steps = trace(model, { seed: '1', replication: 0, issues: 3, from: 0, type: -1 })
    expect(steps.filter(({ step }) => step === 'hears').map(({ seconds }) => seconds)).toEqual([60, 120])
    expect(stories(steps, model.periods)).toContain('08:00:20  hears that it will take about 2:00 min')
    const text = table(runObject(scenario({ by: 'expected-wait' }), files))
    expect(text).toMatch(
      /announced waits +told +mean wait told +took longer by +off by\ncalls +3 +1:40 +−15.0 s +15.0 s/,
    )
  })
})

describe('a contact that goes on', () => {
  // The agent of the first desk is busy for ten minutes; after 30 s calls go on to the second, busy until 08:02.
  const center = (keepWait: boolean, announce: object) => ({
    hours: '08:00-09:00',
    types: {
      calls: {
        arrivals: { recorded: 'calls.csv', column: 'at' },
        talk: '10m',
        patience: '100s',
        announce: { by: 'position', each: '20s' },
        overflow: [{ after: '30s', to: 'second', 'keep-wait': keepWait }],
      },
      second: { arrivals: { recorded: 'calls.csv', column: 'other' }, talk: '2m', patience: '100s', announce },
    },
    groups: { one: { skills: ['calls'], agents: 1 }, two: { skills: ['second'], agents: 1 } },
    run: { replications: 1 },
  })
  const files = { 'calls.csv': 'day,at,other\n1,08:00:00,08:00:00\n1,08:00:40,\n' }

  test.each([true, false])('is told anew, from then on (wait kept: %s), and holds out from then on', (keepWait) => {
    const { types } = runObject(center(keepWait, { by: 'position', each: '80s', 'hold-out': '100%' }), files)
    // Told at 08:01:10 that it takes 80 s; answered at 08:02:00.
    expect(valuesOf(types.calls)).toMatchObject({ announced: 1, announcedWait: 20, announcementBias: null })
    expect(valuesOf(types.second)).toMatchObject({
      announced: 1,
      announcedWait: 80,
      announcementBias: -30,
      announcementError: 30,
      asa: keepWait ? 40 : 25,
    })
  })

  test.each([true, false])('judges what it hears by the patience it has left (wait kept: %s)', (keepWait) => {
    const heard = (each: string) => ({ by: 'position', each, 'balk-above': '100%' })
    const at = (each: string) => valuesOf(runObject(center(keepWait, heard(each)), files).types.second)
    // 100 s less the 30 s waited.
    expect(at('70s')).toMatchObject({ abandoned: 0, answered: 2 })
    expect(at('71s')).toMatchObject({ abandoned: 1, meanWaitAbandoned: keepWait ? 30 : 0 })
  })

  test('hears nothing where it goes on to a type that tells nothing', () => {
    const { types } = runObject(center(true, { by: 'last-to-start' }), files)
    const { second, ...rest } = center(true, {}).types
    const { announce: _, ...mute } = second
    const silent = runObject({ ...center(true, {}), types: { ...rest, second: mute } }, files)
    expect(valuesOf(types.second)).toMatchObject({ announced: 1, announcedWait: 0 })
    expect(valuesOf(silent.types.second)).toMatchObject({ announced: 0, announcementError: null })
  })
})
