import { describe, expect, test } from 'vitest'
import { erlang, loadText, type Estimate } from '../../src/index.ts'
import { trace } from '../../src/models/trace.ts'
import { contains, runObject, valuesOf } from './run-text.ts'

// The interval of each figure contains the truth: at 99.9 %, with a fixed seed.

const exponential = (mean: string) => ({ law: 'exponential', mean })
const steady = { horizon: '1500h', warmup: '20h', batches: 40, seed: 'misroutes', confidence: '99.9%' }
/** Contacts in a batch at 120 an hour. */
const perBatch = (120 * 1480) / 40
const calls = { arrivals: '120/h', talk: '1m', 'starts-at': 'menu' }

function expectTruth(figure: Estimate, truth: number): void {
  expect([contains(figure, truth), truth, figure]).toEqual([true, truth, figure])
}

describe('who is misrouted', () => {
  const shares: Record<string, number> = { sales: 0.5, billing: 0.3, support: 0.2 }
  const names = Object.keys(shares)
  const misrouted = 0.2
  const summary = runObject({
    types: {
      calls,
      sales: { talk: '4m', wrap: '30s', hold: '10s' },
      billing: { talk: '5m', wrap: '30s' },
      support: { talk: '6m' },
    },
    ivr: {
      menu: {
        menu: '10s',
        choices: { sales: '50%', billing: '30%', support: '20%' },
        misroutes: { share: '20%', talk: '45s' },
      },
    },
    groups: {
      sellers: { skills: ['sales'], agents: 60 },
      tellers: { skills: ['billing'], agents: 60 },
      slow: { skills: { support: { speed: 0.5 } }, agents: 60 },
    },
    run: steady,
  })
  const wrongIn = (name: string) =>
    names.reduce(
      (sum, other) => sum + (other === name ? 0 : (misrouted * shares[other] * shares[name]) / (1 - shares[other])),
      0,
    )

  test.each(names)('comes to %s by its share among the others, and goes on to what was meant', (name) => {
    const { types } = summary
    expectTruth(types[name].misrouted, perBatch * wrongIn(name))
    expectTruth(types[name].offered, perBatch * (shares[name] + wrongIn(name)))
    expectTruth(types[name].transferred, perBatch * wrongIn(name))
    expectTruth(types[name].transferredIn, perBatch * shares[name] * misrouted)
  })

  test('is found out in a talk of its own, without hold, at the speed of the agent, and with the usual wrap', () => {
    const mix = (name: string, usual: number, wrong: number) =>
      (shares[name] * usual + wrongIn(name) * wrong) / (shares[name] + wrongIn(name))
    expectTruth(summary.types.sales.aht, mix('sales', 240 + 10 + 30, 45 + 30))
    expectTruth(summary.types.billing.aht, mix('billing', 300 + 30, 45 + 30))
    expectTruth(summary.types.support.aht, mix('support', 2 * 360, 2 * 45))
  })

  test('goes a way of its own from each type to each other', () => {
    const ways = summary.flows.filter(({ by }) => by === 'misroute')
    expect(ways).toHaveLength(6)
    for (const { from, to, contacts } of ways) {
      expectTruth(contacts, (perBatch * misrouted * shares[to!] * shares[from]) / (1 - shares[to!]))
    }
  })
})

test('everybody misrouted is handled in the end as what they meant, after a first agent', () => {
  const { model } = loadText(
    JSON.stringify({
      agner: 1,
      calendar: { days: 2 },
      types: {
        calls: { ...calls, talk: exponential('2m'), overflow: [{ after: '20s', to: 'billing' }] },
        sales: { talk: exponential('3m'), wrap: '20s' },
        billing: { talk: exponential('2m'), overflow: [{ waiting: 3, to: 'sales' }] },
      },
      ivr: {
        menu: {
          menu: '10s',
          choices: { calls: '40%', sales: '30%', billing: '30%' },
          misroutes: { share: '40%', talk: exponential('40s') },
        },
      },
      groups: {
        one: { skills: ['calls'], agents: 3 },
        two: { skills: ['sales'], agents: 6 },
        three: { skills: ['billing'], agents: 3 },
      },
    }),
  )
  const lives = new Map<string, { step: string; type: string }[]>()
  for (const { issue, step, type } of trace(model, { seed: '1', replication: 0, issues: 2000, from: 0, type: -1 }))
    lives.set(issue, [...(lives.get(issue) ?? []), { step, type }])
  const misrouted = [...lives.values()].filter((steps) => steps.some(({ step }) => step === 'misrouted'))
  expect(misrouted.length).toBeGreaterThan(700)
  let foundOut = 0
  for (const steps of misrouted) {
    const { type: meant } = steps.find(({ step }) => step === 'misrouted')!
    const talks = steps.filter(({ step }) => step === 'answered').map(({ type }) => type)
    // Unless an overflow rule has sent them where they meant to be, somebody has found out and handed them on.
    const moves = steps.filter(({ step }) => step === 'overflows').map(({ type }) => type)
    if (talks.length === 2) foundOut++
    else expect(talks).toHaveLength(1)
    const handedOn = steps.findIndex(({ step }) => step === 'handed-on')
    if (handedOn < 0) expect(moves).toContain(meant)
    else {
      expect(talks[0]).not.toBe(meant)
      // They ask for what they meant; a rule may send them on from there.
      expect(steps[handedOn + 1]).toEqual({ step: 'asks', type: meant })
    }
  }
  expect(foundOut).toBeGreaterThan(500)
})

