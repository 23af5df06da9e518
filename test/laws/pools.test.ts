import { describe, expect, test } from 'vitest'
import { erlang, loadText, type Summary } from '../../src/index.ts'
import { runModel } from '../../src/experiment/run.ts'
import type { Charge, Economy, Meter } from '../../src/models/economy-model.ts'
import { stationary } from './chain.ts'
import { expectTruth, instants, runObject, valuesOf } from './run-text.ts'

// What a pool knows of its clients. Laws: the interval of each figure contains the truth, at 99.9 %, with a fixed seed.
// Timelines: constant times, every figure by hand.

const steady = { horizon: '3000h', warmup: '20h', batches: 40, seed: 'pools', confidence: '99.9%' }
const exponential = (mean: string) => ({ law: 'exponential', mean })
const ofClient = (client: string, arrivals: string, mean: string, more: object = {}) => ({
  client,
  arrivals,
  talk: exponential(mean),
  goal: '80% in 20s',
  ...more,
})

describe('a client for whom at most c agents of a big pool work', () => {
  const run = (group: object, type: object) =>
    runObject({
      types: { calls: ofClient('Bank', '60/h', '4m', type) },
      groups: { pool: { skills: ['calls'], ...group } },
      run: steady,
    })
  const limited = { agents: 9, clients: { Bank: { 'at-most': 5 } } }

  test('waits as in a center of c agents: Erlang C', () => {
    const system = { ratePerSecond: 60 / 3600, handleSeconds: 240, agents: 5 }
    const { types } = run(limited, {})
    expectTruth(types.calls, {
      asa: erlang.erlangC(system).asa,
      serviceLevel: erlang.erlangCServiceLevel(system, 20),
    })
  })

  test('to the last bit', () => {
    expect(run(limited, {}).types).toEqual(run({ agents: 5 }, {}).types)
    const impatient = { patience: exponential('2m'), wrap: exponential('30s') }
    expect(run(limited, impatient).types).toEqual(run({ agents: 5 }, impatient).types)
  })

  test('is blocked as by c lines where nobody may wait: Erlang B', () => {
    const { types } = runObject({
      types: { calls: ofClient('Bank', '60/h', '4m') },
      queues: { calls: { types: ['calls'], capacity: 0 } },
      groups: { pool: { skills: ['calls'], ...limited } },
      run: steady,
    })
    expectTruth(types.calls, { blocking: erlang.blockingProbability(4, 5) })
  })
})

interface State {
  /** Contacts that agents have, and that wait, by client. */
  readonly held: readonly number[]
  readonly waiting: readonly number[]
}

/** A pool as a Markov chain: clients by priority, with rates and means in hours, and places to wait. */
function chainOf(
  agents: number,
  clients: readonly { rate: number; mean: number; least?: number; most?: number; places?: number }[],
) {
  const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0)
  const short = ({ held }: State) => sum(clients.map(({ least = 0 }, i) => Math.max(0, least - held[i])))
  const mayTake = (state: State, i: number) => {
    const { least = 0, most = Infinity } = clients[i]
    const idle = agents - sum(state.held)
    return idle > 0 && state.held[i] < most && (state.held[i] < least || idle > short(state))
  }
  const changed = (list: readonly number[], at: number, by: number) => list.map((n, i) => (i === at ? n + by : n))
  const settled = (state: State): State => {
    const next = clients.findIndex((_, i) => state.waiting[i] > 0 && mayTake(state, i))
    if (next < 0) return state
    return settled({ held: changed(state.held, next, 1), waiting: changed(state.waiting, next, -1) })
  }
  const isBlocked = (state: State, i: number) => state.waiting[i] >= (clients[i].places ?? 0) && !mayTake(state, i)
  const moves = (state: State) =>
    clients.flatMap(({ rate, mean }, i): (readonly [State, number])[] => [
      ...(isBlocked(state, i) ? [] : [[settled({ ...state, waiting: changed(state.waiting, i, 1) }), rate] as const]),
      ...(state.held[i] > 0
        ? [[settled({ ...state, held: changed(state.held, i, -1) }), state.held[i] / mean] as const]
        : []),
    ])
  const none = clients.map(() => 0)
  const chain = stationary<State>({ held: none, waiting: none }, moves, (state) => JSON.stringify(state))
  const mean = (of: (state: State) => number) => chain.reduce((all, { state, share }) => all + share * of(state), 0)
  return clients.map((_, i) => ({
    blocking: mean((state) => (isBlocked(state, i) ? 1 : 0)),
    immediate: mean((state) => (mayTake(state, i) ? 1 : 0)),
    meanQueue: mean(({ waiting }) => waiting[i]),
    held: mean(({ held }) => held[i]),
  }))
}

