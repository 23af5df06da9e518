import { describe, expect, test } from 'vitest'
import { loadText, simulate } from '../../src/index.ts'
import { checkCenter } from '../../src/models/invariants.ts'
import { layoutOf } from '../../src/models/facts.ts'
import { Pairs } from '../../src/models/pairs.ts'
import { at, collect, totalScope, takenOf } from '../../src/models/scopes.ts'
import { expectTruth, runObject, valuesOf } from './run-text.ts'

const M = 60
const H = 3600

/** A desk of one from 9 to 5 on working days; four mails over a weekend, the first day a friday. */
const MAILS = ['day,at', '1,16:40', '1,16:50', '2,12:00', '3,23:00'].join('\n')
const desk = (type: object, more: object = {}) =>
  runObject(
    {
      calendar: { start: '2026-03-06', days: 4, timezone: 'Europe/Amsterdam', hours: { 'mon-fri': '09:00-17:00' } },
      types: {
        email: {
          arrivals: { recorded: 'mails.csv', column: 'at' },
          talk: '15m',
          wrap: '5m',
          'when-closed': 'waits',
          'goal-clock': 'business',
          goal: '50% in 20m',
          ...type,
        },
      },
      groups: { desk: { skills: ['email'], agents: 1 } },
      run: { replications: 1 },
      ...more,
    },
    { 'mails.csv': MAILS },
  )

describe('four mails over a weekend, by hand', () => {
  // Answered at friday 16:40 (at once), then on monday at 9:00, 9:20 and 9:40: 0, 10, 20 and 40 open minutes after they came.
  const { totals, days, intervals } = desk({}, { targets: ['5m', '10m', '40m'] })

  test('are answered when the desk is open', () => {
    expect(valuesOf(totals)).toMatchObject({ offered: 4, answered: 4, handled: 4, sentAway: 0, waiting: 0 })
    const waits = [64 * H + 10 * M, 45 * H + 20 * M, 10 * H + 40 * M]
    expect(totals.asa.value).toBeCloseTo(waits.reduce((a, b) => a + b) / 4, 6)
    expect(totals.maxWait.value).toBe(waits[0])
  })

  test('are judged by opening hours, the target itself included', () => {
    expect(totals.serviceLevel.value).toBe(3 / 4)
    expect(totals.serviceLevelIn300s.value).toBe(1 / 4)
    expect(totals.serviceLevelIn600s.value).toBe(2 / 4)
    expect(totals.serviceLevelIn2400s.value).toBe(4 / 4)
  })

  test('have their answer when talk ends, by either clock', () => {
    const wall = [15 * M, 64 * H + 25 * M, 45 * H + 35 * M, 10 * H + 55 * M]
    const open = [15 * M, 25 * M, 35 * M, 55 * M]
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length
    expect(totals.responded.value).toBe(4)
    expect(totals.response.value).toBeCloseTo(mean(wall), 6)
    expect(totals.responseBusiness.value).toBeCloseTo(mean(open), 6)
    expect(totals.responseInGoal.value).toBe(1 / 4)
  })

  test('are a backlog that grows older through the weekend', () => {
    const atEnd = days.map(({ queues }) => [
      queues.email.backlogAtDayEnd.value,
      queues.email.backlogAgeAtDayEnd.value,
      queues.email.backlogOldestAtDayEnd.value,
    ])
    const ages = [7 * H + 10 * M, 31 * H + 10 * M, 55 * H + 10 * M]
    expect(atEnd).toEqual([
      [1, ages[0], ages[0]],
      [2, (ages[1] + 12 * H) / 2, ages[1]],
      [3, (ages[2] + 36 * H + 1 * H) / 3, ages[2]],
      [0, null, null],
    ])
    const opening = intervals.find(({ day, start }) => day === 3 && start === '08:30')!
    expect(opening.queues.email.queueAtEnd.value).toBe(3)
    expect(opening.queues.email.backlogOldest.value).toBe(64 * H + 10 * M)
    expect(opening.queues.email.backlogAtDayEnd.value).toBe(null)
  })

  test('by the wall clock only the first is in time', () => {
    const wall = desk({ 'goal-clock': 'wall' }, { targets: ['40m'] })
    expect(wall.totals.serviceLevel.value).toBe(1 / 4)
    expect(wall.totals.serviceLevelIn2400s.value).toBe(1 / 4)
    expect(wall.totals.responseInGoal.value).toBe(1 / 4)
    expect(wall.totals.response.value).toBe(totals.response.value)
    expect(wall.totals.waitP50.value).toBe(totals.waitP50.value)
  })

  test('are turned away when nobody lets them wait', () => {
    const closed = desk({ 'when-closed': 'turned-away' })
    expect(valuesOf(closed.totals)).toMatchObject({ offered: 4, sentAway: 2, answered: 2 })
  })

  test('give up by the wall clock: no short abandonment, though no open second has passed', () => {
    const options = { 'service-level': 'abandons-in-time-count' }
    const { totals: given } = desk({ patience: '10h', 'short-abandon': '2h' }, options)
    // The last would leave at nine sharp; the desk opens first.
    expect(valuesOf(given)).toMatchObject({ abandoned: 2, answered: 2, shortAbandoned: 0 })
    // They left within the target of twenty open minutes: ten of them on friday, none on saturday.
    expect(given.serviceLevel.value).toBe(1)
  })
})

