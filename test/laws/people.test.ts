import { describe, expect, test } from 'vitest'
import { loadText, Simulation, Tally, timelines, type Model } from '../../src/index.ts'
import { normalCdf, normalQuantile } from '../../src/engine/special.ts'
import { layoutOf } from '../../src/models/facts.ts'
import { Pairs } from '../../src/models/pairs.ts'
import { at, collect, groupScope } from '../../src/models/scopes.ts'
import { runObject, valuesOf } from './run-text.ts'

const HOUR = 3600
const QUIET = { calls: { arrivals: '0.001/h', talk: '1m', goal: '80% in 20s' } }

function modelOf(scenario: object): Model {
  return loadText(JSON.stringify({ agner: 1, ...scenario })).model
}

/** How many of each group are absent, day by day. */
function absentees(model: Model, replications: number): number[][] {
  const simulation = new Simulation(model)
  const pairs = new Pairs(model)
  const layout = layoutOf(model, pairs)
  return Array.from({ length: replications }, (_, replication) => simulation.run('absence', replication).days).flatMap(
    (days) =>
      model.periods.days.map((_, day) =>
        model.groups.map(
          (_group, id) =>
            collect(days, day * layout.length, layout, groupScope(pairs, id))[at.absenceArea] / (8 * HOUR),
        ),
      ),
  )
}

