import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { erlang, type Summary } from '../../src/index.ts'
import { contains, instants, runObject, valuesOf } from './run-text.ts'

// Contacts at recorded instants and constant times: every cost follows by hand.

const FILES = (...clocks: string[]) => ({ 'calls.csv': instants(...clocks) })
const RECORDED = { arrivals: { recorded: 'calls.csv', column: 'at' }, talk: '60s', goal: '80% in 20s' }
const ONCE = { replications: 1 }

describe('ten seconds of welcome, thirty of a bot that hands everybody on, one agent', () => {
  // In the IVR 08:00:00 to 08:00:40 and 08:00:20 to 08:01:00; talk to 08:01:40 and, after a wait of 40 s, to 08:02:40.
  const summary = runObject(
    {
      hours: '08:00-09:00',
      types: { calls: { ...RECORDED, wrap: '50s', 'starts-at': 'welcome' } },
      'ivr-price': 'EUR 0.03/min',
      ivr: {
        welcome: { announcement: '10s', price: 'EUR 0.005', next: 'bot' },
        bot: { bot: '30s', contained: '0%', price: 'EUR 0.10', next: 'calls' },
      },
      trunks: { main: { lines: 30, price: 'EUR 0.60/h' } },
      groups: { team: { skills: ['calls'], agents: 1 } },
      run: ONCE,
    },
    FILES('08:00:00', '08:00:20'),
  )

  test('cost 80 s of the IVR, two uses of each node', () => {
    expect(summary.currency).toBe('EUR')
    const { ivrCost, ivrCostPerContact, ivrCostPerContained } = valuesOf(summary.totals)
    expect(ivrCost).toBeCloseTo((80 / 60) * 0.03 + 2 * 0.105, 12)
    expect(ivrCostPerContact).toBeCloseTo(ivrCost! / 2, 12)
    expect(ivrCostPerContained).toBeNull()
    expect(summary.queues.calls.ivrCost).toEqual(summary.totals.ivrCost)
  })

  test('and lines to the end of talk, wrap not included', () => {
    // 100 s and, as the agent is in wrap to 08:02:30, 08:00:20 to 08:03:30.
    expect(summary.totals.lineCost.value).toBeCloseTo(((100 + 190) / 3600) * 0.6, 12)
    expect(summary.trunks.main.lineCost).toEqual(summary.totals.lineCost)
    expect(summary.trunks.main.lineCost.value).toBeCloseTo(24 * summary.trunks.main.linesTaken.value! * 0.6, 12)
  })
})

