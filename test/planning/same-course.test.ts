import { expect, test } from 'vitest'
import { loadText, set } from '../../src/index.ts'
import { runTheSame } from '../../src/planning/what-if/same-course.ts'
import { Trials } from '../../src/planning/what-if/trials.ts'

const TEXT = `agner: 1
hours: 09:00-11:00
types:
  calls: { client: shop, arrivals: 20/h, talk: 3m, goal: 80% in 20s, resolved: 80% }
providers: [callpool]
employers: { callpool: { wage: EUR 15/h } }
groups: { pool: { skills: [calls], employer: callpool, agents: 2 } }
contracts:
  shop:
    client: shop
    provider: callpool
    prices: { calls: { price: EUR 1/talk-minute, increment: 60s } }
    minimum: EUR 100/month
    pressure: { handle-time: 95% }
run: { replications: 3 }
`
const shop = loadText(TEXT)

test.each([
  ['contracts.shop.prices.calls=EUR 2', true],
  ['contracts.shop.minimum=EUR 900/month', true],
  ['employers.callpool.wage=EUR 20/h', true],
  ['contracts.shop.prices.calls.increment=6s', false],
  ['contracts.shop.pressure.handle-time=90%', false],
  ['volume=101%', false],
  ['groups.pool.agents=3', false],
  ['types.calls.goal=+1pt', false],
])('%s leaves what happens as it is: %s', (setting, isSame) => {
  expect(runTheSame(shop.model, set(shop, [setting]).model)).toBe(isSame)
})

test('where contacts are routed by what they earn, a price changes what happens', () => {
  const byMoney = loadText(`${TEXT}routing: { contact: provider-interest }\n`)
  expect(runTheSame(byMoney.model, byMoney.model)).toBe(true)
  expect(runTheSame(byMoney.model, set(byMoney, ['contracts.shop.prices.calls=EUR 2']).model)).toBe(false)
})

test('settled anew it comes to what a simulation comes to, bit for bit', () => {
  const cost = { scope: 'totals', name: '', key: 'costPerResolvedIssue', unit: 'money' } as const
  const dearer = set(shop, ['contracts.shop.prices.calls=EUR 2'])
  const kept = new Trials(shop)
  kept.sample(shop.model, cost)
  const settled = kept.sample(dearer.model, cost)
  expect(kept.simulated).toBe(1)
  const simulated = new Trials(shop).sample(dearer.model, cost)
  expect(settled.sorted()).toEqual(simulated.sorted())
  expect(settled.value).not.toBe(new Trials(shop).sample(shop.model, cost).value)
})
