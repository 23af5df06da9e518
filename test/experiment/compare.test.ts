import { describe, expect, test } from 'vitest'
import { normalQuantile, studentQuantile } from '../../src/engine/special.ts'
import { erlang, loadText, simulate, variantsOf, type ExtraFigures, type Model } from '../../src/index.ts'
import { compareVariants, type CompareOptions, type Variant } from '../../src/experiment/compare.ts'
import type { Comparison } from '../../src/experiment/comparison.ts'
import { chanceInterval, pairedDifference, quantileOf } from '../../src/experiment/paired.ts'
import { runModel } from '../../src/experiment/run.ts'
import { Sample } from '../../src/experiment/samples.ts'
import { layoutOf } from '../../src/models/facts.ts'
import { Pairs } from '../../src/models/pairs.ts'
import { at, collect, totalScope } from '../../src/models/scopes.ts'
import { comparisonJson } from '../../src/report/compare-json.ts'

const center = {
  hours: '08:00-12:00',
  types: {
    calls: {
      arrivals: '40/h',
      talk: { law: 'exponential', mean: '4m' },
      patience: { law: 'exponential', mean: '3m' },
      goal: '80% in 20s',
      retry: { 'after-abandoning': '60%', delay: { law: 'exponential', mean: '15m' } },
      resolved: '75%',
      repeat: { share: '80%', after: { law: 'exponential', mean: '30m' } },
    },
  },
  groups: { team: { skills: ['calls'], agents: 4 } },
  run: { replications: 30, seed: 'pairs' },
}
const withAgents = (agents: number) => ({ groups: { team: { agents } } })

function variants(scenario: object, overlays: Readonly<Record<string, object>>): Variant[] {
  const loaded = variantsOf(loadText(JSON.stringify({ agner: 1, ...scenario, variants: overlays })))
  return [...loaded].map(([name, runnable]) => ({ name, runnable }))
}

function figure(comparison: Comparison, key: string, scope = 'totals') {
  const found = comparison.figures.find((one) => one.key === key && one.scope === scope)
  if (found === undefined) throw new Error(`no ${key}`)
  return found
}

function headcount({ groups: [{ staffing }] }: Model): number {
  return staffing.plan === 'headcount' ? Math.max(...staffing.agents) : 0
}

/** Difference of the first two variants. */
function difference(comparison: Comparison, key: string) {
  return figure(comparison, key).differences[0]
}

describe('what never varies is compared exactly', () => {
  const constant = {
    hours: '08:00-09:00',
    types: { calls: { arrivals: { recorded: 'calls.csv', column: 'at' }, talk: '120s' } },
    groups: { team: { skills: ['calls'], agents: 1 } },
    run: { replications: 3 },
    variants: { slow: { types: { calls: { talk: '150s' } } }, two: { groups: { team: { agents: 2 } } } },
  }
  const files = { 'calls.csv': 'day,at\n1,08:00:00\n1,08:01:00\n1,08:30:00\n' }
  const named = [...variantsOf(loadText(JSON.stringify({ agner: 1, ...constant }), files))]
  const comparison = compareVariants(
    named.map(([name, runnable]) => ({ name, runnable })),
    { figures: ['aht', 'asa', 'offered'] },
  )

  test('each by itself, and its difference to the first', () => {
    // The second caller waits for the first: 60 s of 120 s of talk, 90 s of 150 s, none with two agents.
    expect(figure(comparison, 'asa').variants.map(({ value }) => value)).toEqual([20, 30, 0])
    expect(figure(comparison, 'asa').differences).toEqual([
      expect.objectContaining({ variant: 'slow', value: 10, low: 10, high: 10, relative: 0.5, verdict: 'worse' }),
      expect.objectContaining({ variant: 'two', value: -20, low: -20, high: -20, relative: -1, verdict: 'better' }),
    ])
    expect(difference(comparison, 'aht')).toMatchObject({ value: 30, low: 30, high: 30, verdict: 'higher' })
    expect(difference(comparison, 'offered')).toMatchObject({ value: 0, low: 0, high: 0, verdict: 'same' })
  })

  test('figures come in the order in which they are asked for', () => {
    expect(comparison.figures.map(({ key }) => key)).toEqual(['aht', 'asa', 'offered'])
  })
})

