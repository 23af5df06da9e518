import { describe, expect, test } from 'vitest'
import { loadText, Simulation, type Model } from '../../src/index.ts'
import type { Center } from '../../src/models/center.ts'
import { expectTruth, runObject, valuesOf } from './run-text.ts'

/** One agent, one type, contacts at given instants: `day,clock`. */
function alone(group: object, at: readonly string[], days: number, type: object = { talk: '100s' }) {
  const files = { 'at.csv': ['day,at', ...at].join('\n') }
  const calls = { arrivals: { recorded: 'at.csv', column: 'at' }, ...type }
  const scenario = { calendar: { days }, types: { calls }, groups: { team: { agents: 1, ...group } } }
  return runObject({ ...scenario, run: { replications: 1 } }, files)
}

function modelOf(scenario: object, files: Readonly<Record<string, string>> = {}): Model {
  return loadText(JSON.stringify({ agner: 1, ...scenario }), files).model
}

/** Runs one replication after the other, and looks at the center when each has ended. */
function centersOf(model: Model, replications: number, look: (center: Center) => void): void {
  let last: Center | null = null
  const simulation = new Simulation(model, { afterEvent: (center) => (last = center) })
  for (let replication = 0; replication < replications; replication++) {
    simulation.run('1', replication)
    if (last !== null) look(last)
  }
}

describe('two agents of unequal speed', () => {
  /** M/M/2 with rates m1 and m2, the first taken with chance p when both are idle (Krishnamoorthi 1963). */
  function unequal(rate: number, m1: number, m2: number, p: number) {
    // π0 = 1. Balance of "only the first is busy" and of "nobody is", with π2 = (a + b) rate / (m1 + m2).
    const share = rate / (m1 + m2)
    // a (rate + m1) = rate p + m2 share (a + b);   a m1 + b m2 = rate
    const [a11, a12, b1] = [rate + m1 - m2 * share, -m2 * share, rate * p]
    const [a21, a22, b2] = [m1, m2, rate]
    const det = a11 * a22 - a12 * a21
    const a = (b1 * a22 - a12 * b2) / det
    const b = (a11 * b2 - b1 * a21) / det
    const full = ((a + b) * share) / (1 - share)
    const sum = 1 + a + b + full
    const busy = (a + b + 2 * full) / sum
    return { meanWait: (full * (share / (1 - share) + 1)) / sum / (m1 + m2), aht: busy / rate, busy }
  }

  test.each([
    ['random', 0.5],
    ['fastest', 1],
  ])('wait and work as the Markov chain says: %s', (agent, p) => {
    const { totals, types } = runObject({
      types: { calls: { arrivals: '24/h', talk: { law: 'exponential', mean: '3m' } } },
      groups: { team: { skills: ['calls'], agents: 2, people: { Anna: { speed: 1.5 }, Bert: { speed: 0.5 } } } },
      routing: { agent },
      run: { horizon: '20000h', warmup: '100h', batches: 40, seed: 'unequal' },
    })
    const { busy, ...ofTypes } = unequal(24 / 3600, 1.5 / 180, 0.5 / 180, p)
    expectTruth(types.calls, ofTypes)
    expectTruth(totals, { busy })
  })
})

