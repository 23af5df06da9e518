import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NONE } from '../../../src/engine/ids.ts'
import { agentRules, contactRules } from '../../../src/models/routing/index.ts'
import { arrange, centerOf, sight, type Sight } from './tables.ts'

const options = { seed: 11, numRuns: 100 }
const SALES = 0
const SUPPORT = 1
const BILLING = 2
/** Of rank 1 for sales: 0 to 2 at normal speed, 3 to 5 at 1.5. */
const SELLERS = [0, 1, 2, 3, 4, 5]
const tested = new Set<string>()

type Idle = Sight['idle'][number]

/** Checks what a rule promises about the agent for a sale: the least by a measure, equals by longest idle, then by number. */
function expectLeast(rule: string, measure: (agent: Idle, now: number) => number): void {
  tested.add(rule)
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
    tested.add('round-robin')
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
    tested.add('random')
    const { router } = arrange(centerOf('random', 'longest-waiting'), {
      now: 100,
      idle: idle([4, 0, 1, 2, 6]),
      waiting: [],
    })
    // With three degrees of freedom 16.27 is exceeded in 1 of 1000 cases.
    expect(chiSquare([0, 1, 2, 4], 4000, () => router.agentFor(SALES))).toBeLessThan(16.27)
  })

  test('is tested, whichever it is', () =>
    expect(Object.keys(agentRules).filter((rule) => !tested.has(rule))).toEqual([]))
})

describe('the contact rule', () => {
  const contactFor = (rule: string, waiting: Sight['waiting'], agent = 0) => {
    const { router, contacts } = arrange(centerOf('longest-idle', rule), { now: 200, idle: [], waiting })
    const contact = router.contactFor(agent)
    return [contacts.type[contact], 200 - contacts.offeredAt[contact]]
  }
  const waits = (type: number, seconds: number) => ({ type, offeredAt: 200 - seconds })

  test('longest-waiting names who came first, whatever the type', () => {
    fc.assert(
      fc.property(sight, (seen) => {
        const { router, contacts } = arrange(centerOf('longest-idle', 'longest-waiting'), seen)
        const first = seen.waiting.find(({ type }) => type !== BILLING)
        if (first) expect(contacts.offeredAt[router.contactFor(0)]).toBe(first.offeredAt)
      }),
      options,
    )
  })

  // Sales has waited 90 s already; support begins with a point and gains two a minute.
  test('score: a head start of 90 s is overtaken by what gains faster', () => {
    expect(contactFor('score', [waits(SALES, 5), waits(SUPPORT, 5)])).toEqual([SALES, 5])
    expect(contactFor('score', [waits(SUPPORT, 31), waits(SALES, 31)])).toEqual([SUPPORT, 31])
    expect(contactFor('score', [waits(SUPPORT, 31), waits(SALES, 33)])).toEqual([SALES, 33])
    expect(contactFor('score', [waits(SUPPORT, 30), waits(SALES, 30)])[1]).toBe(30)
    expect(contactFor('score', [waits(SALES, 60), waits(SALES, 30)])).toEqual([SALES, 60])
  })

  // The target of sales is 60 s, that of support 20 s.
  test('smallest-slack names who comes nearest to the target, or is furthest past it', () => {
    expect(contactFor('smallest-slack', [waits(SALES, 39), waits(SUPPORT, 0)])).toEqual([SUPPORT, 0])
    expect(contactFor('smallest-slack', [waits(SALES, 41), waits(SUPPORT, 0)])).toEqual([SALES, 41])
    expect(contactFor('smallest-slack', [waits(SALES, 150), waits(SUPPORT, 100)])).toEqual([SALES, 150])
    expect(contactFor('smallest-slack', [waits(SALES, 150), waits(SUPPORT, 111)])).toEqual([SUPPORT, 111])
  })

  test('random names all equally often, in whatever place of whatever line', () => {
    const waiting = [waits(SALES, 90), waits(SUPPORT, 80), waits(SALES, 70), waits(SALES, 60), waits(BILLING, 50)]
    const { router } = arrange(centerOf('longest-idle', 'random'), { now: 200, idle: [], waiting })
    const first = Array.from({ length: 4000 }, () => router.contactFor(0))
    const found = [...new Set(first)]
    expect(found).toHaveLength(4)
    let i = 0
    expect(chiSquare(found, 4000, () => first[i++])).toBeLessThan(16.27)
  })

  test('is one of four', () => {
    expect(Object.keys(contactRules)).toEqual(['longest-waiting', 'score', 'smallest-slack', 'random'])
  })
})

function idle(agents: readonly number[]): Idle[] {
  return agents.map((agent, since) => ({ agent, since, taken: 0, busy: 0 }))
}

function chiSquare(expected: readonly number[], draws: number, draw: () => number): number {
  const counts = new Map<number, number>()
  for (let i = 0; i < draws; i++) {
    const drawn = draw()
    expect(expected).toContain(drawn)
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1)
  }
  const mean = draws / expected.length
  return expected.reduce((sum, one) => sum + ((counts.get(one) ?? 0) - mean) ** 2 / mean, 0)
}
