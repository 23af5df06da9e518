import { describe, expect, test } from 'vitest'
import { erlang } from '../../src/index.ts'
import { expectTruth, runObject, valuesOf } from './run-text.ts'

// The interval of each figure contains the truth: at 99.9 %, with a fixed seed.

const exponential = (mean: string) => ({ law: 'exponential', mean })
const steady = { horizon: '1500h', warmup: '20h', batches: 40, seed: 'journey', confidence: '99.9%' }
const calls = { arrivals: '60/h', talk: exponential('4m'), goal: '80% in 20s' }

describe('overflow', () => {
  test('whom the first group cannot take at once goes to a second: together they lose what Erlang B says', () => {
    const { types, groups } = runObject({
      types: {
        calls: { ...calls, overflow: [{ waiting: 0, to: 'second' }] },
        second: { talk: exponential('4m') },
      },
      queues: { one: { types: ['calls'], capacity: 0 }, two: { types: ['second'], capacity: 0 } },
      groups: { first: { skills: ['calls'], agents: 4 }, later: { skills: ['second'], agents: 3 } },
      run: steady,
    })
    const load = 4
    const lostByFirst = erlang.blockingProbability(load, 4)
    const lost = erlang.blockingProbability(load, 7)
    expectTruth(types.calls, { immediate: 1 - lostByFirst })
    expectTruth(types.second, { blocking: lost / lostByFirst })
    expectTruth(groups.first, { occupancy: (load * (1 - lostByFirst)) / 4 })
    expectTruth(groups.later, { occupancy: (load * (lostByFirst - lost)) / 3 })
  })

  test('a group that may take at once whoever waits is like more agents', () => {
    const { totals } = runObject({
      types: { calls: { ...calls, overflow: [{ after: '0s', 'offer-to': ['more'] }] } },
      groups: { team: { skills: ['calls'], agents: 3 }, more: { skills: ['calls'], agents: 3 } },
      run: steady,
    })
    const { asa, occupancy } = erlang.erlangC({ ratePerSecond: 60 / 3600, handleSeconds: 240, agents: 6 })
    expectTruth(totals, { asa, occupancy })
  })

  test('who leaves for a place where somebody is always free waits as with a patience of that length', () => {
    const { types } = runObject({
      types: {
        calls: { ...calls, overflow: [{ after: '60s', to: 'elsewhere' }] },
        elsewhere: { talk: '1m' },
      },
      groups: { team: { skills: ['calls'], agents: 5 }, others: { skills: ['elsewhere'], agents: 50 } },
      run: steady,
    })
    const patience = erlang.constantPatience(60)
    const exact = erlang.mmng({ ratePerSecond: 60 / 3600, handleSeconds: 240, agents: 5, patience })
    expectTruth(types.calls, { immediate: 1 - exact.pWait, meanQueue: exact.meanQueue })
    const { overflowOut, offered } = valuesOf(types.calls)
    expect(overflowOut! / offered!).toBeCloseTo(exact.abandonment, 2)
    // The minute goes along.
    expect(types.elsewhere.asa.value).toBeCloseTo(60, 9)
  })
})

