import { describe, expect, test } from 'vitest'
import { priceOf } from '../../src/economics/charges.ts'
import { Settlement, type Books } from '../../src/economics/settlement.ts'
import { loadText, simulate } from '../../src/index.ts'
import type { Contract, Economy } from '../../src/models/economy-model.ts'
import { instants, runObject } from '../laws/run-text.ts'
import { priced, PROVIDER, STAFF } from './economy.ts'

/** Two agents from 08:00 to 12:00; calls of 100 s talk and 20 s wrap at 08:00, 08:01, 08:02 and 13:00, when nobody is there. */
const center = {
  agner: 1,
  hours: '08:00-12:00',
  clients: { shop: {} },
  types: {
    call: {
      client: 'shop',
      arrivals: { recorded: 'calls.csv', column: 'at' },
      talk: '100s',
      wrap: '20s',
      goal: '80% in 20s',
      resolved: '100%',
    },
  },
  groups: { team: { skills: ['call'], agents: 2 } },
  run: { replications: 1, seed: 'prices' },
}
const { model } = loadText(JSON.stringify(center), {
  'calls.csv': instants('08:00:00', '08:01:00', '08:02:00', '13:00:00'),
})

function settled(
  charges: Parameters<typeof priced>[1],
  more?: Partial<Omit<Economy, 'contracts'>> & { contracts?: readonly Partial<Contract>[] },
): Books {
  const withPrices = priced(model, charges, more)
  return new Settlement(withPrices, withPrices.economy).settle(simulate(withPrices, 'prices', 0))
}

function amounts(...given: Parameters<typeof settled>): number[] {
  return settled(...given).lines.map(({ amount }) => amount)
}

describe('prices by hand, in cents', () => {
  test.each([
    // Two agents for four hours; at work for 3 × 120 s.
    ['paid-hour', 2875, 8 * 2875],
    ['signed-in-hour', 3800, 8 * 3800],
    ['productive-hour', 5000, 500],
    ['fte-month', 400_000, (8 / 160) * 400_000],
    // Three calls of 100 s, and of 120 s with wrap.
    ['talk-minute', 95, 475],
    ['handle-minute', 100, 600],
    ['contact', 390, 3 * 390],
    ['resolved-issue', 600, 3 * 600],
    // Four issues; the last finds the queue closed and is lost.
    ['issue', 100, 400],
    ['unresolved-issue', 900, 900],
    ['lost-contact', 250, 250],
    ['month', 17_500, 17_500],
    ['once', 360_000, 10_000],
  ] as const)('a price per %s', (meter, minorUnits, total) => {
    expect(amounts([{ meter, minorUnits }])).toEqual([total])
  })

  test('a seat costs by the month, whatever is worked there', () => {
    expect(amounts([{ meter: 'seat-month', minorUnits: 25_000, seats: 2 }])).toEqual([50_000])
  })

  test('a started minute is paid in full, call by call', () => {
    const increments = [{ group: 0, type: 0, of: 'talk', seconds: 60 }] as const
    expect(amounts([{ meter: 'talk-minute', minorUnits: 95 }], { increments })).toEqual([3 * 2 * 95])
  })

  test('tiers: of those beyond its beginning each unit costs what the tier says', () => {
    const tiers = [
      { from: 100, minorUnits: 80 },
      { from: 1000, minorUnits: 60 },
    ]
    expect([50, 100, 150, 1500].map((units) => priceOf(units, { minorUnits: 95, tiers }))).toEqual([
      4750,
      9500,
      9500 + 50 * 80,
      9500 + 900 * 80 + 500 * 60,
    ])
  })

  test('a price that does not hold costs nothing', () => {
    expect(amounts([{ meter: 'contact', minorUnits: 390, holds: new Uint8Array(1) }])).toEqual([])
  })

  test('every line is whole cents, and says how it came about', () => {
    const [line] = settled([{ meter: 'talk-minute', minorUnits: 33.3 }]).lines
    expect(line).toMatchObject({ quantity: 5, rate: 33.3, amount: 167 })
  })
})

