import { expect, test } from 'vitest'
import { said } from './said.ts'

const SOUND = `agner: 1
hours: 08:00-18:00
types:
  call:
    arrivals: 60/h
    talk: 4m
    goal: 80% in 20s
    transfers: [{ to: expert, share: 20% }]
  expert: { talk: 8m, goal: 80% in 60s }
  list:
    talk: 3m
    outbound:
      records: 500
      load: each-day
      dialing: { predictive: { cap: 3%, window: 30m, most: 3 } }
      hours: 09:00-17:00
      reach: { profile: { 08:00-12:00: 20%, 12:00-18:00: 35% } }
      busy: 5%
      machines: { share: 30%, detection: { time: 2s, missed: 10%, mistaken: 3% } }
      wrong-party: { share: 20%, talk: 30s }
      attempts: 4
      again: { no-answer: 2h, busy: 10m }
groups:
  team:
    skills:
      call: {}
      expert: { preference: 2 }
      list: { reserve: { agents: 1, of: [team, others], rises: { to: 4, for: call, below: 80%, until: 85%, over: 30m } } }
    agents: 9
  others: { skills: [call], agents: 2 }
trunks: { main: { lines: 30, types: [call] } }
`

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

test.each([
  [
    'a list that ends and does not',
    'records: 500',
    'records: 500\n      endless: true',
    '13:16 expected either records: 2000, say, or endless: true',
  ],
  ['a list of nobody', '      records: 500\n      load: each-day\n', '', '12:5 "outbound" needs the key "records"'],
  ['no records', 'records: 500', 'records: 0', '13:16 expected a whole number of records from 1 to 100000000'],
  [
    'an unknown way of dialing',
    '{ predictive: { cap: 3%, window: 30m, most: 3 } }',
    'predictve',
    '15:16 expected progressive, predictive, { preview: 20s }, { power: 1.5 } or { predictive: { cap: 3% } } -> predictive',
  ],
  [
    'two ways of dialing',
    '{ predictive: {',
    '{ power: 2, predictive: {',
    '15:16 expected progressive, predictive, { preview: 20s }, { power: 1.5 } or { predictive: { cap: 3% } }',
  ],
  [
    'no way of dialing',
    '{ predictive: { cap: 3%, window: 30m, most: 3 } }',
    '{}',
    '15:16 expected progressive, predictive, { preview: 20s }, { power: 1.5 } or { predictive: { cap: 3% } }',
  ],
  [
    'a misspelt way of dialing',
    '{ predictive: { cap: 3%, window: 30m, most: 3 } }',
    'progresive',
    '15:16 expected progressive, predictive, { preview: 20s }, { power: 1.5 } or { predictive: { cap: 3% } } -> progressive',
  ],
  ['a misspelt setting of a way', 'cap: 3%', 'capp: 3%', '15:32 unknown key "capp" -> cap'],
  [
    'less than a call each',
    '{ predictive: { cap: 3%, window: 30m, most: 3 } }',
    '{ power: 0.5 }',
    '15:25 expected a number of calls from 1 to 20',
  ],
  ['a share without its sign', 'busy: 5%', 'busy: 5', '18:13 expected a share from 0% to 100%, such as 5% -> 5%'],
  [
    'shares that come to more than all',
    'busy: 5%',
    'busy: 75%',
    '18:13 expected shares of busy lines and machines that come to 100% at most',
  ],
  [
    'phones that ring for no time',
    'busy: 5%',
    'ring: 0s\n      busy: 5%',
    '18:13 expected a ring above 0s where calls are made ahead',
  ],
  [
    'arrivals of who is called',
    '    talk: 3m',
    '    arrivals: 5/h\n    talk: 3m',
    '11:5 arrivals without meaning: customers of "list" are called from a list',
  ],
  [
    'patience of who is called',
    '    talk: 3m',
    '    patience: 5m\n    talk: 3m',
    '11:5 patience without meaning: customers of "list" are called from a list',
  ],
  [
    'a goal for who is called',
    '    talk: 3m',
    '    goal: 80% in 20s\n    talk: 3m',
    '11:5 goal without meaning: customers of "list" are called from a list',
  ],
  [
    'who is called back from a list',
    '    talk: 3m',
    '    dial: { reach: 50% }\n    talk: 3m',
    '11:5 dial without meaning: customers of "list" are called from a list',
  ],
  [
    'a transfer to a list',
    '[{ to: expert, share: 20% }]',
    '[{ to: expert, share: 20% }, { to: list, share: 5% }]',
    '8:51 nobody can go on as "list": its customers are called from a list',
  ],
  [
    'a list on trunks',
    'types: [call]',
    'types: [call, list]',
    '31:44 "list" comes in by no trunk: its customers are called',
  ],
  ['an outcome that is none', 'busy: 10m }', 'bussy: 10m }', '22:31 unknown key "bussy" -> busy'],
  [
    'an unknown group whose idle agents count',
    'of: [team, others]',
    'of: [team, other]',
    '28:48 no group is called "other" -> others',
  ],
  [
    'a service level of nobody',
    'for: call',
    'for: calls',
    '28:78 no queue and no contact type is called "calls" -> call',
  ],
  [
    'a service level of a list',
    'for: call',
    'for: list',
    '28:78 "list" has no service level: its customers are called from a list',
  ],
  ['a reserve that falls before it rises', 'until: 85%', 'until: 75%', '28:103 expected a share of at least `below`'],
  [
    'a reserve of no number',
    'agents: 1, of',
    'agents: one, of',
    '28:34 expected a whole number of agents from 0 up, or { profile: … }',
  ],
  [
    'a reserve by profile of no number',
    'agents: 1, of',
    'agents: { profile: { 08:00-09:00: 1.5 } }, of',
    '28:60 expected a whole number of agents from 0 up -> 1 or 2',
  ],
  [
    'talks that take no time, without end',
    '    talk: 3m\n    outbound:\n      records: 500\n      load: each-day\n',
    '    talk: 0s\n    outbound:\n      endless: true\n',
    '11:11 an endless list of talks that take no time: "list" would never let the clock go on',
  ],
])('%s', (_, from, to, problem) => {
  expect(SOUND).toContain(from)
  expect(said(SOUND.replace(from, to))).toEqual([problem])
})

test('what goes by the clock has no place in steady state', () => {
  const steady = SOUND.replace('hours: 08:00-18:00\n', 'run: { horizon: 100h }\n').replace(
    'agents: 1, of',
    'agents: { profile: { 08:00-09:00: 1 } }, of',
  )
  expect(said(steady)).toEqual([
    '14:7 load beside run.horizon',
    '16:7 calling hours beside run.horizon',
    '17:16 reach by profile beside run.horizon',
    '28:36 a reserve by profile beside run.horizon',
  ])
})

test('no IVR leads to a list', () => {
  const ivr = `ivr: { menu: { menu: 20s, choices: { call: 50%, list: 50% } } }\n`
  expect(said(SOUND.replace('    talk: 4m', '    talk: 4m\n    starts-at: menu') + ivr)).toEqual([
    '33:49 nobody can go on as "list": its customers are called from a list',
  ])
})