describe('clients of a pool, as the Markov chain has it', () => {
  const hours = (figures: Summary['totals']) => figures.agentHours.value! / (2980 / 40)

  test('a guaranteed minimum where nobody may wait', () => {
    const { types } = runObject({
      types: { bank: ofClient('Bank', '70/h', '4m'), garage: ofClient('Garage', '12/h', '6m') },
      queues: { bank: { types: ['bank'], capacity: 0 }, garage: { types: ['garage'], capacity: 0 } },
      groups: { pool: { skills: ['bank', 'garage'], agents: 6, clients: { Garage: { 'at-least': 2 } } } },
      run: steady,
    })
    const [bank, garage] = chainOf(6, [
      { rate: 70, mean: 4 / 60 },
      { rate: 12, mean: 6 / 60, least: 2 },
    ])
    expectTruth(types.bank, { blocking: bank.blocking })
    expectTruth(types.garage, { blocking: garage.blocking })
    // Without the minimum both would be blocked alike.
    expect(garage.blocking).toBeLessThan(bank.blocking / 3)
    expect(hours(types.garage)).toBeCloseTo(garage.held, 1)
  })

  test('minima of two, limits of two, and places to wait', () => {
    const { types } = runObject({
      types: {
        bank: ofClient('Bank', '40/h', '4m', { priority: 1 }),
        garage: ofClient('Garage', '15/h', '6m', { priority: 2 }),
        museum: ofClient('Museum', '30/h', '3m', { priority: 3 }),
      },
      queues: {
        bank: { types: ['bank'], capacity: 2 },
        garage: { types: ['garage'], capacity: 3 },
        museum: { types: ['museum'], capacity: 2 },
      },
      groups: {
        pool: {
          skills: ['bank', 'garage', 'museum'],
          agents: 6,
          clients: { Bank: { 'at-most': 3 }, Garage: { 'at-least': 1, 'at-most': 2 }, Museum: { 'at-least': 1 } },
        },
      },
      run: steady,
    })
    const chain = chainOf(6, [
      { rate: 40, mean: 4 / 60, most: 3, places: 2 },
      { rate: 15, mean: 6 / 60, least: 1, most: 2, places: 3 },
      { rate: 30, mean: 3 / 60, least: 1, places: 2 },
    ])
    Object.values(types).forEach((figures, i) => {
      const { blocking, immediate, meanQueue } = chain[i]
      expectTruth(figures, { blocking, immediate, meanQueue })
    })
  })
})

describe('whose turn it is', () => {
  const CLIENTS = { Bank: 3, Garage: 2, Museum: 1 }
  const crowd = (rule: string, clients: object) =>
    runObject({
      hours: '08:00-18:00',
      types: {
        bank: ofClient('Bank', '200/h', '4m'),
        garage: ofClient('Garage', '200/h', '6m'),
        museum: ofClient('Museum', '200/h', '2m'),
      },
      queues: { all: { types: ['bank', 'garage', 'museum'], 'at-closing': 'send-away' } },
      groups: { pool: { skills: ['bank', 'garage', 'museum'], agents: 12, clients } },
      routing: { contact: rule },
      run: { replications: 4, seed: 'weights' },
    })

  test('with more work than agents, each client has its weight of the time, however long its calls are', () => {
    const weights = Object.fromEntries(Object.entries(CLIENTS).map(([client, weight]) => [client, { weight }]))
    const { clients, totals } = crowd('client-weights', weights)
    for (const [client, weight] of Object.entries(CLIENTS)) {
      const share = clients![client].agentHours.value! / totals.agentHours.value!
      expect([client, Math.abs(share - weight / 6) < 0.01]).toEqual([client, true])
    }
  })

  test('without weights each has a third', () => {
    const { clients, totals } = crowd('client-weights', {})
    for (const { agentHours } of Object.values(clients!))
      expect(Math.abs(agentHours.value! / totals.agentHours.value! - 1 / 3)).toBeLessThan(0.01)
  })

  test('hours of clients add up to those of all, and in a day of overload agents do little else', () => {
    const { clients, totals } = crowd('longest-waiting', {})
    const all = Object.values(clients!).reduce((sum, { agentHours }) => sum + agentHours.value!, 0)
    expect(all).toBeCloseTo(totals.agentHours.value!, 9)
    expect(all).toBeGreaterThan(0.99 * 120)
  })
})

