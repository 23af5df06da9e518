import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sumOf } from '../../src/economics/line.ts'
import { divide } from '../../src/economics/sharing.ts'
import { Settlement } from '../../src/economics/settlement.ts'
import { OutcomeReader } from '../../src/economics/outcomes.ts'
import { costOf } from '../../src/economics/figures.ts'
import { compare, loadText, simulate, type Model } from '../../src/index.ts'
import type { Category, Charge, Contract, Economy, Meter, Party } from '../../src/models/economy-model.ts'
import { meteredAt } from '../../src/models/metering.ts'
import { Pairs } from '../../src/models/pairs.ts'
import { at, totalScope } from '../../src/models/scopes.ts'
import { seeds } from '../models/random-runs.ts'
import { modelOf, written } from '../models/random-scenarios.ts'

const METERS: readonly Meter[] = [
  'paid-hour',
  'signed-in-hour',
  'productive-hour',
  'training-hour',
  'hire',
  'fte-month',
  'seat-month',
  'talk-minute',
  'handle-minute',
  'contact',
  'resolved-issue',
  'issue',
  'unresolved-issue',
  'lost-contact',
  'waiting-minute',
  'month',
  'once',
]
const CATEGORIES: readonly Category[] = ['wages', 'overheads', 'fees', 'one-off', 'retained', 'concessions', 'losses']

/** Any contracts and charges on a center: its days cut into months and bills at random. */
function economyOn(model: Model): fc.Arbitrary<Economy> {
  const { clients, groups, periods, types } = model
  const count = periods.day.length
  const parties: Party[] = [
    ...clients.map(({ name }, client) => ({ name, kind: 'client' as const, client })),
    { name: 'callco', kind: 'provider', client: -1 },
    { name: 'other', kind: 'provider', client: -1 },
    { name: 'center', kind: 'center', client: -1 },
    { name: 'staff', kind: 'staff', client: -1 },
    { name: 'customers', kind: 'customers', client: -1 },
  ]
  const party = (kinds: readonly Party['kind'][]): fc.Arbitrary<number> =>
    fc.constantFrom(...[...parties.keys()].filter((id) => kinds.includes(parties[id].kind)))
  const bills = 4
  const price = fc.integer({ min: -500, max: 5000 }).map((cents) => cents / 3)
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 })
  const some = (of: readonly unknown[]): fc.Arbitrary<number[]> => fc.subarray([...of.keys()], { minLength: 1 })
  const charge: fc.Arbitrary<Charge> = fc.record({
    name: fc.constant('a charge'),
    category: fc.constantFrom(...CATEGORIES),
    contract: fc.constant(-1),
    payer: party(['client', 'provider', 'center']),
    payee: party(['provider', 'staff', 'customers']),
    meter: fc.constantFrom(...METERS),
    groups: some(groups),
    types: some(types),
    minorUnits: price,
    tiers: fc.constantFrom([], [{ from: 2, minorUnits: 100 / 7 }]),
    holds: fc.array(fc.constantFrom(0, 1), { minLength: bills, maxLength: bills }).map((list) => Uint8Array.from(list)),
    monthShare: shares.map((list) => Float64Array.from(list)),
    seats: fc.nat(9),
    fullTimeHours: fc.constant(160),
    spreadMonths: fc.constant(36),
    paidIn: fc.constantFrom(-1, 0, 1),
    isForRepeats: fc.boolean(),
    isForTransfers: fc.boolean(),
  })
  const contract: fc.Arbitrary<Contract> = fc.record({
    name: fc.constant('a contract'),
    client: party(clients.length > 0 ? ['client'] : ['center']),
    provider: party(['provider']),
    groups: some(groups),
    types: some(types),
    minimum: fc.constantFrom(0, 10_000),
    maximum: fc.constantFrom(Infinity, 20_000),
    monthShare: fc.constant(Float64Array.of(1, 1)),
    forecast: fc.constantFrom(null, { contacts: Float64Array.of(2, 2), tolerance: 0.1, surcharge: 0.3 }),
    sla: fc.constantFrom(
      [],
      [
        {
          figure: 'serviceLevel',
          types: [0],
          goal: 0.8,
          isBetterAbove: true,
          bands: [
            { from: 0, below: 0.8, share: -0.1, minorUnits: 0 },
            { from: 0.9, below: Infinity, share: 0.02, minorUnits: 50 },
          ],
          isWithinForecast: false,
        },
      ],
    ),
  })
  return fc
    .record({
      contracts: fc.array(contract, { maxLength: 3 }),
      charges: fc.array(charge, { minLength: 1, maxLength: 8 }),
      places: fc.array(fc.nat(bills - 1), { minLength: count, maxLength: count }),
      employers: fc.array(party(['client', 'provider', 'center']), {
        minLength: groups.length,
        maxLength: groups.length,
      }),
      allocation: fc.constantFrom(
        'handle-time' as const,
        'contacts' as const,
        'offered-load' as const,
        'equally' as const,
      ),
    })
    .map(({ contracts, charges, places, employers, allocation }) => ({
      parties,
      months: [
        { label: '2026-03', days: 31, ofDays: 31 },
        { label: '2026-04', days: 2, ofDays: 30 },
      ],
      billOf: Int32Array.from(places, (bill, period) => (period < periods.warmup ? -1 : bill)),
      monthOf: Int32Array.of(0, 1, 0, 1),
      contracts,
      charges: charges.map((one, id) => {
        if (one.category !== 'fees' || contracts.length === 0) return one
        const of = id % contracts.length
        return { ...one, contract: of, payer: contracts[of].client, payee: contracts[of].provider }
      }),
      allocation,
      employerOf: Int32Array.from(employers),
      fullTimeOf: Float64Array.from(employers, () => 40),
      increments: [],
    }))
}