describe('what a contract says beside its prices', () => {
  const voice = { meter: 'contact', minorUnits: 400 } as const

  test('what passes a maximum is taken off, in proportion to the month', () => {
    const { lines } = settled([voice], { contracts: [{ maximum: 1000 }] })
    expect(lines).toMatchObject([
      { what: 'charge', amount: 1200 },
      { what: 'maximum', amount: -200 },
    ])
    expect(amounts([voice], { contracts: [{ maximum: 1200 }] })).toEqual([1200])
    const half = { maximum: 1000, monthShare: Float64Array.of(0.5) }
    expect(amounts([voice], { contracts: [half] })).toEqual([1200, -700])
  })

  test('a minimum is topped up, in proportion to the month', () => {
    expect(settled([voice], { contracts: [{ minimum: 60_000 }] }).lines).toMatchObject([
      { what: 'charge', amount: 1200 },
      { what: 'minimum', amount: 58_800 },
    ])
    expect(amounts([voice], { contracts: [{ minimum: 1200 }] })).toEqual([1200])
    const half = { minimum: 60_000, monthShare: Float64Array.of(0.5) }
    expect(amounts([voice], { contracts: [half] })).toEqual([1200, 28_800])
  })

  test('what comes beyond the forecast and its tolerance costs more', () => {
    // Four came, of 2 × 1.25 expected at most: 1.5 of 4 are beyond, and cost 30 % more.
    const forecast = { contacts: Float64Array.of(2), tolerance: 0.25, surcharge: 0.3 }
    expect(amounts([voice], { contracts: [{ forecast }] })).toEqual([1200, 1200 * (1.5 / 4) * 0.3])
    expect(amounts([voice], { contracts: [{ forecast: { ...forecast, tolerance: 1 } }] })).toEqual([1200])
  })

  const sla = {
    figure: 'serviceLevel',
    types: [0],
    goal: 0.8,
    isBetterAbove: true,
    bands: [
      { from: 0, below: 0.76, share: -0.1, minorUnits: 0 },
      { from: 0.9, below: Infinity, share: 0.05, minorUnits: 1000 },
    ],
    isWithinForecast: true,
  } as const

  test('penalty and bonus are of the fees of a whole month', () => {
    // Three of four in time.
    const { lines, verdicts } = settled([voice], { contracts: [{ sla: [sla] }] })
    expect(verdicts).toEqual([{ contract: 0, term: 0, month: 0, value: 0.75, isMet: false }])
    expect(lines[1]).toMatchObject({ what: 'penalty', payer: 0, payee: PROVIDER, amount: -120 })
    const better = { ...sla, goal: 0.5, bands: [{ ...sla.bands[1], from: 0.7 }] }
    expect(settled([voice], { contracts: [{ sla: [better] }] }).lines[1]).toMatchObject({ what: 'bonus', amount: 1060 })
  })

  test('nothing is judged of a month that is not whole, or beyond the forecast', () => {
    const months = [{ label: '2026-03', days: 30, ofDays: 31 }]
    expect(settled([voice], { months, contracts: [{ sla: [sla] }] }).verdicts[0].isMet).toBeNull()
    const forecast = { contacts: Float64Array.of(2), tolerance: 0.25, surcharge: 0 }
    expect(settled([voice], { contracts: [{ sla: [sla], forecast }] }).verdicts[0].isMet).toBeNull()
  })
})

test('a provider sees what its agents cost for a client', () => {
  const { ownCost } = settled([
    { meter: 'contact', minorUnits: 400 },
    { meter: 'paid-hour', minorUnits: 2875, payer: PROVIDER, payee: STAFF, category: 'wages', contract: -1 },
  ])
  expect(ownCost[PROVIDER]).toEqual([8 * 2875])
})

test('what nobody knows is no figure: cost per resolved issue beside a type of which it is not known', () => {
  const shop = { client: 'shop', arrivals: '20/h', talk: '3m', goal: '80% in 20s' }
  const { clients, totals } = runObject({
    hours: '08:00-10:00',
    clients: { shop: {}, other: {} },
    types: { calls: { ...shop, resolved: '80%' }, rest: { ...shop, client: 'other' } },
    providers: ['callco'],
    groups: { team: { skills: ['calls', 'rest'], agents: 3, employer: 'callco' } },
    contracts: Object.fromEntries(
      ['shop', 'other'].map((client) => [client, { client, provider: 'callco', prices: { calls: 'EUR 2/contact' } }]),
    ),
    run: { replications: 4 },
  })
  expect(clients?.shop.costPerResolvedIssue.value).toBeGreaterThan(2)
  expect(clients?.other.costPerResolvedIssue.value).toBeNull()
  expect(totals.costPerResolvedIssue.value).toBeNull()
  expect(totals.costPerIssue.value).toBeCloseTo(2, 9)
})

test.each([
  [
    'a team of its own without a wage',
    {},
    { team: { skills: ['calls'], agents: 2 } },
    /the agents of "team" cost nothing/,
  ],
  [
    'a price on what nobody knows',
    { shop: { costs: { lost: 'EUR 9/unresolved-issue' } } },
    { team: { skills: ['calls'], agents: 2, wage: 'EUR 15/h' } },
    /a price per unresolved-issue, .* it comes to nothing/,
  ],
])('%s is warned of', (_, clients, groups, words) => {
  const { warnings } = loadText(
    JSON.stringify({
      agner: 1,
      hours: '08:00-10:00',
      clients,
      employers: { shop: { costs: { ict: 'EUR 1/paid-hour' } } },
      types: { calls: { client: 'shop', arrivals: '20/h', talk: '3m', goal: '80% in 20s' } },
      groups,
    }),
  )
  expect(warnings.map(({ message }) => message)).toEqual([expect.stringMatching(words)])
})

// Every contact costs EUR 1 and resolves 60 %; all others contact again: an issue takes 1 / 0.6 contacts, and all are resolved.
test.each([
  ['from the first day on', 7, '0d'],
  ['after a warm-up', 35, '28d'],
])('what is left over at the end is counted as what it will come to: %s', (_, days, warmup) => {
  const { totals } = runObject({
    calendar: { start: '2026-03-01', days, interval: '12h' },
    clients: { shop: { costs: { unresolved: 'EUR 9/unresolved-issue' } } },
    types: {
      calls: {
        client: 'shop',
        arrivals: '20/h',
        talk: '2m',
        goal: '80% in 20s',
        resolved: '60%',
        repeat: { share: '100%', after: { law: 'exponential', mean: '2d' } },
      },
    },
    providers: ['callco'],
    groups: { team: { skills: ['calls'], agents: 8, employer: 'callco' } },
    contracts: { calls: { client: 'shop', provider: 'callco', prices: { calls: 'EUR 1/contact' } } },
    run: { replications: 12, warmup, seed: 'left over' },
  })
  for (const key of ['costPerIssue', 'costPerResolvedIssue', 'costWithLossesPerIssue']) {
    expect([key, Math.abs((totals[key].value ?? 0) - 1 / 0.6) < 0.015]).toEqual([key, true])
  }
})