describe('the IVR', () => {
  test('delays and thins a Poisson stream, which stays one: the queue behind it is an Erlang A', () => {
    const { types, groups } = runObject({
      types: {
        calls: { ...calls, arrivals: '120/h', patience: exponential('90s'), 'starts-at': 'bot' },
      },
      ivr: { bot: { bot: '45s', contained: '50%', next: 'calls' } },
      groups: { team: { skills: ['calls'], agents: 4 } },
      run: steady,
    })
    const system = { ratePerSecond: 60 / 3600, handleSeconds: 240, agents: 4, patienceSeconds: 90 }
    const { asa, abandonment, occupancy } = erlang.erlangA(system)
    expectTruth(types.calls, { asa: asa!, abandonment, containment: 0.5, meanInIvr: (120 / 3600) * 45 })
    expectTruth(groups.team, { occupancy })
  })

  test('knows who dialled in, and who contacts again', () => {
    const { types, flows } = runObject({
      hours: '08:00-18:00',
      types: {
        vip: { arrivals: '20/h', talk: '1m', 'starts-at': 'who', goal: '80% in 20s' },
        call: {
          arrivals: '60/h',
          talk: '1m',
          'starts-at': 'who',
          goal: '80% in 20s',
          resolved: '0%',
          repeat: { share: '100%', after: '10h', as: 'call' },
        },
        again: { talk: '1m', goal: '80% in 20s' },
      },
      ivr: {
        who: {
          branch: [
            { 'came-as': ['vip'], to: 'vip' },
            { again: true, to: 'again' },
          ],
          next: 'call',
        },
      },
      groups: { team: { skills: ['vip', 'call', 'again'], agents: 40 } },
      calendar: { days: 3 },
      run: { replications: 3 },
    })
    const way = (from: string, to: string) =>
      flows.find((flow) => flow.by === 'ivr' && flow.from === from && flow.to === to)!.contacts.value
    expect(way('vip', 'vip')).toBe(types.vip.enteredIvr.value)
    expect([way('vip', 'call'), way('vip', 'again')]).toEqual([0, 0])
    expect(way('call', 'again')).toBe(types.call.returned.value)
    expect(types.call.returned.value).toBeGreaterThan(100)
  })

  test('with as many ports as lines of Erlang B: who finds none free is blocked', () => {
    const { totals } = runObject({
      types: { calls: { ...calls, talk: '1s', 'starts-at': 'menu', arrivals: '300/h' } },
      ivr: { menu: { menu: exponential('60s'), choices: { calls: '70%', 'hang-up': '30%' } } },
      'ivr-ports': 6,
      groups: { team: { skills: ['calls'], agents: 50 } },
      run: steady,
    })
    const { blocked, enteredIvr } = valuesOf(totals)
    expect(blocked! / (blocked! + enteredIvr!)).toBeCloseTo(erlang.blockingProbability(5, 6), 2)
  })

  test('speech that is not understood three times goes on to where everybody else goes', () => {
    const { types } = runObject({
      types: {
        calls: { ...calls, 'starts-at': 'ask' },
        sales: { talk: '1m' },
        other: { talk: '1m' },
      },
      ivr: { ask: { speech: '5s', errors: '40%', tries: 3, choices: { sales: '100%' }, next: 'other' } },
      groups: { team: { skills: ['sales', 'other'], agents: 50 } },
      run: steady,
    })
    const { enteredIvr } = valuesOf(types.calls)
    expect(types.other.offered.value! / enteredIvr!).toBeCloseTo(0.4 * 0.4 * 0.4, 2)
    // Tries until one is understood, three at most: 1 + 0.4 + 0.16.
    expectTruth(types.calls, { meanInIvr: (60 / 3600) * 5 * 1.56 })
  })
})

describe('transfers', () => {
  test('a network of Jackson: each queue is an Erlang C of its own', () => {
    const { types } = runObject({
      types: {
        calls: { ...calls, transfers: [{ to: 'second', share: '30%' }] },
        second: { talk: exponential('5m'), goal: '80% in 20s', transfers: [{ to: 'calls', share: '10%' }] },
      },
      groups: { first: { skills: ['calls'], agents: 6 }, experts: { skills: ['second'], agents: 3 } },
      run: steady,
    })
    // Flows: first = 60/h + 10 % of second, second = 30 % of first.
    const first = 60 / 3600 / (1 - 0.3 * 0.1)
    const one = { ratePerSecond: first, handleSeconds: 240, agents: 6 }
    const two = { ratePerSecond: 0.3 * first, handleSeconds: 300, agents: 3 }
    expectTruth(types.calls, { asa: erlang.erlangC(one).asa, serviceLevel: erlang.erlangCServiceLevel(one, 20) })
    expectTruth(types.second, { asa: erlang.erlangC(two).asa, serviceLevel: erlang.erlangCServiceLevel(two, 20) })
  })

  test('to the own queue: who meets the agent just freed has not waited', () => {
    const { totals } = runObject({
      types: {
        calls: { ...calls, arrivals: '45/h', talk: exponential('3m'), transfers: [{ to: 'calls', share: '25%' }] },
      },
      groups: { team: { skills: ['calls'], agents: 4 } },
      run: steady,
    })
    const visits = { ratePerSecond: 60 / 3600, handleSeconds: 180, agents: 4 }
    const { asa, pWait } = erlang.erlangC(visits)
    expectTruth(totals, { asa, immediate: 1 - pWait, serviceLevel: erlang.erlangCServiceLevel(visits, 20) })
  })
})

