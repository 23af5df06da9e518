import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cdfOf,
  checkLaw,
  densityOf,
  fill,
  lawNames,
  meanOf,
  quantileOf,
  scaledLaw,
  varianceOf,
} from '../../src/engine/distributions.ts'
import type { Law } from '../../src/engine/law.ts'
import { streamFrom } from '../../src/engine/random.ts'
import { golden, laws } from './laws.ts'

const just = (x: number): number => x - Math.max(Math.abs(x) * Number.EPSILON, Number.MIN_VALUE)

function drawn(law: Law, count: number, name: string): Float64Array {
  const out = new Float64Array(count)
  fill(law, streamFrom('agner', name, 0), out, 0, count)
  return out
}

/** ∫ f over [low, high] by Simpson's rule on many pieces. */
function integral(f: (x: number) => number, low: number, high: number, pieces: number): number {
  const h = (high - low) / (2 * pieces)
  let total = f(low) + f(high)
  for (let i = 1; i < 2 * pieces; i++) total += (i % 2 === 1 ? 4 : 2) * f(low + i * h)
  return (total * h) / 3
}

test('every law of the catalogue is tested', () => {
  expect(new Set(laws.map(([, law]) => law.law))).toEqual(new Set(lawNames))
})

describe.each(laws)('%s', (name, law) => {
  test('passes the check', () => {
    expect(checkLaw(law)).toBeNull()
  })

  test('has draws whose mean and variance are the exact ones', () => {
    const count = 200_000
    const values = drawn(law, count, `moments ${name}`)
    const mean = meanOf(law)
    const variance = varianceOf(law)
    const average = values.reduce((sum, x) => sum + x, 0) / count
    const squares = values.map((x) => (x - mean) * (x - mean))
    const second = squares.reduce((sum, x) => sum + x, 0) / count
    const spread = squares.reduce((sum, x) => sum + (x - second) * (x - second), 0) / count
    const rounding = 1e-12 * (1 + mean * mean)
    expect(Math.abs(average - mean)).toBeLessThanOrEqual(5 * Math.sqrt(variance / count) + rounding)
    expect(Math.abs(second - variance)).toBeLessThanOrEqual(5 * Math.sqrt(spread / count) + rounding)
  })

  test('has draws that follow its cdf', () => {
    const count = 50_000
    const values = drawn(law, count, `cdf ${name}`).sort()
    let distance = 0
    for (let i = 0; i < count;) {
      let next = i + 1
      while (next < count && values[next] === values[i]) next++
      distance = Math.max(distance, Math.abs(cdfOf(law, values[i]) - next / count))
      distance = Math.max(distance, Math.abs(cdfOf(law, just(values[i])) - i / count))
      i = next
    }
    expect(distance).toBeLessThan(1.9495 / Math.sqrt(count))
  })

  test('has a quantile that is the least x where the cdf reaches p', () => {
    for (let p = 0.001; p < 1; p += 0.0199) {
      const x = quantileOf(law, p)
      expect(cdfOf(law, x)).toBeGreaterThanOrEqual(p - 1e-11)
      const less = x - 1e-8 * Math.abs(x) - 1e-300
      expect(cdfOf(law, less)).toBeLessThan(p + 1e-11)
    }
  })

  test('has a cdf from 0 below its lower end to 1 at its upper end', () => {
    const [low, high] = [quantileOf(law, 0), quantileOf(law, 1)]
    expect(low).toBeLessThanOrEqual(high)
    expect(cdfOf(law, just(low))).toBeLessThan(1e-15)
    expect(cdfOf(law, high)).toBe(1)
  })

  test('has the mean and variance that its cdf gives by integration', () => {
    // E[X] = ∫ (1 − F), E[X²] = ∫ 2x (1 − F), piecewise between quantiles so that the tail is resolved too.
    const ends = [0]
    for (let p = 0.02; p < 0.99; p += 0.02) ends.push(quantileOf(law, p))
    for (let p = 0.01; p > 1e-14; p /= 2) ends.push(quantileOf(law, 1 - p))
    const middle = meanOf(law)
    let mean = 0
    let square = 0
    for (let i = 1; i < ends.length; i++) {
      if (!(ends[i] > ends[i - 1])) continue
      const [low, high] = [ends[i - 1], just(ends[i])]
      mean += integral((x) => 1 - cdfOf(law, x), low, high, 200)
      square += integral((x) => 2 * (x - middle) * (1 - cdfOf(law, x)), low, high, 200)
    }
    expect(Math.abs(mean / middle - 1)).toBeLessThan(2e-5)
    const variance = square + middle * middle
    expect(Math.abs(variance - varianceOf(law))).toBeLessThan(2e-4 * (varianceOf(law) + middle * middle * 1e-2))
  })

  test('has a density that integrates to the cdf, or none because of atoms', () => {
    const density = (x: number): number => densityOf(law, x) ?? Number.NaN
    for (let k = 1; k < 20; k++) {
      const [low, high] = [quantileOf(law, k / 21), quantileOf(law, (k + 1) / 21)]
      if (densityOf(law, low) === null) {
        expect(hasAtom(law)).toBe(true)
      } else {
        expect(integral(density, low, high, 2000)).toBeCloseTo(cdfOf(law, high) - cdfOf(law, low), 3)
      }
    }
  })

  test('scales', () => {
    const twice = scaledLaw(law, 2.5)
    expect(checkLaw(twice)).toBeNull()
    expect(meanOf(twice)).toBeCloseTo(2.5 * meanOf(law), 7)
    expect(varianceOf(twice) / 6.25 - varianceOf(law)).toBeCloseTo(0, 4)
    for (const p of [0.1, 0.5, 0.9]) expect(quantileOf(twice, p)).toBeCloseTo(2.5 * quantileOf(law, p), 7)
  })

  test('draws the same values however the range is cut', () => {
    const whole = drawn(law, 300, name)
    const stream = streamFrom('agner', name, 0)
    const cut = new Float64Array(300)
    for (let from = 0, length = 1; from < 300; from += length, length = (length % 17) + 1) {
      fill(law, stream, cut, from, Math.min(300, from + length))
    }
    expect(cut).toEqual(whole)
  })

  test('draws the same bytes on every Node', () => {
    expect(Array.from(drawn(law, 8, 'golden'))).toEqual(golden[name])
  })
})

