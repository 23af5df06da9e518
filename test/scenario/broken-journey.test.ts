import { expect, test } from 'vitest'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'

const SOUND = `agner: 1
hours: 08:00-18:00
types:
  call:
    arrivals: 60/h
    talk: 4m
    starts-at: welcome
    overflow:
      - { after: 60s, offer-to: [provider] }
      - { waiting: 5, to: message }
    transfers: [{ to: second-line, share: 20% }]
    retry: { after-abandoning: 50%, delay: 10m }
    resolved: 70%
    repeat: { share: 75%, after: 1d }
  message: { talk: 2m }
  second-line: { talk: 8m }
ivr:
  welcome: { announcement: 8s, next: menu }
  menu: { menu: 10s, choices: { balance: 40%, late: 60% } }
  balance: { bot: 60s, contained: 80%, next: call }
  late: { branch: [{ waiting: 9, of: call, to: message }], next: call }
groups:
  team: { skills: [call, message], agents: 5 }
  provider: { skills: [call], agents: 2 }
  experts: { skills: [second-line], agents: 2 }
`

/** The problems as lines: `line:column message` and, after ` -> `, the suggestion. */
function said(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  try {
    loadScenarioText(text, files)
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    return error.problems.map(({ line, column, message, suggestion }) =>
      [`${line}:${column} ${message}`, suggestion && ` -> ${suggestion}`].filter(Boolean).join(''),
    )
  }
  return []
}

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

