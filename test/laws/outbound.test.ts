import { describe, expect, test } from 'vitest'
import { contains, expectTruth, runObject, valuesOf } from './run-text.ts'

// Lists of customers who are called. Laws: the interval of each figure contains the truth, at 99.9 %, with a fixed seed.
// Timelines: constant times, every figure by hand.

const steady = { horizon: '1000h', warmup: '5h', batches: 40, seed: 'outbound', confidence: '99.9%' }
const exponential = (mean: string) => ({ law: 'exponential', mean })

function campaign(outbound: object, more: { type?: object; agents?: number; run?: object; extra?: object } = {}) {
  return runObject({
    types: { list: { talk: exponential('3m'), outbound, ...more.type } },
    groups: { team: { skills: ['list'], agents: more.agents ?? 4 } },
    run: more.run ?? steady,
    ...more.extra,
  })
}

/** Per batch: the seconds of a batch × agents ÷ the mean time of a cycle. */
const BATCH_SECONDS = (995 * 3600) / 40

describe('agents who wait for the end of their calls', () => {
  const reach = 0.4
  const noAnswer = 30
  const ring = 12

  test('are renewed: calls, talks and time follow from the mean cycle', () => {
    const { totals, groups } = campaign(
      { endless: true, reach: '40%', ring: exponential('12s'), 'no-answer-after': '30s' },
      { type: { wrap: '20s' } },
    )
    const cycle = reach * (ring + 180 + 20) + (1 - reach) * noAnswer
    const calls = (4 * BATCH_SECONDS) / cycle
    expectTruth(totals, { dialled: calls, reached: reach, liveAnswers: calls * reach, contactRate: reach })
    expectTruth(groups.team, { ringing: (4 * (reach * ring + (1 - reach) * noAnswer)) / cycle })
    // Nobody is ever idle, and nobody who answers waits.
    const { occupancy, handledPerHour } = valuesOf(groups.team)
    expect(occupancy).toBeCloseTo(1, 6)
    expect(Math.abs(handledPerHour! / ((3600 * reach) / cycle) - 1)).toBeLessThan(0.02)
    expect(valuesOf(totals)).toMatchObject({ abandonedLive: 0, maxWait: 0 })
  })

  test('look at the record first: a preview lengthens every cycle', () => {
    const { totals } = campaign({
      endless: true,
      dialing: { preview: '20s' },
      reach: '40%',
      ring: '12s',
      'no-answer-after': '30s',
    })
    const cycle = 20 + reach * (ring + 180) + (1 - reach) * noAnswer
    expectTruth(totals, { dialled: (4 * BATCH_SECONDS) / cycle, reached: reach })
  })
})

describe('who answers', () => {
  test('is told from machines with errors both ways, and may be the wrong party', () => {
    const { totals } = campaign(
      {
        endless: true,
        reach: '50%',
        ring: '10s',
        'no-answer-after': '20s',
        busy: '20%',
        'busy-after': '4s',
        machines: { share: '40%', detection: { time: '2s', missed: '25%', mistaken: '10%' }, notice: '8s' },
        'wrong-party': { share: '30%', talk: '15s' },
      },
      { type: { wrap: '20s' } },
    )
    const live = 0.5 * 0.9
    const right = live * 0.7
    const machine = 0.5 * 0.4
    const putThrough = live + machine * 0.25
    const talk = right * (180 + 20) + live * 0.3 * (15 + 20) + machine * 0.25 * 8
    const cycle = 0.5 * 12 + 0.5 * (0.2 * 4 + 0.4 * 12 + 0.4 * 20) + talk
    const calls = (4 * BATCH_SECONDS) / cycle
    expectTruth(totals, {
      dialled: calls,
      reached: 0.5,
      contactRate: right,
      machines: calls * machine,
      takenForMachine: calls * 0.5 * 0.1,
      liveAnswers: calls * live,
      rightPartyContacts: calls * right,
      offered: calls * putThrough,
      aht: talk / putThrough,
    })
  })

  test('without detection every machine comes to an agent', () => {
    const { totals } = campaign({ endless: true, reach: '50%', machines: { share: '60%', notice: '8s' } })
    expectTruth(totals, { contactRate: 0.5 })
    const { offered, liveAnswers, machines } = valuesOf(totals)
    expect(offered! - liveAnswers!).toBeCloseTo(machines!, -1)
  })

  test('depends on the hour of the call', () => {
    const { intervals } = runObject({
      hours: '08:00-10:00',
      types: {
        list: {
          talk: '1s',
          outbound: { endless: true, reach: { profile: { '08:00-09:00': '20%', '09:00-10:00': '70%' } } },
        },
      },
      groups: { team: { skills: ['list'], agents: 20 } },
      run: { replications: 60, confidence: '99.9%', seed: 'hours' },
    })
    const reachedFrom = (clock: string) => intervals.find(({ start }) => start === clock)!.totals.reached
    expect(contains(reachedFrom('08:00'), 0.2)).toBe(true)
    expect(contains(reachedFrom('09:30'), 0.7)).toBe(true)
  })
})

