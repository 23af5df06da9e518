import { expect, test } from 'vitest'
import { said } from './said.ts'

const SOUND = `agner: 1
calendar: { start: 2026-01-01, days: 31 }
hours: { mon-fri: 08:00-22:00 }
types:
  calls: { client: toys, arrivals: 30/h, talk: 4m, goal: 80% in 20s, resolved: 70% }
  mails: { client: toys, arrivals: 3/h, talk: 4m, goal: 80% in 20s }
  help: { client: garage, arrivals: 3/h, talk: 4m, goal: 80% in 20s, hours: { mon-fri: 18:00-22:00 } }
providers: [callpool]
clients:
  toys:
    costs: { waiting: EUR 0.10/waiting-minute, lost: { price: EUR 2/lost-contact, types: [calls] } }
    values: { sales: EUR 3/contact }
    retained: { buildings: { price: EUR 2500/month, share: 60%, until: 2026-01-31 } }
  garage: {}
employers:
  toys:
    wage: EUR 15.75/h
    supplements: [{ days: sat, share: 25% }, { dates: 2026-01-01, hours: 08:00-18:00, share: 50% }]
    costs:
      housing: EUR 250/seat-month
      set-up: { price: EUR 8000/once, spread: 36 months }
  callpool: { wage: EUR 15/h }
groups:
  team: { skills: [calls, mails], agents: { profile: { mon-fri: { 08:00-22:00: 5 } } } }
  pool:
    skills: [calls, help]
    employer: callpool
    agents: { profile: { mon-fri: { 18:00-22:00: 5 } } }
    concessions: { parcel: { price: EUR 12/contact, chance: 4%, types: [calls] } }
contracts:
  evenings:
    client: toys
    provider: callpool
    groups: [pool]
    types: [calls]
    valid: { from: 2026-01-01, hours: { mon-fri: 18:00-22:00 } }
    prices:
      voice: { price: EUR 0.95/talk-minute, increment: 60s, repeats: free, tiers: [{ from: 1000, price: EUR 0.85/talk-minute }] }
      management: EUR 175/month
      set-up: { price: EUR 8000/once, spread: 24 months }
    minimum: EUR 600/month
    maximum: EUR 60000/month
    forecast: { contacts: 1200/month, tolerance: 25%, surcharge: 30% }
    parallel: { weeks: 6, price: EUR 9000/week }
    sla:
      - figure: service-level
        goal: 80%
        penalties: [{ below: 75%, share: 5% }, { below: 80%, share: 2% }]
        bonuses: [{ from: 90%, share: 2% }]
        within-forecast: true
      - { figure: abandonment, goal: 5%, penalties: [{ above: 8%, amount: EUR 500 }] }
    pressure: { handle-time: 90%, resolved: 95% }
  garage:
    client: garage
    provider: callpool
    prices: { contacts: EUR 2.50/contact }
`

const PRICE =
  'a price such as EUR 38/signed-in-hour, per paid-hour, signed-in-hour, productive-hour, training-hour, fte-month, seat-month, talk-minute, handle-minute, contact, resolved-issue, issue, month and once'

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