describe('the spread of speeds', () => {
  const center = (spread: unknown, more: object = {}) => ({
    types: { calls: { arrivals: '60/h', talk: '3m' } },
    groups: { team: { skills: ['calls'], agents: 40, spread, ...more } },
  })
  const speedsOf = (scenario: object, replications: number): number[][] => {
    const teams: number[][] = []
    centersOf(modelOf(scenario), replications, ({ agents, proficiency }) => {
      teams.push(Array.from({ length: agents.count }, (_, agent) => 1 / proficiency.factorOf(agent, 0)))
    })
    return teams
  }
  const moments = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const square = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length
    return { mean, cv: Math.sqrt(square) / mean }
  }

  test('leaves a group that is always busy its capacity and its AHT', () => {
    const { groups } = runObject({
      types: { calls: { arrivals: '2000/h', talk: '3m' } },
      groups: { team: { skills: ['calls'], agents: 40, spread: '30%' } },
      run: { horizon: '100h', batches: 2 },
      'at-end': 'stop',
    })
    expect(groups.team.occupancy.value).toBeGreaterThan(0.999)
    expect(groups.team.aht.value! / 180).toBeCloseTo(1, 2)
  })

  test('gives every replication and every seed the same team, with mean 1', () => {
    const [one, other] = speedsOf(center('20%'), 2)
    expect(other).toEqual(one)
    expect(moments(one).mean).toBeCloseTo(1, 12)
    // Quantiles at the middle of 40 equal shares miss some of the tails.
    expect(moments(one).cv).toBeGreaterThan(0.18)
    expect(moments(one).cv).toBeLessThan(0.2)
    expect(one.toSorted((a, b) => a - b)).not.toEqual(one)
  })

  test('gives each replication people of its own where they are drawn', () => {
    const teams = speedsOf(center({ law: 'lognormal', cv: '20%', team: 'drawn' }), 200)
    expect(teams[1]).not.toEqual(teams[0])
    const { mean, cv } = moments(teams.flat())
    expect(mean).toBeCloseTo(1, 2)
    expect(cv).toBeCloseTo(0.2, 2)
  })

  test('is beside the speed of who has a name', () => {
    const [team] = speedsOf(center('20%', { people: { Anna: { speed: 2 } } }), 1)
    expect(team[0]).toBe(2)
    expect(moments(team.slice(1)).mean).toBeCloseTo(1, 12)
  })

  test('of group and type multiply', () => {
    const scenario = {
      types: { calls: { arrivals: '60/h', talk: '3m' } },
      groups: {
        team: {
          skills: { calls: { spread: { law: 'uniform', min: 0.5, max: 1.5 } } },
          spread: { law: 'uniform', min: 0.5, max: 1.5 },
          agents: 400,
        },
      },
    }
    const [team] = speedsOf(scenario, 1)
    expect(moments(team).mean).toBeCloseTo(1, 12)
    // (1 + cv²)² = 1 + cv² of the product, cv² of each 1/12.
    expect(moments(team).cv).toBeCloseTo(Math.sqrt((13 / 12) * (13 / 12) - 1), 1)
  })
})

test('who resolves all and who resolves nothing have their names', () => {
  const files = { 'at.csv': ['day,at', '1,09:00:00', '1,09:00:01', '1,10:00', '1,11:00'].join('\n') }
  const { totals } = runObject(
    {
      calendar: { days: 1 },
      types: { calls: { arrivals: { recorded: 'at.csv', column: 'at' }, talk: '60s', resolved: '50%' } },
      groups: {
        team: {
          skills: { calls: {} },
          agents: 2,
          people: { Anna: { resolved: '100%' }, Bert: { skills: { calls: { resolved: '0%' } } } },
        },
      },
      routing: { agent: 'fixed-order' },
      run: { replications: 5 },
    },
    files,
  )
  // Bert has the second alone.
  expect(totals.fcr.value).toBe(0.75)
})

describe('learning', () => {
  const hourly = Array.from({ length: 42 * 24 }, (_, i) => {
    return `${Math.floor(i / 24) + 1},${String(i % 24).padStart(2, '0')}:00`
  })
  const newness = (days: number) => Math.exp((-days * Math.LN2) / 21)

  test('halves what a new agent is slower by every three weeks', () => {
    const { totals } = alone({ skills: ['calls'], hires: [{ agents: 1, after: '0s' }] }, hourly, 42)
    const sum = hourly.reduce((all, _, i) => all + 1 + 0.5 * newness(i / 24), 0)
    expect(totals.talk.value).toBeCloseTo((100 * sum) / hourly.length, 9)
    // The integral over six weeks: two halvings.
    expect(totals.talk.value! / 100).toBeCloseTo(1 + (0.5 * 0.75) / (2 * Math.LN2), 3)
  })

  test('has begun for who was hired before the run', () => {
    const group = { skills: ['calls'], hires: [{ agents: 1, ago: '21d' }], learning: { factor: 2 } }
    const { totals } = alone(group, hourly.slice(0, 1), 1)
    expect(totals.talk.value).toBeCloseTo(150, 9)
  })

  test('changes what is resolved too', () => {
    const scenario = (learning: object) => ({
      calendar: { days: 1 },
      types: { calls: { arrivals: '200/h', talk: '60s', resolved: '80%' } },
      groups: { team: { skills: ['calls'], agents: 10, hires: [{ agents: 10, ago: '21d' }], learning } },
      run: { replications: 10 },
    })
    // Half of the missing half is back.
    expectTruth(runObject(scenario({ resolved: '50%', 'halves-every': '21d' })).totals, {
      fcr: 0.8 * (1 - 0.5 * newness(21.5)),
    })
  })
})

