import fc from 'fast-check'
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import {
  batchMeans,
  clip,
  meanInterval,
  quantileInterval,
  ratioInterval,
  standardErrorOfRatio,
} from '../../src/engine/confidence.ts'
import type { Estimate } from '../../src/engine/confidence.ts'
import { RatioTally, Tally } from '../../src/engine/tally.ts'

const NOTHING = { value: null, low: null, high: null }

function tallyOf(values: readonly number[]): Tally {
  const tally = new Tally()
  for (const x of values) tally.add(x)
  return tally
}

function ratioOf(pairs: readonly (readonly [number, number])[]): RatioTally {
  const tally = new RatioTally()
  for (const [x, y] of pairs) tally.add(x, y)
  return tally
}

/** How many of the intervals made from 400 seeds hold the truth. */
function coverage(truth: number, interval: (uniform: () => number) => Estimate): number {
  let held = 0
  for (let seed = 0; seed < 400; seed++) {
    const { low, high } = interval(seedrandom(`coverage/${seed}`))
    if (low !== null && high !== null && low <= truth && truth <= high) held++
  }
  return held
}

/** Binomial(400, share): within 3.3 standard deviations. */
function expectCoverage(held: number, share: number): void {
  expect(Math.abs(held - 400 * share)).toBeLessThan(3.3 * Math.sqrt(400 * share * (1 - share)))
}

function normal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}

function exponential(uniform: () => number, mean: number): number {
  return -mean * Math.log(1 - uniform())
}

describe('mean', () => {
  test('a known sample has the interval of the t table', () => {
    const { value, low, high } = meanInterval(tallyOf([1, 2, 3, 4, 5]))
    // t(0.975, 4) = 2.776445105197793, standard error = sqrt(2.5 / 5).
    expect(value).toBe(3)
    expect(high).toBeCloseTo(3 + 2.776445105197793 * Math.sqrt(0.5), 12)
    expect(low).toBeCloseTo(3 - 2.776445105197793 * Math.sqrt(0.5), 12)
    // t(0.95, 4) = 2.131846786326649.
    expect(meanInterval(tallyOf([1, 2, 3, 4, 5]), 0.9).high).toBeCloseTo(3 + 2.131846786326649 * Math.sqrt(0.5), 12)
  })

  test('one observation has a value and no interval, none has neither', () => {
    expect(meanInterval(tallyOf([7]))).toEqual({ value: 7, low: null, high: null })
    expect(meanInterval(new Tally())).toEqual(NOTHING)
  })

  test('few observations are covered as promised, at both levels', () => {
    const draw = (uniform: () => number) => tallyOf(Array.from({ length: 4 }, () => 10 + normal(uniform)))
    expectCoverage(
      coverage(10, (uniform) => meanInterval(draw(uniform))),
      0.95,
    )
    expectCoverage(
      coverage(10, (uniform) => meanInterval(draw(uniform), 0.8)),
      0.8,
    )
  })
})

describe('ratio of sums', () => {
  const pairs = [
    [8, 10],
    [15, 20],
    [27, 30],
  ] as const

  test('its error is that of the residuals x - ratio × y', () => {
    const tally = ratioOf(pairs)
    const ratio = 50 / 60
    const residuals = pairs.map(([x, y]) => x - ratio * y)
    const squares = residuals.reduce((sum, r) => sum + r * r, 0)
    const error = Math.sqrt(squares / 2 / 3) / 20
    expect(standardErrorOfRatio(tally)).toBeCloseTo(error, 14)
    const { value, low, high } = ratioInterval(tally)
    expect(value).toBe(ratio)
    // t(0.975, 2) = 4.302652729749464.
    expect(high).toBeCloseTo(ratio + 4.302652729749464 * error, 12)
    expect(low).toBeCloseTo(ratio - 4.302652729749464 * error, 12)
  })

  test('nothing below the line: no value; one pair: no interval', () => {
    expect(ratioInterval(new RatioTally())).toEqual(NOTHING)
    const zeros = ratioOf([
      [0, 0],
      [0, 0],
    ])
    expect(ratioInterval(zeros)).toEqual(NOTHING)
    expect(standardErrorOfRatio(zeros)).toBeNull()
    expect(ratioInterval(ratioOf([[3, 4]]))).toEqual({ value: 0.75, low: null, high: null })
  })

  test('pairs of one and the same ratio leave no doubt', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 2, maxLength: 50 }), (values) => {
        const { value, low, high } = ratioInterval(ratioOf(values.map((y) => [3 * y, 4 * y])))
        expect(value).toBe(0.75)
        expect((high ?? NaN) - (low ?? NaN)).toBeLessThan(1e-6)
      }),
      { seed: 12 },
    )
  })

  test('against a constant it is the interval of the mean', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6]
    const ratio = ratioInterval(ratioOf(values.map((x) => [x, 2])))
    const mean = meanInterval(tallyOf(values))
    expect(ratio.low).toBeCloseTo((mean.low ?? NaN) / 2, 12)
    expect(ratio.high).toBeCloseTo((mean.high ?? NaN) / 2, 12)
  })

  test('400 seeds of correlated sums are covered as promised', () => {
    const held = coverage(0.8, (uniform) => {
      const tally = new RatioTally()
      for (let replication = 0; replication < 30; replication++) {
        const offered = 400 + 200 * uniform()
        tally.add(offered * 0.8 + 25 * normal(uniform), offered)
      }
      return ratioInterval(tally)
    })
    expectCoverage(held, 0.95)
  })
})