function hasAtom(law: Law): boolean {
  for (let p = 0; p < 0.9999; p += 0.0001) {
    const x = quantileOf(law, p)
    if (cdfOf(law, x) - cdfOf(law, x - 1e-9 * (1 + x)) > 1e-4) return true
  }
  return false
}

describe('truncation', () => {
  test('of an exponential has the moments of the closed formula', () => {
    // mean m, cut to [0, b]: m − b ÷ (e^(b/m) − 1)
    const law: Law = { law: 'truncated', min: 0, max: 120, of: { law: 'exponential', mean: 180 } }
    expect(meanOf(law)).toBeCloseTo(180 - 120 / Math.expm1(120 / 180), 9)
    const second = 180 * 180 - (120 * 120 * Math.exp(120 / 180)) / Math.expm1(120 / 180) ** 2
    expect(varianceOf(law) / second).toBeCloseTo(1, 9)
  })

  test('that cuts nothing off changes nothing', () => {
    for (const [, of] of laws) {
      const law: Law = { law: 'truncated', min: 0, max: Infinity, of }
      expect(meanOf(law)).toBeCloseTo(meanOf(of), 9)
      expect(varianceOf(law) - varianceOf(of)).toBeCloseTo(0, 5)
    }
  })

  test('of a lognormal or gamma agrees with a fine integral of its quantiles', () => {
    const whole: Law[] = [
      { law: 'lognormal', mean: 240, cv: 1.2 },
      { law: 'gamma', shape: 2.5, mean: 300 },
      { law: 'weibull', shape: 1.3, scale: 200 },
    ]
    for (const of of whole) {
      const law: Law = { law: 'truncated', min: 60, max: 600, of }
      const mean = integral((p) => quantileOf(law, p), 0, 1, 4000)
      const square = integral((p) => quantileOf(law, p) ** 2, 0, 1, 4000)
      expect(meanOf(law) / mean).toBeCloseTo(1, 8)
      expect(varianceOf(law) / (square - mean * mean)).toBeCloseTo(1, 7)
    }
  })

  test('keeps an atom at its end and leaves out one beyond', () => {
    const of: Law = { law: 'sample', values: [1, 2, 3, 4] }
    const law: Law = { law: 'truncated', min: 2, max: 3, of }
    expect(meanOf(law)).toBeCloseTo(2.5, 12)
    expect(varianceOf(law)).toBeCloseTo(0.25, 12)
    expect(new Set(drawn(law, 100, 'atoms'))).toEqual(new Set([2, 3]))
  })
})