const centers = written
  .map((scenario) => modelOf(scenario))
  .filter(({ periods }) => periods.kind === 'calendar')
  .chain((model) => economyOn(model).map((economy): Model => ({ ...model, currency: 'EUR', economy })))

function forAll(check: (model: Model & { economy: Economy }, seed: string) => void): void {
  fc.assert(
    fc.property(centers, seeds, (model, seed) => {
      if (model.economy !== null) check({ ...model, economy: model.economy }, seed)
    }),
    { seed: 1999, numRuns: 60, endOnFailure: true },
  )
}

describe('under random contracts', () => {
  test('what is paid is received, to the cent', () => {
    forAll((model, seed) => {
      const { economy } = model
      const settlement = new Settlement(model, economy)
      const result = simulate(model, seed, 0)
      const books = settlement.settle(result)
      const { clients, parties, total } = new OutcomeReader(model, settlement).read(books, result)
      const paidBy = economy.parties.map((_, party) => sumOf(books.lines.filter(({ payer }) => payer === party)))
      const paidTo = economy.parties.map((_, party) => sumOf(books.lines.filter(({ payee }) => payee === party)))
      for (const { amount, quantity, rate } of books.lines) {
        expect(Number.isSafeInteger(amount)).toBe(true)
        expect(Math.abs(quantity * rate - amount)).toBeLessThanOrEqual(0.5 + 1e-6)
      }
      expect(sumOf(books.lines)).toBe(paidBy.reduce((sum, amount) => sum + amount, 0))
      expect(sumOf(books.lines)).toBe(paidTo.reduce((sum, amount) => sum + amount, 0))
      // What the outcomes say is what the books say.
      economy.parties.forEach(({ kind, client }, party) => {
        if (kind === 'provider')
          expect([parties[party].revenue, parties[party].ownCost]).toEqual([paidTo[party], paidBy[party]])
        if (kind === 'client') expect(costOf(clients[client]) + clients[client].paid.losses).toBe(paidBy[party])
      })
      const ofClients = clients.reduce((sum, outcome) => sum + costOf(outcome), 0)
      // What the center spends on work for no client it keeps.
      const center = economy.parties.findIndex(({ kind }) => kind === 'center')
      const isCost = ({ category }: { category: Category }): boolean => category !== 'losses'
      const spent = sumOf(books.lines.filter((line) => line.payer === center && isCost(line)))
      const asked = sumOf(books.lines.filter((line) => line.payee === center && line.what === 'share' && isCost(line)))
      expect(costOf(total)).toBe(ofClients + spent - asked)
      // What a provider or the center spends is spent for somebody: all of it, and the center gets all of it back.
      economy.parties.forEach(({ kind }, party) => {
        if (clients.length === 0 || (kind !== 'provider' && kind !== 'center')) return
        const charged = sumOf(
          books.lines.filter(({ charge, payer, what }) => payer === party && charge >= 0 && what === 'charge'),
        )
        const forClients = books.ownCost[party].reduce((sum, amount) => sum + amount, 0)
        if (model.types.every(({ client }) => client >= 0)) expect(forClients).toBe(charged)
        if (kind === 'center') expect(paidTo[party]).toBe(forClients)
      })
    })
  })

  test('bills have all that the totals have, and meters what the books have of handled contacts', () => {
    forAll((model, seed) => {
      const pairs = new Pairs(model)
      const settlement = new Settlement(model, model.economy)
      const result = simulate(model, seed, 0)
      settlement.settle(result)
      const { usage } = settlement
      const sums = usage.ofAll(totalScope(model, pairs))
      const all = [...pairs.group.keys()]
      const metered = (measure: number): number =>
        model.economy.monthOf.reduce((sum, _, bill) => sum + usage.handled(all, bill, measure), 0)
      expect(metered(meteredAt.contacts)).toBe(sums[at.handled])
      expect(metered(meteredAt.talk)).toBeCloseTo(sums[at.talkSeconds] + sums[at.holdSeconds], 5)
      expect(metered(meteredAt.handle)).toBeCloseTo(
        sums[at.talkSeconds] + sums[at.holdSeconds] + sums[at.wrapSeconds],
        5,
      )
      expect(metered(meteredAt.resolved)).toBeLessThanOrEqual(sums[at.issuesResolved])
      const totals = result.total.reduce((sum, fact) => sum + fact, 0)
      const bills = result.bills.reduce((sum, fact) => sum + fact, 0)
      expect(Math.abs(totals - bills)).toBeLessThanOrEqual(1e-9 * Math.abs(totals))
    })
  })
})

