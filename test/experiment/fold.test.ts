import { describe, expect, test } from 'vitest'
import { erlang, loadText, simulate, type Estimate, type Figures, type Result, type Summary } from '../../src/index.ts'
import { Fold } from '../../src/experiment/fold.ts'
import { runModel } from '../../src/experiment/run.ts'
import { PageLayout } from '../../src/models/facts.ts'
import { Pairs } from '../../src/models/pairs.ts'
import { at, collect, groupScope, typeScope, type Sums } from '../../src/models/scopes.ts'

const exponential = (mean: string) => ({ law: 'exponential', mean })
const CENTER = {
  agner: 1,
  hours: '08:00-12:00',
  types: {
    calls: { arrivals: '40/h', talk: exponential('4m'), wrap: '20s', patience: exponential('2m'), goal: '80% in 20s' },
    rest: { arrivals: '10/h', talk: '5m', goal: '80% in 60s' },
  },
  groups: { team: { skills: ['calls'], agents: 3 }, other: { skills: ['calls', 'rest'], agents: 1 } },
  run: { replications: 7, seed: 'fold' },
}
const scenario = loadText(JSON.stringify(CENTER))
const { model } = scenario
const results = Array.from({ length: 7 }, (_, replication) => simulate(model, 'fold', replication))
const summary = runModel(scenario)

describe('a summary of seven days', () => {
  const calls = results.map((result) => sumsOf(result, (pairs) => typeScope(pairs, 0)))
  const answered = (sums: Sums) => sums[at.answeredAtOnce] + sums[at.answeredLater]

  test('has means of counts and ratios of sums', () => {
    const total = (of: (sums: Sums) => number) => calls.reduce((sum, one) => sum + of(one), 0)
    const value = (key: string) => summary.types.calls[key].value
    expect(value('offered')).toBeCloseTo(total((s) => s[at.offered]) / 7, 10)
    expect(value('asa')).toBeCloseTo(total((s) => s[at.waitAnswered]) / total(answered), 10)
    expect(value('abandonment')).toBeCloseTo(total((s) => s[at.abandoned]) / total((s) => s[at.offered]), 10)
    const inTime = total((s) => s[at.answeredAtOnce] + s[at.within0])
    expect(value('serviceLevel')).toBeCloseTo(inTime / total((s) => s[at.offered]), 10)
    const group = results.map((result) => sumsOf(result, () => groupScope(new Pairs(model), 0)))
    const area = (fact: number) => group.reduce((sum, one) => sum + one[fact], 0)
    expect(summary.groups.team.occupancy.value).toBeCloseTo(area(at.busyArea) / area(at.signedInArea), 10)
  })

  // Student's t with 6 degrees of freedom, 97.5 %: 2.446912.
  test("has Student's intervals of means, and of ratios by the delta method", () => {
    const offered = calls.map((sums) => sums[at.offered])
    const spread = 2.446912 * Math.sqrt(varianceOf(offered) / 7)
    expectAround(summary.types.calls.offered, mean(offered), spread)
    expect(summary.types.calls.offeredVariance.value).toBeCloseTo(varianceOf(offered), 8)
    const ratio = mean(calls.map((s) => s[at.waitAnswered])) / mean(calls.map(answered))
    const errors = calls.map((s) => s[at.waitAnswered] - ratio * answered(s))
    const half = (2.446912 * Math.sqrt(varianceOf(errors) / 7)) / mean(calls.map(answered))
    expectAround(summary.types.calls.asa, ratio, half)
  })

  test('adds up: types to totals, intervals and the day to totals', () => {
    const offered = (figures: Figures) => figures.offered.value!
    expect(offered(summary.types.calls) + offered(summary.types.rest)).toBeCloseTo(offered(summary.totals), 9)
    expect(summary.intervals.reduce((sum, { totals }) => sum + offered(totals), 0)).toBeCloseTo(
      offered(summary.totals),
      9,
    )
    expect(offered(summary.days[0].totals)).toBeCloseTo(offered(summary.totals), 9)
    const { calls: byGroup } = summary.typeGroups
    expect(byGroup.team.taken.value! + byGroup.other.taken.value!).toBeCloseTo(summary.types.calls.answered.value!, 9)
    expect(summary.contacts).toBe(results.reduce((sum, { contacts }) => sum + contacts, 0))
    expect(summary.replications).toBe(7)
  })

  test('says how often the goal was missed', () => {
    const levels = calls.map((s) => (s[at.answeredAtOnce] + s[at.within0]) / s[at.offered])
    expect(summary.queues.calls.daysMissed.value).toBeCloseTo(levels.filter((level) => level < 0.8).length / 7, 10)
    const { verdict, serviceLevel } = summary.goals[0]
    expect(verdict).toBe(serviceLevel.low! >= 0.8 ? 'met' : serviceLevel.high! < 0.8 ? 'missed' : 'open')
  })

  test('is the same whoever folds the results', () => {
    const fold = new Fold(model, 0.95)
    for (const result of results) fold.add(result)
    const { totals, intervals, hours, goals } = summary
    expect(fold.findings()).toMatchObject({ totals, intervals, hours, goals })
  })
})

