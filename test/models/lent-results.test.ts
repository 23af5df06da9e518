import { expect, test } from 'vitest'
import { loadText, Simulation } from '../../src/index.ts'

const { model } = loadText(
  JSON.stringify({
    agner: 1,
    calendar: { start: '2026-01-05', days: 3 },
    hours: '08:00-12:00',
    clients: { shop: {} },
    providers: ['desk'],
    employers: { desk: { wage: 'EUR 16/h' } },
    contracts: { shop: { client: 'shop', provider: 'desk', prices: { voice: 'EUR 1.35/talk-minute' } } },
    types: { calls: { client: 'shop', arrivals: '40/h', talk: '4m', patience: '2m', goal: '80% in 20s' } },
    groups: { team: { skills: ['calls'], agents: 3, employer: 'desk' } },
  }),
)

test('a result that is lent is the one that is given, until the next replication', () => {
  const lends = new Simulation(model)
  const gives = new Simulation(model)
  for (const replication of [0, 1]) {
    const lent = lends.lend('lent', replication)
    const given = gives.run('lent', replication)
    for (const key of Object.keys(given) as (keyof typeof given)[]) {
      if (key !== 'goals') expect(lent[key]).toEqual(given[key])
    }
    for (const key of Object.keys(given.goals) as (keyof typeof given.goals)[]) {
      expect(lent.goals[key]).toEqual(given.goals[key])
    }
  }
})

test('a result that is given stays as it is', () => {
  const simulation = new Simulation(model)
  const first = simulation.run('given', 0)
  const kept = structuredClone(first)
  simulation.run('given', 1)
  expect(first).toEqual(kept)
})
