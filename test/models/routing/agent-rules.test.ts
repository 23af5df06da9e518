import { describe, expect, test } from 'vitest'
import { BILLING, chiSquare, expectLeast, idle, SALES } from './promises.ts'
import { arrange, centerOf } from './tables.ts'

/** What single rules promise beyond `conformance.test.ts`; a rule may have a file of its own instead. */
describe('the agent rule', () => {
  test('longest-idle names who has been idle longest', () => expectLeast('longest-idle', ({ since }) => since))
  test('least-occupied names who was busy for the least share of the time since signing in', () =>
    expectLeast('least-occupied', ({ busy }, now) => busy / now))
  test('fewest-contacts names who took the fewest contacts', () => expectLeast('fewest-contacts', ({ taken }) => taken))
  test('fixed-order names the first by number', () => expectLeast('fixed-order', ({ agent }) => agent))
  test('fastest names somebody of the fastest group', () =>
    expectLeast('fastest', ({ agent }) => (agent < 3 ? 1 : 1 / 1.5)))

  test('least-occupied counts from the sign-in of each', () => {
    const seen = { now: 100, idle: idle([0, 1]), waiting: [] }
    const center = arrange(centerOf('least-occupied', 'longest-waiting'), seen)
    center.agents.busySeconds.set([50, 10])
    center.agents.signedInAt.set([0, 90])
    expect(center.router.agentFor(SALES)).toBe(0)
  })

  test('round-robin goes round in the order of the numbers, leaves out who is not idle, by type', () => {
    const { router } = arrange(centerOf('round-robin', 'longest-waiting'), {
      now: 100,
      idle: idle([5, 3, 0, 1]),
      waiting: [],
    })
    const named = (type: number, times: number) => Array.from({ length: times }, () => router.agentFor(type))
    expect(named(SALES, 6)).toEqual([0, 1, 3, 5, 0, 1])
    expect(named(BILLING, 3)).toEqual([0, 1, 0])
    expect(named(SALES, 2)).toEqual([3, 5])
  })

  test('random names all equally often', () => {
    const { router } = arrange(centerOf('random', 'longest-waiting'), {
      now: 100,
      idle: idle([4, 0, 1, 2, 6]),
      waiting: [],
    })
    // With three degrees of freedom 16.27 is exceeded in 1 of 1000 cases.
    expect(chiSquare([0, 1, 2, 4], 4000, () => router.agentFor(SALES))).toBeLessThan(16.27)
  })
})
