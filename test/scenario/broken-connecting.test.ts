import { expect, test } from 'vitest'
import { said } from './said.ts'

const SOUND = `agner: 1
hours: 08:00-18:00
types:
  call:
    arrivals: 60/h
    talk: 4m
    goal: 80% in 20s
    overflow: [{ closed: true, to: callback }]
    transfers: [{ to: expert, share: 20%, warm: 45s }]
    consults: [{ with: expert, share: 10%, for: 90s }]
    preferred-agent: { wait: 60s, known: 30% }
  callback:
    talk: 4m
    goal: 80% in 1h
    dial: { first: customer, ring: 15s, reach: 65%, attempts: 3, again: 1h, booked: 2h, slots: 30m }
    patience: 30s
  expert: { talk: 8m, goal: 80% in 60s }
groups:
  team:
    skills:
      call: { consults: [{ with: expert, share: 20%, for: 2m }] }
      callback: { preference: 2 }
    agents: 5
    ring: 4s
    no-answer: { share: 3%, after: 20s, set-aside: 60s }
  experts: { skills: [expert], agents: 2 }
trunks: { main: { lines: 30, types: [call] } }
`

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

test.each([
  ['nobody ever reached', 'reach: 65%', 'reach: 0%', '15:48 expected a share above 0%: nobody would ever be reached'],
  ['nobody ever answering', 'share: 3%', 'share: 100%', '25:25 expected a share below 100%: nobody would ever answer'],
  ['slots without an appointment', 'booked: 2h, ', '', '15:77 expected slots only with booked'],
  [
    'slots that divide no day',
    'slots: 30m',
    'slots: 7h',
    '15:96 expected a time that divides a day, such as 15m, 30m or 60m',
  ],
  ['attempts without time between', 'again: 1h', 'again: 0s', '15:73 it would be at once, again and again'],
  ['an unknown first', 'first: customer', 'first: client', '15:20 expected whose phone comes first: agent, customer'],
  [
    'patience while agents call',
    'first: customer, ',
    '',
    '16:5 patience without meaning: customers of "callback" are called, nobody waits on the phone',
  ],
  [
    'balking of those who are called',
    '    patience: 30s\n',
    '    balk: 10%\n',
    '16:5 balk without meaning: customers of "callback" are called, nobody waits on the phone',
  ],
  [
    'an IVR for those who are called',
    '    patience: 30s\n',
    '    starts-at: menu\n',
    '16:5 starts-at without meaning: customers of "callback" are called, they meet no IVR',
  ],
  [
    'an announcement to those who are called',
    '    patience: 30s\n',
    '    announce: { by: expected-wait }\n',
    '16:5 announce without meaning: customers of "callback" are called, nobody waits on the phone',
  ],
  [
    'an agent of their own for those who are called first',
    '    patience: 30s\n',
    '    preferred-agent: { wait: 1m }\n',
    '16:5 preferred-agent without meaning: customers of "callback" are called, before any agent is found',
  ],
  [
    'further groups for those who are called first',
    '    patience: 30s\n',
    '    overflow: [{ after: 1m, offer-to: [team] }]\n',
    '16:29 customers of "callback" are called first: they cannot be offered to further groups',
  ],
  [
    'an agent of their own whom nobody knows',
    ', known: 30%',
    '',
    '11:5 warning: nobody of "call" knows an agent: nobody contacts again as it after being handled',
  ],
  [
    'trunks of those who are called',
    'types: [call] }',
    'types: [call, callback] }',
    '27:44 "callback" comes in by no trunk: its customers are called',
  ],
  [
    'holding on for who is called back',
    'to: expert, share: 20%, warm',
    'to: callback, share: 20%, warm',
    '9:23 agents would hold on for "callback", whose customers are called back',
  ],
  [
    'asking somebody who is called back',
    'with: expert, share: 20%',
    'with: callback, share: 20%',
    '21:34 agents would hold on for "callback", whose customers are called back',
  ],
  [
    'asking a type that is not there',
    'with: expert, share: 10%',
    'with: experts, share: 10%',
    '10:24 no contact type is called "experts" -> expert',
  ],
  ['asking too often', 'share: 10%, for', 'share: 110%, for', '10:39 expected a share from 0% to 100%, such as 5%'],
  ['asking without a time', ', for: 90s', '', '10:16 item 1 of consults needs the key "for"'],
  ['waiting for nobody', 'wait: 60s, ', '', '11:5 "preferred-agent" needs the key "wait"'],
  [
    'ringing for no time before it is missed',
    'after: 20s',
    'after: 0s',
    '25:36 expected a duration such as 4m, 1h30m or 20s, above 0s',
  ],
  ['a missed key', 'set-aside', 'set-a-side', '25:41 unknown key "set-a-side" -> set-aside'],
])('%s', (_, from, to, expected) => {
  expect(SOUND).toContain(from)
  const found = said(SOUND.replace(from, to))
  expect(found).toContain(expected)
})

test('agents who could hold on for each other for ever', () => {
  const one = SOUND.replace('skills: [expert], agents: 2', 'skills: [expert, call], agents: 2')
  expect(said(one)).toEqual([
    expect.stringMatching(/warning: agents of "experts" may hold on for "expert" for ever: all who serve it/),
    expect.stringMatching(/warning: agents of "experts" may hold on for "expert" for ever/),
    expect.stringMatching(/warning: agents of "team" may hold on for "expert" for ever/),
  ])
  expect(said(one.replace('talk: 8m,', 'talk: 8m, patience: 5m,'))).toEqual([])
  expect(said(one.replace('trunks:', '  more: { skills: [expert], agents: 1 }\ntrunks:'))).toEqual([])
})