describe('a paired interval', () => {
  const pair = variants(center, { five: withAgents(5), six: withAgents(6) })

  test('is that of the differences replication by replication, computed another way', () => {
    const sums = pair.slice(0, 2).map(({ runnable: { model } }) => {
      const pairs = new Pairs(model)
      return Array.from({ length: 30 }, (_, replication) => {
        const { total } = simulate(model, 'pairs', replication)
        const facts = collect(total, 0, layoutOf(model, pairs), totalScope(model, pairs))
        return [facts[at.waitAnswered], facts[at.answeredAtOnce] + facts[at.answeredLater]]
      })
    })
    const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length
    const covariance = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((sum, x, i) => sum + (x - mean(a)) * (b[i] - mean(b)), 0) / (a.length - 1)
    // The gradient of Rb − Ra by (xa, ya, xb, yb), about their means, with their covariance matrix.
    const columns = [0, 1].flatMap((variant) => [0, 1].map((term) => sums[variant].map((row) => row[term])))
    const [xa, ya, xb, yb] = columns.map(mean)
    const gradient = [-1 / ya, xa / (ya * ya), 1 / yb, -xb / (yb * yb)]
    let variance = 0
    gradient.forEach((g, i) => gradient.forEach((h, j) => (variance += g * h * covariance(columns[i], columns[j]))))
    const half = (level: number) => studentQuantile(1 - level, 29) * Math.sqrt(variance / 30)
    const found = difference(compareVariants(pair, { figures: ['asa'] }), 'asa')
    expect(found.value).toBeCloseTo(xb / yb - xa / ya, 9)
    expect(found.uncorrected.high).toBeCloseTo(xb / yb - xa / ya + half(0.025), 9)
    // Two differences to the first: half of 5 % for each.
    expect(found.high).toBeCloseTo(xb / yb - xa / ya + half(0.0125), 9)
    expect(found.low).toBeCloseTo(xb / yb - xa / ya - half(0.0125), 9)
  })

  test('stands beside the interval of each variant that a run gives', () => {
    const comparison = compareVariants(pair, { figures: ['all'] })
    const { totals } = runModel(pair[1].runnable)
    for (const key of ['serviceLevel', 'asa', 'occupancy', 'contactsPerIssue', 'load', 'handled', 'fcr']) {
      const { value, low, high } = figure(comparison, key).variants[1]
      expect(value).toBeCloseTo(totals[key].value ?? NaN, 9)
      expect(low).toBeCloseTo(totals[key].low ?? NaN, 9)
      expect(high).toBeCloseTo(totals[key].high ?? NaN, 9)
    }
  })

  test('is the same, but for its sign, whichever comes first; and another one beside it changes nothing', () => {
    const [a, b, c] = pair
    const forth = compareVariants([a, b])
    const back = compareVariants([b, a])
    forth.figures.forEach(({ differences: [one], variants: own }, i) => {
      const {
        differences: [other],
        variants: others,
      } = back.figures[i]
      const zero = (x: number | null) => (x === null ? null : x + 0)
      expect([one.value, one.low, one.high]).toEqual(
        [-(other.value ?? NaN), -(other.high ?? NaN), -(other.low ?? NaN)].map(zero),
      )
      expect(own.toReversed()).toEqual(others)
    })
    expect(figure(compareVariants([a, c, b]), 'asa').variants[2]).toEqual(figure(forth, 'asa').variants[1])
    expect(comparisonJson(compareVariants([a, b]))).toBe(comparisonJson(forth))
  })

  test('is narrower by a factor of two or more than with other luck for each, with retrials and repeats', () => {
    const large = {
      ...center,
      groups: { team: { skills: ['calls'], agents: 12 } },
      run: { replications: 40, seed: 'pairs' },
    }
    const calls = { ...center.types.calls, arrivals: '140/h' }
    const [a, b] = variants({ ...large, types: { calls } }, { more: withAgents(13) })
    const figures = ['busy', 'contactsPerIssue', 'aht', 'handled', 'serviceLevel']
    const together = compareVariants([a, b], { figures })
    expect(together.figures.map(({ key }) => key)).toEqual(figures)
    const [alone, other] = [runModel(a.runnable), runModel(b.runnable, { seed: 'another' })]
    for (const {
      key,
      differences: [paired],
    } of together.figures) {
      const half = (of: { low: number | null; high: number | null }) => ((of.high ?? NaN) - (of.low ?? NaN)) / 2
      const independent = Math.hypot(half(alone.totals[key]), half(other.totals[key]))
      expect([key, independent / half(paired) > 2]).toEqual([key, true])
    }
  })
})