describe('the end of the run', () => {
  test('leaves mails waiting that no opening comes for, and does not judge them before their target has passed', () => {
    const { totals } = desk(
      {},
      {
        calendar: { start: '2026-03-06', days: 3, timezone: 'Europe/Amsterdam', hours: { 'mon-fri': '09:00-17:00' } },
        targets: ['5m'],
      },
    )
    expect(valuesOf(totals)).toMatchObject({ offered: 4, answered: 1, waiting: 3 })
    expect(totals.serviceLevel.value).toBe(1)
    // The second waits for ten open minutes already.
    expect(totals.serviceLevelIn300s.value).toBe(1 / 2)
  })

  test('judges what a queue keeps that is no deferred work', () => {
    const calendar = { start: '2026-03-06', days: 1, hours: { 'mon-fri': '09:00-17:00' } }
    const queues = { email: { types: ['email'], 'at-closing': 'keep' } }
    const level = (how: string) => valuesOf(desk({ 'when-closed': how }, { calendar, queues }).totals)
    expect(level('turned-away')).toMatchObject({ offered: 2, waiting: 1, serviceLevel: 1 / 2 })
    expect(level('waits')).toMatchObject({ offered: 2, waiting: 1, serviceLevel: 1 })
  })

  test.each(['work-off', 'stop'])('is the same whether the clock stops or who waits is worked off (%s)', (atEnd) => {
    const calendar = { start: '2026-03-06', days: 2, hours: { 'mon-fri': '09:00-17:00' } }
    expect(valuesOf(desk({}, { calendar, 'at-end': atEnd }).totals)).toMatchObject({ answered: 1, waiting: 2 })
  })

  test('loses nobody whose menu ends after it, and who would be given an appointment', () => {
    const { totals } = runObject(
      {
        calendar: { days: 1, hours: '08:00-10:00' },
        types: {
          call: {
            arrivals: { profile: { '23:00-24:00': '600/h' } },
            talk: '1m',
            'starts-at': 'menu',
            goal: '80% in 20s',
          },
          back: { talk: '1m', goal: '80% in 1h', dial: { booked: '1h' } },
        },
        ivr: { menu: { menu: '10m', choices: { back: '100%' } } },
        groups: { team: { skills: ['back'], agents: 1 } },
        run: { replications: 3 },
      },
      {},
    )
    expect(totals.offered.value).toBeGreaterThan(500)
    expect(totals.waiting.value).toBe(totals.offered.value)
  })
})

test('room that is taken is taken at night too', () => {
  const { totals } = desk({}, { queues: { email: { types: ['email'], capacity: 2, 'at-closing': 'keep' } } })
  expect(valuesOf(totals)).toMatchObject({ offered: 4, blocked: 1, answered: 3 })
})

test('a rule for closed hours comes before waiting, and calls may become mail at night', () => {
  const { types } = runObject({
    calendar: { days: 2, hours: '09:00-17:00' },
    types: {
      call: { arrivals: { profile: { '20:00-22:00': '30/h' } }, talk: '1m', overflow: [{ closed: true, to: 'email' }] },
      email: { talk: '1m', 'when-closed': 'waits', 'goal-clock': 'business', goal: '80% in 4h' },
    },
    groups: { team: { skills: ['call', 'email'], agents: 2 } },
    run: { replications: 5 },
  })
  expect(types.call.overflowOut.value).toBe(types.call.offered.value)
  expect(types.email.offered.value).toBe(types.call.offered.value)
  expect(types.email.sentAway.value).toBe(0)
  // Those of the first evening are answered on the second day.
  expect(types.email.answered.value! + types.email.waiting.value!).toBeCloseTo(types.email.offered.value!, 9)
  expect(types.email.answered.value).toBeGreaterThan(40)
})

