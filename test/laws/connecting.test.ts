import { describe, expect, test } from 'vitest'
import type { Summary } from '../../src/index.ts'
import { expectTruth, instants, runObject, valuesOf } from './run-text.ts'

// Phones that ring before a talk. Laws: the interval of each figure contains the truth, at 99.9 %, with a fixed seed.
// Timelines: recorded instants and constant times, every figure by hand.

const steady = { horizon: '2000h', warmup: '20h', batches: 40, seed: 'phones', confidence: '99.9%' }
const DAY = 86_400
const PER_SECOND = 10 / 3600

/** Mean wait of an M/G/1 queue (Pollaczek and Khinchine), seconds. */
function queueWait(mean: number, secondMoment: number): number {
  return (PER_SECOND * secondMoment) / (2 * (1 - PER_SECOND * mean))
}

function timeline(clocks: readonly string[], type: object, groups: object, extra: object = {}): Summary {
  const scenario = {
    hours: '08:00-09:00',
    types: { calls: { arrivals: { recorded: 'calls.csv', column: 'at' }, talk: '60s', ...type } },
    groups,
    run: { replications: 1 },
    ...extra,
  }
  return runObject(scenario, { 'calls.csv': instants(...clocks) })
}

const team = (more: object = {}) => ({ team: { skills: ['calls'], agents: 1, ...more } })