describe('where and when', () => {
  const ofBot = (extra: object, clocks: readonly string[], type: object = {}): Summary =>
    runObject(
      {
        hours: '08:00-09:00',
        types: { calls: { ...RECORDED, 'starts-at': 'bot', ...type }, sales: { talk: '60s', goal: '80% in 20s' } },
        ivr: { bot: { bot: '2m', contained: '0%', price: 'EUR 1', next: 'sales' } },
        groups: { team: { skills: ['sales'], agents: 5 } },
        run: ONCE,
        ...extra,
      },
      FILES(...clocks),
    )

  test('time is paid in the interval in which it passes, a use in the one in which it begins', () => {
    const { intervals, days } = ofBot({ 'ivr-price': 'EUR 0.60/min' }, ['08:29:00', '08:40:00'])
    const costs = intervals
      .filter(({ totals }) => totals.ivrCost.value! > 0)
      .map(({ start, totals }) => [start, totals])
    expect(costs.map(([start]) => start)).toEqual(['08:00', '08:30'])
    const [first, second] = costs.map(([, totals]) => (totals as Summary['totals']).ivrCost.value)
    expect(first).toBeCloseTo(1 + 0.6, 12)
    expect(second).toBeCloseTo(0.6 + 1 + 1.2, 12)
    expect(days[0].totals.ivrCost.value).toBeCloseTo(4.4, 12)
  })

  test('it costs the type as which they dialled in, not the one as which they go on', () => {
    const { types } = ofBot({}, ['08:10:00'])
    expect(types.calls.ivrCost.value).toBe(1)
    expect(types.sales.ivrCost.value).toBe(0)
  })

  test('whoever hangs up in the IVR has used it until then', () => {
    const { totals } = ofBot({ 'ivr-price': 'EUR 0.60/min' }, ['08:10:00'], { 'ivr-patience': '30s' })
    expect(totals.hungUpInIvr.value).toBe(1)
    expect(totals.ivrCost.value).toBeCloseTo(1.3, 12)
  })

  test('what is worked off after the last day is paid in the whole run, and only there', () => {
    const prices = { 'ivr-price': 'EUR 0.60/min', trunks: { main: { lines: 9, price: 'EUR 0.60/min' } } }
    const late = { ...prices, hours: '22:00-24:00' }
    const workedOff = ofBot(late, ['23:59:00'])
    // A minute of the bot before midnight and one after; then, the queues being closed, nobody answers.
    expect(workedOff.totals.ivrCost.value).toBeCloseTo(1 + 1.2, 12)
    expect(workedOff.days[0].totals.ivrCost.value).toBeCloseTo(1 + 0.6, 12)
    expect(workedOff.totals.lineCost.value).toBeCloseTo(1.2, 12)
    expect(workedOff.days[0].totals.lineCost.value).toBeCloseTo(0.6, 12)
    const stopped = ofBot({ ...late, 'at-end': 'stop' }, ['23:59:00'])
    expect(stopped.totals.ivrCost.value).toBeCloseTo(1 + 0.6, 12)
    expect(stopped.totals.lineCost.value).toBeCloseTo(0.6, 12)
  })

  test('tries of speech are one use; who comes round again uses a node again', () => {
    const uses = (ivr: object) => ofBot({ ivr }, ['08:10:00']).totals.ivrCost.value
    const ask = { speech: '5s', errors: '100%', tries: 3, choices: { sales: '100%' }, price: 'EUR 1', next: 'sales' }
    expect(uses({ bot: ask })).toBe(1)
    // Every ten seconds from 08:10:00 to 08:10:50.
    const round = { bot: { announcement: '10s', price: 'EUR 1', next: 'again' }, again: {} }
    round.again = { branch: [{ hours: '08:00-08:11', to: 'bot' }], next: 'sales' }
    expect(uses(round)).toBe(6)
  })

  test('a yen has no smaller part, a dinar a thousand', () => {
    const [yen, dinar] = ['JPY 3', 'KWD 0.001'].map((price) =>
      ofBot({ ivr: { bot: { bot: '2m', contained: '100%', price, next: 'sales' } } }, ['08:10:00', '08:20:00']),
    )
    expect(yen.totals.ivrCost.value).toBe(6)
    expect(yen.totals.ivrCostPerContained.value).toBe(3)
    expect(dinar.totals.ivrCost.value).toBe(0.002)
  })
})

test('without prices there is no figure of money, and no currency', () => {
  const summary = runObject(
    { types: { calls: RECORDED }, trunks: 3, groups: { team: { skills: ['calls'], agents: 1 } }, run: ONCE },
    FILES('08:00:00'),
  )
  expect(summary).not.toHaveProperty('currency')
  expect(JSON.stringify(summary)).not.toContain('Cost')
})

test('prices change no fate, and are proportional: what costs twice as much costs twice as much', () => {
  const scenario = (price: number) => ({
    hours: '08:00-10:00',
    types: {
      calls: { arrivals: '200/h', talk: { law: 'exponential', mean: '3m' }, 'starts-at': 'menu' },
      sales: { talk: '4m' },
    },
    ivr: {
      menu: {
        menu: '10s',
        choices: { bot: '40%', calls: '40%', sales: '20%' },
        ...(price > 0 && { price: `EUR ${price}` }),
      },
      bot: { bot: '1m', contained: '60%', next: 'calls' },
    },
    ...(price > 0 && { 'ivr-price': `EUR ${price / 10}/min` }),
    trunks: { main: { lines: 12, ...(price > 0 && { price: `EUR ${price}/h` }) } },
    groups: { team: { skills: ['calls', 'sales'], agents: 8 } },
    run: { replications: 3 },
  })
  const [free, once, twice] = [0, 0.25, 0.5].map((price) => runObject(scenario(price)))
  for (const [key, estimate] of Object.entries(free.totals)) expect(once.totals[key]).toEqual(estimate)
  for (const key of ['ivrCost', 'lineCost', 'ivrCostPerContact', 'ivrCostPerContained']) {
    expect(once.totals[key].value).toBeGreaterThan(0)
    expect(twice.totals[key].value! / once.totals[key].value!).toBeCloseTo(2, 12)
    expect(twice.totals[key].high! / once.totals[key].high!).toBeCloseTo(2, 9)
  }
})