describe('places that are filled later', () => {
  const files = { 'at.csv': ['day,at', '1,09:00', '2,09:00', '2,13:00'].join('\n') }
  const scenario = (team: object) => ({
    calendar: { days: 2 },
    hours: '08:00-18:00',
    types: { calls: { arrivals: { recorded: 'at.csv', column: 'at' }, talk: '60s', patience: '60s' } },
    groups: { team: { skills: ['calls'], hires: [{ agents: 1, after: '36h' }], ...team } },
    run: { replications: 1 },
  })

  test.each([
    ['headcount', { agents: 1 }, 0],
    ['roster', { shifts: [{ agents: 1, hours: '08:00-18:00', breaks: [{ at: '16:00', for: '1h' }] }] }, 1],
  ])('are worked by nobody until then, nor paid: %s', (_, team, pause) => {
    const { totals, groups } = runObject(scenario(team), files)
    expect(valuesOf(totals)).toMatchObject({ offered: 3, abandoned: 2, handled: 1 })
    const values = valuesOf(groups.team)
    const planned = 2 * (10 - pause)
    expect(values.signedIn! * 48).toBeCloseTo(6 - pause, 9)
    expect(values.vacant! * 48).toBeCloseTo(planned - (6 - pause), 9)
    expect(values.scheduled! * 48).toBeCloseTo(planned, 9)
    expect(values.paid! / 3600).toBeCloseTo(6, 6)
    if (pause > 0) expect(values.breaks).toBeCloseTo(pause / 6, 6)
  })
})

describe('attrition', () => {
  const YEAR = 365.25
  const scenario = (attrition: object) => ({
    calendar: { days: 1096, interval: '24h' },
    types: { calls: { arrivals: '1/d', talk: '60s' } },
    groups: { team: { skills: ['calls'], agents: 400, attrition } },
    run: { replications: 12, seed: 'attrition' },
  })
  // Days: employed for 1 / out on average, vacant for 1 / back; a Markov chain of two states.
  const out = 0.6 / YEAR
  const back = 1 / 60
  const days = 1096
  const vacantAt = (t: number) => (out / (out + back)) * (1 - Math.exp(-(out + back) * t))
  const integral = (of: (t: number) => number, from: number, to: number, steps = 4000) => {
    let sum = 0
    for (let i = 0; i < steps; i++) sum += of(from + ((i + 0.5) * (to - from)) / steps)
    return (sum * (to - from)) / steps
  }
  const attrition = { 'a-year': '60%', recruiting: { law: 'exponential', mean: '60d' }, training: '20d' }

  test('leaves as many places vacant and in training as renewal theory says, from the first day on', () => {
    const { groups } = runObject(scenario(attrition))
    const vacant = integral(vacantAt, 0, days)
    // Who was hired a day t ago at most 20 days is in training, unless gone.
    const trainedAt = (t: number) =>
      integral((age) => back * vacantAt(t - age) * Math.exp(-out * age), 0, Math.min(t, 20), 40)
    expectTruth(groups.team, {
      leavers: 400 * out * (days - vacant),
      vacant: (400 * vacant) / days,
      inTraining: (400 * integral(trainedAt, 0, days, 400)) / days,
    })
  })

  test.each([
    ['settled', 0],
    ['mixed', 1],
  ])('leaves people of an experience that renewal theory knows: %s', (experience, mixed) => {
    const model = modelOf(scenario({ ...attrition, experience }))
    const sums: number[] = []
    let newcomers = 0
    centersOf(model, 12, ({ agents, proficiency, turnover, kernel }) => {
      let sum = 0
      for (let agent = 0; agent < agents.count; agent++) {
        const years = (kernel.clock[0] - proficiency.startedAt[agent]) / (86_400 * YEAR)
        if (!turnover.isThere(agent) || years === Infinity) continue
        sum += years
        newcomers++
      }
      sums.push(sum)
    })
    const hired = (weight: (age: number) => number) =>
      integral((age) => back * vacantAt(days - age) * Math.exp(-out * age) * weight(age), 20, days)
    // Who was there from the start came, if mixed, an exponential time before it: 1 / out, and 20 days of that in training.
    const stayed = mixed * Math.exp(-out * days)
    const people = 400 * (hired(() => 1) + stayed)
    const years = (400 / YEAR) * (hired((age) => age - 20) + stayed * (days + 1 / out - 20))
    const mean = sums.reduce((all, one) => all + one, 0) / sums.length
    const variance = sums.reduce((all, one) => all + (one - mean) * (one - mean), 0) / (sums.length - 1)
    expect(Math.abs(mean - years)).toBeLessThan(2.2 * Math.sqrt(variance / sums.length))
    expect(newcomers / 12 / people).toBeCloseTo(1, 1)
  })

  test('shifts no luck of customers', () => {
    const calls = (group: object) =>
      runObject({
        calendar: { days: 20 },
        types: { calls: { arrivals: '30/h', talk: { law: 'exponential', mean: '60s' } } },
        groups: { team: { skills: ['calls'], agents: 20, ...group } },
        run: { replications: 2 },
      }).totals
    const settled = calls({})
    const leaving = calls({ attrition: { 'a-year': '400%' }, learning: { factor: 1 } })
    expect(leaving.offered).toEqual(settled.offered)
    expect(leaving.talk.value).toBeCloseTo(settled.talk.value!, 9)
  })
})

