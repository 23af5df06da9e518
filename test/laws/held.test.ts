import { describe, expect, test } from 'vitest'
import { erlang, type Summary } from '../../src/index.ts'
import { expectTruth, instants, runObject, valuesOf } from './run-text.ts'

// Agents who hold on for others, and customers who wait for one of them. Laws: the interval of each figure contains the
// truth, at 99.9 %, with a fixed seed. Timelines: recorded instants and constant times, every figure by hand.

const DAY = 86_400
const exponential = (mean: string) => ({ law: 'exponential', mean })
const steady = { horizon: '2000h', warmup: '20h', batches: 40, seed: 'held', confidence: '99.9%' }

function timeline(types: object, groups: object, files: Record<string, string>, extra: object = {}): Summary {
  return runObject({ hours: '08:00-09:00', types, groups, run: { replications: 1 }, ...extra }, files)
}

const recorded = { recorded: 'calls.csv', column: 'at' }

describe('a warm transfer', () => {
  const second = { talk: '100s', goal: '80% in 20s' }
  const calls = { arrivals: recorded, talk: '60s', wrap: '30s', goal: '80% in 20s' }
  const groups = {
    first: { skills: ['calls'], agents: 1 },
    experts: { skills: ['second'], agents: 1 },
  }

  test('holds the first agent until the second has answered and been told, then both go on', () => {
    const { types, groups: figures } = timeline(
      { calls: { ...calls, transfers: [{ to: 'second', share: '100%', warm: '20s' }] }, second },
      groups,
      { 'calls.csv': instants('08:00:00', '08:00:10') },
    )
    // 08:00:00 talk, 08:01:00 the expert answers at once, 08:01:20 told, wrap to 08:01:50, the expert talks to 08:03:00.
    // The second call: talk 08:01:50 to 08:02:50, waits for the expert to 08:03:00, told to 08:03:20, wrap to 08:03:50.
    expect(valuesOf(types.calls)).toMatchObject({ transferred: 2, asa: 50, talk: 60, hold: (20 + 30) / 2, wrap: 30 })
    expect(valuesOf(types.second)).toMatchObject({ transferredIn: 2, asa: 5, talk: 120 })
    expect(valuesOf(figures.first)).toMatchObject({ busy: 230 / DAY })
    expect(valuesOf(figures.experts)).toMatchObject({ busy: 240 / DAY })
  })

  test('lets the first agent go when the customer hangs up', () => {
    const { types, groups: figures } = timeline(
      {
        calls: { ...calls, transfers: [{ to: 'second', share: '100%', warm: '20s' }] },
        second: { ...second, patience: '15s' },
      },
      { ...groups, experts: { skills: ['second'], agents: 0 } },
      { 'calls.csv': instants('08:00:00') },
    )
    expect(valuesOf(types.second)).toMatchObject({ abandoned: 1, meanWaitAbandoned: 15 })
    expect(valuesOf(figures.first)).toMatchObject({ busy: (60 + 15 + 30) / DAY, handled: 1 })
  })

  test('makes the first line a single server whose service holds the wait for the second', () => {
    // Experts in abundance: the second answers at once, so service is talk and the telling.
    const { types, groups: figures } = runObject({
      types: {
        calls: {
          arrivals: '10/h',
          talk: exponential('3m'),
          goal: '80% in 20s',
          transfers: [{ to: 'second', share: '40%', warm: '50s' }],
        },
        second: { talk: '2m', goal: '80% in 20s' },
      },
      groups: { first: { skills: ['calls'], agents: 1 }, experts: { skills: ['second'], agents: 40 } },
      run: steady,
    })
    const rate = 10 / 3600
    const mean = 180 + 0.4 * 50
    const secondMoment = 2 * 180 * 180 + 2 * 180 * 0.4 * 50 + 0.4 * 50 * 50
    const wait = (rate * secondMoment) / (2 * (1 - rate * mean))
    expectTruth(types.calls, { asa: wait, hold: 20, aht: 200 })
    expectTruth(types.second, { aht: 170 })
    expectTruth(figures.first, { occupancy: rate * mean })
  })

  test('of one group can be more than of another: transfers by type and group', () => {
    const { types, typeGroups } = runObject({
      types: {
        calls: {
          arrivals: '60/h',
          talk: '3m',
          goal: '80% in 20s',
          transfers: [{ to: 'second', share: '50%' }],
        },
        second: { talk: '1m', goal: '80% in 20s' },
      },
      groups: {
        juniors: { skills: { calls: { rank: 1 } }, agents: 2 },
        seniors: { skills: { calls: { rank: 2, transfers: [{ to: 'second', share: '10%' }] } }, agents: 30 },
        experts: { skills: ['second'], agents: 30 },
      },
      run: steady,
    })
    const { juniors, seniors } = typeGroups.calls
    const expected = 0.5 * juniors.handled.value! + 0.1 * seniors.handled.value!
    expect(Math.abs(types.calls.transferred.value! / expected - 1)).toBeLessThan(0.02)
  })
})

