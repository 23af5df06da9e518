import { describe, expect, test } from 'vitest'
import type { Summary } from '../../src/index.ts'
import { instants, runObject, valuesOf } from './run-text.ts'

// Contacts at recorded instants and constant times: every figure follows by hand.

const recorded = (extra: object = {}) => ({ arrivals: { recorded: 'calls.csv', column: 'at' }, talk: '60s', ...extra })
const RUN = { replications: 1 }

function timeline(clocks: readonly string[], type: object, team: object, extra: object = {}): Summary {
  const scenario = {
    hours: '08:00-09:00',
    types: { calls: recorded(type) },
    groups: { team: { skills: ['calls'], ...team } },
    run: RUN,
    ...extra,
  }
  return runObject(scenario, { 'calls.csv': instants(...clocks) })
}

const intervalAt = (summary: Summary, start: string, date = 'day 1') =>
  summary.intervals.find((row) => row.start === start && row.date === date)!

describe('one agent, a minute of talk and half a minute of wrap', () => {
  // Answered at 08:00:10, 08:01:40, 08:03:10; done at 08:04:40.
  const summary = timeline(['08:00:10', '08:00:20', '08:00:30'], { wrap: '30s', goal: '80% in 80s' }, { agents: 1 })

  test('waits 0, 80 and 160 s', () => {
    expect(valuesOf(summary.totals)).toMatchObject({
      offered: 3,
      answered: 3,
      handled: 3,
      abandoned: 0,
      asa: 80,
      meanWait: 80,
      maxWait: 160,
      talk: 60,
      wrap: 30,
      aht: 90,
      immediate: 1 / 3,
    })
    expect(valuesOf(summary.queues.calls)).toMatchObject({ serviceLevel: 2 / 3, intervalsMissed: 1, daysMissed: 1 })
  })

  test('books time in the interval in which it is spent', () => {
    const { totals } = intervalAt(summary, '08:00')
    expect(valuesOf(totals)).toMatchObject({
      meanQueue: 240 / 1800,
      busy: 270 / 1800,
      wrapping: 90 / 1800,
      signedIn: 1,
      occupancy: 270 / 1800,
      queueAtEnd: 0,
    })
    expect(valuesOf(summary.groups.team)).toMatchObject({ occupancy: 270 / 3600, taken: 3, handled: 3 })
  })
})

test('patience runs out on time, before and after the target, and is short up to its limit', () => {
  const summary = timeline(
    ['08:00:00', '08:00:10', '08:00:20', '08:00:31'],
    { patience: '30s', 'short-abandon': '30s' },
    { agents: 1 },
  )
  // The second leaves at 08:00:40, the third at 08:00:50; the fourth is answered at 08:01:00.
  expect(valuesOf(summary.totals)).toMatchObject({
    offered: 4,
    answered: 2,
    abandoned: 2,
    shortAbandoned: 2,
    asa: 14.5,
    meanWait: (30 + 30 + 29) / 4,
    meanWaitAbandoned: 30,
    abandonment: 0.5,
    serviceLevel: 0.25,
  })
})

