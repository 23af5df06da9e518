import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextOpening, openFor, openFrom, passedAt } from '../../src/models/opening-hours.ts'

/** Opens and closes by turns, at whole seconds up to 60, some of them at once; may be open at the end. */
const hours = fc
  .array(fc.integer({ min: 0, max: 60 }), { maxLength: 9 })
  .map((instants) => Float64Array.from(instants.toSorted((a, b) => a - b)))
const instant = fc.integer({ min: 0, max: 140 }).map((half) => half / 2)

/** Whether it is open from a half second's beginning to its end. */
const isOpenAfter = (of: Float64Array, at: number): boolean => of.filter((one) => one <= at).length % 2 === 1

test('when a queue opens, and how long it is open, is what looking at every half second finds', () => {
  fc.assert(
    fc.property(hours, instant, fc.integer({ min: 1, max: 40 }), (of, at, halves) => {
      const later = Array.from({ length: 400 }, (_, i) => at + i / 2)
      expect(passedAt(of, at)).toBe(of.filter((one) => one <= at).length)
      expect(openFrom(of, at)).toBe(later.find((one) => isOpenAfter(of, one) || opensIn(of, one, at)) ?? Infinity)
      let open = 0
      const full = later.find((one) => isOpenAfter(of, one) && ++open === halves)
      expect(openFor(of, at, halves / 2)).toBe(full === undefined ? Infinity : full + 0.5)
      expect(nextOpening(of, at)).toBe(of.find((one, i) => i % 2 === 0 && one > at) ?? Infinity)
    }),
    { seed: 9, numRuns: 2000 },
  )
})

/** Opens then, after the instant asked about, if only to close at once. */
function opensIn(of: Float64Array, one: number, at: number): boolean {
  return one > at && of.some((opens, i) => i % 2 === 0 && opens === one)
}

test('a queue without hours is always open', () => {
  expect([openFrom(null, 5), openFor(null, 5, 3), nextOpening(null, 5)]).toEqual([5, 8, Infinity])
})
