import { describe, expect, test } from 'vitest'
import { stationary } from './chain.ts'
import { expectTruth, instants, runObject, valuesOf } from './run-text.ts'

// Agents kept idle for calls while other work waits. Laws: the interval of each figure contains the truth, at 99.9 %, with a
// fixed seed. Timelines: constant times, every figure by hand.

interface State {
  /** Calls with group a, calls and jobs with group b, calls that wait. */
  readonly a: number
  readonly b: number
  readonly jobs: number
  readonly waiting: number
}

const steady = { horizon: '3000h', warmup: '20h', batches: 40, seed: 'blending', confidence: '99.9%' }
const exponential = (mean: string) => ({ law: 'exponential', mean })

describe('an endless list that agents of one of two groups work on', () => {
  // Calls come at 40/h, go to group a of 2 first, then to group b of 3; four may wait. Jobs start while no call waits, more
  // than r agents of both groups are idle, and one of b is.
  const [callRate, callMean, jobMean, inA, inB, places] = [40, 4 / 60, 7 / 60, 2, 3, 4]

  function exact(r: number) {
    const settled = (given: State): State => {
      let { a, b, jobs, waiting } = given
      for (; waiting > 0 && a < inA; waiting--) a++
      for (; waiting > 0 && b + jobs < inB; waiting--) b++
      while (waiting === 0 && b + jobs < inB && inA - a + inB - b - jobs > r) jobs++
      return { a, b, jobs, waiting }
    }
    const moves = (state: State): (readonly [State, number])[] => {
      const { a, b, jobs, waiting } = state
      const ways: (readonly [State, number])[] = []
      if (waiting < places || a < inA || b + jobs < inB) {
        ways.push([settled({ ...state, waiting: waiting + 1 }), callRate])
      }
      if (a > 0) ways.push([settled({ ...state, a: a - 1 }), a / callMean])
      if (b > 0) ways.push([settled({ ...state, b: b - 1 }), b / callMean])
      if (jobs > 0) ways.push([settled({ ...state, jobs: jobs - 1 }), jobs / jobMean])
      return ways
    }
    const chain = stationary(settled({ a: 0, b: 0, jobs: 0, waiting: 0 }), moves, (state) => JSON.stringify(state))
    const mean = (of: (state: State) => number) => chain.reduce((sum, { state, share }) => sum + share * of(state), 0)
    return {
      jobs: mean(({ jobs }) => jobs),
      queue: mean(({ waiting }) => waiting),
      blocked: mean(({ waiting }) => (waiting === places ? 1 : 0)),
      busyA: mean(({ a }) => a) / inA,
      immediate: mean(({ a, b, jobs }) => (a < inA || b + jobs < inB ? 1 : 0)),
    }
  }

  test.each([0, 1, 3])('keeps %d of both idle, as the Markov chain has it', (r) => {
    const { types, groups } = runObject({
      types: {
        calls: { arrivals: '40/h', talk: exponential('4m'), goal: '80% in 20s' },
        jobs: { talk: exponential('7m'), outbound: { endless: true, reach: '100%', ring: '0s' } },
      },
      queues: { calls: { types: ['calls'], capacity: places } },
      groups: {
        a: { skills: { calls: { rank: 1 } }, agents: inA },
        b: { skills: { calls: { rank: 2 }, jobs: { reserve: { agents: r, of: ['a', 'b'] } } }, agents: inB },
      },
      run: steady,
    })
    const truth = exact(r)
    expectTruth(types.calls, { meanQueue: truth.queue, blocking: truth.blocked, immediate: truth.immediate })
    expectTruth(groups.a, { occupancy: truth.busyA })
    const hours = (3000 - 20) / 40
    expectTruth(types.jobs, { liveAnswers: (truth.jobs / jobMean) * hours })
  })
})

/** Emails all there at 08:00, or calls at clock times; constant talks of a minute; every contact by hand. */
function timeline({
  reserve,
  calls = ['11:50:00'],
  emails,
  agents,
  more = {},
}: {
  reserve: unknown
  calls?: readonly string[]
  emails: readonly string[]
  agents: number
  more?: object
}) {
  return runObject(
    {
      hours: '08:00-12:00',
      types: {
        calls: { arrivals: { recorded: 'calls.csv', column: 'at' }, talk: '60s', goal: '80% in 20s' },
        emails: { arrivals: { recorded: 'emails.csv', column: 'at' }, talk: '60s', priority: 2, goal: '80% in 2h' },
      },
      groups: { team: { skills: { calls: {}, emails: { reserve } }, agents } },
      run: { replications: 1 },
      ...more,
    },
    { 'calls.csv': instants(...calls), 'emails.csv': instants(...emails) },
  )
}

