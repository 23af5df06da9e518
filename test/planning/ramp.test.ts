import { expect, test } from 'vitest'
import { loadText } from '../../src/index.ts'
import type { PlannedDays } from '../../src/planning/commitment/committed-days.ts'
import { termsOf } from '../../src/planning/commitment/commitment-terms.ts'
import { ALIKE } from '../../src/planning/commitment/knowledge.ts'
import { rampedUp, rampOf } from '../../src/planning/commitment/ramp.ts'

test('by hand: whoever grows by a fifth a month at most begins in time', () => {
  expect(rampedUp([90, 100, 180, 60], 0.2)).toEqual([expect.closeTo(125, 12), expect.closeTo(150, 12), 180, 60])
  expect(rampedUp([10, 20], 0)).toEqual([20, 20])
  expect(rampedUp([100, 110, 121], 0.1)).toEqual([100, 110, 121].map((hours) => expect.closeTo(hours, 9)))
  expect(rampedUp([], 0.1)).toEqual([])
})

const YEAR = `agner: 1
calendar: { start: 2026-03-01, days: 61 }
hours: 08:00-10:00
types: { calls: { client: shop, arrivals: 10/h, talk: 3m, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [calls], employer: callpool, agents: 2 } }
providers: [callpool]
employers: { callpool: { wage: EUR 10/paid-hour } }
contracts: { team: { client: shop, provider: callpool, prices: { hours: EUR 20/paid-hour } } }
staffing: { groups: { team: { ramp: 50% } } }
`

test('by hand: March is compared with April by the day, and its hours more are paid at its price', () => {
  const loaded = loadText(YEAR)
  const staffing = {
    from: 'months' as const,
    plans: [
      { months: [3], plan: 2 },
      { months: [4], plan: 4 },
    ],
  }
  const days = [{ foreseen: 1, open: ALIKE, staffings: new Map([['team', staffing]]) } as unknown as PlannedDays]
  const ramp = rampOf(loaded, termsOf(loaded), days, 'EUR')!
  // 4 hours a day in March, 8 in April: March needs 8 ÷ 1.5 = 5⅓.
  const more = 31 * (8 / 1.5 - 4)
  expect(ramp.months).toEqual([
    {
      group: 'team',
      month: '2026-03',
      needed: 124,
      hours: expect.closeTo(124 + more, 9),
      cost: expect.closeTo(20 * more, 6),
    },
    { group: 'team', month: '2026-04', needed: 240, hours: 240, cost: 0 },
  ])
  expect([ramp.hours, ramp.cost]).toEqual([expect.closeTo(more, 9), expect.closeTo(20 * more, 6)])
  expect(rampOf(loaded, termsOf(loaded), days, null)!.cost).toBeCloseTo(more, 9)
})

test('without a ramp there is nothing to say', () => {
  const loaded = loadText(YEAR.replace('ramp: 50%', 'flex: 0%'))
  expect(rampOf(loaded, termsOf(loaded), [], 'EUR')).toBeNull()
})