test('an agent who holds on is not held for a callback: that rule does not apply', () => {
  const { types, groups } = timeline(
    {
      calls: {
        arrivals: recorded,
        talk: '60s',
        goal: '80% in 20s',
        transfers: [{ to: 'second', share: '100%', warm: '20s' }],
      },
      second: {
        talk: '60s',
        patience: '5m',
        goal: '80% in 20s',
        overflow: [{ after: '30s', to: 'later', 'keep-wait': false }],
      },
      later: { talk: '60s', goal: '80% in 1h' },
    },
    { first: { skills: ['calls', 'later'], agents: 1 }, experts: { skills: ['second'], agents: 0 } },
    { 'calls.csv': instants('08:00:00') },
  )
  expect(valuesOf(types.second)).toMatchObject({ abandoned: 1, overflowOut: 0 })
  expect(valuesOf(groups.first)).toMatchObject({ busy: 360 / DAY })
})

describe('a consult', () => {
  const consult = { with: 'second', share: '100%', for: '40s' }

  test('keeps the customer on hold and both agents until it ends; then the first goes on alone', () => {
    const { types, groups, totals } = timeline(
      {
        calls: {
          arrivals: recorded,
          talk: '60s',
          wrap: '30s',
          goal: '80% in 20s',
          consults: [consult],
          resolved: '100%',
        },
        second: { talk: '100s', wrap: '60s', goal: '80% in 20s' },
      },
      { first: { skills: ['calls'], agents: 2 }, experts: { skills: ['second'], agents: 1 } },
      { 'calls.csv': instants('08:00:00', '08:00:10') },
    )
    // Asked at 08:01:00 and 08:01:10; the expert has 40 s for each, no wrap: to 08:01:40 and 08:02:20.
    expect(valuesOf(types.calls)).toMatchObject({ consults: 2, hold: (40 + 70) / 2, talk: 60, wrap: 30, fcr: 1 })
    expect(valuesOf(types.second)).toMatchObject({ consultsIn: 2, asa: 15, aht: 40 })
    expect(valuesOf(groups.experts)).toMatchObject({ busy: 80 / DAY })
    expect(valuesOf(groups.first)).toMatchObject({ busy: (60 + 40 + 30 + 60 + 70 + 30) / DAY })
    expect(valuesOf(totals)).toMatchObject({ issues: 2, contactsPerIssue: 1, resolution: 1 })
  })

  test('that nobody answers ends with the patience of those who wait so', () => {
    const { groups } = timeline(
      {
        calls: { arrivals: recorded, talk: '60s', goal: '80% in 20s', consults: [consult] },
        second: {
          talk: '1s',
          patience: '25s',
          goal: '80% in 20s',
          retry: { 'after-abandoning': '100%', delay: '1m', attempts: 9 },
        },
      },
      { first: { skills: ['calls'], agents: 1 }, experts: { skills: ['second'], agents: 0 } },
      { 'calls.csv': instants('08:00:00') },
    )
    expect(valuesOf(groups.first)).toMatchObject({ busy: 85 / DAY, handled: 1 })
  })

  test('is load for those who are asked: a queue of its own by Erlang C', () => {
    const { types, groups } = runObject({
      types: {
        calls: {
          arrivals: '60/h',
          talk: exponential('1m'),
          goal: '80% in 20s',
          consults: [{ with: 'second', share: '50%', for: exponential('3m') }],
        },
        second: { talk: '1h', goal: '80% in 20s' },
      },
      groups: { first: { skills: ['calls'], agents: 60 }, experts: { skills: ['second'], agents: 3 } },
      run: steady,
    })
    // First-line agents in abundance: consults are a Poisson stream, half of the calls.
    const { asa, occupancy } = erlang.erlangC({ ratePerSecond: 30 / 3600, handleSeconds: 180, agents: 3 })
    expectTruth(types.second, { asa, aht: 180 })
    expectTruth(groups.experts, { occupancy })
    expectTruth(types.calls, { hold: 0.5 * (asa + 180) })
  })
})