test('with equal talks, each queue is an Erlang C of its own', () => {
  const { types } = runObject({
    types: {
      calls,
      sales: { talk: exponential('4m'), goal: '80% in 20s' },
      billing: { talk: exponential('4m'), goal: '80% in 20s' },
    },
    ivr: {
      menu: {
        menu: '10s',
        choices: { sales: '70%', billing: '30%' },
        misroutes: { share: '10%', talk: exponential('4m') },
      },
    },
    groups: { sellers: { skills: ['sales'], agents: 8 }, tellers: { skills: ['billing'], agents: 5 } },
    run: { ...steady, horizon: '3000h' },
  })
  const second = 120 / 3600
  const sales = { ratePerSecond: second * (0.7 + 0.03), handleSeconds: 240, agents: 8 }
  const billing = { ratePerSecond: second * (0.3 + 0.07), handleSeconds: 240, agents: 5 }
  for (const [figures, system] of [
    [types.sales, sales],
    [types.billing, billing],
  ] as const) {
    const { asa, pWait } = erlang.erlangC(system)
    expectTruth(figures.asa, asa)
    expectTruth(figures.immediate, 1 - pWait)
    expectTruth(figures.serviceLevel, erlang.erlangCServiceLevel(system, 20))
  }
})

test('a misroute counts as a time handed on: fewer issues are resolved', () => {
  const resolved = { share: '80%', 'per-transfer': '75%' }
  const { totals } = runObject({
    types: { calls, sales: { talk: '1m', resolved }, billing: { talk: '1m', resolved } },
    ivr: {
      menu: { menu: '10s', choices: { sales: '50%', billing: '50%' }, misroutes: { share: '20%', talk: '30s' } },
    },
    groups: { team: { skills: ['sales', 'billing'], agents: 60 } },
    run: steady,
  })
  expectTruth(totals.fcr, 0.8 * 0.8 + 0.2 * 0.8 * 0.75)
})

test('who is sent by a rule to what they meant is not misrouted any more', () => {
  const { types } = runObject({
    types: {
      calls,
      sales: { talk: '1m', overflow: [{ unattended: true, to: 'billing' }] },
      billing: { talk: '2m', overflow: [{ unattended: true, to: 'later' }] },
      later: { talk: '3m' },
    },
    ivr: {
      menu: { menu: '10s', choices: { sales: '1%', billing: '99%' }, misroutes: { share: '100%', talk: '30s' } },
    },
    groups: {
      nobody: { skills: ['sales', 'billing'], agents: 0 },
      team: { skills: ['later'], agents: 60 },
    },
    run: steady,
  })
  // All who meant billing come to sales and go on as billing; then as later, where nobody finds anything to find out.
  const meantSales = perBatch * 0.01
  expectTruth(types.later.transferred, meantSales)
  expectTruth(types.later.aht, (99 * 180 + 1 * 180 + 1 * 30) / 101)
})

test('only what is understood is misunderstood: who fails at every try goes where everybody else does', () => {
  const { types, totals } = runObject({
    types: { calls: { ...calls, 'starts-at': 'ask' }, sales: { talk: '1m' }, billing: { talk: '1m' } },
    ivr: {
      ask: {
        speech: '5s',
        errors: '40%',
        tries: 2,
        choices: { sales: '50%', billing: '50%' },
        misroutes: { share: '10%', talk: '30s' },
        next: 'billing',
      },
    },
    groups: { team: { skills: ['sales', 'billing'], agents: 60 } },
    run: steady,
  })
  expectTruth(totals.misrouted, perBatch * (1 - 0.4 * 0.4) * 0.1)
  expectTruth(types.billing.misrouted, perBatch * (1 - 0.4 * 0.4) * 0.05)
})

test('who hangs up in the wrong line tries again as those who meant the same', () => {
  const { types } = runObject({
    types: {
      calls,
      sales: { talk: '1m', patience: '10s' },
      billing: { talk: '1m', retry: { 'after-abandoning': '100%', delay: '5m' } },
    },
    ivr: {
      menu: { menu: '10s', choices: { sales: '60%', billing: '40%' }, misroutes: { share: '100%', talk: '30s' } },
    },
    groups: { nobody: { skills: ['sales'], agents: 0 }, team: { skills: ['billing'], agents: 60 } },
    run: steady,
  })
  expectTruth(types.billing.returned, perBatch * 0.4)
  expectTruth(types.billing.transferred, perBatch * 0.6)
  expect(valuesOf(types.sales)).toMatchObject({ returned: 0, answered: 0 })
})