describe('a reserve', () => {
  test('by the clock lets in what waits when it falls', () => {
    const { types } = timeline({
      reserve: { agents: { profile: { '08:00-09:00': 1, '10:00-11:00': 1 } } },
      emails: ['08:00:00', '08:10:00', '09:30:00', '10:30:00'],
      agents: 1,
    })
    // At 09:00, 09:01, 09:30 and 11:00.
    expect(valuesOf(types.emails)).toMatchObject({ answered: 4, maxWait: 3600, asa: (3600 + 3060 + 0 + 1800) / 4 })
  })

  test('rises while calls are late, and falls when they are answered in time again', () => {
    const { types } = timeline({
      reserve: { rises: { to: 2, for: 'calls', below: '60%', until: '75%' } },
      calls: [
        ...Array.from({ length: 5 }, () => '08:20:00'),
        ...Array.from({ length: 7 }, (_, i) => `08:${30 + 2 * i}:00`),
      ],
      emails: ['08:10:00', '08:25:00'],
      agents: 2,
    })
    // Two of five are in time at 08:20, two more and the last are late: 2 of 5 at 08:22. Each in time from 08:30 on: 3 of 6,
    // 4 of 7, 5 of 8, 6 of 9, 7 of 10, 8 of 11, 9 of 12, which is 75 %, at 08:42: one agent talks, the other takes the email.
    expect(valuesOf(types.calls)).toMatchObject({ answered: 12, maxWait: 120 })
    expect(valuesOf(types.emails)).toMatchObject({ answered: 2, maxWait: 17 * 60, asa: (17 * 60) / 2 })
  })

  test('that has risen over a moving window falls when the late ones are forgotten and another is in time', () => {
    const { types } = timeline({
      reserve: { rises: { to: 2, for: 'calls', below: '100%', over: '10m' } },
      calls: ['08:20:00', '08:20:00', '08:20:00', '08:40:00'],
      emails: ['08:25:00'],
      agents: 2,
    })
    expect(valuesOf(types.emails)).toMatchObject({ answered: 1, maxWait: 15 * 60 })
  })

  test('that goes by a service level in business hours does not count the night', () => {
    const of = (clock: string) =>
      runObject(
        {
          hours: '08:00-12:00',
          calendar: { days: 2 },
          types: {
            letters: {
              channel: 'email',
              arrivals: { recorded: 'letters.csv', column: 'at' },
              talk: '60s',
              goal: '80% in 10m',
              'goal-clock': clock,
            },
            others: {
              channel: 'email',
              arrivals: { recorded: 'others.csv', column: 'at' },
              talk: '60s',
              priority: 2,
              goal: '80% in 2h',
            },
          },
          groups: {
            team: {
              skills: {
                letters: {},
                others: { reserve: { rises: { to: 1, for: 'letters', below: '100%', over: '20h' } } },
              },
              agents: 1,
            },
          },
          run: { replications: 1 },
        },
        {
          'letters.csv': ['day,at', '1,20:00:00'].join('\n'),
          'others.csv': ['day,at', '2,08:30:00'].join('\n'),
        },
      ).types.others
    // The letter waits twelve hours through the night, none of them open.
    expect(valuesOf(of('business'))).toMatchObject({ immediate: 1 })
    expect(valuesOf(of('wall'))).toMatchObject({ immediate: 0 })
  })

  test('that goes by the running day falls at midnight', () => {
    const { types } = timeline({
      reserve: { rises: { to: 2, for: 'calls', below: '100%' } },
      calls: ['23:00:00', '23:00:00', '23:00:00'],
      emails: ['23:30:00'],
      agents: 2,
      more: { hours: 'always', calendar: { days: 2 } },
    })
    expect(valuesOf(types.emails)).toMatchObject({ answered: 1, maxWait: 30 * 60 })
  })

  test('of several groups lets work in when an agent of another becomes idle', () => {
    const { types } = runObject(
      {
        hours: '08:00-12:00',
        types: {
          calls: { arrivals: { recorded: 'calls.csv', column: 'at' }, talk: '10m', goal: '80% in 20s' },
          emails: { arrivals: { recorded: 'emails.csv', column: 'at' }, talk: '60s', priority: 2, goal: '80% in 2h' },
        },
        groups: {
          callers: { skills: ['calls'], agents: 1 },
          writers: { skills: { emails: { reserve: { agents: 1, of: ['callers', 'writers'] } } }, agents: 1 },
        },
        run: { replications: 1 },
      },
      { 'calls.csv': instants('08:00:00'), 'emails.csv': instants('08:02:00') },
    )
    // From 08:10 on two are idle.
    expect(valuesOf(types.emails)).toMatchObject({ answered: 1, maxWait: 8 * 60 })
  })
})

test('a list fills what calls leave, and stops while they are late', () => {
  const of = (reserve: unknown) => {
    const { types, groups } = runObject({
      hours: '08:00-18:00',
      types: {
        calls: { arrivals: '70/h', talk: exponential('4m'), goal: '80% in 20s' },
        list: { talk: exponential('3m'), priority: 2, outbound: { endless: true, reach: '50%' } },
      },
      groups: { team: { skills: { calls: {}, list: { reserve } }, agents: 8 } },
      run: { replications: 40, seed: 'fill' },
    })
    return {
      level: types.calls.serviceLevel.value!,
      jobs: types.list.handled.value!,
      busy: groups.team.occupancy.value!,
    }
  }
  const [none, some, adaptive, many] = [
    of(0),
    of(1),
    of({ agents: 0, rises: { to: 4, for: 'calls', below: '80%', until: '85%', over: '30m' } }),
    of(4),
  ]
  expect(none.busy).toBeCloseTo(1, 3)
  expect(none.level).toBeLessThan(some.level)
  expect(some.level).toBeLessThan(many.level)
  expect(none.jobs).toBeGreaterThan(some.jobs)
  expect(some.jobs).toBeGreaterThan(many.jobs)
  expect(adaptive.level).toBeGreaterThan(none.level)
  expect(adaptive.level).toBeLessThan(many.level)
  expect(adaptive.jobs).toBeGreaterThan(many.jobs)
})
