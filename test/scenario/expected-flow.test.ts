import { expect, test } from 'vitest'
import { loadText } from '../../src/index.ts'
import { expectedToAgents } from '../../src/scenario/expected-flow.ts'

function perDay(scenario: object): Record<string, number> {
  const { model } = loadText(JSON.stringify({ agner: 1, hours: '08:00-18:00', ...scenario }))
  const expected = expectedToAgents(model, model.periods.bounds)
  return Object.fromEntries(model.types.map(({ name }, id) => [name, expected[id].open.reduce((a, b) => a + b, 0)]))
}

const groups = { team: { skills: ['calls', 'second'], agents: 9 } }

test('transfers there and back add up as a geometric series', () => {
  const { calls, second } = perDay({
    types: {
      calls: { arrivals: '60/h', talk: '3m', transfers: [{ to: 'second', share: '30%' }] },
      second: { talk: '3m', transfers: [{ to: 'calls', share: '10%' }] },
    },
    groups,
  })
  expect(calls).toBeCloseTo(600 / (1 - 0.03), 6)
  expect(second).toBeCloseTo((0.3 * 600) / (1 - 0.03), 6)
})

test('who is misrouted asks twice, and is not handed on by the shares of the wrong type', () => {
  const { calls, second } = perDay({
    types: {
      calls: { arrivals: '60/h', talk: '3m', 'starts-at': 'menu', transfers: [{ to: 'second', share: '50%' }] },
      second: { talk: '3m' },
    },
    ivr: {
      menu: { menu: '10s', choices: { calls: '60%', second: '40%' }, misroutes: { share: '10%', talk: '1m' } },
    },
    groups,
  })
  expect(calls).toBeCloseTo(600 * (0.6 + 0.04), 6)
  expect(second).toBeCloseTo(600 * (0.4 + 0.06 + 0.3), 6)
})

test('who is served by a bot, or goes round in a menu, asks only in the end', () => {
  const { calls, second } = perDay({
    types: { calls: { arrivals: '60/h', talk: '3m', 'starts-at': 'menu' }, second: { talk: '3m' } },
    ivr: {
      menu: { menu: '10s', choices: { menu: '20%', bot: '40%', second: '40%' } },
      bot: { bot: '60s', contained: '75%', next: 'calls' },
    },
    groups,
  })
  expect(calls).toBeCloseTo((600 * 0.4 * 0.25) / 0.8, 5)
  expect(second).toBeCloseTo((600 * 0.4) / 0.8, 5)
})
