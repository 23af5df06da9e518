import { expect, test } from 'vitest'
import { runObject } from './run-text.ts'

const type = (more: object) => ({
  arrivals: '40/h',
  talk: { law: 'exponential', mean: '4m' },
  patience: { law: 'exponential', mean: '3m' },
  goal: '80% in 20s',
  ...more,
})
const scenario = {
  calendar: { days: 1 },
  hours: '08:00-12:00',
  groups: { team: { skills: ['a', 'b', 'c'], agents: 7 } },
  run: { replications: 20 },
}

test('figures of a client are sums over its types; types of none are in no client', () => {
  const { clients, types, totals } = runObject({
    ...scenario,
    types: { a: type({ client: 'toys' }), b: type({ client: 'toys' }), c: type({}) },
  })
  expect(Object.keys(clients ?? {})).toEqual(['toys'])
  const toys = clients?.toys ?? {}
  for (const key of ['offered', 'answered', 'abandoned', 'handled', 'blocked']) {
    expect(toys[key].value).toBeCloseTo((types.a[key].value ?? 0) + (types.b[key].value ?? 0), 9)
  }
  const waited = (one: typeof totals) => (one.asa.value ?? 0) * (one.answered.value ?? 0)
  expect(waited(toys)).toBeCloseTo(waited(types.a) + waited(types.b), 6)
  expect(toys.maxWait.value).toBeGreaterThanOrEqual(Math.max(types.a.maxWait.value ?? 0, types.b.maxWait.value ?? 0))
})

test('all types of one client come to the totals, and who goes from one to another counts once', () => {
  const overflow = [{ waiting: 1, to: 'b' }]
  const own = runObject({
    ...scenario,
    types: { a: type({ client: 'toys', overflow }), b: type({ client: 'toys' }), c: type({ client: 'toys' }) },
  })
  const toys = own.clients?.toys ?? {}
  expect(own.types.a.overflowOut.value).toBeGreaterThan(0)
  for (const key of ['offered', 'answered', 'abandoned', 'serviceLevel', 'asa', 'waitP90', 'maxWait']) {
    expect([key, toys[key]]).toEqual([key, own.totals[key]])
  }
})

test('who comes from another client by overflow is offered there as well', () => {
  const { clients, types } = runObject({
    ...scenario,
    types: {
      a: type({ client: 'bikes', overflow: [{ waiting: 1, to: 'b' }] }),
      b: type({ client: 'toys' }),
      c: type({}),
    },
  })
  expect(clients?.toys.offered.value).toBe(types.b.offered.value)
  expect(clients?.toys.overflowIn.value).toBeGreaterThan(0)
})

test('without clients there is nothing to tell', () => {
  expect(runObject({ ...scenario, types: { a: type({}), b: type({}), c: type({}) } }).clients).toBeUndefined()
})
