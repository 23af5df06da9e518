import fc from 'fast-check'
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { BINS, binOf, LogHistogram, lowerEdge, upperEdge } from '../../src/engine/histogram.ts'

const SHARES = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1]
const durations = fc.double({ min: 0, max: 1e8, noNaN: true })

/** n durations by inversion. */
function sample(n: number, seed: string, inverse: (u: number) => number): number[] {
  const uniform = seedrandom(seed)
  return Array.from({ length: n }, () => inverse(uniform.double()))
}

function histogramOf(values: readonly number[]): LogHistogram {
  const histogram = new LogHistogram()
  for (const x of values) histogram.add(x)
  return histogram
}

describe('bins', () => {
  test('each edge belongs to the bin it opens, and the double before it to the one below', () => {
    for (let bin = 1; bin < BINS; bin++) {
      expect(binOf(lowerEdge(bin))).toBe(bin)
      expect(binOf(upperEdge(bin) * (1 - Number.EPSILON / 2))).toBe(bin)
      expect(upperEdge(bin)).toBe(bin === BINS - 1 ? 4194304 : lowerEdge(bin + 1))
    }
    expect([lowerEdge(1), BINS]).toEqual([1 / 1024, 1025])
  })

  test('a bin is between 1/64 and 1/32 of its lower edge wide', () => {
    for (let bin = 1; bin < BINS; bin++) {
      const share = (upperEdge(bin) - lowerEdge(bin)) / lowerEdge(bin)
      expect(share).toBeLessThanOrEqual(1 / 32)
      expect(share).toBeGreaterThan(1 / 64)
    }
  })

  test('zero has its own bin, and what is out of range goes to the first or the last', () => {
    expect([0, -0, Number.MIN_VALUE, 1e-9, 0.00097, 4194304, 1e300, Infinity].map(binOf)).toEqual([
      0,
      0,
      1,
      1,
      1,
      BINS - 1,
      BINS - 1,
      BINS - 1,
    ])
    expect([lowerEdge(0), upperEdge(0)]).toEqual([0, 0])
  })

  test('the bin never falls as the duration grows', () => {
    fc.assert(
      fc.property(durations, durations, (a, b) => binOf(Math.min(a, b)) <= binOf(Math.max(a, b))),
      { seed: 9 },
    )
  })
})

describe('quantiles', () => {
  test.each([
    ['exponential', (u: number) => -120 * Math.log(1 - u)],
    ['uniform', (u: number) => 30 * u],
    ['Pareto', (u: number) => 2 / Math.sqrt(1 - u)],
    ['half zeros', (u: number) => (u < 0.5 ? 0 : 400 * (u - 0.5))],
    ['constant', () => 17],
  ])('of a sample are within a bin width of the exact ones: %s', (name, inverse) => {
    const values = sample(20_000, name, inverse).map((x) => (x > 0 && x < 1 / 1024 ? 1 / 1024 : x))
    const histogram = histogramOf(values)
    values.sort((a, b) => a - b)
    for (const p of SHARES) {
      const exact = values[Math.ceil(p * values.length) - 1]
      expect(Math.abs(histogram.quantile(p) - exact), `p = ${p}`).toBeLessThanOrEqual(exact / 32)
    }
  })

  test('are linear inside a bin', () => {
    const histogram = histogramOf([64, 64.5, 65, 65.5])
    expect([0, 0.25, 0.5, 1].map((p) => histogram.quantile(p))).toEqual([64, 64.5, 65, 66])
  })

  test('of nothing are NaN, and of zeros zero', () => {
    expect(new LogHistogram().quantile(0.5)).toBeNaN()
    expect(histogramOf([0, 0, 0]).quantile(0.9)).toBe(0)
  })

  test('never fall as p grows and stay within the edges of the sample', () => {
    fc.assert(
      fc.property(fc.array(durations, { minLength: 1 }), (values) => {
        const histogram = histogramOf(values)
        const found = [0, ...SHARES].map((p) => histogram.quantile(p))
        expect(found).toEqual([...found].sort((a, b) => a - b))
        const bins = values.map(binOf)
        expect(found[0]).toBe(lowerEdge(Math.min(...bins)))
        expect(found.at(-1)).toBe(upperEdge(Math.max(...bins)))
      }),
      { seed: 10 },
    )
  })
})

describe('merging', () => {
  test('gives the same bytes in any order, and those of one histogram of everything', () => {
    const many = fc.array(fc.array(durations, { maxLength: 30 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(many, (parts) => {
        const forth = new LogHistogram()
        for (const part of parts) forth.merge(histogramOf(part))
        const back = new LogHistogram()
        for (const part of parts.toReversed()) back.merge(histogramOf(part))
        expect(back.counts).toEqual(forth.counts)
        expect(histogramOf(parts.flat()).counts).toEqual(forth.counts)
        expect(forth.count).toBe(parts.flat().length)
      }),
      { seed: 11 },
    )
  })

  test('histograms side by side in one array do not touch each other', () => {
    const counts = new Uint32Array(3 * BINS)
    const [first, second, third] = [0, 1, 2].map((i) => new LogHistogram(counts, i * BINS))
    const all = [first, second, third]
    first.add(1e9)
    for (const x of [0, 5, 1e9]) second.add(x)
    third.add(0)
    expect(all.map(({ count }) => count)).toEqual([1, 3, 1])
    expect(third.quantile(1)).toBe(0)
    first.merge(second)
    expect(all.map(({ count }) => count)).toEqual([4, 3, 1])
  })
})