describe('a provider that routes in its own interest', () => {
  // 1.00 a minute of talk for 5 minutes of handle time; 3.00 a contact for 2 minutes: 0.80 and 1.50 a minute.
  const scenario = {
    agner: 1,
    hours: '08:00-18:00',
    types: {
      bank: ofClient('Bank', '60/h', '4m', { wrap: '1m', patience: exponential('5m'), goal: '80% in 90s' }),
      museum: ofClient('Museum', '100/h', '2m', { patience: exponential('5m'), goal: '80% in 90s' }),
    },
    groups: { pool: { skills: ['bank', 'museum'], agents: 7 } },
    run: { replications: 10, seed: 'interest' },
  }
  const price = (meter: Meter, type: number, minorUnits: number, more: Partial<Charge> = {}): Charge => ({
    name: meter,
    category: 'fees',
    contract: -1,
    payer: type,
    payee: 2,
    meter,
    groups: [0],
    types: [type],
    minorUnits,
    tiers: [],
    holds: Uint8Array.of(1),
    monthShare: Float64Array.of(1),
    seats: 0,
    fullTimeHours: 160,
    spreadMonths: 1,
    paidIn: -1,
    isForRepeats: true,
    isForTransfers: true,
    ...more,
  })
  /** Month and bill are one; with `noon` the afternoon has a bill of its own. */
  const runAll = (rule: string, charges: readonly Charge[] | null, types: object = {}, noon = false) => {
    const merged = Object.entries(scenario.types).map(([name, type]) => [
      name,
      { ...type, ...(types as Record<string, object>)[name] },
    ])
    const written = { ...scenario, types: Object.fromEntries(merged), routing: { contact: rule } }
    const loaded = loadText(JSON.stringify(written))
    const { model } = loaded
    const economy: Economy | null = charges && {
      parties: [
        { name: 'Bank', kind: 'client', client: 0 },
        { name: 'Museum', kind: 'client', client: 1 },
        { name: 'Callco', kind: 'provider', client: -1 },
      ],
      months: [{ label: 'month 1', days: 1, ofDays: 30 }],
      billOf: Int32Array.from(model.periods.day, (_day, period) =>
        noon && model.periods.bounds[period] >= 12 * 3600 ? 1 : 0,
      ),
      monthOf: new Int32Array(noon ? 2 : 1),
      contracts: [],
      charges,
      allocation: 'handle-time',
      employerOf: Int32Array.of(2),
      fullTimeOf: Float64Array.of(40),
      increments: [],
    }
    return runModel({ ...loaded, model: { ...model, economy, currency: charges === null ? null : 'EUR' } })
  }
  const run = (...given: Parameters<typeof runAll>) => runAll(...given).types
  const served = (types: Summary['types']) =>
    Object.values(types).map(({ asa, serviceLevel, abandoned, agentHours }) => [
      asa,
      serviceLevel,
      abandoned,
      agentHours,
    ])
  const usual = [price('talk-minute', 0, 100), price('contact', 1, 300)]

  test('takes those first who pay most for its minutes, as if they had priority', () => {
    const selfish = run('provider-interest', usual)
    expect(served(selfish)).toEqual(served(run('longest-waiting', null, { bank: { priority: 2 } })))
    const fair = run('longest-waiting', usual)
    expect(selfish.museum.serviceLevel.value!).toBeGreaterThan(fair.museum.serviceLevel.value! + 0.1)
    expect(selfish.bank.asa.value!).toBeGreaterThan(fair.bank.asa.value!)
  })

  test('by the minutes that it is paid for and those it is not', () => {
    // 2.00 × 4 of 5 minutes are 1.60 a minute: more than 1.50.
    const other = [price('talk-minute', 0, 200), price('contact', 1, 300)]
    const selfish = run('provider-interest', other)
    const fair = run('longest-waiting', other)
    expect(selfish.bank.serviceLevel.value!).toBeGreaterThan(fair.bank.serviceLevel.value! + 0.05)
    expect(selfish.museum.serviceLevel.value!).toBeLessThan(fair.museum.serviceLevel.value! - 0.05)
    expect(served(selfish)).toEqual(served(run('longest-waiting', null, { museum: { priority: 2 } })))
    // What is paid to others, or for other groups, is nothing to it.
    const elsewhere = [...other, price('contact', 1, 900, { payee: 0 }), price('handle-minute', 1, 900, { groups: [] })]
    expect(served(run('provider-interest', elsewhere))).toEqual(served(run('provider-interest', other)))
  })

  test('by the prices of the hour', () => {
    const [morning, afternoon] = [Uint8Array.of(1, 0), Uint8Array.of(0, 1)]
    const dear = [
      price('handle-minute', 0, 50, { holds: morning }),
      price('handle-minute', 1, 50, { holds: afternoon }),
    ]
    const byHour = runAll('provider-interest', dear, {}, true).intervals
    const bankFirst = runAll('longest-waiting', null, { museum: { priority: 2 } }).intervals
    const until = (clock: string, intervals: typeof byHour) =>
      intervals.filter(({ start }) => start < clock).map(({ types }) => served(types))
    expect(until('11:00', byHour)).toEqual(until('11:00', bankFirst))
    const levels = (intervals: typeof byHour) =>
      intervals.filter(({ start }) => start >= '12:00' && start < '18:00').map(({ types }) => types.museum.asa.value!)
    const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
    expect(mean(levels(byHour))).toBeLessThan(mean(levels(bankFirst)) / 2)
  })

  test('as its contracts say', () => {
    const contracts = {
      bank: { client: 'Bank', provider: 'Callco', prices: { voice: { price: 'EUR 1/talk-minute' } } },
      museum: { client: 'Museum', provider: 'Callco', prices: { calls: 'EUR 3/contact' } },
    }
    const written = {
      ...scenario,
      groups: { pool: { ...scenario.groups.pool, employer: 'Callco' } },
      providers: ['Callco'],
      contracts,
      routing: { contact: 'provider-interest' },
    }
    expect(served(runModel(loadText(JSON.stringify(written))).types)).toEqual(served(run('provider-interest', usual)))
  })

  test('and who waits longest where nobody pays more than others', () => {
    const fair = served(run('longest-waiting', null))
    expect(served(run('provider-interest', null))).toEqual(fair)
    expect(served(run('provider-interest', [price('handle-minute', 0, 50), price('contact', 1, 100)]))).toEqual(fair)
  })
})