/** P(two of them absent): ∫ φ(x) Φ((k − √ρ x) / √(1 − ρ))² dx, by the trapezoidal rule, which converges geometrically here. */
function bothAbsent(share: number, correlation: number): number {
  const k = normalQuantile(share)
  let sum = 0
  for (let x = -9; x <= 9; x += 1 / 64) {
    const conditional = normalCdf((k - Math.sqrt(correlation) * x) / Math.sqrt(1 - correlation))
    sum += (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * conditional * conditional
  }
  return sum / 64
}

describe('absence', () => {
  const [north, south] = [40, 25]
  const groups = (share: string, correlation: string) => ({
    calendar: { days: 14, hours: '08:00-16:00', interval: '4h' },
    types: QUIET,
    groups: {
      north: { skills: ['calls'], shifts: [{ agents: north, hours: '08:00-16:00' }], absence: { share, correlation } },
      south: { skills: ['calls'], shifts: [{ agents: south, hours: '08:00-16:00' }], absence: { share, correlation } },
    },
  })

  test('the probability that two are absent has a closed form where half are', () => {
    for (const correlation of [0.1, 0.3, 0.8]) {
      expect(bothAbsent(0.5, correlation)).toBeCloseTo(1 / 4 + Math.asin(correlation) / (2 * Math.PI), 10)
    }
    expect(bothAbsent(0.06, 0)).toBeCloseTo(0.0036, 10)
  })

  test.each([
    [0.06, 0],
    [0.06, 0.1],
    [0.06, 0.4],
    [0.5, 0.3],
  ])('a share of %d with a correlation of %d: mean, variance between days and covariance of groups', (p, rho) => {
    const counts = absentees(modelOf(groups(`${100 * p}%`, `${100 * rho}%`)), 400)
    const days = counts.length
    expect(days).toBe(5600)
    const both = bothAbsent(p, rho) - p * p
    const variance = (n: number) => n * p * (1 - p) + n * (n - 1) * both
    const means = [north, south].map((n, group) => {
      const mean = counts.reduce((sum, one) => sum + one[group], 0) / days
      expect(Math.abs(mean - n * p) / Math.sqrt(variance(n) / days)).toBeLessThan(3)
      return mean
    })
    // Of products about the means, each with its own spread.
    const judged = (products: readonly number[], truth: number) => {
      const tally = new Tally()
      products.forEach((product) => tally.add(product))
      expect(Math.abs(tally.mean - truth) / Math.sqrt(tally.variance / days)).toBeLessThan(3)
    }
    ;[north, south].forEach((n, group) => {
      judged(
        counts.map((one) => (one[group] - means[group]) ** 2),
        variance(n),
      )
    })
    judged(
      counts.map(([a, b]) => (a - means[0]) * (b - means[1])),
      north * south * both,
    )
  })

  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

  /** Shares of the first group that are absent, by run and day. */
  function runsOf(model: Model, replications: number, agents: number): number[][] {
    const shares = absentees(model, replications).map(([count]) => count / agents)
    const days = model.periods.days.length
    return Array.from({ length: replications }, (_, run) => shares.slice(run * days, (run + 1) * days))
  }

  /** On what share of days an absence of so many days begins, by bisection on the closed form of the share absent. */
  function beginning(share: number, longer: readonly number[]): number {
    let [low, high] = [0, share]
    for (let i = 0; i < 80; i++) {
      const b = (low + high) / 2
      if (1 - longer.reduce((free, p) => free * (1 - b * p), 1) < share) low = b
      else high = b
    }
    return low
  }

  /** P(two are absent on a day), where what began k days ago is still on with the probability longer[k]. */
  function bothAbsentFor(share: number, rho: number, longer: readonly number[]): number {
    const b = beginning(share, longer)
    const both = bothAbsent(b, rho)
    return 1 - 2 * (1 - share) + longer.reduce((neither, p) => neither * (1 - 2 * b * p + p * p * both), 1)
  }

  test.each([
    ['3d', '3d', [1, 1, 1]],
    ['2.5d', '60h', [1, 1, 1]],
    ['exponential', { law: 'exponential', mean: '2d' }, Array.from({ length: 366 }, (_, k) => Math.exp(-k / 2))],
  ])('of several days, %s: the share, who is still absent tomorrow, and how many are at once', (_, lasts, longer) => {
    const [p, rho, n] = [0.1, 0.2, 40]
    const scenario = groups('10%', '20%')
    const { north } = scenario.groups
    const lasting = { ...north, absence: { ...north.absence, for: lasts } }
    const few = { ...scenario, calendar: { ...scenario.calendar, days: 5 }, groups: { north: lasting } }
    const judge = (values: readonly number[], truth: number) => {
      const tally = new Tally()
      values.forEach((value) => tally.add(value))
      expect(Math.abs(tally.mean - truth) / Math.sqrt(tally.variance / values.length)).toBeLessThan(3)
    }
    const runs = runsOf(modelOf(few), 600, n)
    judge(runs.map(mean), p)
    judge(
      runs.map(([first]) => first),
      p,
    )
    const both = bothAbsentFor(p, rho, longer) - p * p
    judge(
      runs.map((run) => mean(run.map((share) => (share - p) * (share - p)))),
      (p * (1 - p) + (n - 1) * both) / n,
    )

    const one = { ...lasting, shifts: [{ agents: 1, hours: '08:00-16:00' }] }
    const alone = runsOf(modelOf({ ...few, calendar: { ...few.calendar, days: 90 }, groups: { north: one } }), 200, 1)
    const b = beginning(p, longer)
    judge(
      alone.map((run) => mean(run.slice(1).map((tomorrow, day) => run[day] * tomorrow))),
      p * (1 - (b * (1 - p)) / p),
    )
    // Who is not planned on a day is ill on it all the same: two days on, by way of one that is free.
    const everySecond = { ...one, shifts: one.shifts.map((shift) => ({ ...shift, days: 'mon, wed, fri, sun' })) }
    const gaps = runsOf(
      modelOf({ ...few, calendar: { ...few.calendar, days: 91 }, groups: { north: everySecond } }),
      200,
      1,
    )
    judge(
      gaps.map((run) =>
        mean(run.flatMap((today, day) => (day % 7 === 0 || day % 7 === 2 ? [today * run[day + 2]] : []))),
      ),
      1 - 2 * (1 - p) + (1 - p) * (1 - b) * (1 - b * longer[1]),
    )
  })

  test('of one day is what it is without for', () => {
    const scenario = groups('20%', '30%')
    const { north, south } = scenario.groups
    const lasting = { ...north, absence: { ...north.absence, for: '1d' } }
    const counts = absentees(modelOf({ ...scenario, groups: { north: lasting, south } }), 3)
    expect(counts).toEqual(absentees(modelOf(scenario), 3))
  })

  test('is the same for the same people whoever else there is and whatever else befalls them', () => {
    const absentIn = (scenario: object): boolean[] =>
      timelines(modelOf(scenario), '1', 0)
        .filter(({ group, agent }) => group === 'north' && agent < north)
        .map(({ stretches }) => stretches.some(({ activity }) => activity === 'absence'))
    const alone = { ...groups('20%', '30%'), calendar: { days: 2, hours: '08:00-16:00' } }
    const more = {
      ...alone,
      groups: {
        north: {
          ...alone.groups.north,
          shifts: [...alone.groups.north.shifts, { agents: 9, hours: '10:00-12:00' }],
          lateness: { by: { law: 'exponential', mean: '5m' } },
          'off-phone': { every: '1h', for: '2m' },
        },
      },
    }
    const absent = absentIn(alone)
    expect(absent.filter(Boolean).length).toBeGreaterThan(0)
    expect(absentIn(more)).toEqual(absent)
  })
})

test('who is always busy begins a break, and ends the day, as late as the rest of an exponential talk lasts', () => {
  const model = modelOf({
    calendar: { days: 1, hours: '08:00-12:00' },
    'at-end': 'stop',
    types: { calls: { arrivals: '100/h', talk: { law: 'exponential', mean: '4m' }, goal: '80% in 20s' } },
    groups: {
      team: {
        skills: ['calls'],
        shifts: [{ agents: 1, hours: '08:00-11:00', breaks: [{ between: '09:00-09:20', for: '20m' }] }],
      },
    },
  })
  const [late, past] = [new Tally(), new Tally()]
  for (let replication = 0; replication < 300; replication++) {
    const [{ stretches }] = timelines(model, 'busy', replication)
    const pause = stretches.find(({ activity }) => activity === 'break')!
    late.add(pause.from - 9 * HOUR)
    expect(pause.to - pause.from).toBeCloseTo(1200, 6)
    past.add(stretches.filter(({ isOvertime }) => isOvertime).reduce((sum, { from, to }) => sum + to - from, 0))
  }
  for (const tally of [late, past]) {
    expect(Math.abs(tally.mean - 240) / Math.sqrt(tally.variance / 300)).toBeLessThan(2)
    expect(Math.sqrt(tally.variance)).toBeGreaterThan(200)
    expect(Math.sqrt(tally.variance)).toBeLessThan(280)
  }
})

describe('shrinkage', () => {
  const week = (more: object) => ({
    calendar: { days: 5, hours: '08:00-16:30' },
    types: QUIET,
    groups: {
      team: {
        skills: ['calls'],
        shifts: [
          {
            agents: 6,
            days: 'mon-fri',
            hours: '08:00-16:30',
            breaks: [
              { between: '09:30-11:00', for: '15m' },
              { at: '15:00', for: '15m' },
            ],
            lunch: { between: '11:30-13:30', for: '30m' },
            meetings: [{ days: 'tue', at: '14:00', for: '30m' }],
            training: [{ days: 'thu', between: '13:30-15:00', for: '1h' }],
          },
        ],
        ...more,
      },
    },
  })
  // A week: 40 paid hours, of which 2.5 in breaks, a half in the meeting, one in training; 2.5 more at lunch.
  const planned = {
    paid: 6 * 40 * HOUR,
    shrinkagePlanned: 4 / 40,
    breaksPlanned: 2.5 / 40,
    lunchPlanned: 2.5 / 40,
    meetingsPlanned: 0.5 / 40,
    trainingPlanned: 1 / 40,
  }

  test('planned and realised are the same where all is as planned', () => {
    const { totals } = runObject(week({}), {}, { replications: 2 })
    const values = valuesOf(totals)
    const realised = { shrinkage: 0.1, breaks: 0.0625, lunch: 0.0625, meetings: 0.0125, training: 0.025 }
    const nothing = { absence: 0, lateness: 0, earlyLeaving: 0, offPhone: 0, overtime: 0 }
    for (const [key, value] of Object.entries({ ...planned, ...realised, ...nothing, paidAsWorked: planned.paid }))
      expect([key, values[key]]).toEqual([key, expect.closeTo(value, 9)])
  })

  test('lateness and early leaving are added, and paid or not; the plan stays what it was', () => {
    const missed = { lateness: { by: '12m' }, 'early-leaving': { by: '6m', paid: true } }
    const values = valuesOf(runObject(week(missed), {}, { replications: 2 }).totals)
    const truth = {
      ...planned,
      lateness: 1 / 40,
      earlyLeaving: 0.5 / 40,
      shrinkage: 5.5 / 40,
      paidAsWorked: 6 * 39 * HOUR,
    }
    for (const [key, value] of Object.entries(truth))
      expect([key, values[key]]).toEqual([key, expect.closeTo(value, 9)])
  })

  test('of who is absent all that is paid is missed, and none of the lunch', () => {
    for (const paid of [true, false]) {
      const values = valuesOf(runObject(week({ absence: { share: '100%', paid } }), {}, { replications: 2 }).totals)
      expect(values).toMatchObject({ absence: 1, shrinkage: 1, breaks: 0, shrinkagePlanned: 0.1 })
      expect(values.paidAsWorked).toBe(paid ? planned.paid : 0)
      expect(values.lunch).toBeCloseTo(2.5 / 40, 9)
    }
  })

  test('off the phone for a twelfth of the time between breaks', () => {
    const scenario = {
      calendar: { days: 1, hours: '08:00-20:00' },
      types: QUIET,
      groups: {
        team: {
          skills: ['calls'],
          shifts: [{ agents: 3, hours: '08:00-20:00' }],
          'off-phone': { every: '55m', for: '5m' },
        },
      },
    }
    const values = valuesOf(runObject(scenario, {}, { replications: 2 }).totals)
    expect(values).toMatchObject({ offPhone: 1 / 12, shrinkage: 1 / 12, shrinkagePlanned: 0, paidAsWorked: 36 * HOUR })
  })
})

test('a week of shifts costs as much room as a year of it, but for the days themselves', () => {
  const year = (days: number) =>
    modelOf({
      calendar: { days, hours: '08:00-16:00' },
      types: QUIET,
      groups: {
        team: {
          skills: ['calls'],
          shifts: [
            { agents: 150, days: 'mon-fri', hours: '08:00-16:00', lunch: { between: '11:00-14:00', for: '30m' } },
          ],
          absence: { share: '6%' },
        },
      },
    }).groups[0].staffing
  const [week, all] = [year(7), year(364)]
  if (week.plan !== 'people' || all.plan !== 'people') throw new Error('a roster as planned')
  expect(all.lines[0].rests[0].offset.length).toBe(week.lines[0].rests[0].offset.length)
  expect(all.lines[0].from.length).toBe(260)
})
