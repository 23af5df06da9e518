import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairedDifference } from '../../src/experiment/paired.ts'
import { Sample } from '../../src/experiment/samples.ts'
import { contrast } from '../../src/planning/what-if/contrast.ts'

function sampleOf(terms: readonly (readonly [number, number])[]): Sample {
  const sample = new Sample()
  for (const [a, b] of terms) sample.add(a, b)
  return sample
}

const amount = fc.double({ min: 0.5, max: 100, noNaN: true })
const terms = fc.array(fc.tuple(amount, amount, amount, amount), { minLength: 2, maxLength: 12 })

test('of two figures it is the paired difference, whatever they are and however many are compared', () => {
  fc.assert(
    fc.property(terms, fc.integer({ min: 1, max: 20 }), (rows, comparisons) => {
      const a = sampleOf(rows.map(([x, y]) => [x, y]))
      const b = sampleOf(rows.map(([, , x, y]) => [x, y]))
      const own = contrast(
        [
          { sample: b, weight: 1 },
          { sample: a, weight: -1 },
        ],
        0.95,
        comparisons,
      )
      const { difference } = pairedDifference(a, b, 0.95, comparisons)
      for (const key of ['value', 'low', 'high'] as const) expect(own[key]).toBeCloseTo(difference[key]!, 9)
    }),
  )
})

test('by hand: how a difference changes has the spread of what changes alone', () => {
  // Differences before 1, 2, 3; after 2, 4, 6: they change by 1, 2, 3, mean 2, deviation 1.
  const of = (...values: readonly number[]) => sampleOf(values.map((value) => [value, 1]))
  const change = contrast(
    [
      { sample: of(12, 14, 16), weight: 1 },
      { sample: of(10, 10, 10), weight: -1 },
      { sample: of(11, 12, 13), weight: -1 },
      { sample: of(10, 10, 10), weight: 1 },
    ],
    0.95,
  )
  expect(change.value).toBeCloseTo(2, 12)
  // Student's t with two degrees of freedom: 4.3027; / √3.
  expect(change.high! - 2).toBeCloseTo(4.30265 / Math.sqrt(3), 4)
})

test('without a value there is no difference, with one replication no interval', () => {
  const one = sampleOf([[3, 1]])
  expect(contrast([{ sample: one, weight: 1 }], 0.95)).toEqual({ value: 3, low: null, high: null })
  expect(contrast([{ sample: sampleOf([[3, 0]]), weight: 1 }], 0.95)).toEqual({ value: null, low: null, high: null })
})
