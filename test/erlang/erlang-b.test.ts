import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockingProbability, erlangB, erlangBAgents, erlangBLoad } from '../../src/erlang/index.ts'
import { expectClose } from './close-to.ts'

fc.configureGlobal({ seed: 1999 })

const loads = fc.double({ min: 0.01, max: 300, noNaN: true })
const counts = fc.integer({ min: 1, max: 300 })

describe('Erlang B', () => {
  // Incomplete gamma function at 40 digits.
  test.each([
    [100, 100, 0.07570045271086097],
    [1050, 1000, 0.06026040684088739],
    [20, 20, 0.15889196154197155],
    [10_500, 10_000, 0.049389438350253154],
    [9900.5, 10_000, 0.00287668294412613],
    [0.25, 3, 0.002028397565922921],
    [200.75, 50, 0.7525578513426547],
    [0.001, 5, 8.325004165278126e-18],
    [1_000_000, 1_000_000, 0.000797460306855561],
    [990_000, 1_000_000, 5.499543126526709e-26],
  ])('a load of %d on %d agents blocks %d', (load, agents, blocking) => {
    expectClose(blockingProbability(load, agents), blocking)
  })

  test('carried is what is not blocked, and occupancy its share of the agents', () => {
    const { carried, occupancy } = erlangB(100, 100)
    expectClose(carried, 92.4299547289139)
    expectClose(occupancy, 0.924299547289139)
  })

  test('nothing offered is never blocked, and nobody there blocks all', () => {
    expect(blockingProbability(0, 3)).toBe(0)
    expect(blockingProbability(0, 0)).toBe(1)
    expect(erlangB(5, 0)).toEqual({ load: 5, agents: 0, blocking: 1, carried: 0, occupancy: 0 })
  })

  test('each agent follows from the one before by the recursion', () => {
    fc.assert(
      fc.property(loads, counts, (load, agents) => {
        const before = load * blockingProbability(load, agents - 1)
        expectClose(blockingProbability(load, agents), before / (agents + before))
      }),
    )
  })

  test('the agents for a goal meet it, and one fewer do not', () => {
    fc.assert(
      fc.property(loads, fc.double({ min: 1e-9, max: 0.99, noNaN: true }), (load, goal) => {
        const agents = erlangBAgents(load, goal)!
        expect(blockingProbability(load, agents)).toBeLessThanOrEqual(goal)
        if (agents > 0) expect(blockingProbability(load, agents - 1)).toBeGreaterThan(goal)
      }),
    )
    expect(erlangBAgents(10_000, 0.01)).toBe(9970)
    expect(blockingProbability(10_000, 9969)).toBeGreaterThan(0.01)
  })

  test('the load for a goal is the largest that meets it', () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 1e-6, max: 0.99, noNaN: true }), (agents, goal) => {
        const load = erlangBLoad(agents, goal)
        expectClose(blockingProbability(load, agents), goal, 1e-10)
        expect(blockingProbability(load * (1 + 1e-9), agents)).toBeGreaterThan(goal)
      }),
    )
  })

  test('goals at the ends have an answer', () => {
    expect(erlangBAgents(0, 0)).toBe(0)
    expect(erlangBAgents(5, 0)).toBeNull()
    expect(erlangBAgents(5, 1)).toBe(0)
    expect(erlangBLoad(5, 1)).toBe(Infinity)
    expect(erlangBLoad(5, 0)).toBe(0)
    expect(erlangBLoad(0, 0.5)).toBe(0)
  })

  test.each([
    [NaN, 1],
    [-1, 1],
    [Infinity, 1],
    [1, 1.5],
    [1, -1],
    [1, NaN],
  ])('a load of %d on %d agents is refused', (load, agents) => {
    expect(() => blockingProbability(load, agents)).toThrow(RangeError)
  })

  test('a goal outside 0 to 1 is refused', () => {
    expect(() => erlangBAgents(1, 1.1)).toThrow(RangeError)
    expect(() => erlangBLoad(1, NaN)).toThrow(RangeError)
  })
})