describe('the phone of an agent', () => {
  test('that rings before every talk makes a single server with a longer service', () => {
    const talk = { law: 'exponential', mean: '3m' }
    const { totals, groups } = runObject({
      types: { calls: { arrivals: '10/h', talk, goal: '80% in 20s' } },
      groups: team({ ring: '20s' }),
      run: steady,
    })
    // Service: 20 s and an exponential of 180 s.
    const wait = queueWait(200, 180 * 180 + 200 * 200)
    expectTruth(totals, { asa: wait + 20, meanQueue: PER_SECOND * (wait + 20), aht: 180, immediate: 0 })
    expectTruth(groups.team, { occupancy: PER_SECOND * 200, ringing: PER_SECOND * 20 })
  })

  test('that is not answered costs a geometric number of rings and rests', () => {
    const { totals, groups } = runObject({
      types: { calls: { arrivals: '10/h', talk: '120s', goal: '80% in 20s' } },
      groups: team({ ring: '5s', 'no-answer': { share: '30%', after: '20s', 'set-aside': '40s' } }),
      run: steady,
    })
    // N failures with P(N = n) = 0.7 × 0.3^n, 60 s each, before 5 s of ringing and 120 s of talk.
    const failures = 0.3 / 0.7
    const variance = 0.3 / 0.49
    const mean = 125 + 60 * failures
    const wait = queueWait(mean, 60 * 60 * variance + mean * mean)
    expectTruth(totals, { asa: wait + 60 * failures + 5, aht: 120 })
    const signedIn = 1 - PER_SECOND * 40 * failures
    expectTruth(groups.team, {
      aside: PER_SECOND * 40 * failures,
      signedIn,
      occupancy: (PER_SECOND * (125 + 20 * failures)) / signedIn,
    })
    const { unanswered, taken } = valuesOf(groups.team)
    expect(Math.abs(unanswered! / taken! / failures - 1)).toBeLessThan(0.03)
  })

  test('rings in vain: the contact is at the head of the line again, and the next agent who is idle takes it', () => {
    const { totals, groups } = timeline(
      ['08:00:00', '08:00:05'],
      {},
      {
        deaf: {
          skills: { calls: { rank: 1 } },
          agents: 1,
          'no-answer': { share: '99.9999%', after: '10s', 'set-aside': '5m' },
        },
        team: { skills: { calls: { rank: 2 } }, agents: 1 },
      },
    )
    // The first rings in vain until 08:00:10. The second has been answered at once at 08:00:05, until 08:01:05.
    expect(valuesOf(totals)).toMatchObject({ answered: 2, maxWait: 65, asa: 32.5 })
    expect(valuesOf(groups.deaf)).toMatchObject({ unanswered: 1, taken: 0, aside: 300 / DAY, ringing: 10 / DAY })
  })

  test('falls silent when the customer hangs up, and the agent is free at once', () => {
    const { totals, groups } = timeline(['08:00:00', '08:00:10'], { patience: '15s' }, team({ ring: '20s' }))
    // The first hangs up at 08:00:15; the second rings from then on and hangs up at 08:00:25.
    expect(valuesOf(totals)).toMatchObject({ answered: 0, abandoned: 2, meanWaitAbandoned: 15 })
    expect(valuesOf(groups.team)).toMatchObject({ ringing: 25 / DAY, busy: 25 / DAY })
  })

  test('is not what a rule of time waits for: it comes to pass when the contact is back in line', () => {
    const { types } = timeline(
      ['08:00:00'],
      { overflow: [{ after: '15s', to: 'others' }] },
      {
        ...team({ 'no-answer': { share: '99.9999%', after: '20s', 'set-aside': '10m' } }),
        others: { skills: ['others'], agents: 1 },
      },
      {
        types: {
          calls: {
            arrivals: { recorded: 'calls.csv', column: 'at' },
            talk: '60s',
            overflow: [{ after: '15s', to: 'others' }],
          },
          others: { talk: '30s', goal: '80% in 20s' },
        },
      },
    )
    expect(valuesOf(types.others)).toMatchObject({ overflowIn: 1, answered: 1, asa: 20 })
  })

  test('of a group rings for contacts of different types by different luck', () => {
    const type = (column: string) => ({ arrivals: { recorded: 'calls.csv', column }, talk: '10s', goal: '80% in 20s' })
    const { types } = runObject(
      {
        hours: '08:00-09:00',
        types: { one: type('at'), other: type('at') },
        groups: { team: { skills: ['one', 'other'], agents: 9, ring: { law: 'exponential', mean: '30s' } } },
        run: { replications: 1 },
      },
      { 'calls.csv': instants('08:00:00') },
    )
    expect(types.one.asa.value).not.toBe(types.other.asa.value)
  })

  test('that has been missed sends away who goes back to a queue that has closed meanwhile and keeps nobody', () => {
    const { totals } = timeline(['08:59:50'], {}, team({ 'no-answer': { share: '99.9999%', after: '20s' } }), {
      queues: { calls: { types: ['calls'], 'at-closing': 'send-away' } },
    })
    expect(valuesOf(totals)).toMatchObject({ offered: 1, answered: 0, sentAway: 1 })
  })

  test('of somebody whose shift is over is not rung again where the queue is open', () => {
    const { totals, groups } = timeline(
      ['08:00:00'],
      { patience: '10m' },
      {
        team: {
          skills: ['calls'],
          shifts: [{ agents: 1, hours: '07:00-08:00:10' }],
          'no-answer': { share: '99.9999%', after: '20s' },
        },
      },
    )
    // Missed at 08:00:20, after the shift: goes home, and is not set aside.
    expect(valuesOf(totals)).toMatchObject({ answered: 0, abandoned: 1 })
    expect(valuesOf(groups.team)).toMatchObject({ unanswered: 1, aside: 0, overtime: 10 })
  })

  test('does not make a rule of time come to pass twice', () => {
    // Offered to nobody new by the rule at 5 s; missed from 10 s on, until the second rule at 60 s.
    const { types } = timeline(
      ['08:00:00', '08:00:10'],
      {},
      {
        one: { skills: ['calls'], agents: 1 },
        deaf: { skills: ['calls'], agents: 1, 'no-answer': { share: '99.9999%', after: '15s', 'set-aside': '10m' } },
        others: { skills: ['others'], agents: 1 },
      },
      {
        types: {
          calls: {
            arrivals: { recorded: 'calls.csv', column: 'at' },
            talk: '10m',
            overflow: [
              { after: '5s', accept: '0%', to: 'others' },
              { after: '60s', to: 'others' },
            ],
          },
          others: { talk: '30s', goal: '80% in 20s' },
        },
      },
    )
    expect(valuesOf(types.others)).toMatchObject({ overflowIn: 1, asa: 60 })
  })

  test('after an announcement: the error is that of the wait until the answer', () => {
    const { types } = timeline(
      ['08:00:00', '08:00:10'],
      { announce: { by: 'position', each: '30s' } },
      team({ ring: '5s' }),
    )
    // Rings to 08:00:05, talk to 08:01:05; the second heard 30 s, and is answered at 08:01:10.
    expect(valuesOf(types.calls)).toMatchObject({ announced: 1, announcedWait: 30, announcementBias: 30 })
  })

  test('who was to go home serves the line out all the same', () => {
    const { totals, groups } = timeline(
      ['08:59:50'],
      {},
      team({ 'no-answer': { share: '50%', after: '20s', 'set-aside': '60s' } }),
      { run: { replications: 40 } },
    )
    expect(valuesOf(totals)).toMatchObject({ answered: 1, waiting: 0 })
    expect(valuesOf(groups.team).unanswered).toBeGreaterThan(0.5)
  })
})