test.each([
  [
    'an unknown client',
    'client: garage\n    provider',
    'client: garages\n    provider',
    '54:13 no client is called "garages" -> garage',
  ],
  [
    'an unknown provider',
    'provider: callpool\n    groups',
    'provider: calpool\n    groups',
    '33:15 no provider is called "calpool" -> callpool\n34:14 "pool" is not employed by "calpool"',
  ],
  [
    'an unknown employer',
    'employer: callpool',
    'employer: calpool',
    '27:15 no client or provider is called "calpool" -> callpool\n34:14 "pool" is not employed by "callpool"',
  ],
  [
    'an employer that nobody is',
    '  callpool: { wage: EUR 15/h }',
    '  pool: { wage: EUR 15/h }',
    '22:3 no client or provider is called "pool"',
  ],
  ['an unknown group', 'groups: [pool]', 'groups: [pol]', '34:14 no group is called "pol" -> pool'],
  ['a group of somebody else', 'groups: [pool]', 'groups: [team]', '34:14 "team" is not employed by "callpool"'],
  [
    'an unknown type',
    '    types: [calls]\n    valid',
    '    types: [call]\n    valid',
    '35:13 no contact type is called "call" -> calls',
  ],
  [
    "another client's type",
    '    types: [calls]\n    valid',
    '    types: [help]\n    valid',
    '35:13 "help" is not a type of "toys"',
  ],
  [
    'a price for a type that is not agreed',
    'increment: 60s',
    'types: [mails]',
    '38:53 "mails" is not a type of the contract',
  ],
  [
    'losses of an unknown type',
    'types: [calls] } }\n    values',
    'types: [help] } }\n    values',
    '11:91 "help" is not a type of "toys"',
  ],
  [
    'concessions in what a group does not handle',
    '4%, types: [calls]',
    '4%, types: [mails]',
    '29:73 "pool" does not handle "mails"',
  ],
  [
    'a provider called like a client',
    'providers: [callpool]',
    'providers: [callpool, toys]',
    '8:23 "toys" is a client',
  ],
  ['an unknown unit', 'EUR 175/month', 'EUR 175/monht', `39:19 expected ${PRICE} -> EUR 175/month`],
  ['a unit in other words', 'EUR 2.50/contact', '€2.50 per call', `56:25 expected ${PRICE} -> EUR 2.50/contact`],
  ['no unit', 'EUR 175/month', 'EUR 175', `39:19 expected ${PRICE}`],
  ['a negative price', 'EUR 175/month', 'EUR -175/month', `39:19 expected ${PRICE}, not below 0`],
  [
    'a wage per signed-in hour',
    'wage: EUR 15.75/h',
    'wage: EUR 15.75/signed-in-hour',
    '17:11 expected a price such as EUR 15.75/h, per paid-hour and fte-month',
  ],
  [
    'an unknown figure',
    'figure: service-level',
    'figure: servicelevels',
    '46:17 expected a figure: service-level, immediate, fcr, fcr-measured, resolution, first-replies-in-time, later-replies-in-time, response-in-goal, reached, abandonment, true-abandonment, blocking, asa, mean-wait, first-reply, later-reply, response, response-business, resolution-time, resolution-time-business and aht -> service-level',
  ],
  ['a goal of another kind', 'goal: 80%\n', 'goal: 30s\n', '47:15 expected a share such as 80%, as service-level is'],
  [
    'a penalty the wrong way round',
    'below: 75%',
    'above: 75%',
    '48:23 expected below: service-level is better when higher',
  ],
  [
    'a bonus the wrong way round',
    '{ above: 8%, amount: EUR 500 }',
    '{ below: 8%, amount: EUR 500 }',
    '51:56 expected above: abandonment is better when lower',
  ],
  ['a penalty without a level', '{ below: 75%, share: 5% }', '{ share: 5% }', '48:21 expected either below or above'],
  [
    'a penalty without an amount',
    '{ below: 75%, share: 5% }',
    '{ below: 75% }',
    '48:21 expected share or amount, or both',
  ],
  [
    'penalties that shrink',
    'share: 5% }, {',
    'share: 1% }, {',
    '48:48 expected penalties that grow the worse the figure is',
  ],
  ['a level twice', 'below: 75%', 'below: 80%', '48:48 expected each level once among the penalties'],
  [
    'penalties within bonuses',
    'from: 90%',
    'from: 78%',
    '48:48 expected penalties that end where bonuses begin, or before',
  ],
  [
    'exclusion without a forecast',
    '    forecast: { contacts: 1200/month, tolerance: 25%, surcharge: 30% }\n',
    '',
    '49:9 expected within-forecast only where the contract has a forecast',
  ],
  [
    'a minimum above the maximum',
    'maximum: EUR 60000/month',
    'maximum: EUR 500/month',
    '42:14 expected a maximum above the minimum',
  ],
  [
    'tiers that descend',
    'tiers: [{',
    'tiers: [{ from: 2000, price: EUR 0.90/talk-minute }, {',
    '38:137 expected tiers that ascend',
  ],
  [
    'tiers of another unit',
    'EUR 0.85/talk-minute',
    'EUR 0.85/handle-minute',
    '38:105 expected a price per talk-minute, as that below the tiers',
  ],
  [
    'an increment of contacts',
    '{ contacts: EUR 2.50/contact }',
    '{ contacts: { price: EUR 2.50/contact, increment: 60s } }',
    '56:52 expected increment only with a price per minute',
  ],
  [
    'a spread of what is paid monthly',
    'management: EUR 175/month',
    'management: { price: EUR 175/month, spread: 2 months }',
    '39:43 expected spread only with a price paid once',
  ],
  [
    'a time in years',
    'spread: 36 months',
    'spread: 3 years',
    '21:47 expected a number of months such as 36 months -> 36 months',
  ],
  [
    'supplements without hours',
    '    minimum:',
    '    supplements-passed-on: 60%\n    minimum:',
    '41:5 expected supplements-passed-on only beside a price per hour',
  ],
  [
    'an end before the beginning',
    'from: 2026-01-01, hours',
    'from: 2026-01-01, to: 2025-12-31, hours',
    '36:36 expected a last day after the first',
  ],
  [
    'hours within intervals',
    '18:00-22:00 } }\n    prices',
    '18:10-22:00 } }\n    prices',
    '36:39 18:10 is within an interval of 30 minutes, and prices hold for whole ones',
  ],
  [
    'supplements within intervals',
    'hours: 08:00-18:00',
    'hours: 08:00-18:15',
    '18:74 18:15 is within an interval of 30 minutes, and prices hold for whole ones',
  ],
  [
    'two currencies',
    'EUR 600/month',
    'USD 600/month',
    '41:14 a price in USD, where line 11 has one in EUR: a scenario has one currency',
  ],
  [
    'two currencies in tiers',
    'EUR 0.85/',
    'GBP 0.85/',
    '38:105 a price in GBP, where line 11 has one in EUR: a scenario has one currency',
  ],
  [
    'a penalty in another currency',
    'EUR 500',
    'USD 500',
    '51:75 a price in USD, where line 11 has one in EUR: a scenario has one currency',
  ],
  [
    'dates without dates',
    'start: 2026-01-01, days',
    'days',
    '13:65 until by date, and the days of the run have none\n18:48 dates by date, and the days of the run have none\n36:14 from by date, and the days of the run have none',
  ],
  [
    'two contracts for the same work',
    '  garage:\n    client: garage\n',
    '  more: { client: toys, provider: callpool, prices: { contacts: EUR 2/contact } }\n  garage:\n    client: garage\n',
    '53:3 "more" and "evenings" both pay "calls" by "pool", from 2026-01-01 18:00 on',
  ],
  ['a provider without groups', '    employer: callpool\n', '', '33:14 "pool" is not employed by "callpool"'],
])('%s is diagnosed', (_what, sound, broken, problem) => {
  expect(SOUND).toContain(sound)
  expect(said(SOUND.replace(sound, broken)).join('\n')).toBe(problem)
})