describe('switching', () => {
  const scenario = (time: unknown) => ({
    calendar: { days: 3 },
    types: {
      a: { client: 'X', arrivals: '30/h', talk: { law: 'exponential', mean: '60s' }, wrap: '10s' },
      b: { client: 'X', arrivals: '20/h', talk: { law: 'exponential', mean: '60s' } },
      c: { client: 'Y', arrivals: '10/h', talk: { law: 'exponential', mean: '60s' } },
    },
    groups: { team: { skills: ['a', 'b', 'c'], agents: 4, ...(time === undefined ? {} : { switch: time }) } },
    run: { replications: 3 },
  })

  test('is a share in every row: no value and no interval is above one', () => {
    const { types, groups } = scenario('15s')
    const few = Object.entries(types).map(([name, type]) => [name, { ...type, arrivals: '2/h' }])
    const center = { types: Object.fromEntries(few), groups, run: { replications: 3 } }
    const { intervals } = runObject(center)
    const rows = intervals.flatMap((interval) => [interval.totals, ...Object.values(interval.types)])
    const switches = rows.map((row) => row.switches).filter(({ value }) => value !== null)
    expect(switches.length).toBeGreaterThan(48)
    for (const { value, high } of switches) {
      expect(value).toBeLessThanOrEqual(1)
      if (high !== null) expect(high).toBeLessThanOrEqual(1)
    }
  })

  test('adds to AHT its seconds times the share of contacts at which the agent switched', () => {
    const without = runObject(scenario(undefined)).totals
    const { aht, talk, switches, offered } = runObject(scenario('15s')).totals
    expect(offered).toEqual(without.offered)
    expect(aht.value! - without.aht.value!).toBeCloseTo(15 * switches.value!, 9)
    expect(talk.value! - without.talk.value!).toBeCloseTo(15 * switches.value!, 9)
    // Whoever comes next is of another type with chance 1 - Σ p², but for each agent's first.
    expect(switches.value).toBeCloseTo(1 - (9 + 4 + 1) / 36, 1)
  })

  test('counts by client where that is what costs', () => {
    const without = runObject(scenario(undefined)).totals
    const { aht, switches } = runObject(scenario({ client: '40s', type: '0s' })).totals
    expect(aht.value! - without.aht.value!).toBeCloseTo(40 * switches.value!, 9)
    expect(switches.value).toBeCloseTo(1 - (25 + 1) / 36, 1)
  })
})

test('going from one channel to another counts where that takes longer', () => {
  const scenario = (more: object) => ({
    calendar: { days: 2 },
    types: {
      call: { arrivals: '20/h', talk: '60s', channel: 'voice' },
      sale: { arrivals: '20/h', talk: '60s', channel: 'voice' },
      mail: { arrivals: '20/h', talk: '60s', channel: 'email', goal: '80% in 4h' },
    },
    groups: { team: { skills: ['call', 'sale', 'mail'], agents: 3, ...more } },
    run: { replications: 2 },
  })
  const { aht, switches } = runObject(scenario({ switch: { type: '10s', channel: '40s' } })).totals
  const channels = runObject(scenario({ switch: { type: '0s', channel: '40s' } })).totals
  expect(channels.aht.value).toBeCloseTo(60 + 40 * channels.switches.value!, 9)
  // One of three is the same type; of the others one of two stays on the phone, if it was there.
  expect(channels.switches.value).toBeCloseTo(4 / 9, 1)
  expect(switches.value).toBeCloseTo(2 / 3, 1)
  expect(aht.value! - 60).toBeCloseTo((40 * 4) / 9 + (10 * 2) / 9, 0)
})