describe('over 200 seeds 95 % intervals cover the true difference 95 % of the time', () => {
  /** Three standard deviations of a binomial with 200 trials of 95 %: 190 ± 9.2. */
  const expectCoverage = (covered: number): void => {
    expect(covered).toBeGreaterThanOrEqual(181)
    expect(covered).toBeLessThanOrEqual(199)
  }
  /** How often each interval, not corrected, holds its truth; last, how often all that are corrected do. */
  const coverage = (list: readonly Variant[], truth: readonly number[], options: CompareOptions): number[] => {
    const covered = Array.from({ length: truth.length + 1 }, () => 0)
    const holds = ({ low, high }: { low: number | null; high: number | null }, i: number): boolean =>
      low !== null && high !== null && low <= truth[i] && truth[i] <= high
    for (let seed = 0; seed < 200; seed++) {
      const [{ differences }] = compareVariants(list, { ...options, seed: `coverage ${seed}` }).figures
      differences.forEach(({ uncorrected }, i) => (covered[i] += holds(uncorrected, i) ? 1 : 0))
      covered[truth.length] += differences.every(holds) ? 1 : 0
    }
    return covered
  }

  test('of handle times under different laws; and both together, corrected', () => {
    const small = {
      hours: '08:00-12:00',
      types: { calls: { arrivals: '15/h', talk: { law: 'exponential', mean: '4m' } } },
      groups: { team: { skills: ['calls'], agents: 3 } },
    }
    const talk = (law: object) => ({ types: { calls: { talk: law } } })
    const list = variants(small, {
      longer: talk({ law: 'gamma', mean: '4m30s', cv: 0.7 }),
      alike: talk({ law: 'uniform', min: '2m', max: '6m' }),
    })
    const [longer, alike, both] = coverage(list, [30, 0], { figures: ['aht'], replications: 15 })
    expectCoverage(longer)
    expectCoverage(alike)
    expectCoverage(both)
  }, 60_000)

  test('of waits in steady state, as Erlang C has them', () => {
    const steady = {
      types: { calls: { arrivals: '15/h', talk: { law: 'exponential', mean: '6m' } } },
      groups: { team: { skills: ['calls'], agents: 3 } },
      // Waits are skewed: batches of 20 h, as short ones are, would cover the truth in 92 % only.
      run: { horizon: '1030h', warmup: '30h', batches: 20 },
    }
    const asa = (agents: number): number => erlang.erlangC({ ratePerSecond: 15 / 3600, handleSeconds: 360, agents }).asa
    const list = variants(steady, { four: withAgents(4) })
    const [covered] = coverage(list, [asa(4) - asa(3)], { figures: ['asa'] })
    expectCoverage(covered)
  }, 60_000)
})