test.each([
  [
    'a branch for customers of a type that is not there',
    '[{ waiting: 9, of: call, to: message }]',
    '[{ came-as: [cal], to: message }]',
    '21:32 no contact type is called "cal" -> call',
  ],
  [
    'an overflow to a type that is not there',
    'to: message }',
    'to: massage }',
    '10:27 no contact type is called "massage" -> message',
  ],
  [
    'an overflow without a reason',
    'after: 60s, offer',
    'offer',
    '9:9 expected one of after, waiting, expected-wait, unattended, closed: when the rule applies',
  ],
  [
    'an overflow that does nothing',
    '{ waiting: 5, to: message }',
    '{ waiting: 5 }',
    '10:9 expected one of to, offer-to, turn-away: what then becomes of the contact',
  ],
  [
    'an overflow to a group that is not there',
    '[provider] }',
    '[povider] }',
    '9:34 no group is called "povider" -> provider',
  ],
  [
    'an overflow to a group without the skill',
    '[provider] }',
    '[experts] }',
    '9:34 the group "experts" cannot take "call"',
  ],
  [
    'overflow that comes back',
    'message: { talk: 2m }',
    'message: { talk: 2m, overflow: [{ after: 1h, to: call }] }',
    '10:27 overflow goes round in circles: call → message → call',
  ],
  ['transfers of more than all', 'share: 20%', 'share: 120%', '11:43 expected a share from 0% to 100%, such as 5%'],
  [
    'transfers that add up to more',
    '20% }]',
    '60% }, { to: message, share: 60% }]',
    '11:16 expected shares that add up to 100% at most, not 120%',
  ],
  [
    'transfers for ever',
    'second-line: { talk: 8m }',
    'second-line: { talk: 8m, transfers: [{ to: second-line, share: 100% }] }',
    '16:46 every contact would be handed on for ever: second-line → second-line',
  ],
  [
    'a repeat of nothing',
    '    resolved: 70%\n',
    '',
    '13:5 repeat without resolved: nobody knows whose issue is not resolved',
  ],
  [
    'a share of resolved that is none',
    'resolved: 70%',
    'resolved: { share: 170%, per-transfer: 90% }',
    '13:24 expected a share from 0% to 100%, such as 5%',
  ],
  [
    'a share of resolved above 100%',
    'resolved: 70%',
    'resolved: 170%',
    '13:15 expected a share from 0% to 100%, such as 5%',
  ],
  [
    'resolved by something else',
    'resolved: 70%',
    'resolved: often',
    '13:15 expected a share such as 75%, or a map such as { share: 75%, per-transfer: 90% }',
  ],
  [
    'factors without a share',
    'resolved: 70%',
    'resolved: { per-transfer: 90% }',
    '13:5 "resolved" needs the key "share"',
  ],
  [
    'a factor that resolves more',
    'resolved: 70%',
    'resolved: { share: 70%, per-transfer: 120% }',
    '13:43 expected a factor above 0 up to 1, such as 0.9 or 90%',
  ],
  [
    'a factor of nothing',
    'resolved: 70%',
    'resolved: { share: 70%, per-minute-waited: 0% }',
    '13:48 expected a factor above 0 up to 1, such as 0.9 or 90%',
  ],
  [
    'a factor by another name',
    'resolved: 70%',
    'resolved: { share: 70%, per-transfers: 90% }',
    '13:29 unknown key "per-transfers" -> per-transfer',
  ],
  [
    'misroutes of a bot',
    'contained: 80%, next: call',
    'contained: 80%, next: call, misroutes: { share: 5%, talk: 45s }',
    '20:52 expected misroutes only with menu or speech',
  ],
  [
    'misroutes among choices that are nodes',
    'late: 60% }',
    'late: 60% }, misroutes: { share: 5%, talk: 45s }',
    '19:60 misroutes have nowhere to go: they come to another choice that is a contact type',
  ],
  [
    'misroutes to the only type that is chosen',
    'late: 60% }',
    'late: 20%, call: 40%, message: 0% }, misroutes: { share: 5%, talk: 45s }',
    '19:84 misroutes have nowhere to go: they come to another choice that is a contact type',
  ],
  [
    'misroutes that nobody finds out',
    'late: 60% }',
    'late: 20%, call: 20%, message: 20% }, misroutes: { share: 5% }',
    '19:85 "misroutes" needs the key "talk"',
  ],
  ['a node that nothing leads to', 'late: 60%', 'call: 60%', '21:3 nothing leads to the node "late"'],
  [
    'choices that leave somebody out',
    'late: 60%',
    'late: 50%',
    '19:31 expected shares that add up to 100%, not to 90%',
  ],
  ['a choice that leads nowhere', 'late: 60%', 'lat: 60%', '19:47 no node or contact type is called "lat" -> late'],
  [
    'a start that is not there',
    'starts-at: welcome',
    'starts-at: welcom',
    '7:16 no node is called "welcom" -> welcome',
  ],
  [
    'a node called like a type',
    '  late: {',
    '  message: {',
    '21:3 a node cannot be called "message", which is a contact type already',
  ],
  [
    'a loop that takes no time',
    'of: call, to: message }], next: call }',
    'of: call, to: message }], next: late }',
    '21:3 branches lead round in circles at "late" without taking any time',
  ],
  [
    'no way out',
    'menu: 10s, choices: { balance: 40%, late: 60% }',
    'menu: 10s, choices: { welcome: 100% }',
    '18:3 customers never leave the node "welcome"',
  ],
  [
    'a bot that leaves some behind',
    'contained: 80%, next: call',
    'contained: 80%',
    '20:12 expected next: the name of a node or of a contact type, or hang-up',
  ],
  [
    'two kinds of node in one',
    '{ announcement: 8s,',
    '{ announcement: 8s, bot: 5s,',
    '18:12 expected one of announcement, menu, speech, bot, branch: what the node does',
  ],
  [
    'a branch that looks at nobody',
    'of: call, to: message',
    'to: menu',
    '21:38 nobody knows whose queue to look at: "menu" is no contact type',
  ],
  [
    'a type that nobody comes to',
    '  second-line: { talk: 8m }',
    '  second-line: { talk: 8m }\n  lost: { talk: 1m }',
    '17:3 nobody comes as "lost": it has no arrivals, and no other type leads to it',
  ],
  [
    'a price of use on a branch',
    'late: { branch:',
    'late: { price: EUR 0.10, branch:',
    '21:11 expected price only with announcement or menu or speech or bot',
  ],
  [
    'a price without a currency',
    'bot: 60s,',
    'bot: 60s, price: 0.10,',
    '20:31 expected a price apiece such as EUR 0.10 -> EUR 0.1',
  ],
  [
    'a price with a comma and without a currency',
    'groups:\n',
    'ivr-price: 0,02\ngroups:\n',
    '22:12 expected a price per time such as EUR 0.02/min -> EUR 0.02/min',
  ],
  [
    'a price with a sign',
    'groups:\n',
    'trunks: { main: { lines: 9, price: €0.02/min } }\ngroups:\n',
    '22:36 expected a price per time such as EUR 0.02/min -> EUR 0.02/min',
  ],
  [
    'a price apiece where time is paid',
    'groups:\n',
    'ivr-price: EUR 0.10\ngroups:\n',
    '22:12 expected a price per time such as EUR 0.02/min -> EUR 0.10/min',
  ],
  [
    'a price per time where uses are paid',
    'bot: 60s,',
    'bot: 60s, price: EUR 0.10/min,',
    '20:31 expected a price apiece such as EUR 0.10',
  ],
  [
    'a negative price',
    'groups:\n',
    'ivr-price: EUR -0.10/min\ngroups:\n',
    '22:12 expected a price per time such as EUR 0.02/min, not below 0',
  ],
  [
    'two currencies',
    'groups:\n',
    'ivr-price: EUR 0.03/min\ntrunks: { main: { lines: 9, price: USD 0.02/min } }\ngroups:\n',
    '23:36 a price in USD, where line 22 has one in EUR: a scenario has one currency',
  ],
])('%s', (_, from, to, problem) => {
  expect(SOUND).toContain(from)
  expect(said(SOUND.replace(from, () => to))).toContain(problem)
})

test('every price in another currency than the first is told, in the file where it stands', () => {
  const base = SOUND.replace('bot: 60s,', 'bot: 60s, price: EUR 0.10,')
  const over = 'agner: 1\nextends: base.yaml\nivr-price: USD 0.02/min\ntrunks: { a: { lines: 9, price: GBP 1/h } }\n'
  expect(said(over, { 'base.yaml': base })).toEqual([
    '4:33 a price in GBP, where line 3 has one in USD: a scenario has one currency',
    '20:31 a price in EUR, where scenario.yaml has one in USD: a scenario has one currency',
  ])
})