describe('percentiles', () => {
  test('are within a bin of the exact waits', () => {
    // One agent, 100 s of talk, 50 contacts at once: waits of 0, 100, … 4900 s.
    const at8 = Array.from({ length: 50 }, () => '08:00:00').join('\n')
    const recorded = loadText(
      JSON.stringify({
        agner: 1,
        hours: '08:00-12:00',
        types: { calls: { arrivals: { recorded: 'calls.csv', column: 'at' }, talk: '100s' } },
        groups: { team: { skills: ['calls'], agents: 1 } },
        run: { replications: 1 },
      }),
      { 'calls.csv': `at\n${at8}` },
    )
    const { totals, hours } = runModel(recorded)
    const exact = { waitP50: 2400, waitP90: 4400, waitP95: 4700, waitP99: 4900 }
    for (const [key, wait] of Object.entries(exact)) {
      expect(Math.abs(totals[key].value! / wait - 1)).toBeLessThan(1 / 32)
      expect(hours[8].queues.calls[key].value).toBe(totals[key].value)
    }
    expect(hours[7].queues.calls.waitP50.value).toBeNull()
    expect(totals.maxWait.value).toBe(4900)
  })
})

describe('the longest wait', () => {
  const run = (settings: object) =>
    runModel(
      loadText(
        JSON.stringify({
          agner: 1,
          types: {
            calls: { arrivals: { recorded: 'calls.csv', column: 'calls' }, talk: '100s' },
            nobody: { arrivals: '0/h', talk: '100s' },
            left: { arrivals: { recorded: 'calls.csv', column: 'calls' }, talk: '100s', patience: '10s' },
          },
          groups: { team: { skills: ['calls', 'nobody'], agents: 1 } },
          ...settings,
        }),
        { 'calls.csv': 'calls\n40\n4000\n' },
      ),
    )

  test('is 0 where all are answered at once, and null where nobody is answered', () => {
    const { types, queues, totals } = run({ run: { replications: 2 } })
    expect(types.calls.maxWait).toEqual({ value: 0, low: 0, high: 0 })
    const none = { value: null, low: null, high: null }
    expect([types.nobody.maxWait, types.left.maxWait, queues.nobody.maxWait]).toEqual([none, none, none])
    expect(totals.maxWait.value).toBe(0)
  })

  test('of replications in which nobody is answered does not pull the mean down', () => {
    const rare = loadText(
      JSON.stringify({
        agner: 1,
        hours: '08:00-18:00',
        types: { calls: { arrivals: '1/24h', talk: '1h' } },
        groups: { team: { skills: ['calls'], shifts: [{ agents: 1, hours: '17:59-18:00' }] } },
        run: { replications: 20 },
      }),
    )
    const each = Array.from({ length: 20 }, (_, replication) => simulate(rare.model, '1', replication))
    const waits = each.filter(({ contacts }) => contacts > 0).map(({ longestWait }) => longestWait[0])
    expect(waits.length).toBeLessThan(20)
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length
    expect(runModel(rare).types.calls.maxWait.value).toBeCloseTo(mean, 6)
  })
})