describe('practice', () => {
  test('is lost by who has too few contacts, and comes back with more', () => {
    // One a week for ten weeks, then five a day.
    const seldom = Array.from({ length: 10 }, (_, week) => ({ day: 7 * week, hour: 12 }))
    const often = Array.from({ length: 50 }, (_, i) => ({ day: 70 + Math.floor(i / 5), hour: 9 + (i % 5) }))
    const all = [...seldom, ...often]
    const at = all.map(({ day, hour }) => `${day + 1},${String(hour).padStart(2, '0')}:00`)
    const practice = { 'at-least': '10/7d', most: 1.5, memory: '14d' }
    const talks: number[] = []
    let recent = 10 / 7
    let last = 0
    for (const { day, hour } of all) {
      const now = day + hour / 24
      recent *= Math.exp(-(now - last) / 14)
      talks.push(100 * (1 + 0.5 * Math.max(0, 1 - recent / (10 / 7))))
      recent += 1 / 14
      last = now
    }
    const meanOf = (count: number) => talks.slice(0, count).reduce((sum, talk) => sum + talk, 0) / count
    const found = (count: number) =>
      alone({ skills: { calls: { practice } } }, at.slice(0, count), 100).totals.talk.value
    for (const count of [1, 10, 60]) expect(found(count)).toBeCloseTo(meanOf(count), 9)
    // One a week where ten are needed: near the most; five a day: as in practice.
    expect(talks[9]).toBeGreaterThan(140)
    expect(talks[59]).toBe(100)
  })
})

describe('the load', () => {
  test('makes agents hurry by how many wait when they start to talk', () => {
    const at = ['1,09:00:00', '1,09:00:01', '1,09:00:02', '1,09:00:03', '1,09:00:04']
    const { totals } = alone({ skills: ['calls'], pace: { rush: '20%', full: 2 } }, at, 1)
    // Behind the second three wait, then two, one, nobody.
    expect(totals.talk.value).toBeCloseTo((100 + 80 + 80 + 90 + 100) / 5, 9)
  })

  test('makes who is always busy slower, and a break rests', () => {
    const at = ['1,09:00:00', '1,09:00:01', '1,09:00:02', '1,09:30:00', '1,10:30:00']
    const group = {
      agents: undefined,
      shifts: [{ agents: 1, hours: '09:00-12:00', breaks: [{ at: '10:00', for: '15m' }] }],
      skills: ['calls'],
      pace: { tiring: '50%', memory: '10m' },
    }
    const { totals } = alone(group, at, 1)
    const decay = (seconds: number) => Math.exp(-seconds / 600)
    const first = 100
    const afterFirst = 1 - decay(first)
    const second = 100 * (1 + 0.5 * afterFirst)
    const afterSecond = 1 - (1 - afterFirst) * decay(second)
    const third = 100 * (1 + 0.5 * afterSecond)
    const idle = 1800 - first - second - third
    const afterThird = (1 - (1 - afterSecond) * decay(third)) * decay(idle)
    const fourth = 100 * (1 + 0.5 * afterThird)
    expect(totals.talk.value).toBeCloseTo((first + second + third + fourth + 100) / 5, 9)
  })
})

describe('upkeep', () => {
  const scenario = (team: object, days = 5) => ({
    calendar: { days },
    hours: '08:00-18:00',
    types: {
      a: { client: 'X', arrivals: '1/h', talk: '60s' },
      b: { client: 'X', arrivals: '1/h', talk: '60s' },
      c: { arrivals: '1/h', talk: '60s' },
    },
    groups: {
      team: { skills: { a: {}, b: { upkeep: '90m' }, c: {} }, upkeep: '1h', ...team },
    },
    run: { replications: 1 },
  })
  const shifts = [{ agents: 3, hours: '08:00-17:00', breaks: [{ at: '12:00', for: '30m' }] }]

  test.each([
    ['headcount', { agents: 3 }, 10, 10],
    ['roster', { shifts }, 8.5, 9],
  ])('takes each agent off the phone, paid, so long every week for every client: %s', (_, team, onPhone, paid) => {
    const [group] = modelOf(scenario(team)).groups
    const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0) / 3600
    // 90 minutes for X, the longer of two, and 60 for c by itself.
    expect(sum(group.scheduledSeconds)).toBeCloseTo(3 * (5 * onPhone - 2.5), 9)
    expect(sum(group.paidSeconds)).toBeCloseTo(3 * 5 * paid, 9)
    const { groups } = runObject(scenario(team))
    expect(groups.team.signedIn.value! * 120).toBeCloseTo(3 * (5 * onPhone - 2.5), 1)
  })

  test('in a last week of two days takes two fifths', () => {
    const [group] = modelOf(scenario({ agents: 1 }, 9)).groups
    const hours = group.scheduledSeconds.reduce((all, value) => all + value, 0) / 3600
    expect(hours).toBeCloseTo(90 - 2.5 - 1, 9)
  })
})