describe('staffing', () => {
  const shift = (hours: string, extra: object = {}) => ({ agents: 1, hours, ...extra })

  test('whoever is past the end of the shift finishes the contact; who comes takes a waiting one at once', () => {
    const shifts = [shift('08:00-08:30'), shift('08:40-09:00')]
    const { groups, totals, intervals } = timeline(['08:29:00', '08:32:00'], { talk: '5m' }, { shifts })
    expect(valuesOf(groups.team)).toMatchObject({ overtime: 240, handled: 2, paid: 3000 })
    expect(valuesOf(totals)).toMatchObject({ answered: 2, asa: 240, maxWait: 480 })
    const half = intervals.find(({ start }) => start === '08:30')!
    // 08:30 to 08:34 past the shift, 08:40 to 08:45 in the next; signed in to 09:00.
    expect(valuesOf(half.groups.team)).toMatchObject({
      busy: (240 + 300) / 1800,
      signedIn: (240 + 1200) / 1800,
      scheduled: 1200 / 1800,
    })
  })

  test('a break begins after the contact and ends by the clock', () => {
    const shifts = [shift('08:00-09:00', { breaks: [{ at: '08:10', for: '10m' }] })]
    const { groups, totals } = timeline(['08:09:00', '08:12:00'], { talk: '2m' }, { shifts })
    expect(valuesOf(groups.team)).toMatchObject({ overtime: 60, paid: 3600, handled: 2 })
    expect(valuesOf(totals)).toMatchObject({ maxWait: 480 })
    expect(groups.team.occupancy.value).toBeCloseTo(240 / (3600 - 600 + 60), 12)
  })

  test('a contact longer than the break costs the break', () => {
    const shifts = [shift('08:00-09:00', { breaks: [{ at: '08:10', for: '10m' }] })]
    const { groups, totals } = timeline(['08:09:00', '08:12:00'], { talk: '15m' }, { shifts })
    expect(valuesOf(groups.team)).toMatchObject({ overtime: 600, handled: 2 })
    // 08:12 to 08:24
    expect(valuesOf(totals)).toMatchObject({ maxWait: 720 })
  })

  test('of a headcount that falls the idle go first, and who is busy goes when free', () => {
    const agents = { profile: { '08:00-08:10': 2, '08:10-09:00': 1 } }
    const idleGoes = timeline(['08:09:30', '08:20:00'], {}, { agents })
    expect(valuesOf(idleGoes.groups.team)).toMatchObject({ overtime: 0, handled: 2 })
    const bothBusy = timeline(['08:09:30', '08:09:40', '08:10:00'], {}, { agents })
    // At 08:10:30 the first who is free goes; the third contact waits for the other, 40 s.
    expect(valuesOf(bothBusy.groups.team)).toMatchObject({ overtime: 30, handled: 3 })
    expect(valuesOf(bothBusy.totals)).toMatchObject({ maxWait: 40 })
  })

  test('handle times are divided by the speed', () => {
    const { totals } = timeline(
      ['08:00:00'],
      { hold: '30s', wrap: '10s' },
      { skills: { calls: { speed: 2 } }, agents: 1 },
    )
    expect(valuesOf(totals)).toMatchObject({ talk: 30, hold: 15, wrap: 5, aht: 50 })
  })
})

describe('at closing', () => {
  const close = (atClosing: string) =>
    timeline(
      ['07:59:00', '08:21:00', '08:25:00', '08:28:00', '08:40:00'],
      { talk: '10m' },
      { agents: 1 },
      {
        calendar: { days: 2, hours: '08:00-08:30' },
        hours: undefined,
        queues: { calls: { types: ['calls'], 'at-closing': atClosing } },
      },
    )

  test('who waits is served, by agents who stay', () => {
    const { totals, groups } = close('serve')
    // Waits of 0, 360 and 780 s; the last is done at 08:51. Two came when it was closed.
    expect(valuesOf(totals)).toMatchObject({ offered: 5, answered: 3, sentAway: 2, asa: 380, maxWait: 780 })
    expect(valuesOf(groups.team)).toMatchObject({ overtime: 21 * 60 })
  })

  test('who waits is sent away', () => {
    const { totals, groups } = close('send-away')
    expect(valuesOf(totals)).toMatchObject({ offered: 5, answered: 1, sentAway: 4, asa: 0, meanWait: (300 + 120) / 5 })
    expect(valuesOf(groups.team)).toMatchObject({ overtime: 60 })
  })

  test('who waits keeps the place until it opens again', () => {
    const { totals, groups, intervals } = close('keep')
    // Answered on the second day at 08:00 and 08:10.
    expect(valuesOf(totals)).toMatchObject({ answered: 3, sentAway: 2, asa: (0 + 84_900 + 85_320) / 3 })
    expect(valuesOf(groups.team)).toMatchObject({ overtime: 60 })
    const night = intervals.find(({ date, start }) => date === 'day 1' && start === '23:00')!
    expect(valuesOf(night.totals)).toMatchObject({ meanQueue: 2, queueAtEnd: 2, signedIn: 0 })
  })
})

describe('at the end of the run', () => {
  const cut = (atEnd: string) =>
    timeline(['23:57:00', '23:58:00'], { talk: '5m' }, { agents: 1 }, { hours: 'always', 'at-end': atEnd })

  test('what waits is worked off', () => {
    const { totals, groups } = cut('work-off')
    expect(valuesOf(totals)).toMatchObject({ answered: 2, handled: 2, waiting: 0, maxWait: 240 })
    expect(valuesOf(groups.team)).toMatchObject({ overtime: 420 })
  })

  test('or the clock stops', () => {
    const { totals, groups } = cut('stop')
    expect(valuesOf(totals)).toMatchObject({ offered: 2, answered: 1, handled: 0, waiting: 1 })
    expect(valuesOf(groups.team)).toMatchObject({ overtime: 0, occupancy: 180 / 86_400 })
  })
})

