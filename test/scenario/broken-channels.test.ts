import { expect, test } from 'vitest'
import { said } from './said.ts'

const SOUND = `agner: 1
hours: 08:00-18:00
channels:
  chat: { at-once: 2, speeds: [100%, 80%], slow-down: dynamic }
  email:
    interruptible-by: [voice]
    interrupted: { progress: kept, by: same-agent, set-up: 30s, at-most: 3 }
types:
  call: { arrivals: 30/h, talk: 4m, goal: 80% in 20s }
  chat: { channel: chat, arrivals: 20/h, talk: 8m, goal: 80% in 30s }
  mail: { channel: email, arrivals: 5/h, talk: 6m, goal: 80% in 4h }
queues:
  mails: { types: [mail], at-closing: keep }
groups:
  team:
    skills: [call, chat, mail]
    holds: [{ voice: 1 }, { chat: 2 }, { chat: 1, email: 1 }]
    agents: 8
routing: { load: least-loaded }
`

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

const CHANNELS = 'voice, video, chat, messaging, social, email, back-office, callback, outbound'

test.each([
  ['a channel that is none', 'channel: chat', 'channel: chatt', `10:20 expected a channel: ${CHANNELS} -> chat`],
  ['traits of no channel', '  chat: { at', '  webchat: { at', '4:3 unknown key "webchat"'],
  ['lines by number', 'at-once: 2', 'lines: 2', '4:18 expected true or false'],
  ['nobody at once', 'at-once: 2', 'at-once: 0', '4:20 expected a whole number of contacts from 1 to 50'],
  ['a speed of nothing', '80%], slow', '0%], slow', '4:38 expected a speed above 0 such as 80% or 0.8'],
  [
    'a slow-down by another name',
    'slow-down: dynamic',
    'slow-down: shared',
    '4:55 expected when it slows down: static, dynamic',
  ],
  ['interrupting itself', '[voice]', '[email]', '6:24 email would interrupt itself'],
  [
    'interrupting each other, by way of a third',
    'chat: { at-once: 2, ',
    'voice: { interruptible-by: [chat] }\n  chat: { interruptible-by: [email], ',
    '4:31 voice and chat would interrupt each other',
  ],
  ['never interrupted', 'at-most: 3', 'at-most: 0', '7:74 expected a whole number from 1 up'],
  [
    'a hand for what nobody takes',
    '{ chat: 1, email: 1 }',
    '{ social: 1, email: 1 }',
    '17:42 nobody of "team" takes contacts of social',
  ],
  [
    'a channel that fits into no hand',
    ', { chat: 1, email: 1 }',
    '',
    '17:5 agents of "team" could never take "mail": email fits into nothing that they hold',
  ],
  ['an empty hand', '{ voice: 1 }', '{}', '17:13 expected at least one channel, such as { chat: 3 }'],
  [
    'hands that are neither list nor weights',
    '[{ voice: 1 }, { chat: 2 }, { chat: 1, email: 1 }]',
    'three',
    '17:12 expected a list such as [{ voice: 1 }, { chat: 2, email: 1 }], or { weights: { voice: 100%, chat: 33% } }',
  ],
  [
    'weights of hardly anything',
    '[{ voice: 1 }, { chat: 2 }, { chat: 1, email: 1 }]',
    '{ weights: { voice: 1, chat: 0.1%, email: 1 } }',
    '17:41 expected a weight from 2% to 100%, such as 33%',
  ],
  [
    'more at once than anybody can mean',
    '[{ voice: 1 }, { chat: 2 }, { chat: 1, email: 1 }]',
    '[{ voice: 9, chat: 9, email: 9 }]',
    '17:12 an agent of "team" could hold more than 500 different things at once',
  ],
  [
    'phones that ring at interrupted agents',
    '    agents: 8',
    '    agents: 8\n    ring: 5s',
    '19:5 the phones of "team" ring, and its agents are interrupted: who is interrupted answers at once',
  ],
  [
    'sending away what agents have begun with',
    'at-closing: keep',
    'at-closing: send-away',
    '13:39 "mails" would send away contacts that agents have begun with: email is interrupted',
  ],
  [
    'asking a colleague about what is interrupted',
    'goal: 80% in 4h }',
    'goal: 80% in 4h, consults: [{ with: call, share: 5%, for: 1m }] }',
    '11:69 agents would be interrupted while they ask a colleague about "mail"',
  ],
  [
    'handing over what is interrupted',
    'goal: 80% in 4h }',
    'goal: 80% in 4h, transfers: [{ to: call, share: 5%, warm: 1m }] }',
    '11:104 agents would be interrupted while they hand over "mail"',
  ],
  [
    'calling customers with what is interrupted',
    'arrivals: 5/h, talk: 6m, goal: 80% in 4h }',
    'dial: { reach: 50%, attempts: 2, again: 1h }, talk: 6m, goal: 80% in 4h }',
    '11:27 agents would be interrupted while they call customers of "mail"',
  ],
  [
    'a load by no rule',
    'load: least-loaded',
    'load: emptiest',
    '19:18 expected who gets the next: least-loaded, fill-up, alike',
  ],
])('%s is refused, with its place', (_, good, bad, expected) => {
  expect(SOUND).toContain(good)
  expect(said(SOUND.replace(good, bad))).toContain(expected)
})

test('what is said of a channel that nobody comes by has no effect', () => {
  expect(said(SOUND.replace('  email:\n', '  social: { at-once: 2 }\n  email:\n'))).toEqual([
    '5:3 warning: nobody comes by social: what is said of it has no effect',
  ])
})

test('nobody set a goal: it is that of the channel', () => {
  expect(said(SOUND.replace(', goal: 80% in 4h', ''))).toEqual([
    '11:3 warning: nobody set a goal for "mail": it is judged by 80% in 4h open',
  ])
})