test.each([
  [
    'hours that no contract pays',
    'mon-fri: 18:00-22:00 } }\n    prices',
    'mon-fri: 18:00-21:00 } }\n    prices',
    '26:5 warning: "pool" works for "toys" in 22 hours that no contract pays, from 2026-01-01 21:00 on',
  ],
  [
    'an SLA that is never judged',
    'days: 31',
    'days: 30',
    '46:7 warning: no month of the run is whole and all in "evenings": its SLA is not judged, prices per month are paid in part',
  ],
  [
    'a contract that is over',
    'valid: { from: 2026-01-01',
    'valid: { from: 2026-02-01',
    '26:5 warning: "pool" works for "toys" in 88 hours that no contract pays, from 2026-01-01 18:00 on\n36:12 warning: "evenings" is in force at no time of the run',
  ],
  [
    'hours that two clients pay',
    'contacts: EUR 2.50/contact }',
    'hours: EUR 40/paid-hour }\n  more: { client: toys, provider: callpool, types: [mails], groups: [pool], prices: { hours: EUR 40/paid-hour } }',
    '57:85 warning: the hours of "pool" are paid in full by "garage" too',
  ],
  [
    'mails that come at night',
    'arrivals: 30/h, talk: 4m, goal: 80% in 20s',
    'arrivals: 30/h, when-closed: waits, talk: 4m, goal: 80% in 20s',
    '36:12 warning: contacts of "calls" that come outside these hours are not billed: they count when they are offered',
  ],
  [
    'a price below cost',
    'contacts: EUR 2.50/contact',
    'hours: EUR 19/signed-in-hour',
    '56:22 warning: a price below what an hour of "pool" costs the provider in wage and charges',
  ],
])('%s is warned of', (_what, sound, broken, problem) => {
  expect(SOUND).toContain(sound)
  expect(said(SOUND.replace(sound, broken)).join('\n')).toBe(problem)
})

test('steady state pays nobody', () => {
  const text = `agner: 1
types: { calls: { client: toys, arrivals: 30/h, talk: 4m, goal: 80% in 20s } }
groups: { team: { skills: [calls], agents: 5, wage: EUR 15/h } }
employers: { toys: { wage: EUR 15/h } }
run: { horizon: 100h }
`
  expect(said(text)).toEqual([
    '3:47 wage beside run.horizon: what is paid by the hour or the month needs days',
    '4:1 employers beside run.horizon: what is paid by the hour or the month needs days',
  ])
})