test('smallest-slack compares what is left by the clock of each goal', () => {
  // On monday at nine: an hour is left of 48 for the letter; of four open hours the mail has used half an hour.
  const run = (clock: string) =>
    runObject(
      {
        calendar: { start: '2026-03-06', days: 4, hours: { 'mon-fri': '09:00-17:00' } },
        types: {
          email: {
            arrivals: { recorded: 'in.csv', column: 'email' },
            talk: '10m',
            'when-closed': 'waits',
            'goal-clock': clock,
            goal: '80% in 4h',
          },
          letter: {
            arrivals: { recorded: 'in.csv', column: 'letter' },
            talk: '10m',
            'when-closed': 'waits',
            goal: '80% in 48h',
          },
        },
        groups: { desk: { skills: ['email', 'letter'], agents: { profile: { mon: { '09:00-17:00': 1 } } } } },
        routing: { contact: 'smallest-slack' },
        run: { replications: 1 },
      },
      { 'in.csv': 'day,email,letter\n1,16:30,\n2,,10:00' },
    ).types
  expect(run('business').letter.asa.value).toBe(47 * H)
  expect(run('business').email.asa.value).toBe(64.5 * H + 10 * M)
  expect(run('wall').letter.asa.value).toBe(47 * H + 10 * M)
  expect(run('wall').email.asa.value).toBe(64.5 * H)
})

test('occupancy by live contacts leaves out what agents do with deferred work alone', () => {
  const { groups } = runObject(
    {
      hours: '09:00-17:00',
      types: {
        call: { arrivals: { recorded: 'in.csv', column: 'call' }, talk: '50m', wrap: '10m', goal: '80% in 20s' },
        email: { arrivals: { recorded: 'in.csv', column: 'email' }, talk: '20m', wrap: '10m', 'when-closed': 'waits' },
      },
      groups: { team: { skills: ['call', 'email'], agents: 1 } },
      run: { replications: 1 },
    },
    { 'in.csv': 'day,call,email\n1,10:00,\n1,,12:00' },
  )
  expect(groups.team.occupancy.value).toBeCloseTo(1.5 / 8, 12)
  expect(groups.team.occupancyLive.value).toBeCloseTo(1 / 8, 12)
})

test('an agent who holds a chat beside mail is busy with a live contact', () => {
  const day = (holds: object, channels: object = {}) =>
    runObject(
      {
        hours: '09:00-17:00',
        channels,
        types: {
          chat: { channel: 'chat', arrivals: { recorded: 'in.csv', column: 'chat' }, talk: '20m' },
          mail: {
            channel: 'email',
            arrivals: { recorded: 'in.csv', column: 'mail' },
            talk: '60m',
            'when-closed': 'waits',
          },
        },
        groups: { team: { skills: ['chat', 'mail'], agents: 1, ...holds } },
        run: { replications: 1 },
      },
      { 'in.csv': 'day,chat,mail\n1,,10:00\n1,10:30,' },
    )
  // Beside the mail the chat gets on at 80 %, in 25 minutes.
  const beside = day({ holds: [{ chat: 1, email: 1 }] }).groups.team
  expect(beside.occupancy.value).toBeCloseTo(60 / 480, 12)
  expect(beside.occupancyLive.value).toBeCloseTo(25 / 480, 12)
  // Interrupted, the mail waits on the desk for twenty minutes, and its answer is later by that.
  const interrupted = day({}, { email: { 'interruptible-by': ['chat'] } })
  expect(interrupted.groups.team.occupancy.value).toBeCloseTo(80 / 480, 12)
  expect(interrupted.groups.team.occupancyLive.value).toBeCloseTo(20 / 480, 12)
  expect(interrupted.types.mail.response.value).toBeCloseTo(80 * M, 6)
})

test('who is handed on gets an answer from the last agent alone, and colleagues who are asked send none', () => {
  const { types } = runObject(
    {
      hours: '09:00-17:00',
      types: {
        email: {
          arrivals: { recorded: 'in.csv', column: 'at' },
          talk: '10m',
          wrap: '5m',
          'when-closed': 'waits',
          transfers: [{ to: 'expert', share: '100%' }],
        },
        expert: {
          talk: '20m',
          wrap: '5m',
          'when-closed': 'waits',
          consults: [{ with: 'chief', share: '100%', for: '6m' }],
        },
        chief: { talk: '1m' },
      },
      groups: {
        desk: { skills: ['email'], agents: 1 },
        experts: { skills: ['expert'], agents: 1 },
        chiefs: { skills: ['chief'], agents: 1 },
      },
      run: { replications: 1 },
    },
    { 'in.csv': 'day,at\n1,10:00' },
  )
  expect(types.email.handled.value).toBe(1)
  expect(types.email.responded.value).toBe(0)
  expect(types.email.response.value).toBe(null)
  expect(types.expert.responded.value).toBe(1)
  expect(types.expert.response.value).toBeCloseTo(26 * M, 6)
  expect(types.chief.responded.value).toBe(0)
})

