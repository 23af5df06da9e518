import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { simulate, Simulation } from '../../src/index.ts'
import { checkCenter } from '../../src/models/invariants.ts'
import { bytesOf, seeds, untilMidnight } from './random-runs.ts'
import { modelOf, written } from './random-scenarios.ts'

const options = { seed: 1999, numRuns: 80, endOnFailure: true }

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
      { ...options, numRuns: 40 },
    )
  })

  test('one that has run before keeps its books, and leaves nothing pending when all is worked off', () => {
    fc.assert(
      fc.property(written, seeds, (center, seed) => {
        const model = modelOf(center)
        let pending = 0
        const simulation = new Simulation(model, {
          afterEvent: (now, flow) => {
            checkCenter(now, flow)
            pending = now.kernel.pending
          },
        })
        for (const replication of [0, 1, 2]) {
          const again = simulation.run(seed, replication)
          // The last event is still at the top of the queue when it has just fired.
          if (model.atEnd === 'work-off') expect(pending).toBeLessThanOrEqual(1)
          expect(bytesOf(again)).toBe(bytesOf(simulate(model, seed, replication)))
        }
      }),
      { ...options, numRuns: 20 },
    )
  })
})
