import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BILLING, chiSquare, options, SALES, SUPPORT } from './promises.ts'
import { arrange, centerOf, sight, type Sight } from './tables.ts'

/** What single rules promise beyond `conformance.test.ts`; a rule may have a file of its own instead. */
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
})