describe('a list', () => {
  const day = { replications: 200, confidence: '99.9%', seed: 'lists' }

  test('is exhausted after a geometric number of calls', () => {
    const records = 300
    const [reach, attempts] = [0.35, 4]
    const { totals } = campaign(
      { records, reach: '35%', attempts, again: { 'no-answer': '30m' }, ring: '5s', 'no-answer-after': '15s' },
      { type: { talk: '30s' }, agents: 20, run: day },
    )
    const never = (1 - reach) ** attempts
    expectTruth(totals, {
      recordsFinished: records * (1 - never),
      recordsExhausted: records * never,
      dialled: (records * (1 - never)) / reach,
    })
    const { recordsLoaded, recordsFinished, recordsExhausted } = valuesOf(totals)
    expect(recordsLoaded).toBe(records)
    // The day is long enough for all of them.
    expect(recordsFinished! + recordsExhausted!).toBeCloseTo(records, 9)
  })

  test('waits as long as the outcome says before it calls again', () => {
    // No answer at 08:00:20, again at 08:10:20, over at 08:10:40; then nobody is left.
    const { intervals, totals } = campaign(
      { records: 1, reach: '0%', attempts: 2, again: { 'no-answer': '10m' }, 'no-answer-after': '20s' },
      { agents: 1, run: { replications: 1 }, extra: { hours: '08:00-09:00', calendar: { interval: '10m' } } },
    )
    const calls = intervals.map(({ start, totals: figures }) => [start, figures.dialled.value])
    expect(calls.slice(48, 51)).toEqual([
      ['08:00', 1],
      ['08:10', 1],
      ['08:20', 0],
    ])
    expect(valuesOf(totals)).toMatchObject({ dialled: 2, recordsExhausted: 1, recordsFinished: 0 })
  })

  test('is loaded anew each day, and called in the hours of the customers alone', () => {
    const { totals, intervals } = campaign(
      { records: 3, load: 'each-day', reach: '100%', hours: '08:30-08:45', ring: '10s' },
      {
        type: { talk: '50s' },
        agents: 1,
        run: { replications: 1 },
        extra: { hours: '08:00-09:00', calendar: { days: 2, interval: '15m' } },
      },
    )
    expect(valuesOf(totals)).toMatchObject({ recordsLoaded: 6, recordsFinished: 6, dialled: 6 })
    const calling = intervals.filter(({ totals: figures }) => figures.dialled.value! > 0)
    expect(calling.map(({ start }) => start)).toEqual(['08:30', '08:30'])
  })

  test('that does not fit into the day stays pending', () => {
    // One call a minute from 09:00 to 09:10: the eleventh is not made.
    const { totals } = campaign(
      { records: 100, reach: '100%', ring: '10s' },
      { type: { talk: '50s' }, agents: 1, run: { replications: 1 }, extra: { hours: '09:00-09:10' } },
    )
    expect(valuesOf(totals)).toMatchObject({ recordsLoaded: 100, recordsFinished: 10, recordsExhausted: 0 })
  })
})