describe('customers who come back', () => {
  test('after being blocked, until they are answered: all work is done in the end', () => {
    const { totals, types } = runObject({
      types: { calls: { ...calls, retry: { 'after-blocked': '100%', delay: exponential('5m') } } },
      queues: { calls: { types: ['calls'], capacity: 0 } },
      groups: { team: { skills: ['calls'], agents: 5 } },
      run: steady,
    })
    expectTruth(totals, { occupancy: (60 * 240) / 3600 / 5 })
    // Little: customers between two attempts = attempts blocked per second × the mean delay.
    const { blocked, meanReturning } = valuesOf(types.calls)
    const batch = (1480 * 3600) / 40
    expect((blocked! / batch) * 300).toBeCloseTo(meanReturning!, 1)
  })

  test('because their issue was not resolved: contacts per issue is geometric', () => {
    const { totals } = runObject({
      types: {
        calls: { ...calls, talk: '2m', resolved: '60%', repeat: { share: '100%', after: exponential('1h') } },
      },
      groups: { team: { skills: ['calls'], agents: 20 } },
      run: steady,
    })
    expectTruth(totals, { fcr: 0.6, contactsPerIssue: 1 / 0.6 })
  })

  test('a group that resolves more has fewer contacts for the same issues', () => {
    const center = (resolved: string) =>
      runObject({
        types: { calls: { ...calls, resolved: '60%', repeat: { share: '75%', after: exponential('1h') } } },
        groups: { team: { skills: { calls: { resolved } }, agents: 12 } },
        calendar: { days: 3 },
        run: { replications: 20 },
      }).totals
    const [poor, good] = [center('50%'), center('90%')].map(valuesOf)
    expect(good.issues).toBe(poor.issues)
    expect(good.offered!).toBeLessThan(poor.offered!)
    expect(good.occupancy!).toBeLessThan(poor.occupancy!)
    expect(good.resolution!).toBeGreaterThan(poor.resolution!)
  })

  test('what a center can measure lies above the truth where some do not come back, and knows nothing of the last days', () => {
    const center = (days: number) =>
      runObject({
        types: { calls: { ...calls, talk: '2m', resolved: '60%', repeat: { share: '50%', after: '2h' } } },
        groups: { team: { skills: ['calls'], agents: 20 } },
        'fcr-window': '1d',
        calendar: { days },
        run: { replications: 10 },
      }).totals
    const { fcr, fcrMeasured } = valuesOf(center(4))
    expect(fcr!).toBeCloseTo(0.6, 1)
    expect(fcrMeasured!).toBeCloseTo(0.8, 1)
    expect(center(1).fcrMeasured.value).toBeNull()
  })
})

test('who is contained and does not come back counts as resolved, and every return is in a flow', () => {
  const { totals, flows } = runObject({
    types: {
      calls: {
        ...calls,
        talk: '1m',
        'starts-at': 'bot',
        resolved: '70%',
        repeat: { share: '50%', after: exponential('1h') },
      },
    },
    ivr: { bot: { bot: '1m', contained: '50%', repeat: { share: '20%', after: '1h' }, next: 'calls' } },
    groups: { team: { skills: ['calls'], agents: 20 } },
    run: steady,
  })
  // x = 0.5 (0.8 + 0.2 x) + 0.5 (0.7 + 0.3 · 0.5 x)
  expectTruth(totals, { resolution: (0.4 + 0.35) / (1 - 0.1 - 0.075) })
  const repeats = flows.filter(({ by }) => by === 'repeat').reduce((sum, { contacts }) => sum + contacts.value!, 0)
  expect(repeats / totals.returned.value!).toBeCloseTo(1, 2)
})

test('a rule does not send on to a queue that is closed', () => {
  const { types } = runObject({
    hours: '08:00-18:00',
    types: {
      calls: { ...calls, arrivals: '120/h', overflow: [{ after: '5m', to: 'provider' }] },
      provider: { talk: '2m' },
    },
    groups: { team: { skills: ['calls'], agents: 7 }, others: { skills: ['provider'], agents: 1 } },
    run: { replications: 5 },
  })
  expect(types.provider.offered.value).toBeGreaterThan(0)
  expect(types.provider.sentAway.value).toBe(0)
})

describe('customers who try again', () => {
  const nobody = { skills: ['calls'], agents: 0 }
  const calls = { arrivals: '60/h', talk: '1m', patience: '10s', goal: '80% in 20s' }

  test('less and less: the share fades with every time', () => {
    const retry = { 'after-abandoning': '80%', delay: '30s', fading: '50%' }
    const { totals } = runObject({
      types: { calls: { ...calls, retry } },
      groups: { nobody },
      run: { horizon: '400h', warmup: '2h', batches: 20, seed: 'fading', confidence: '99.9%' },
    })
    // 1 + 0.8 (1 + 0.4 (1 + 0.2 (1 + 0.1 (1 + …))))
    const perIssue = 1 + 0.8 * (1 + 0.4 * (1 + 0.2 * (1 + 0.1 * (1 + 0.05 * (1 + 0.025)))))
    expectTruth(totals, { contactsPerIssue: perIssue })
  })

  test('wait for the opening if they know when it is', () => {
    const run = (whenOpen: boolean) =>
      runObject(
        {
          calendar: { days: 2 },
          hours: '08:00-09:00',
          types: {
            calls: {
              ...calls,
              arrivals: { recorded: 'calls.csv', column: 'at' },
              retry: { 'after-abandoning': '100%', delay: '5m', attempts: 1, 'when-open': whenOpen },
            },
          },
          groups: { nobody },
          run: { replications: 1 },
        },
        { 'calls.csv': 'day,at\n1,08:58:00' },
      )
    expect(valuesOf(run(false).totals)).toMatchObject({ offered: 2, abandoned: 1, sentAway: 1 })
    const { totals, days } = run(true)
    expect(valuesOf(totals)).toMatchObject({ offered: 2, abandoned: 2, sentAway: 0 })
    expect(days.map((day) => day.totals.offered.value)).toEqual([1, 1])
  })
})
