import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RatioTally, Tally } from '../../src/engine/tally.ts'

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

function merged<T extends { merge(other: T): void }>(into: T, ...others: readonly T[]): T {
  for (const other of others) into.merge(other)
  return into
}

const whole = fc.array(fc.integer({ min: -1000, max: 1_000_000 }), { maxLength: 20 })
const wholePairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 })), {
  maxLength: 20,
})

describe('Tally', () => {
  test('a known sample has its known moments', () => {
    const tally = tallyOf([2, 4, 4, 4, 5, 5, 7, 9])
    expect([tally.count, tally.sum, tally.mean, tally.min, tally.max]).toEqual([8, 40, 5, 2, 9])
    expect(tally.variance).toBeCloseTo(32 / 7, 14)
  })

  test('a small spread on a large mean keeps its digits', () => {
    const tally = tallyOf([4, 7, 13, 16].map((x) => x + 1e9))
    expect(tally.variance).toBeCloseTo(30, 9)
  })

  test('what was not observed is NaN, not zero', () => {
    const empty = new Tally()
    expect([empty.mean, empty.variance, empty.min, empty.max]).toEqual([NaN, NaN, NaN, NaN])
    expect(tallyOf([3]).variance).toBeNaN()
  })

  test('reset forgets everything', () => {
    const tally = tallyOf([100, 300])
    tally.reset()
    expect(tally).toEqual(new Tally())
    tally.add(1)
    tally.add(2)
    expect([tally.min, tally.max, tally.variance]).toEqual([1, 2, 0.5])
  })

  test('whole numbers merge to the same bits in any grouping, and the variance agrees with one pass', () => {
    fc.assert(
      fc.property(whole, whole, whole, (a, b, c) => {
        const left = merged(merged(tallyOf(a), tallyOf(b)), tallyOf(c))
        const right = merged(tallyOf(c), merged(tallyOf(b), tallyOf(a)))
        const once = tallyOf([...a, ...b, ...c])
        for (const other of [right, once]) {
          expect([other.count, other.sum, other.mean, other.min, other.max]).toEqual([
            left.count,
            left.sum,
            left.mean,
            left.min,
            left.max,
          ])
          if (left.count > 1)
            expect(Math.abs(other.variance - left.variance)).toBeLessThanOrEqual(1e-12 * left.variance)
        }
      }),
      { seed: 4 },
    )
  })

  test('the variance is that of the two-pass formula', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2 }), (values) => {
        const mean = values.reduce((sum, x) => sum + x, 0) / values.length
        const squares = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0)
        expect(Math.abs(tallyOf(values).variance - squares / (values.length - 1))).toBeLessThan(1e-9)
      }),
      { seed: 5 },
    )
  })
})

describe('RatioTally', () => {
  test('known pairs have their known moments', () => {
    const tally = ratioOf([
      [1, 2],
      [2, 4],
      [4, 3],
      [5, 11],
    ])
    expect([tally.count, tally.sumX, tally.sumY]).toEqual([4, 12, 20])
    expect(tally.varianceX).toBeCloseTo(10 / 3, 14)
    expect(tally.varianceY).toBeCloseTo(50 / 3, 14)
    expect(tally.covariance).toBeCloseTo(17 / 3, 14)
  })

  test('each coordinate is a tally, and a pair of equals covaries as it varies', () => {
    fc.assert(
      fc.property(wholePairs, (pairs) => {
        const tally = ratioOf(pairs)
        const apart = [tallyOf(pairs.map(([x]) => x)).variance, tallyOf(pairs.map(([, y]) => y)).variance]
        if (pairs.length < 2) expect([tally.varianceX, tally.varianceY]).toEqual([NaN, NaN])
        else [tally.varianceX, tally.varianceY].forEach((variance, i) => expect(variance).toBeCloseTo(apart[i], 8))
        const same = ratioOf(pairs.map(([x]) => [x, x]))
        expect(same.covariance).toBe(same.varianceX)
      }),
      { seed: 6 },
    )
  })

  test('whole numbers merge to the same sums in any grouping, and the moments agree with one pass', () => {
    fc.assert(
      fc.property(wholePairs, wholePairs, wholePairs, (a, b, c) => {
        const left = merged(merged(ratioOf(a), ratioOf(b)), ratioOf(c))
        const right = merged(ratioOf(c), merged(ratioOf(b), ratioOf(a)))
        const once = ratioOf([...a, ...b, ...c])
        for (const other of [right, once]) {
          expect([other.count, other.sumX, other.sumY]).toEqual([left.count, left.sumX, left.sumY])
          if (left.count < 2) continue
          for (const moment of ['varianceX', 'varianceY', 'covariance'] as const) {
            expect(Math.abs(other[moment] - left[moment])).toBeLessThan(1e-9)
          }
        }
      }),
      { seed: 7 },
    )
  })

  test('reset forgets everything', () => {
    const tally = ratioOf([
      [1, 2],
      [3, 5],
    ])
    tally.reset()
    expect([tally.count, tally.sumX, tally.sumY]).toEqual([0, 0, 0])
    tally.add(1, 1)
    tally.add(2, 3)
    expect([tally.varianceX, tally.varianceY, tally.covariance]).toEqual([0.5, 2, 1])
  })
})
