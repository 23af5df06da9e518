import { expect, test } from 'vitest'
import { loadText, simulate } from '../../src/index.ts'
import { layoutOf } from '../../src/models/facts.ts'
import { checkCenter } from '../../src/models/invariants.ts'
import { Pairs } from '../../src/models/pairs.ts'
import { at, collect, typeScope } from '../../src/models/scopes.ts'

const modelOf = (scenario: object, files: Readonly<Record<string, string>> = {}) =>
  loadText(JSON.stringify({ agner: 1, ...scenario }), files).model

test.each([
  ['headcount', { agents: { profile: { '08:00-09:00': 4, '09:00-10:00': 2, '10:00-12:00': 3 } } }, '0s'],
  ['headcount, slowly', { agents: { profile: { '08:00-09:00': 4, '09:00-10:00': 2, '10:00-12:00': 3 } } }, '5m'],
  ['roster', { shifts: [{ agents: 3, hours: '08:00-12:00', breaks: [{ at: '10:00', for: '10m' }] }] }, '0s'],
  ['roster, slowly', { shifts: [{ agents: 3, hours: '08:00-12:00', breaks: [{ at: '10:00', for: '10m' }] }] }, '5m'],
])('agents who hold several contacts leave for good and are replaced: %s', (_, staff, time) => {
  const model = modelOf({
    calendar: { days: 1 },
    hours: '08:00-12:00',
    types: {
      chat: {
        channel: 'chat',
        arrivals: '60/h',
        talk: { law: 'exponential', mean: '4m' },
        wrap: '20s',
        resolved: '70%',
      },
      call: { arrivals: '20/h', talk: { law: 'exponential', mean: '3m' }, patience: '2m' },
    },
    groups: {
      team: {
        skills: { chat: { practice: { 'at-least': '10/h', most: 2, memory: '30m' } }, call: {} },
        ...staff,
        spread: '30%',
        switch: { type: '5s', channel: '20s' },
        pace: { rush: '20%', tiring: '20%' },
        attrition: { 'a-year': '1000000%', recruiting: time, training: time },
      },
    },
  })
  for (const seed of ['1', '2']) {
    expect(simulate(model, seed, 0, { afterEvent: checkCenter }).events).toBeGreaterThan(100)
  }
})

test('who is handed on after the end, to be called by appointment, has no appointment any more', () => {
  const model = modelOf(
    {
      calendar: { days: 1 },
      types: {
        call: {
          arrivals: { recorded: 'at.csv', column: 'at' },
          talk: '10m',
          transfers: [{ to: 'callback', share: '100%' }],
        },
        callback: { talk: '60s', dial: { booked: '1h' } },
      },
      groups: { team: { skills: ['call', 'callback'], agents: 1 } },
    },
    { 'at.csv': 'day,at\n1,23:55\n' },
  )
  const { total } = simulate(model, '1', 0)
  const pairs = new Pairs(model)
  const sums = collect(total, 0, layoutOf(model, pairs), typeScope(pairs, 1))
  expect([sums[at.offered], sums[at.stillWaiting], sums[at.notDue]]).toEqual([1, 1, 1])
})
