import fc from 'fast-check'
import { expect } from 'vitest'
import { NONE } from '../../../src/engine/ids.ts'
import { arrange, centerOf, sight, type Sight } from './tables.ts'

export const options = { seed: 11, numRuns: 100 }
export const SALES = 0
export const SUPPORT = 1
export const BILLING = 2
/** Of rank 1 for sales: 0 to 2 at normal speed, 3 to 5 at 1.5. */
const SELLERS = [0, 1, 2, 3, 4, 5]

type Idle = Sight['idle'][number]

/** Checks what a rule promises about the agent for a sale: the least by a measure, equals by longest idle, then by number. */
export function expectLeast(rule: string, measure: (agent: Idle, now: number) => number): void {
  fc.assert(
    fc.property(sight, (seen) => {
      const { router } = arrange(centerOf(rule, 'longest-waiting'), seen)
      const able = seen.idle.filter(({ agent }) => SELLERS.includes(agent))
      const expected = able.toSorted(
        (a, b) => measure(a, seen.now) - measure(b, seen.now) || a.since - b.since || a.agent - b.agent,
      )[0]
      const agent = router.agentFor(SALES)
      // Of two who became idle at one instant, longest idle may take either.
      if (rule === 'longest-idle') expect(able.find((one) => one.agent === agent)?.since).toBe(expected?.since)
      else expect(agent).toBe(expected?.agent ?? NONE)
    }),
    options,
  )
}

/** Idle since 0, 1, 2 … in the order given. */
export function idle(agents: readonly number[]): Idle[] {
  return agents.map((agent, since) => ({ agent, since, taken: 0, busy: 0 }))
}

/** How far draws are from naming all expected ones equally often. */
export function chiSquare(expected: readonly number[], draws: number, draw: () => number): number {
  const counts = new Map<number, number>()
  for (let i = 0; i < draws; i++) {
    const drawn = draw()
    expect(expected).toContain(drawn)
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1)
  }
  const mean = draws / expected.length
  return expected.reduce((sum, one) => sum + ((counts.get(one) ?? 0) - mean) ** 2 / mean, 0)
}
