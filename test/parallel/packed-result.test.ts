import { expect, test } from 'vitest'
import { Simulation, type Result } from '../../src/index.ts'
import { packed, Unpacking } from '../../src/parallel/packed-result.ts'
import { model } from '../models/paid-center.ts'

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