describe('a callback that an agent dials', () => {
  test('is a single server whose service is the ringing, and the talk where the customer answers', () => {
    const { totals, groups } = runObject({
      types: {
        calls: { arrivals: '10/h', talk: '200s', goal: '80% in 20s', dial: { ring: '20s', reach: '60%' } },
      },
      groups: team(),
      run: steady,
    })
    const mean = 20 + 0.6 * 200
    const wait = queueWait(mean, 0.4 * 20 * 20 + 0.6 * 220 * 220)
    expectTruth(totals, { asa: wait + 20, reached: 0.6, meanQueue: PER_SECOND * (wait + 20) })
    expectTruth(groups.team, { occupancy: PER_SECOND * mean, ringing: PER_SECOND * 20 })
    const { offered, unreached } = valuesOf(totals)
    expect(unreached! / offered!).toBeCloseTo(0.4, 2)
  })

  test('is tried so often, and given up with the chance that every attempt fails', () => {
    const { totals } = runObject({
      types: {
        calls: {
          arrivals: '30/h',
          talk: '60s',
          goal: '80% in 1h',
          dial: { ring: '20s', reach: '40%', attempts: 3, again: { law: 'exponential', mean: '1h' } },
        },
      },
      groups: { team: { skills: ['calls'], agents: 30 } },
      run: steady,
    })
    const { offered, unreached, dialled } = valuesOf(totals)
    const attempts = 1 + 0.6 + 0.36
    expectTruth(totals, { reached: 0.4 })
    expect(unreached! / offered!).toBeCloseTo(0.216, 2)
    expect(dialled! / offered!).toBeCloseTo(attempts, 2)
    // Attempts before the one that succeeds, of those that do.
    const before = (0.24 + 2 * 0.144) / 0.784
    expect(totals.asa.value).toBeGreaterThan(0.98 * (20 + before * (3600 + 20)))
    expect(totals.asa.value).toBeLessThan(1.02 * (20 + before * (3600 + 20)))
  })

  test('has a place in line from when it was offered: the second attempt comes before later callbacks', () => {
    const { totals } = timeline(
      ['08:00:00', '08:00:10', '08:01:00'],
      { talk: '100s', dial: { ring: '30s', reach: '50%', attempts: 9, again: '10s' } },
      team(),
      { run: { replications: 30, seed: 'again' } },
    )
    expect(valuesOf(totals)).toMatchObject({ offered: 3, waiting: 0 })
    expect(totals.answered.value! + totals.unreached.value!).toBe(3)
  })

  test('at an appointment waits from then, in the next slot, or until the queue opens', () => {
    const { types } = runObject(
      {
        calendar: { days: 2 },
        hours: '08:00-10:00',
        types: {
          calls: {
            arrivals: { recorded: 'calls.csv', column: 'at' },
            talk: '60s',
            overflow: [{ waiting: 0, to: 'callback', 'keep-wait': false }],
          },
          callback: { talk: '60s', goal: '80% in 20s', dial: { ring: '10s', booked: '20m', slots: '30m' } },
        },
        groups: { team: { skills: ['callback'], agents: 1 } },
        run: { replications: 1 },
      },
      { 'calls.csv': instants('08:05:00', '08:07:00', '09:20:00', '09:55:00') },
    )
    // Twice for 08:30; at 09:40, so in the slot of 10:00, when it is closed: at 08:00 of the next day; after five minutes of
    // this day and fifteen of the next, so at 08:30. One agent calls one after the other: 10 and 80 s after 08:30.
    expect(valuesOf(types.callback)).toMatchObject({ overflowIn: 4, answered: 4, dialled: 4, asa: 27.5, maxWait: 80 })
  })
})

test('a callback given up counts where it leaves, if contacts are counted there', () => {
  const summary = timeline(
    ['08:10:00'],
    { dial: { ring: '20s', reach: '0.0001%', attempts: 2, again: '30m' } },
    team(),
    { 'count-at': 'exit' },
  )
  const at = (start: string) => summary.intervals.find((row) => row.start === start)!.totals.offered.value
  expect([at('08:00'), at('08:30')]).toEqual([0, 1])
})

test('the service level of calls leaves callbacks out, and appointments after the end', () => {
  const { types, totals } = timeline(
    ['08:00:00', '08:00:10', '08:00:20'],
    {},
    { team: { skills: ['calls', 'callback'], agents: 1 } },
    {
      types: {
        calls: {
          arrivals: { recorded: 'calls.csv', column: 'at' },
          talk: '60s',
          goal: '80% in 20s',
          overflow: [
            { waiting: 1, to: 'later', 'keep-wait': false },
            { after: '30s', to: 'callback', 'keep-wait': false },
          ],
        },
        callback: { talk: '60s', goal: '80% in 1h', dial: { ring: '10s' } },
        later: { talk: '60s', goal: '80% in 1h', dial: { booked: '3h' } },
      },
    },
  )
  expect(valuesOf(types.calls)).toMatchObject({ offered: 3, answered: 1, overflowOut: 2, serviceLevel: 1 })
  expect(valuesOf(types.callback)).toMatchObject({ answered: 1, serviceLevel: 1 })
  expect(valuesOf(types.later)).toMatchObject({ waiting: 1, serviceLevel: null })
  expect(valuesOf(totals)).toMatchObject({ offered: 3, serviceLevel: 1 })
})

