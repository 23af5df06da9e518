import { describe, expect, test } from 'vitest'
import { instants, runObject } from '../laws/run-text.ts'

// Contracts as they are written, settled by hand: recorded calls and constant times.

const day = { calendar: { start: '2026-03-02', days: 1 }, hours: '08:00-12:00', run: { replications: 1 } }
const call = { client: 'shop', talk: '100s', goal: '80% in 20s' }
const provider = (skills: string[]) => ({
  clients: { shop: {} },
  providers: ['callco'],
  groups: { team: { skills, agents: 4, employer: 'callco' } },
})
const recorded = (name: string) => ({ arrivals: { recorded: `${name}.csv`, column: 'at' } })

describe('what is free', () => {
  const files = { 'calls.csv': instants('08:00:00', '08:01:00') }
  const invoiced = (types: object, price: object): number | null =>
    runObject(
      {
        ...day,
        ...provider(Object.keys(types)),
        types,
        contracts: {
          c: { client: 'shop', provider: 'callco', prices: { calls: { price: 'EUR 1/contact', ...price } } },
        },
      },
      files,
    ).totals.invoiced.value

  test('repeats: contacts about an issue that has been handled before', () => {
    const types = { calls: { ...call, ...recorded('calls'), resolved: '0%', repeat: { share: '100%', after: '50m' } } }
    // At 08:00 and 08:01, and 50 minutes after each end four times more before 12:00.
    expect(invoiced(types, {})).toBe(10)
    expect(invoiced(types, { repeats: 'free' })).toBe(2)
  })

  test('transfers: contacts that an agent has handed on', () => {
    const types = {
      calls: { ...call, ...recorded('calls'), transfers: [{ to: 'experts', share: '100%' }] },
      experts: call,
    }
    expect(invoiced(types, {})).toBe(4)
    expect(invoiced(types, { transfers: 'free' })).toBe(2)
    expect(invoiced(types, { repeats: 'free' })).toBe(4)
  })
})

test.each([
  // Two agents for four hours at EUR 10 without charges: EUR 80. One call of 600 s, and three of 100 s.
  ['handle-time', [53.33, 26.67]],
  ['contacts', [20, 60]],
  ['equally', [40, 40]],
])('what a center spends is shared by %s', (allocation, [long, short]) => {
  const { clients, totals } = runObject(
    {
      ...day,
      allocation,
      clients: { long: {}, short: {} },
      types: {
        calls: { ...call, ...recorded('calls'), client: 'short' },
        talks: { ...call, ...recorded('talks'), client: 'long', talk: '600s' },
      },
      employers: { center: { wage: 'EUR 10/h', charges: '0%' } },
      groups: { team: { skills: ['calls', 'talks'], agents: 2, employer: 'center' } },
    },
    { 'calls.csv': instants('08:00:00', '09:00:00', '10:00:00'), 'talks.csv': instants('08:30:00') },
  )
  expect([clients?.long.cost.value, clients?.short.cost.value]).toEqual([long, short])
  expect(totals.cost.value).toBe(80)
})

test('work for no client stays with the center', () => {
  const { clients, totals } = runObject(
    {
      ...day,
      clients: { shop: {} },
      types: { calls: { ...call, ...recorded('calls') }, own: { ...call, ...recorded('own'), client: undefined } },
      employers: { center: { wage: 'EUR 10/h', charges: '0%' } },
      groups: { team: { skills: ['calls', 'own'], agents: 2, employer: 'center' } },
    },
    { 'calls.csv': instants('08:00:00'), 'own.csv': instants('08:30:00', '09:00:00', '09:30:00') },
  )
  expect([clients?.shop.cost.value, totals.cost.value]).toEqual([20, 80])
})

test('cash is paid when it is due, cost over the term', () => {
  const { months } = runObject(
    {
      ...day,
      calendar: { start: '2026-03-01', days: 61, interval: '12h' },
      ...provider(['calls']),
      types: { calls: { ...call, ...recorded('calls') } },
      contracts: {
        c: {
          client: 'shop',
          provider: 'callco',
          valid: { from: '2026-03-01' },
          prices: { 'set-up': 'EUR 3600/once', fee: 'EUR 100/month' },
        },
      },
    },
    { 'calls.csv': instants('08:00:00') },
  )
  expect(months?.map(({ month, totals }) => [month, totals.cost.value, totals.cash.value])).toEqual([
    ['2026-03', 200, 3700],
    ['2026-04', 200, 100],
  ])
})