describe('two agents, by hand', () => {
  const RECORDED = (column: string) => ({ arrivals: { recorded: 'calls.csv', column }, goal: '80% in 20s' })
  const FILE = (calls: readonly (readonly [clock: string, type: string])[]) => ({
    'calls.csv': [
      'day,bank,garage',
      ...calls.map(([clock, type]) => `1,${type === 'bank' ? `${clock},` : `,${clock}`}`),
    ].join('\n'),
  })
  const run = (clients: object, calls: readonly (readonly [string, string])[], more: object = {}) =>
    runObject(
      {
        hours: '08:00-10:00',
        types: {
          bank: { client: 'Bank', talk: '10m', ...RECORDED('bank') },
          garage: { client: 'Garage', talk: '10m', ...RECORDED('garage') },
        },
        groups: { pool: { skills: ['bank', 'garage'], agents: 2, clients } },
        run: { replications: 1 },
        ...more,
      },
      FILE(calls),
    ).types
  const waits = (types: Summary['types']) => [types.bank.meanWait.value, types.garage.meanWait.value]

  test('one stays idle for the client that is to have one, until it does', () => {
    // The second call of the bank comes at 08:01 and waits for the first agent, who is free at 08:10; that of the garage does not.
    const calls = [
      ['08:00:00', 'bank'],
      ['08:01:00', 'bank'],
      ['08:02:00', 'garage'],
    ] as const
    expect(waits(run({ Garage: { 'at-least': 1 } }, calls))).toEqual([(0 + 540) / 2, 0])
    expect(waits(run({}, calls))).toEqual([0, 8 * 60])
  })

  test('nobody stays idle for a client who has closed', () => {
    const closing = { queues: { early: { types: ['garage'], hours: '08:00-08:05' } } }
    const calls = [
      ['08:00:00', 'bank'],
      ['08:01:00', 'bank'],
    ] as const
    expect(waits(run({ Garage: { 'at-least': 1 } }, calls, closing))[0]).toBe((0 + 240) / 2)
  })

  test('whoever may be taken when another leaves is taken by an agent who has been idle', () => {
    // The agent of the first call goes home at 08:05, five minutes late; the second had to wait for her, and is taken by the other.
    const shifts = [
      { agents: 1, hours: '08:00-08:05' },
      { agents: 1, hours: '08:02-10:00' },
    ]
    const group = { skills: ['bank', 'garage'], shifts, clients: { Bank: { 'at-most': 1 } } }
    const calls = [
      ['08:00:00', 'bank'],
      ['08:03:00', 'bank'],
    ] as const
    expect(waits(run({}, calls, { groups: { pool: group } }))[0]).toBe((0 + 420) / 2)
  })
})

