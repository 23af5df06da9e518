import { expect, test } from 'vitest'
import { loadText, ScenarioError } from '../../src/index.ts'

const SOUND = `agner: 1
calendar: { start: 2026-03-02, days: 2 }
types:
  call: { arrivals: 20/h, talk: 3m, goal: 80% in 20s }
  callback: { arrivals: 2/h, talk: 3m, goal: 80% in 1h, dial: { reach: 60% } }
sites: { lisbon: {}, hague: {} }
groups:
  team: { skills: [call, callback], agents: 4, site: lisbon }
outages:
  switch: { what: telephony, from: 2026-03-03 10:00, for: 45m, types: [call] }
  power: { what: site, site: lisbon, from: day 1 10:00, for: 2h, calls: requeue }
  crm: { what: crm, every: { law: exponential, mean: 30d }, for: 40m, groups: [team], types: [call], speed: 50% }
`

function said(text: string): string[] {
  try {
    return loadText(text).warnings.map(({ line, column, message }) => `${line}:${column} warning: ${message}`)
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    return error.problems.map(({ line, column, message, suggestion }) =>
      [`${line}:${column} ${message}`, suggestion && ` -> ${suggestion}`].filter(Boolean).join(''),
    )
  }
}

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

test.each([
  ['an unknown kind', 'what: telephony', 'what: phones', '10:19 expected what is down: telephony, crm, site'],
  [
    'an unknown type',
    'types: [call] }\n  power',
    'types: [cal] }\n  power',
    '10:72 no contact type is called "cal" -> call',
  ],
  [
    'an unknown queue',
    'types: [call] }\n  power',
    'queues: [calls] }\n  power',
    '10:73 no queue is called "calls" -> call',
  ],
  ['an unknown group', 'groups: [team]', 'groups: [teams]', '12:80 no group is called "teams" -> team'],
  [
    'an unknown site',
    'what: site, site: lisbon',
    'what: site, site: lisbn',
    '11:30 no site is called "lisbn" -> lisbon',
  ],
  ['a site without agents', 'what: site, site: lisbon', 'what: site, site: hague', '11:30 nobody works at "hague"'],
  ['no time', 'from: day 1 10:00, ', '', '11:3 nothing says when "power" is'],
  ['two times', 'for: 45m', 'for: 45m, every: 10h', '10:64 "switch" has both from and every'],
  ['no length', ', for: 45m', '', '10:3 "switch" needs the key "for"'],
  ['no time at all', 'for: 45m', 'for: 0s', '10:59 it would take no time'],
  ['a moment that is none', '2026-03-03 10:00', '3 March, 10:00', '10:36 expected a moment such as'],
  [
    'a moment outside the run',
    '2026-03-03 10:00',
    '2026-03-04 10:00',
    '10:36 warning: switch is outside the days of the run: it never begins',
  ],
  [
    'those who are called',
    'types: [call] }\n  power',
    'types: [callback] }\n  power',
    '10:72 telephony of "callback", whose customers are called',
  ],
  ['types without a speed', ', speed: 50%', '', '12:87 types without a speed'],
  [
    'a speed above the usual',
    'speed: 50%',
    'speed: 150%',
    '12:109 expected a speed above 0 up to 1 such as 0.5 or 50%',
  ],
  [
    'calls that cannot be put back',
    'types: [call] }\n  power',
    'calls: requeue }\n  power',
    '10:71 expected what becomes of calls in talk: cut, go-on',
  ],
  ['dates without dates', 'start: 2026-03-02, ', '', '10:36 a date, and the days of the run have none'],
])('%s', (_, from, to, expected) => {
  expect(SOUND).toContain(from)
  const found = said(SOUND.replace(from, to))
  expect([found.some((line) => line.startsWith(expected)), expected, found]).toEqual([true, expected, found])
})
