import { expect, test } from 'vitest'
import { Simulation } from '../../src/index.ts'
import { model } from './paid-center.ts'

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