test('an issue is resolved when the last answer about it is sent', () => {
  // Mailed at friday 16:00, answered until 16:15 in vain, mailed again a day later, resolved on monday until 9:15.
  const { totals } = runObject(
    {
      calendar: { start: '2026-03-06', days: 4, timezone: 'Europe/Amsterdam', hours: { 'mon-fri': '09:00-17:00' } },
      types: {
        first: {
          arrivals: { recorded: 'in.csv', column: 'at' },
          talk: '15m',
          wrap: '5m',
          'when-closed': 'waits',
          resolved: '0%',
          repeat: { share: '100%', after: '1d', as: 'again' },
        },
        again: { talk: '15m', wrap: '5m', 'when-closed': 'waits', resolved: '100%' },
      },
      groups: { desk: { skills: ['first', 'again'], agents: 1 } },
      run: { replications: 1 },
    },
    { 'in.csv': 'day,at\n1,16:00' },
  )
  expect(totals.resolution.value).toBe(1)
  expect(totals.resolutionTime.value).toBeCloseTo(65 * H + 15 * M, 6)
  expect(totals.resolutionTimeBusiness.value).toBeCloseTo(1 * H + 15 * M, 6)
})

test('an issue is raised when the customer comes, not when what they are now is offered', () => {
  const { totals } = runObject(
    {
      hours: '09:00-17:00',
      types: {
        call: {
          arrivals: { recorded: 'in.csv', column: 'at' },
          talk: '1m',
          'starts-at': 'menu',
          overflow: [{ after: '7m', to: 'email', 'keep-wait': false }],
        },
        email: { talk: '10m', wrap: '3m', resolved: '100%', 'when-closed': 'waits' },
      },
      ivr: { menu: { announcement: '2m', next: 'call' } },
      groups: { desk: { skills: ['email'], agents: 1 } },
      run: { replications: 1 },
    },
    { 'in.csv': 'day,at\n1,10:00' },
  )
  expect(totals.response.value).toBeCloseTo(10 * M, 6)
  expect(totals.resolutionTime.value).toBeCloseTo(19 * M, 6)
})