describe('what can be compared', () => {
  test('whoever comes again is no new issue; other arrivals are told', () => {
    const more = { types: { calls: { arrivals: '41/h' } } }
    const comparison = compareVariants(variants(center, { five: withAgents(5), more }), { replications: 5 })
    expect(comparison.sameIssues).toBe(false)
    expect(comparison.notes).toEqual([
      expect.stringMatching(/^more does not meet the same issues as base: calls \(in \d/),
    ])
    expect(compareVariants(variants(center, { five: withAgents(5) }), { replications: 5 })).toMatchObject({
      sameIssues: true,
      notes: [],
    })
  })

  test('the settings of the first hold for all, and that is told', () => {
    const other = { run: { seed: 'other', replications: 7 } }
    const few = { ...center, run: { replications: 3, seed: 'pairs' } }
    const comparison = compareVariants(variants(few, { other }))
    expect(comparison).toMatchObject({ seed: 'pairs', replications: 3 })
    expect(comparison.notes).toEqual([
      'seed pairs of base is used for all: other has another',
      'replications 3 of base is used for all: other has another',
    ])
    expect(compareVariants(variants(few, { other }), { seed: 'mine', replications: 2 }).notes).toEqual([])
    expect(comparison.figures.flatMap(({ differences }) => differences.map(({ verdict }) => verdict))).toEqual(
      comparison.figures.map(() => 'same'),
    )
  })

  test('other days, or other batches, are refused', () => {
    const steady = { run: { horizon: '100h' }, hours: null }
    const refusal = (scenario: object, overlay: object) => () => compareVariants(variants(scenario, { other: overlay }))
    expect(refusal(center, { calendar: { days: 2 } })).toThrow(
      /other cannot be compared with base: it simulates 2 days, not 1 day/,
    )
    expect(refusal({ ...center, calendar: { start: '2026-03-02' } }, { calendar: { start: '2026-03-03' } })).toThrow(
      /its first day is 2026-03-03, not 2026-03-02/,
    )
    expect(refusal(center, steady)).toThrow(/it simulates a steady state, not days/)
    const { hours: _hours, ...always } = center
    expect(refusal({ ...always, run: { horizon: '100h' } }, { run: { batches: 20 } })).toThrow(
      /horizon, warm-up or batches/,
    )
    expect(() => compareVariants(variants(center, {}))).toThrow('nothing to compare')
  })

  test('figures and scopes that are none are told before anything is simulated', () => {
    const two = variants(center, { five: withAgents(5) })
    expect(() => compareVariants(two, { figures: ['asu'] })).toThrow('no figure is called "asu"; did you mean asa?')
    expect(() => compareVariants(two, { by: ['queue'] })).toThrow('no scope is called "queue"; did you mean queues?')
  })

  test('by queue, type and group too; how often goals are missed is always there', () => {
    const two = variants(center, { five: withAgents(5) })
    const scopes = (options: CompareOptions) =>
      compareVariants(two, { replications: 3, ...options }).figures.map(
        ({ scope, name, key }) => `${scope} ${name} ${key}`,
      )
    expect(scopes({ figures: ['asa', 'occupancy'], by: ['groups', 'types'] })).toEqual([
      'totals  asa',
      'totals  occupancy',
      'types calls asa',
      'groups team occupancy',
    ])
    expect(scopes({})).toContain('queues calls missed')
  })

  test('one replication has no intervals, and tells nothing apart', () => {
    const comparison = compareVariants(variants(center, { five: withAgents(5) }), { replications: 1 })
    expect(difference(comparison, 'asa')).toMatchObject({
      low: null,
      high: null,
      verdict: 'open',
      replicationsNeeded: null,
    })
  })

  test('figures from elsewhere, such as money, are compared as all others', () => {
    const extraFigures: ExtraFigures = {
      keys: ['cost'],
      scopes: ['providers'],
      of: (model) => (result) => [
        { scope: 'totals', name: '', key: 'cost', numerator: 100 * headcount(model), denominator: 1 },
        ...(result.replication === 1
          ? []
          : [{ scope: 'providers', name: 'one', key: 'cost', numerator: 8, denominator: 2 }]),
      ],
    }
    const comparison = compareVariants(variants(center, { five: withAgents(5) }), {
      replications: 3,
      by: ['providers'],
      extraFigures,
    })
    expect(difference(comparison, 'cost')).toMatchObject({
      value: 100,
      low: 100,
      high: 100,
      verdict: 'worse',
      relative: 0.25,
    })
    expect(figure(comparison, 'cost')).toMatchObject({ unit: 'money', better: 'lower' })
    expect(figure(comparison, 'cost', 'providers').variants[0]).toMatchObject({ value: 4 })
  })
})

test('quantiles are linear between values', () => {
  expect(quantileOf(Float64Array.of(1, 2, 3, 4, 5), 0.05)).toBeCloseTo(1.2)
  expect(quantileOf(Float64Array.of(7), 0.95)).toBe(7)
  expect(quantileOf(Float64Array.of(), 0.5)).toBeNull()
})

test('a chance has a sound interval at none and all too', () => {
  // Wilson's interval as published, for 0, 5 and 10 of 10.
  expect(chanceInterval(0, 10, 0.95)).toEqual({ value: 0, low: 0, high: expect.closeTo(0.2775, 4) })
  expect(chanceInterval(5, 10, 0.95)).toEqual({
    value: 0.5,
    low: expect.closeTo(0.2366, 4),
    high: expect.closeTo(0.7634, 4),
  })
  expect(chanceInterval(10, 10, 0.95)).toEqual({ value: 1, low: expect.closeTo(0.7225, 4), high: 1 })
})

test('so many replications as are said to tell a difference do so four times out of five', () => {
  let state = 1
  const uniform = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 0.5) / 4_294_967_296
  }
  // The difference is 1 in the mean, with a standard deviation of 4; what both share is large.
  const pairOf = (count: number): [Sample, Sample] => {
    const [a, b] = [new Sample(), new Sample()]
    for (let i = 0; i < count; i++) {
      const common = 100 + 10 * normalQuantile(uniform())
      a.add(common, 1)
      b.add(common + 1 + 4 * normalQuantile(uniform()), 1)
    }
    return [a, b]
  }
  const { replicationsNeeded } = pairedDifference(...pairOf(100_000), 0.95, 4)
  // ((2.498 + 0.842) × 4)² = 178.5
  expect(replicationsNeeded).toBeGreaterThan(165)
  expect(replicationsNeeded).toBeLessThan(193)
  let told = 0
  for (let i = 0; i < 400; i++) {
    const { low } = pairedDifference(...pairOf(179), 0.95, 4).difference
    if (low !== null && low > 0) told++
  }
  // 80 % ± three standard deviations.
  expect(told / 400).toBeGreaterThan(0.74)
  expect(told / 400).toBeLessThan(0.86)
})