test('laws without spread are constants', () => {
  const still: Law[] = [
    { law: 'lognormal', mean: 30, cv: 0 },
    { law: 'uniform', min: 30, max: 30 },
    { law: 'triangular', min: 30, mode: 30, max: 30 },
    { law: 'sample', values: [30] },
    { law: 'empirical', probabilities: [1], quantiles: [30] },
  ]
  for (const law of still) {
    expect(checkLaw(law)).toBeNull()
    expect(meanOf(law)).toBe(30)
    expect(varianceOf(law)).toBe(0)
    expect([cdfOf(law, 29.999), cdfOf(law, 30), quantileOf(law, 0.3)]).toEqual([0, 1, 30])
    expect(Array.from(drawn(law, 3, 'still'))).toEqual([30, 30, 30])
  }
})

test('a mixture of a law with itself is that law', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      (cv, p) => {
        const one: Law = { law: 'lognormal', mean: 200, cv }
        const both: Law = { law: 'mixture', weights: [1, 3], laws: [one, one] }
        expect(meanOf(both)).toBeCloseTo(200, 9)
        expect(varianceOf(both) / varianceOf(one)).toBeCloseTo(1, 12)
        expect(quantileOf(both, p) / quantileOf(one, p)).toBeCloseTo(1, 9)
      },
    ),
    { seed: 1, numRuns: 50 },
  )
})

describe('the check', () => {
  test.each<[Law, string]>([
    [{ law: 'exponential', mean: 0 }, 'the mean must be above 0, not 0'],
    [{ law: 'lognormal', mean: 5, cv: -1 }, 'the cv must be 0 or more, not -1'],
    [{ law: 'uniform', min: 5, max: 3 }, 'the minimum (5) must not be above the maximum (3)'],
    [{ law: 'triangular', min: 1, mode: 9, max: 4 }, 'the mode (9) must not be above the maximum (4)'],
    [{ law: 'erlang', shape: 1.5, mean: 4 }, 'the shape must be a whole number from 1 on, not 1.5'],
    [{ law: 'constant', value: Number.NaN }, 'the value must be a number, not NaN'],
    [{ law: 'constant', value: -3 }, 'the constant law gives times below 0 (down to -3)'],
    [
      { law: 'hyperexponential', probabilities: [0.5, 0.4], means: [1, 2] },
      'the probabilities must add up to 1, not 0.9',
    ],
    [
      { law: 'hyperexponential', probabilities: [1], means: [1, 2] },
      'there must be as many probabilities as means, but there are 1 and 2',
    ],
    [{ law: 'sample', values: [] }, 'there must be at least one value'],
    [
      { law: 'empirical', probabilities: [0, 0.9], quantiles: [1, 2] },
      'the last probability is below 1, so the table needs a tail with the mean time beyond the last quantile',
    ],
    [
      { law: 'empirical', probabilities: [0, 0.5, 1], quantiles: [1, 3, 2] },
      'the quantiles must not go down, but no. 3 (2) is below no. 2 (3)',
    ],
    [
      {
        law: 'mixture',
        weights: [1, 1],
        laws: [
          { law: 'constant', value: 1 },
          { law: 'gamma', shape: -1, mean: 2 },
        ],
      },
      'in law no. 2 (gamma): the shape must be above 0, not -1',
    ],
    [
      { law: 'atZero', probability: 1.2, of: { law: 'constant', value: 1 } },
      'the probability must be from 0 to 1 (0 % to 100 %), not 1.2',
    ],
    [
      { law: 'truncated', min: 5000, max: 6000, of: { law: 'exponential', mean: 10 } },
      'next to nothing of the exponential law lies between 5000 and 6000',
    ],
    [
      { law: 'shifted', by: -5, of: { law: 'exponential', mean: 10 } },
      'the shifted law gives times below 0 (down to -5)',
    ],
  ])('of %j says what is wrong', (law, message) => {
    expect(checkLaw(law)).toBe(message)
  })
})
