import { expect, test } from 'vitest'
import { clip, meanInterval } from '../../src/engine/confidence.ts'
import { streamFrom } from '../../src/engine/random.ts'
import { Tally } from '../../src/engine/tally.ts'
import { standardErrorOf, unpairedDifference } from '../../src/experiment/unpaired.ts'

const stream = streamFrom('welch', 'normal', 0)
const normal = (): number =>
  Math.sqrt(-2 * Math.log(stream.openUniform())) * Math.cos(2 * Math.PI * stream.openUniform())

/** The mean of `count` normal observations, with its interval, and how it came about. */
function observed(mean: number, deviation: number, count: number, confidence: number) {
  const tally = new Tally()
  for (let i = 0; i < count; i++) tally.add(mean + deviation * normal())
  return { ...meanInterval(tally, confidence), confidence, degrees: count - 1 }
}

test.each([
  ['alike', 10, 1, 10],
  ['of other spread and number', 5, 4, 40],
  ['of which one hardly varies', 8, 0.01, 8],
])('the interval of a difference holds the truth as often as it says: two runs %s', (_, countA, deviationB, countB) => {
  const runs = 4000
  let hits = 0
  for (let run = 0; run < runs; run++) {
    // Each has an interval of a level of its own, as a former run may.
    const a = observed(3, 1, countA, 0.9)
    const b = observed(5, deviationB, countB, 0.99)
    const { low, high } = unpairedDifference(a, b, 0.95)
    if (low! <= 2 && high! >= 2) hits++
  }
  // Four standard errors of a share of 4000; Welch's degrees of freedom are an approximation.
  expect(hits / runs).toBeGreaterThan(0.95 - 0.0138)
  expect(hits / runs).toBeLessThan(0.95 + 0.0138)
})

test('an interval that was cut at 0 or 1 gives the standard error of its longer half', () => {
  const how = { confidence: 0.95, degrees: 9 }
  const whole = { value: 0.02, low: -0.03, high: 0.07 }
  expect(standardErrorOf(clip(whole), how)).toBeCloseTo(standardErrorOf(whole, how)!, 12)
  // Student's t with 9 degrees of freedom: 2.262 (tables).
  expect(standardErrorOf(whole, how)).toBeCloseTo(0.05 / 2.262157, 7)
})

test('without an interval of both a difference has none; without a value of both there is none', () => {
  const known = { value: 1, low: 0.9, high: 1.1, confidence: 0.95, degrees: 9 }
  const bare = { ...known, low: null, high: null }
  const nothing = { ...bare, value: null }
  expect(unpairedDifference(bare, known, 0.95)).toEqual({ value: 0, low: null, high: null })
  expect(unpairedDifference(nothing, known, 0.95)).toEqual({ value: null, low: null, high: null })
})

test('what does not vary differs for sure, unless by rounding alone', () => {
  const exactly = (value: number) => ({ value, low: value, high: value, confidence: 0.95, degrees: 9 })
  expect(unpairedDifference(exactly(270), exactly(280), 0.95)).toEqual({ value: 10, low: 10, high: 10 })
  expect(unpairedDifference(exactly(0.1 + 0.2), exactly(0.3), 0.95)).toEqual({ value: 0, low: 0, high: 0 })
})
