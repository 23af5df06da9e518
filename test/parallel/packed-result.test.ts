import { expect, test } from 'vitest'
import { loadText, Simulation, type Result } from '../../src/index.ts'
import { packed, Unpacking } from '../../src/parallel/packed-result.ts'

const { model } = loadText(
  JSON.stringify({
    agner: 1,
    calendar: { start: '2026-01-05', days: 2 },
    hours: '08:00-12:00',
    clients: { shop: {} },
    providers: ['desk'],
    employers: { desk: { wage: 'EUR 16/h' } },
    contracts: { shop: { client: 'shop', provider: 'desk', prices: { voice: 'EUR 1.35/talk-minute' } } },
    types: { calls: { client: 'shop', arrivals: '40/h', talk: '4m', patience: '2m', goal: '80% in 20s' } },
    groups: { team: { skills: ['calls'], agents: 3, employer: 'desk' } },
  }),
)

test('lent results that are packed one after the other come out as they were', () => {
  const simulation = new Simulation(model)
  const kept: Result[] = []
  const sent = [0, 1, 2].map((replication) => {
    kept.push(simulation.run('packed', replication))
    return packed(simulation.lend('packed', replication))
  })
  let at = 0
  for (const result of new Unpacking().each(structuredClone(sent))) {
    expect(result).toEqual(kept[at++])
  }
  expect(at).toBe(3)
})

test('what is packed takes a fraction, and keeps the sign of nothing', () => {
  const result = new Simulation(model).run('packed', 0)
  result.rows[0] = -0
  const one = packed(result)
  expect(one.rows.values.length).toBeLessThan(result.rows.length / 5)
  const [{ rows }] = new Unpacking().each([one])
  expect(Object.is(rows[0], -0)).toBe(true)
})