test.each(['stop', 'work-off'])('an appointment after the end is in no service level, if the end is %s', (atEnd) => {
  const { totals } = timeline(['08:30:00'], { dial: { booked: '3h' } }, team(), { 'at-end': atEnd })
  expect(valuesOf(totals)).toMatchObject({ offered: 1, waiting: 1, serviceLevel: null })
})

describe('a callback whose customer is called first', () => {
  test('is not called while the agents who are idle are kept free for others', () => {
    const reserved = (reserve: number) =>
      timeline(['08:00:00'], { dial }, { team: { skills: { calls: { reserve } }, agents: 2 } })
    expect(valuesOf(reserved(1).totals)).toMatchObject({ dialled: 1, answered: 1 })
    expect(valuesOf(reserved(2).totals)).toMatchObject({ dialled: 0, answered: 0 })
  })

  test('while the queue closes is called again when it opens: nobody is there to talk to', () => {
    const { types } = runObject(
      {
        calendar: { days: 2 },
        hours: '08:00-09:00',
        types: {
          calls: {
            arrivals: { recorded: 'calls.csv', column: 'at' },
            talk: '60s',
            goal: '80% in 1h',
            dial: { first: 'customer', ring: '2m' },
          },
        },
        groups: team(),
        run: { replications: 1 },
      },
      { 'calls.csv': instants('08:59:00') },
    )
    // Called once more at 08:00 of the next day, on the phone at 08:02.
    expect(valuesOf(types.calls)).toMatchObject({ dialled: 2, answered: 1, asa: 23 * 3600 + 3 * 60 })
  })

  const dial = { first: 'customer', ring: '20s' }

  test('is called while an agent is idle, who stays free meanwhile', () => {
    const { totals, groups } = timeline(['08:00:00'], { dial }, team())
    expect(valuesOf(totals)).toMatchObject({ answered: 1, asa: 20, dialled: 1 })
    expect(valuesOf(groups.team)).toMatchObject({ busy: 60 / DAY, ringing: 0 })
  })

  test('is called when it would be its turn, and finds the agent still free or waits for the next', () => {
    const { totals, groups } = timeline(['08:00:00', '08:00:10', '08:00:15'], { dial }, team())
    // One idle agent: the first is called at once, nobody else is. Its talk is from 08:00:20 to 08:01:20; then the second is
    // called, talks from 08:01:40 to 08:02:40; the third from 08:03:00.
    expect(valuesOf(totals)).toMatchObject({ answered: 3, maxWait: 165, asa: (20 + 90 + 165) / 3 })
    expect(valuesOf(groups.team)).toMatchObject({ busy: 180 / DAY })
  })

  test('waits for an agent as long as its patience lasts', () => {
    const { types } = runObject(
      {
        hours: '08:00-09:00',
        types: {
          callback: {
            arrivals: { recorded: 'calls.csv', column: 'at' },
            talk: '60s',
            dial,
            patience: '30s',
            priority: 2,
          },
          calls: { arrivals: { recorded: 'others.csv', column: 'at' }, talk: '200s' },
        },
        groups: { team: { skills: ['calls', 'callback'], agents: 1 } },
        run: { replications: 1 },
      },
      { 'calls.csv': instants('08:00:00'), 'others.csv': instants('08:00:10') },
    )
    // On the phone at 08:00:20, the agent has taken a call at 08:00:10: hangs up at 08:00:50.
    expect(valuesOf(types.callback)).toMatchObject({ abandoned: 1, answered: 0, meanWaitAbandoned: 50 })
  })

  test('with many agents waits only while the phone rings', () => {
    const { totals, groups } = runObject({
      types: {
        calls: {
          arrivals: '10/h',
          talk: '200s',
          goal: '80% in 20s',
          dial: { ...dial, reach: '50%', attempts: 2, again: '10m' },
        },
      },
      groups: { team: { skills: ['calls'], agents: 20 } },
      run: steady,
    })
    const { offered, unreached } = valuesOf(totals)
    expect(unreached! / offered!).toBeCloseTo(0.25, 2)
    // A third of those reached are at the second attempt.
    expect(totals.asa.value).toBeGreaterThan(0.98 * (20 + 620 / 3))
    expect(totals.asa.value).toBeLessThan(1.02 * (20 + 620 / 3))
    expectTruth(groups.team, { occupancy: (PER_SECOND * 0.75 * 200) / 20 })
  })
})