describe('calls made ahead', () => {
  test('two for one agent abandon p of 1 + p live answers', () => {
    // Both phones of a round ring for 10 s. Who answers first, with probability p, has the agent for the length of a talk, in
    // which the other call ends: live with p, and lost. If neither answers, the next round begins.
    const p = 0.4
    const { totals } = campaign(
      {
        endless: true,
        dialing: { power: 2 },
        reach: '40%',
        ring: '10s',
        'no-answer-after': '10s',
        'abandon-after': '0s',
      },
      { type: { talk: '60s' }, agents: 1 },
    )
    const cycle = 10 / (1 - (1 - p) ** 2) + 60
    expectTruth(totals, {
      abandonedLiveShare: p / (1 + p),
      liveAnswers: (BATCH_SECONDS / cycle) * (1 + p),
      rightPartyContacts: BATCH_SECONDS / cycle,
    })
    const { liveAnswers, rightPartyContacts, abandonedLive } = valuesOf(totals)
    expect(rightPartyContacts! + abandonedLive!).toBeCloseTo(liveAnswers!, 9)
  })

  test('whoever answers and waits is taken by an agent who is free in time', () => {
    // Calls end at 10 s: one is answered, the other waits for the talk of 5 s, within the 6 s it would wait.
    const list = { records: 2, dialing: { power: 2 }, reach: '100%', ring: '10s' }
    const settings = { type: { talk: '5s' }, agents: 1, run: { replications: 1 }, extra: { hours: '08:00-09:00' } }
    expect(valuesOf(campaign({ ...list, 'abandon-after': '6s' }, settings).totals)).toMatchObject({
      liveAnswers: 2,
      rightPartyContacts: 2,
      abandonedLive: 0,
      maxWait: 5,
    })
    expect(valuesOf(campaign({ ...list, 'abandon-after': '4s' }, settings).totals)).toMatchObject({
      rightPartyContacts: 1,
      abandonedLive: 1,
      recordsExhausted: 1,
    })
  })

  test.each([
    ['3%', 0.03, 12],
    ['8%', 0.08, 12],
    ['3%', 0.03, 60],
  ])(
    'a predictive dialer keeps to a cap of %s with %d and %d agents, and gets more talks than one call each',
    (cap, most, agents) => {
      const list = { endless: true, reach: '30%', ring: { law: 'uniform', min: '4s', max: '20s' } }
      const run = { ...steady, horizon: '300h', batches: 30 }
      const predictive = campaign({ ...list, dialing: { predictive: { cap } } }, { agents, run }).totals
      const progressive = campaign(list, { agents, run }).totals
      expect(predictive.abandonedLiveShare.low).toBeLessThanOrEqual(most)
      expect(predictive.abandonedLiveShare.value).toBeGreaterThan(most / 4)
      expect(predictive.rightPartyContacts.low).toBeGreaterThan(progressive.rightPartyContacts.high!)
    },
  )

  test('a predictive dialer with little to lose is not above its cap in any batch for long', () => {
    const { totals } = campaign(
      { endless: true, dialing: { predictive: { cap: '1%', window: '30m' } }, reach: '60%' },
      { agents: 5, run: { ...steady, horizon: '500h' } },
    )
    expect(totals.abandonedLiveShare.low).toBeLessThanOrEqual(0.01)
  })
})

test('lists that share agents count the calls of each other', () => {
  const list = (dialing: unknown) => ({
    talk: exponential('2m'),
    outbound: { endless: true, dialing, reach: '60%', ring: exponential('10s') },
  })
  const { totals, types } = runObject({
    types: { one: list({ power: 1 }), two: list({ power: 1 }), three: { ...list('progressive'), priority: 2 } },
    groups: { team: { skills: ['one', 'two', 'three'], agents: 5 } },
    run: { ...steady, horizon: '200h' },
  })
  expect(valuesOf(totals)).toMatchObject({ abandonedLive: 0 })
  expect(types.one.dialled.value).toBeGreaterThan(0)
})

test('machines and wrong parties are handed on to nobody', () => {
  const { types } = runObject({
    types: {
      list: {
        talk: '60s',
        outbound: { endless: true, reach: '50%', machines: { share: '50%' }, 'wrong-party': { share: '50%' } },
        transfers: [{ to: 'expert', share: '100%' }],
      },
      expert: { talk: '60s', goal: '80% in 20s' },
    },
    groups: { team: { skills: ['list'], agents: 3 }, experts: { skills: ['expert'], agents: 9 } },
    run: { ...steady, horizon: '100h' },
  })
  const { transferred, rightPartyContacts } = valuesOf(types.list)
  expect(Math.abs(transferred! - rightPartyContacts!)).toBeLessThan(1)
})

test('the same customers are reached whoever calls them, and in whatever order', () => {
  const of = (dialing: unknown, agents: number) =>
    campaign(
      { records: 200, dialing, reach: '40%', attempts: 1 },
      { type: { talk: '60s' }, agents, run: { replications: 5, seed: 'same' } },
    ).totals
  const [alone, many] = [of('progressive', 3), of({ preview: '20s' }, 9)]
  for (const key of ['dialled', 'liveAnswers', 'recordsFinished', 'aht'] as const)
    expect([key, alone[key].value]).toEqual([key, many[key].value])
})

test('a list leaves service levels alone', () => {
  const types = {
    calls: { arrivals: '60/h', talk: exponential('3m'), patience: exponential('2m'), goal: '80% in 20s' },
  }
  const run = { replications: 20, seed: 'apart' }
  const groups = { team: { skills: ['calls'], agents: 4 }, dialers: { skills: ['list'], agents: 5 } }
  const list = { talk: exponential('3m'), outbound: { endless: true, dialing: { power: 2 }, reach: '50%' } }
  for (const formula of [
    'answered-of-offered',
    'answered-of-entered',
    'abandons-in-time-count',
    'ignoring-early-abandons',
    'answered-of-answered',
    'ignoring-short-abandons',
  ]) {
    const { totals, types: by } = runObject({
      hours: '08:00-12:00',
      types: { ...types, list },
      groups,
      run,
      'service-level': formula,
      targets: ['60s'],
    })
    expect(totals.serviceLevel.value).toBe(by.calls.serviceLevel.value)
    expect(totals.serviceLevelIn60s.value).toBe(by.calls.serviceLevelIn60s.value)
    expect(by.list.serviceLevel.value).toBeNull()
    expect(totals.issues.value).toBe(by.calls.issues.value)
  }
})
