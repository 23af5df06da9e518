import { expect, test } from 'vitest'
import { loadText } from '../../src/index.ts'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'

const SOUND = `agner: 1
calendar: { days: 3, hours: 08:00-18:00 }
types:
  call:
    arrivals: 60/h
    talk: 4m
    goal: 80% in 20s
    transfers: [{ to: email, share: 20% }]
    consults: [{ with: expert, share: 10%, for: 90s }]
  email:
    arrivals: { profile: { 07:00-23:00: 6/h } }
    talk: 6m
    goal: 80% in 4h
    goal-clock: business
    when-closed: waits
  expert: { talk: 8m, goal: 80% in 60s }
queues:
  mail: { types: [email], at-closing: keep }
groups:
  team: { skills: { call: { consults: [{ with: expert, share: 20%, for: 2m }] }, email: { preference: 2 } }, agents: 7 }
  experts: { skills: [expert], agents: 2 }
trunks: { main: { lines: 30, types: [call, expert] } }
`

/** The problems as lines: `line:column message` and, after ` -> `, what is allowed or suggested. */
function said(text: string): string[] {
  try {
    return loadText(text, {}).warnings.map(({ line, column, message }) => `${line}:${column} warning: ${message}`)
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    return error.problems.map(({ line, column, message, suggestion, allowed }) =>
      [`${line}:${column} ${message}`, (suggestion ?? allowed) && ` -> ${suggestion ?? allowed}`]
        .filter(Boolean)
        .join(''),
    )
  }
}

test('the scenario that is broken below is sound: mail that comes when it is closed is no warning', () => {
  expect(said(SOUND)).toEqual([])
})

test('a type in no queue has one that keeps who waits', () => {
  const { model } = loadText(SOUND.replace('queues:\n  mail: { types: [email], at-closing: keep }\n', ''), {})
  expect(model.queues.map(({ name, atClosing }) => [name, atClosing])).toEqual([
    ['call', 'serve'],
    ['email', 'keep'],
    ['expert', 'serve'],
  ])
})

test('mail comes at all hours also by a rate, and by no trunk that is for all', () => {
  const { model } = loadText(
    SOUND.replace('{ profile: { 07:00-23:00: 6/h } }', '6/h').replace(
      'main: { lines: 30, types: [call, expert] }',
      'main: { lines: 30 }',
    ),
    {},
  )
  const { arrivals, trunks } = model.types[1]
  expect(arrivals.process === 'poisson' && [...arrivals.bounds]).toEqual([0, 3 * 86_400])
  expect(trunks).toBe(-1)
  expect(model.types[0].trunks).toBe(0)
})

test.each([
  [
    'a misspelt way to wait',
    'when-closed: waits',
    'when-closed: wait',
    '15:18 expected what becomes of who finds the queue closed: turned-away, waits -> waits',
  ],
  [
    'a misspelt clock',
    'goal-clock: business',
    'goal-clock: busines',
    '14:17 expected a clock: wall, business -> business',
  ],
  [
    'a queue that serves out',
    'at-closing: keep',
    'at-closing: serve',
    '18:39 "email" waits when closed, but its queue "mail" has at-closing: serve -> at-closing: keep, or when-closed: turned-away',
  ],
  [
    'customers who are called',
    '    when-closed: waits',
    '    dial: {}\n    when-closed: waits',
    '16:18 customers of "email" are called: they wait for an appointment, not for the opening -> `booked` under dial, or no when-closed',
  ],
  [
    'a trunk of its own',
    'types: [call, expert]',
    'types: [call, email]',
    '22:44 "email" comes in by no trunk: it waits when closed -> types that are turned away when closed',
  ],
  [
    'a warm transfer',
    'to: email, share: 20%',
    'to: email, share: 20%, warm: 30s',
    '8:23 agents would hold on for "email", which waits when closed -> a type that is turned away when closed, or a transfer without warm',
  ],
  [
    'a consult of a group',
    'with: expert, share: 20%',
    'with: email, share: 20%',
    '20:48 agents would hold on for "email", which waits when closed -> a type that is turned away when closed, or a transfer without warm',
  ],
])('%s', (_, sound, broken, expected) => {
  expect(SOUND).toContain(sound)
  expect(said(SOUND.replace(sound, broken))).toEqual([expected])
})

test('mail of nights and weekends is work too', () => {
  const busy = SOUND.replace('07:00-23:00: 6/h', '07:00-08:00: 6/h, 18:00-23:00: 300/h')
  expect(said(busy)).toEqual([expect.stringContaining('"email" brings more work than all who serve it can do')])
})