describe('batch means', () => {
  test('what does not divide evenly is left out at the front', () => {
    const means = batchMeans([99, 1, 3, 5, 7, 9, 11], 3)
    expect([means.count, means.mean, means.min, means.max]).toEqual([3, 6, 2, 10])
    expect(batchMeans([1, 2], 3).count).toBe(0)
  })

  test('a correlated series is covered by batches and not by its single values', () => {
    const series = (uniform: () => number) => {
      let x = normal(uniform) / Math.sqrt(1 - 0.8 * 0.8)
      return Array.from({ length: 1000 }, () => (x = 0.8 * x + normal(uniform)))
    }
    expectCoverage(
      coverage(0, (uniform) => meanInterval(batchMeans(series(uniform), 10))),
      0.95,
    )
    expect(coverage(0, (uniform) => meanInterval(tallyOf(series(uniform))))).toBeLessThan(280)
  })
})

describe('quantile by sectioning', () => {
  test('the sections spread about the pooled quantile, not about their own mean', () => {
    const sections = [10, 12, 17]
    const error = Math.sqrt((4 + 0 + 25) / 2 / 3)
    const { value, low, high } = quantileInterval(12, sections)
    expect(value).toBe(12)
    expect(high).toBeCloseTo(12 + 4.302652729749464 * error, 12)
    expect(low).toBeCloseTo(12 - 4.302652729749464 * error, 12)
  })

  test('empty sections are left out, and fewer than two give no interval', () => {
    expect(quantileInterval(12, [NaN, 10, 12, NaN, 17])).toEqual(quantileInterval(12, [10, 12, 17]))
    expect(quantileInterval(5, [NaN, 5])).toEqual({ value: 5, low: null, high: null })
    expect(quantileInterval(NaN, [1, 2])).toEqual(NOTHING)
    expect(quantileInterval(null, [1, 2])).toEqual(NOTHING)
  })

  test('the 90 % quantile of an exponential law is covered as promised', () => {
    const ninety = (values: number[]) => values.sort((a, b) => a - b)[Math.ceil(0.9 * values.length) - 1]
    const held = coverage(60 * Math.log(10), (uniform) => {
      const sections = Array.from({ length: 10 }, () => Array.from({ length: 200 }, () => exponential(uniform, 60)))
      return quantileInterval(ninety(sections.flat()), sections.map(ninety))
    })
    expectCoverage(held, 0.95)
  })
})

describe('clipping', () => {
  test('the ends of a share stay within 0 and 1, the value as it is', () => {
    expect(clip({ value: 0.98, low: 0.9, high: 1.06 })).toEqual({ value: 0.98, low: 0.9, high: 1 })
    expect(clip({ value: 0.01, low: -0.02, high: 0.04 })).toEqual({ value: 0.01, low: 0, high: 0.04 })
    expect(clip({ value: 3, low: -1, high: 7 }, 0, Infinity)).toEqual({ value: 3, low: 0, high: 7 })
    expect(clip({ value: 1, low: null, high: null })).toEqual({ value: 1, low: null, high: null })
  })
})
