import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { simulate } from '../../src/index.ts'
import { checkCenter } from '../../src/models/invariants.ts'
import { bytesOf, seeds, untilMidnight } from './random-runs.ts'
import { modelOf, written } from './random-scenarios.ts'

const options = { seed: 1999, numRuns: 120, endOnFailure: true }

describe('in a random small center', () => {
  test('the books balance after every event', () => {
    fc.assert(
      fc.property(written, seeds, (center, seed) => {
        const model = modelOf(Number(seed) % 3 === 0 ? untilMidnight(center) : center)
        simulate(model, seed, 0, { afterEvent: checkCenter })
      }),
      options,
    )
  })

  test('a center that has to make room all the time keeps its books, and gives the same bytes', () => {
    fc.assert(
      fc.property(written, seeds, (center, seed) => {
        const model = modelOf(center)
        const grown = simulate(model, seed, 0, { leastRoom: 1, afterEvent: checkCenter })
        expect(bytesOf(grown)).toBe(bytesOf(simulate(model, seed, 0)))
      }),
      { ...options, numRuns: 60 },
    )
  })
})