test('parts of an amount are whole, in proportion, and add up, also below 0', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.array(fc.nat(100), { minLength: 1, maxLength: 6 }),
      (amount, weights) => {
        const parts = divide(amount, weights)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        if (total === 0) return
        parts.forEach((part, i) => expect(Math.abs(part - (amount * weights[i]) / total)).toBeLessThan(1))
      },
    ),
    { seed: 1999 },
  )
})

test('a comparison has what is paid by kind, and it adds up to the cost', async () => {
  const text = (fee: string) =>
    JSON.stringify({
      agner: 1,
      calendar: { start: '2026-03-01', days: 2 },
      hours: '08:00-10:00',
      clients: { shop: { costs: { lost: 'EUR 2/lost-contact' } } },
      types: { calls: { client: 'shop', arrivals: '30/h', talk: '4m', patience: { law: 'exponential', mean: '1m' } } },
      providers: ['pool'],
      contracts: { pool: { client: 'shop', provider: 'pool', prices: { calls: fee } } },
      groups: { team: { employer: 'pool', skills: ['calls'], agents: 2 } },
      run: { replications: 3 },
    })
  const { costs = [], figures } = await compare(
    new Map([
      ['one', loadText(text('EUR 3/contact'))],
      ['two', loadText(text('EUR 4/contact'))],
    ]),
  )
  expect(costs.map(({ kind }) => kind)).toEqual(['fees', 'losses'])
  const values = (key: string) => figures.find((one) => one.key === key && one.scope === 'totals')?.variants
  costs[0].variants.forEach((paid, i) => expect(paid).toBeCloseTo(values('cost')?.[i].value ?? NaN, 8))
  costs[1].variants.forEach((paid, i) => expect(paid).toBeCloseTo(values('losses')?.[i].value ?? NaN, 8))
})