test.each([
  ['offer', [2, 0], [30, null]],
  ['exit', [1, 1], [0, 60]],
] as const)(
  'count-at %s: a contact of 08:29:30 answered at 08:30:30 counts in that interval',
  (countAt, offered, asa) => {
    const summary = timeline(['08:29:10', '08:29:30'], { talk: '80s' }, { agents: 1 }, { 'count-at': countAt })
    const rows = ['08:00', '08:30'].map((start) => valuesOf(intervalAt(summary, start).totals))
    expect(rows.map((row) => row.offered)).toEqual(offered)
    expect(rows.map((row) => row.answered)).toEqual(offered)
    expect(rows.map((row) => row.asa)).toEqual(asa)
    expect(valuesOf(summary.totals)).toMatchObject({ offered: 2, answered: 2, asa: 30, maxWait: 60 })
  },
)

describe('lines and places', () => {
  const clocks = ['08:00:00', '08:00:10', '08:00:20']
  const withTrunks = (block: string) => timeline(clocks, {}, { agents: 2 }, { trunks: { main: { lines: 1, block } } })

  test('a contact that finds no line is blocked, even if an agent is idle', () => {
    expect(valuesOf(withTrunks('arrival').totals)).toMatchObject({ blocked: 2, answered: 1, entered: 1 })
  })

  test('unless only those are blocked who would have to wait', () => {
    expect(valuesOf(withTrunks('waiting').totals)).toMatchObject({ blocked: 1, answered: 2 })
  })

  test('a line is held until the end of talk, not of wrap', () => {
    const summary = timeline(['08:00:00', '08:00:59', '08:01:10'], { wrap: '60s' }, { agents: 1 }, { trunks: 1 })
    expect(valuesOf(summary.totals)).toMatchObject({ blocked: 1, answered: 2, maxWait: 50 })
    // 60 s of the first, 50 s of waiting and 60 s of talk of the other.
    const [taken] = Object.values(summary.trunks)
    expect(taken.linesTaken.value).toBeCloseTo(170 / 86_400, 12)
  })

  test('whoever finds the queue full is blocked', () => {
    const extra = { queues: { calls: { types: ['calls'], capacity: 1 } } }
    expect(valuesOf(timeline(clocks, {}, { agents: 1 }, extra).totals)).toMatchObject({
      blocked: 1,
      answered: 2,
      maxWait: 50,
    })
  })
})

test('the share of intervals that miss the goal is of those in which anybody was offered', () => {
  // Waits of 0 and 50 s, of 0, of 0 and 0 s; nobody in the fourth half hour.
  const clocks = ['08:00:00', '08:00:10', '08:30:00', '09:00:00', '09:10:00']
  const { queues } = timeline(clocks, {}, { agents: 1 }, { hours: '08:00-10:00' })
  expect(valuesOf(queues.calls)).toMatchObject({ intervalsMissed: 1 / 3, daysMissed: 0, serviceLevel: 0.8 })
})

describe("Cisco's example: 70 in time, 10 abandon within the target, 20 answered late", () => {
  const scenario = {
    hours: '08:00-09:00',
    types: {
      patient: { arrivals: { recorded: 'patient.csv', column: 'at' }, talk: '100s' },
      hasty: {
        arrivals: { recorded: 'hasty.csv', column: 'at' },
        talk: '100s',
        patience: '5s',
        'short-abandon': '20s',
      },
    },
    queues: { calls: { types: ['patient', 'hasty'], goal: '80% in 20s' } },
    groups: { team: { skills: ['patient', 'hasty'], agents: 70 } },
    run: RUN,
  }
  const at = (clock: string, times: number) => Array.from({ length: times }, () => clock)
  const files = {
    'patient.csv': instants(...at('08:00:00', 70), ...at('08:00:10', 20)),
    'hasty.csv': instants(...at('08:00:10', 10)),
  }

  test.each([
    ['answered-of-offered', 0.7],
    ['answered-of-entered', 0.7],
    ['abandons-in-time-count', 0.8],
    ['ignoring-early-abandons', 70 / 90],
    ['answered-of-answered', 70 / 90],
    ['ignoring-short-abandons', 70 / 90],
  ])('%s gives %d', (formula, level) => {
    const { queues } = runObject({ ...scenario, 'service-level': formula, targets: ['20s', '4s'] }, files)
    expect(queues.calls.serviceLevel.value).toBe(level)
    expect(queues.calls.serviceLevelIn20s.value).toBe(level)
    // Nobody abandons within 4 s.
    const within4 = formula.startsWith('ignoring-short') || formula === 'answered-of-answered' ? 70 / 90 : 0.7
    expect(queues.calls.serviceLevelIn4s.value).toBe(within4)
  })
})