describe('a customer with an agent of their own', () => {
  test('waits for that agent though another is idle, and after the timeout takes the other', () => {
    const { types } = timeline(
      {
        calls: {
          arrivals: recorded,
          talk: '100s',
          goal: '80% in 20s',
          'preferred-agent': { wait: '30s', known: '100%' },
        },
      },
      { team: { skills: ['calls'], agents: 2 } },
      { 'calls.csv': instants('08:00:00', '08:00:20', '08:00:40', '08:01:00', '08:01:20') },
      { run: { replications: 60, seed: 'own' } },
    )
    // Whoever meets the own agent idle is answered at once; the others wait up to 30 s for that agent, more if both are busy.
    expect(types.calls.preferred.value).toBeGreaterThan(0.2)
    expect(types.calls.preferred.value).toBeLessThan(1)
    expect(types.calls.waiting.value).toBe(0)
  })

  test('and endless time to wait makes every agent a queue of their own', () => {
    const { types, groups } = runObject({
      types: {
        calls: {
          arrivals: '40/h',
          talk: exponential('3m'),
          goal: '80% in 20s',
          'preferred-agent': { wait: '1000h', known: '100%' },
        },
      },
      groups: { team: { skills: ['calls'], agents: 4 } },
      run: steady,
    })
    // Four times M/M/1 with a quarter of the calls.
    const { asa, occupancy } = erlang.erlangC({ ratePerSecond: 10 / 3600, handleSeconds: 180, agents: 1 })
    expectTruth(types.calls, { asa })
    expectTruth(groups.team, { occupancy })
    expect(types.calls.preferred.value).toBe(1)
  })

  test('is the one who helped last when the customer contacts again, if that one is there', () => {
    const summary = timeline(
      {
        calls: {
          arrivals: recorded,
          talk: '30s',
          goal: '80% in 20s',
          resolved: '0%',
          repeat: { share: '100%', after: '10m', as: 'again' },
        },
        again: { talk: '30s', goal: '80% in 20s', 'preferred-agent': { wait: '5m' } },
      },
      { one: { skills: ['calls', 'again'], agents: 1 }, other: { skills: { again: { rank: 1 } }, agents: 5 } },
      { 'calls.csv': instants('08:00:00', '08:10:20') },
    )
    // Back at 08:10:30, when the one who helped is busy to 08:10:50; the other again at 08:20:50... each waits for `one`.
    expect(valuesOf(summary.types.again)).toMatchObject({ returned: 2, preferred: 1, answered: 2, asa: 10 })
    expect(valuesOf(summary.groups.other)).toMatchObject({ taken: 0 })
  })

  test('is never the agent who hands over', () => {
    const { types } = timeline(
      {
        calls: {
          arrivals: recorded,
          talk: '60s',
          goal: '80% in 20s',
          transfers: [{ to: 'second', share: '100%', warm: '10s' }],
        },
        second: { talk: '60s', goal: '80% in 20s', 'preferred-agent': { wait: '10m', known: '100%' } },
      },
      { team: { skills: ['calls', 'second'], agents: 2 } },
      { 'calls.csv': instants('08:00:00', '08:20:00', '08:40:00') },
      { run: { replications: 20, seed: 'self' } },
    )
    expect(valuesOf(types.second)).toMatchObject({ answered: 3, asa: 0 })
  })

  test('is waited for without another having had a turn: round robin goes on where it was', () => {
    const fresh = { recorded: 'fresh.csv', column: 'at' }
    const { groups } = timeline(
      {
        calls: {
          arrivals: recorded,
          talk: '30s',
          goal: '80% in 20s',
          resolved: '0%',
          repeat: { share: '100%', after: '10m', as: 'again' },
        },
        again: { arrivals: fresh, talk: '10s', goal: '80% in 20s', 'preferred-agent': { wait: '5m' } },
      },
      {
        own: { skills: ['calls', 'again'], agents: 1 },
        second: { skills: ['again'], agents: 1 },
        third: { skills: ['again'], agents: 1 },
      },
      { 'calls.csv': instants('08:00:00', '08:10:20'), 'fresh.csv': instants('08:10:40') },
      { routing: { agent: 'round-robin' } },
    )
    // Back at 08:10:30 the first waits for `own`, busy to 08:10:50; at 08:10:40 somebody comes who knows
    // nobody, and it is the second's turn.
    expect(valuesOf(groups.second)).toMatchObject({ taken: 1 })
    expect(valuesOf(groups.third)).toMatchObject({ taken: 0 })
  })

  test('makes nobody blocked whom another could answer', () => {
    const { types } = runObject({
      types: {
        calls: { arrivals: '60/h', talk: '1m', goal: '80% in 20s', 'preferred-agent': { wait: '10m', known: '100%' } },
      },
      queues: { calls: { types: ['calls'], capacity: 0 } },
      groups: { team: { skills: ['calls'], agents: 30 } },
      run: { ...steady, horizon: '200h', batches: 10 },
    })
    expect(valuesOf(types.calls)).toMatchObject({ blocked: 0, meanWait: 0 })
  })

  test('who does not answer, or whose shift is over, is waited for no longer', () => {
    const calls = {
      arrivals: recorded,
      talk: '60s',
      goal: '80% in 20s',
      'preferred-agent': { wait: '30m', known: '100%' },
    }
    const files = { 'calls.csv': instants('08:00:00', '08:00:05', '08:00:06', '08:00:07') }
    const missed = timeline(
      { calls },
      {
        deaf: { skills: ['calls'], agents: 1, 'no-answer': { share: '99.9999%', after: '10s', 'set-aside': '50m' } },
        team: { skills: ['calls'], agents: 1 },
      },
      files,
      { run: { replications: 30, seed: 'aside' } },
    )
    // The deaf one misses one ring and is set aside; the other has four minutes of talk in all.
    expect(missed.types.calls.maxWait.value).toBeLessThan(300)
    const over = timeline(
      { calls },
      {
        team: {
          skills: ['calls'],
          shifts: [
            { agents: 1, hours: '08:00-08:00:30' },
            { agents: 1, hours: '08:00-09:00' },
          ],
        },
      },
      files,
      { run: { replications: 30, seed: 'shift' } },
    )
    expect(over.types.calls.waiting.value).toBe(0)
    expect(over.types.calls.answered.value).toBe(4)
  })

  test('at closing is waited for no longer: anybody serves the line out', () => {
    const { types } = timeline(
      {
        calls: {
          arrivals: recorded,
          talk: '30m',
          goal: '80% in 20s',
          'preferred-agent': { wait: '10h', known: '100%' },
        },
      },
      { team: { skills: ['calls'], shifts: [{ agents: 2, hours: '08:00-12:00' }] } },
      { 'calls.csv': instants('08:40:00', '08:45:00', '08:50:00') },
      { run: { replications: 20, seed: 'closing' } },
    )
    // The third at the latest at 09:10, when the first has been helped; waiting for one agent it could be at 09:40.
    expect(types.calls.maxWait.value).toBeLessThanOrEqual(1800)
  })

  test('still waits when the clock stops', () => {
    const { types } = runObject({
      calendar: { days: 1 },
      'at-end': 'stop',
      types: {
        calls: { arrivals: '60/h', talk: '30m', goal: '80% in 20s', 'preferred-agent': { wait: '10h', known: '100%' } },
      },
      groups: { team: { skills: ['calls'], agents: 2 } },
      run: { replications: 1 },
    })
    const { offered, answered, waiting } = valuesOf(types.calls)
    expect(answered! + waiting!).toBe(offered)
  })

  test('who has gone home is not waited for', () => {
    const summary = timeline(
      {
        calls: {
          arrivals: recorded,
          talk: '30s',
          goal: '80% in 20s',
          resolved: '0%',
          repeat: { share: '100%', after: '20m', as: 'again' },
        },
        again: { talk: '30s', goal: '80% in 20s', 'preferred-agent': { wait: '30m' } },
      },
      {
        early: { skills: ['calls', 'again'], shifts: [{ agents: 1, hours: '08:00-08:10' }] },
        other: { skills: { again: { rank: 2 } }, agents: 1 },
      },
      { 'calls.csv': instants('08:00:00') },
    )
    expect(valuesOf(summary.types.again)).toMatchObject({ preferred: 0, answered: 1, asa: 0 })
  })
})
