import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blockingProbability,
  erlangC,
  erlangCServiceLevel,
  erlangCWaitPercentile,
  waitProbability,
} from '../../src/erlang/index.ts'
import { expectClose } from './close-to.ts'

fc.configureGlobal({ seed: 1999 })

const systems = fc
  .record({ agents: fc.integer({ min: 1, max: 200 }), rho: fc.double({ min: 0.05, max: 0.999, noNaN: true }) })
  .map(({ agents, rho }) => ({ ratePerSecond: (rho * agents) / 240, handleSeconds: 240, agents }))

describe('Erlang C', () => {
  // Closed form and birth-death chain at 30 digits; the second is also printed by the CRAN package ErlangC.
  test.each([
    [60, 240, 5, 0.5541125541125541, 132.98701298701297, 240, 2.2164502164502164, 0.49019183951275597],
    [200, 180, 14, 0.17413193359504983, 7.835937011777243, 45, 0.4353298339876246, 0.8883500191794669],
    [216, 300, 20, 0.5507690048161176, 82.61535072241763, 150, 4.956921043345059, 0.5179816620290972],
  ])('%d an hour at %d s on %d agents', (perHour, handleSeconds, agents, pWait, asa, delayed, queue, within20) => {
    const system = { ratePerSecond: perHour / 3600, handleSeconds, agents }
    const figures = erlangC(system)
    expectClose(figures.pWait, pWait)
    expectClose(figures.asa, asa)
    expectClose(figures.meanWaitDelayed, delayed)
    expectClose(figures.meanQueue, queue)
    expectClose(figures.occupancy, (perHour * handleSeconds) / 3600 / agents)
    expectClose(erlangCServiceLevel(system, 20), within20)
  })

  test('who waits is never fewer than Erlang B blocks, and fewer with each agent', () => {
    fc.assert(
      fc.property(systems, ({ ratePerSecond, handleSeconds, agents }) => {
        const load = ratePerSecond * handleSeconds
        const pWait = waitProbability(load, agents)
        expect(pWait).toBeGreaterThanOrEqual(blockingProbability(load, agents))
        expect(pWait).toBeLessThan(waitProbability(load, agents - 1))
      }),
    )
  })

  test('a percentile is the time within which that share is answered', () => {
    fc.assert(
      fc.property(systems, fc.double({ min: 0, max: 0.999, noNaN: true }), (system, share) => {
        const wait = erlangCWaitPercentile(system, share)
        const reached = erlangCServiceLevel(system, wait)
        if (wait === 0) expect(reached).toBeGreaterThanOrEqual(share)
        else expectClose(reached, share, 1e-10)
      }),
    )
  })

  test('at a load not below the agents the queue grows for ever', () => {
    const system = { ratePerSecond: 0.05, handleSeconds: 240, agents: 12 }
    expect(erlangC(system)).toEqual({
      stable: false,
      load: 12,
      pWait: 1,
      asa: Infinity,
      meanWaitDelayed: Infinity,
      meanQueue: Infinity,
      occupancy: 1,
    })
    expect(erlangCServiceLevel(system, 1e9)).toBe(0)
    expect(erlangCWaitPercentile(system, 0.5)).toBe(Infinity)
  })

  test('nothing offered waits for nobody', () => {
    const idle = { ratePerSecond: 0, handleSeconds: 240, agents: 2 }
    expect(erlangC(idle)).toMatchObject({ stable: true, pWait: 0, asa: 0, meanQueue: 0, occupancy: 0 })
    expect(erlangCServiceLevel(idle, 0)).toBe(1)
  })

  test('what cannot be is refused', () => {
    const fine = { ratePerSecond: 0.01, handleSeconds: 240, agents: 12 }
    expect(() => erlangC({ ...fine, agents: 1.5 })).toThrow(RangeError)
    expect(() => erlangC({ ...fine, handleSeconds: 0 })).toThrow(RangeError)
    expect(() => erlangC({ ...fine, ratePerSecond: NaN })).toThrow(RangeError)
    expect(() => erlangCServiceLevel(fine, -1)).toThrow(RangeError)
    expect(() => erlangCWaitPercentile(fine, 1)).toThrow(RangeError)
  })
})