// M/M/3 at 80 %, one station by replications of a day and by batches of one long run.
const station = {
  types: { calls: { arrivals: '24/h', talk: exponential('6m') } },
  groups: { team: { skills: ['calls'], agents: 3 } },
}
const system = { ratePerSecond: 24 / 3600, handleSeconds: 360, agents: 3 }

test('batches of one run and independent days agree with the formula and each other', () => {
  const run = (settings: object) => runModel(loadText(JSON.stringify({ agner: 1, ...station, ...settings })))
  const days = run({
    calendar: { days: 20, interval: '60m' },
    run: { replications: 40, warmup: '1d', confidence: '99.9%' },
  })
  const batches = run({ run: { horizon: '20000h', warmup: '100h', batches: 40, confidence: '99.9%' } })
  expect([days.method, batches.method]).toEqual(['replications', 'batches'])
  const { asa, occupancy, meanQueue } = erlang.erlangC(system)
  const truths = { asa, occupancy, meanQueue, serviceLevel: erlang.erlangCServiceLevel(system, 20)! }
  for (const [key, truth] of Object.entries(truths)) {
    for (const { totals } of [days, batches]) {
      expect([key, totals[key].low! <= truth && truth <= totals[key].high!]).toEqual([key, true])
    }
  }
  const z =
    (days.totals.asa.value! - batches.totals.asa.value!) /
    Math.hypot(halfOf(days.totals.asa), halfOf(batches.totals.asa))
  expect(Math.abs(z)).toBeLessThan(1)
})

test('95 % intervals of the service level contain the truth in about 95 of 100 runs', () => {
  const truth = erlang.erlangCServiceLevel(system, 20)!
  const steady = loadText(
    JSON.stringify({ agner: 1, ...station, run: { horizon: '1050h', warmup: '50h', batches: 20 } }),
  )
  let covered = 0
  for (let seed = 0; seed < 100; seed++) {
    const { low, high } = runModel(steady, { seed: `coverage ${seed}` }).totals.serviceLevel
    if (low! <= truth && truth <= high!) covered++
  }
  // Binomial(100, 0.95) is from 88 to 100 in 999 of 1000 cases.
  expect(covered).toBeGreaterThanOrEqual(88)
})

test.each([
  ['an ordinary one', {}],
  ['nobody comes', { types: { ...CENTER.types, rest: { arrivals: '0/h', talk: '1m' } } }],
  ['nobody answers', { groups: { team: { skills: ['calls', 'rest'], agents: 0 } } }],
  ['one replication', { run: { replications: 1 } }],
  ['closed all day', { hours: 'closed' }],
])('no figure is NaN or infinite, and every low is at most its high: %s', (_, extra) => {
  const odd = runModel(loadText(JSON.stringify({ ...CENTER, ...extra })))
  const estimates = estimatesIn(odd)
  expect(estimates.length).toBeGreaterThan(1000)
  for (const { value, low, high } of estimates) {
    for (const number of [value, low, high]) if (number !== null && !Number.isFinite(number)) expect(number).toBeNull()
    if (low !== null && high !== null && !(low <= value! && value! <= high)) expect([low, value, high]).toBe('in order')
  }
})

function estimatesIn(tree: unknown): Estimate[] {
  if (typeof tree !== 'object' || tree === null) return []
  if ('value' in tree && 'low' in tree) return [tree as Estimate]
  return Object.values(tree).flatMap(estimatesIn)
}

function sumsOf({ total }: Result, scope: (pairs: Pairs) => ReturnType<typeof typeScope>): Sums {
  const pairs = new Pairs(model)
  return collect(total, 0, new PageLayout(2, pairs.count, 2, 0, 0), scope(pairs))
}

function expectAround({ value, low, high }: Summary['totals'][string], centre: number, half: number): void {
  expect(value).toBeCloseTo(centre, 8)
  expect(low! / (centre - half)).toBeCloseTo(1, 5)
  expect(high! / (centre + half)).toBeCloseTo(1, 5)
}

function halfOf({ low, high }: Estimate): number {
  return (high! - low!) / 2
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function varianceOf(values: readonly number[]): number {
  const centre = mean(values)
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)
}