describe('a desk that gets 144 a day and does 100', () => {
  const days = 6
  const everyTenMinutes = ['day,at']
  for (let day = 1; day <= days; day++) {
    for (let minute = 5; minute < 1440; minute += 10) {
      const clock = [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0')).join(':')
      everyTenMinutes.push(`${day},${clock}`)
    }
  }
  const summary = runObject(
    {
      calendar: { days, hours: '08:00-20:00' },
      types: {
        email: {
          arrivals: { recorded: 'in.csv', column: 'at' },
          talk: '7m12s',
          'when-closed': 'waits',
          'goal-clock': 'business',
          goal: '80% in 4h',
        },
      },
      groups: { desk: { skills: ['email'], agents: 1 } },
      run: { replications: 1 },
    },
    { 'in.csv': everyTenMinutes.join('\n') },
  )

  test('has 44 more each evening, who have waited for longer and longer', () => {
    summary.days.forEach(({ queues: { email } }, day) => {
      expect(email.backlogAtDayEnd.value).toBe(44 * (day + 1))
      expect(email.backlogOldestAtDayEnd.value).toBe((440 * (day + 1) - 5) * M)
      expect(email.backlogAgeAtDayEnd.value).toBeCloseTo(220 * (day + 1) * M, 6)
    })
    expect(summary.totals.handled.value).toBe(100 * days)
    expect(summary.totals.waiting.value).toBe(44 * days)
    expect(summary.groups.desk.occupancyLive.value).toBe(0)
    expect(summary.groups.desk.occupancy.value).toBe(1)
  })
})

describe('on a long horizon', () => {
  // 60 days of half hours do not all keep their page; mails wait for longer than those do.
  const { model } = loadText(
    JSON.stringify({
      agner: 1,
      calendar: { days: 60, hours: { 'mon-fri': '09:00-17:00' } },
      types: {
        email: {
          arrivals: '3/h',
          talk: { law: 'exponential', mean: '12m' },
          'when-closed': 'waits',
          'goal-clock': 'business',
          goal: '80% in 4h',
          resolved: '80%',
        },
      },
      groups: { desk: { skills: ['email'], agents: 2 } },
    }),
  )

  test.each(['offer', 'exit'] as const)('nobody who waits for weeks is lost, counted at %s', (countAt) => {
    const layout = layoutOf(model, new Pairs(model))
    const { total, longestWait } = simulate({ ...model, countAt }, 'weeks', 0)
    const sums = collect(total, 0, layout, totalScope(model, new Pairs(model)))
    expect(sums[at.offered]).toBeGreaterThan(4000)
    expect(longestWait[0]).toBeGreaterThan(12 * 86_400)
    expect(sums[at.answeredAtOnce] + sums[at.answeredLater] + sums[at.stillWaiting]).toBe(sums[at.offered])
    expect(sums[at.handled]).toBe(takenOf(sums))
    expect(sums[at.responded]).toBe(sums[at.handled])
    expect(sums[at.issuesHandled]).toBe(sums[at.handled])
    // The answer comes a talk later than the wait ends.
    expect(sums[at.responseSeconds]).toBeCloseTo(sums[at.waitAnswered] + sums[at.talkSeconds], 3)
    expect(sums[at.responseOpenSeconds]).toBeLessThan(sums[at.responseSeconds] / 3)
  })
})

test('the books balance after every event over a weekend', () => {
  const { model } = loadText(
    JSON.stringify({
      agner: 1,
      calendar: { start: '2026-03-27', days: 4, timezone: 'Europe/Amsterdam', hours: { 'mon-fri': '09:00-12:00' } },
      types: {
        email: {
          arrivals: '8/h',
          talk: { law: 'exponential', mean: '4m' },
          patience: { law: 'exponential', mean: '20h' },
          'when-closed': 'waits',
          'goal-clock': 'business',
          transfers: [{ to: 'expert', share: '30%' }],
          overflow: [{ after: '30h', 'offer-to': ['others'] }],
        },
        expert: { talk: '5m', wrap: '1m', 'when-closed': 'waits', 'preferred-agent': { wait: '10m', known: '50%' } },
        call: { arrivals: '20/h', talk: '3m', patience: '2m' },
      },
      queues: { mail: { types: ['email', 'expert'], 'at-closing': 'keep' } },
      groups: {
        desk: { skills: { call: {}, email: { reserve: 1, preference: 2 }, expert: { preference: 2 } }, agents: 3 },
        others: { skills: ['email'], agents: 1 },
      },
    }),
  )
  for (const seed of ['a', 'b', 'c']) {
    expect(() => simulate(model, seed, 0, { afterEvent: checkCenter })).not.toThrow()
  }
})

test('a desk that never closes is M/M/1: an answer takes 1 / (μ − λ), which is the mean age of what waits', () => {
  // Mean age of those in line at any time: E[W²] / 2 E[W], where W is 0 or exponential with the rate μ − λ.
  const { totals } = runObject({
    calendar: { days: 14 },
    types: {
      email: {
        arrivals: '6/h',
        talk: { law: 'exponential', mean: '6m' },
        wrap: '0s',
        'when-closed': 'waits',
        resolved: '100%',
      },
    },
    groups: { desk: { skills: ['email'], agents: 1 } },
    run: { warmup: '2d', replications: 40, seed: 'mm1' },
  })
  const truth = { response: 900, responseBusiness: 900, resolutionTime: 900, backlogAge: 900, occupancy: 0.6 }
  expectTruth(totals, truth)
  expect(totals.response.high! - totals.response.low!).toBeLessThan(60)
  expect(totals.backlogAge.high! - totals.backlogAge.low!).toBeLessThan(150)
})

test('live contacts take their load of the agents, whatever fills the rest', () => {
  const { groups } = runObject({
    types: {
      call: { arrivals: '40/h', talk: { law: 'exponential', mean: '4m' }, goal: '80% in 20s' },
      email: { arrivals: '20/h', talk: { law: 'exponential', mean: '6m' }, priority: 2, 'when-closed': 'waits' },
    },
    groups: { team: { skills: { call: {}, email: { reserve: 1 } }, agents: 6 } },
    run: { horizon: '3000h', warmup: '50h', batches: 30, seed: 'live' },
  })
  expectTruth(groups.team, { occupancyLive: 40 / 15 / 6, occupancy: (40 / 15 + 2) / 6 })
})