test('types, queues and trunks add up to the totals, days and intervals to the whole', () => {
  const cents = fc.integer({ min: 0, max: 500 })
  fc.assert(
    fc.property(cents, cents, cents, cents, fc.integer({ min: 1, max: 12 }), (ivr, menu, bot, line, lines) => {
      const summary = runObject({
        hours: '08:00-10:00',
        types: {
          calls: {
            arrivals: '90/h',
            talk: '3m',
            'starts-at': 'menu',
            'ivr-patience': { law: 'exponential', mean: '1m' },
          },
          sales: { arrivals: '60/h', talk: '4m', 'starts-at': 'bot' },
        },
        ivr: {
          menu: { menu: '20s', choices: { bot: '40%', calls: '60%' }, price: `EUR ${menu / 100}` },
          bot: { bot: '45s', contained: '50%', price: `EUR ${bot / 1000}`, next: 'sales' },
        },
        'ivr-price': `EUR ${ivr / 100}/h`,
        queues: { one: { types: ['calls'] }, two: { types: ['sales'] } },
        trunks: {
          a: { lines, types: ['calls'], price: `EUR ${line / 100}/min` },
          b: { lines: 3, types: ['sales'], price: `EUR ${line / 50}/min` },
        },
        groups: { team: { skills: ['calls', 'sales'], agents: 6 } },
        'at-end': 'stop',
        run: { replications: 2 },
      })
      const { totals, types, queues, trunks, days, intervals } = summary
      const sum = (of: readonly Summary['totals'][], key: string) => of.reduce((all, one) => all + one[key].value!, 0)
      const near = (of: readonly Summary['totals'][], key: string) =>
        expect(sum(of, key)).toBeCloseTo(totals[key].value!, 9)
      near(Object.values(types), 'ivrCost')
      near(Object.values(queues), 'ivrCost')
      near(Object.values(trunks), 'lineCost')
      for (const slices of [days, intervals])
        for (const key of ['ivrCost', 'lineCost'])
          near(
            slices.map((slice) => slice.totals),
            key,
          )
      // The price × the mean number × the time.
      expect(trunks.a.lineCost.value).toBeCloseTo(trunks.a.linesTaken.value! * 1440 * (line / 100), 9)
      expect(trunks.b.lineCost.value).toBeCloseTo(trunks.b.linesTaken.value! * 1440 * (line / 50), 9)
      // Sales meet the bot alone: their time, and each of them once.
      const { meanInIvr, enteredIvr, ivrCost } = valuesOf(types.sales)
      expect(meanInIvr! * 24 * (ivr / 100) + enteredIvr! * (bot / 1000)).toBeCloseTo(ivrCost!, 9)
      expect(totals.ivrCostPerContact.value! * totals.enteredIvr.value!).toBeCloseTo(totals.ivrCost.value!, 9)
    }),
    { numRuns: 15, seed: 5 },
  )
})

test('Erlang B lines cost their price × the load carried; a bot its price × the rate of those who meet it', () => {
  const price = 0.02
  const batchMinutes = (830 * 60) / 40
  const { totals } = runObject({
    types: {
      calls: { arrivals: '300/h', talk: '1s', goal: '80% in 20s', 'starts-at': 'bot' },
    },
    ivr: { bot: { bot: { law: 'exponential', mean: '119s' }, contained: '50%', price: 'EUR 0.10', next: 'calls' } },
    'ivr-price': `EUR 0.03/min`,
    trunks: { main: { lines: 12, price: `EUR ${price}/min` } },
    groups: { team: { skills: ['calls'], agents: 20 } },
    run: { horizon: '840h', warmup: '10h', batches: 40, seed: 'money', confidence: '99.9%' },
  })
  // A line is held 119 s and, by half of them, a second more; agents abound, and the law does not matter.
  const load = (300 / 3600) * 119.5
  const carried = 1 - erlang.blockingProbability(load, 12)
  expect(contains(totals.lineCost, batchMinutes * load * carried * price)).toBe(true)
  const entered = batchMinutes * 5 * carried
  expect(contains(totals.ivrCost, entered * ((119 / 60) * 0.03 + 0.1))).toBe(true)
  expect(contains(totals.ivrCostPerContact, (119 / 60) * 0.03 + 0.1)).toBe(true)
  expect(contains(totals.ivrCostPerContained, 2 * ((119 / 60) * 0.03 + 0.1))).toBe(true)
  const { low, high } = totals.lineCost
  expect((high! - low!) / 2).toBeLessThan(0.03 * totals.lineCost.value!)
})