describe('how satisfied customers are, by hand', () => {
  // One agent; calls at 08:00, 08:01, 08:02 of 2 minutes: waits of 0, 1 minute and, until the customer gives up, 1 minute.
  const satisfaction = {
    csat: { base: '90%', 'per-minute-waited': '3%', 'per-transfer': '6%', 'per-abandonment': '30%', unresolved: '12%' },
    nps: { base: 40, 'per-minute-waited': 6, 'per-abandonment': 90 },
  }
  const run = (type: object, more: object = {}) =>
    runObject(
      {
        hours: '08:00-09:00',
        satisfaction,
        types: {
          calls: {
            client: 'Bank',
            arrivals: { recorded: 'calls.csv', column: 'at' },
            talk: '2m',
            goal: '80% in 20s',
            patience: '90s',
            resolved: '100%',
            ...type,
          },
        },
        groups: { team: { skills: ['calls'], agents: 1 } },
        run: { replications: 1 },
        ...more,
      },
      { 'calls.csv': instants('08:00:00', '08:01:00', '08:02:00') },
    )

  test('waits and those who give up take from it', () => {
    const { totals, types, clients } = run({})
    // Waited: 0 + 60 + 90 s; the third is neither answered nor resolved.
    const csat = 0.9 - (0.03 * 2.5) / 3 - 0.3 / 3 - 0.12 / 3
    expect(totals.csat.value).toBeCloseTo(csat, 12)
    expect(totals.nps.value).toBeCloseTo(40 - (6 * 2.5) / 3 - 90 / 3, 12)
    expect(types.calls.csat).toEqual(totals.csat)
    expect(clients!.Bank.nps).toEqual(totals.nps)
    expect(totals.agentHours.value).toBeCloseTo(4 / 60, 12)
  })

  test('so do issues that are not resolved, and transfers', () => {
    const { totals } = run(
      { resolved: '0%', transfers: [{ to: 'experts', share: '100%' }], patience: undefined },
      {
        groups: { team: { skills: ['calls'], agents: 3 }, second: { skills: ['experts'], agents: 3 } },
        types: {
          calls: {
            arrivals: { recorded: 'calls.csv', column: 'at' },
            talk: '2m',
            goal: '80% in 20s',
            resolved: '100%',
            transfers: [{ to: 'experts', share: '100%' }],
          },
          experts: { talk: '1m', goal: '80% in 20s', resolved: '0%' },
        },
      },
    )
    expect(totals.csat.value).toBeCloseTo(0.9 - 0.06 - 0.12, 12)
    expect(valuesOf(totals).nps).toBe(40)
  })

  test('nobody is asked unless the scenario says so', () => {
    const { totals } = run({}, { satisfaction: { nps: { base: -20 } } })
    expect(totals.csat).toBeUndefined()
    expect(totals.nps.value).toBe(-20)
    expect(run({}, { satisfaction: undefined }).totals.nps).toBeUndefined()
  })
})
