import { expect, test } from 'vitest'
import { loadText, ScenarioError } from '../../src/index.ts'

const SOUND = `agner: 1
calendar: { start: 2026-11-23, days: 7, timezone: Europe/Amsterdam }
hours: 08:00-18:00
holidays: { 2026-11-26: 10:00-12:00, 2026-11-27 to 2026-11-28: closed }
seasons:
  - { months: nov-dec, times: 150% }
  - { weeks: 48-52, weekdays: mon, hours: 10:00-12:00, times: 2, types: [call] }
  - { dates: [2026-11-24], times: 3 }
clients:
  toys: { hours: 09:00-17:00 }
types:
  call: { arrivals: 20/h, talk: 3m, goal: 80% in 20s, client: toys, language: Dutch }
  other: { arrivals: 20/h, talk: 3m, goal: 80% in 20s, hours: 12:00-14:00 }
  third: { arrivals: 20/h, talk: 3m, goal: 80% in 20s }
queues:
  line: { types: [third] }
sites:
  lisbon: { timezone: Europe/Lisbon, holidays: [2026-12-01] }
groups:
  team: { skills: [call, other], agents: 4, languages: [Dutch, English] }
  away: { skills: [third], site: lisbon, shifts: [{ agents: 4, hours: 07:00-17:00 }] }
`

function said(text: string): string[] {
  try {
    return loadText(text, { 'f.csv': 'date,x\n2026-11-24,1\n24-11-2026,2\n2026-11-25,many' }).warnings.map(
      ({ line, column, message }) => `${line}:${column} warning: ${message}`,
    )
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    return error.problems.map(({ line, column, message, suggestion }) =>
      [`${line}:${column} ${message}`, suggestion && ` -> ${suggestion}`].filter(Boolean).join(''),
    )
  }
}

test('a client that is not listed has no hours of its own; one nearly called like one that is gets a warning', () => {
  const also = (client: string) => said(SOUND.replace('third: { ', `third: { client: ${client}, `))
  expect(also('books')).toEqual([])
  expect(also('toyz')).toEqual(['14:20 warning: "toyz" is not among the clients, and has the hours of the scenario'])
})

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

test.each([
  ['a site that is not there', 'site: lisbon', 'site: lisboa', '21:34 no site is called "lisboa" -> lisbon'],
  [
    'a zone that is none',
    'timezone: Europe/Lisbon',
    'timezone: Lisbon',
    '18:23 expected a time zone such as Europe/Amsterdam or UTC',
  ],
  [
    'a listed client that is called otherwise on its types',
    'client: toys',
    'client: toy',
    '10:3 no contact type is of the client "toys" -> toy',
  ],
  ['a client without types', ', client: toys', '', '10:3 no contact type is of the client "toys"'],
  [
    'a language the group lacks',
    'languages: [Dutch, English]',
    'languages: [dutch, English]',
    '20:20 "call" is in Dutch, which "team" does not speak -> dutch',
  ],
  [
    'hours of a type that has a queue',
    'third: { ',
    'third: { hours: 08:00-09:00, ',
    '14:12 hours of "third", which waits in the queue "line"',
  ],
  [
    'a queue for two clients with hours of their own',
    'types: [third]',
    'types: [third, call]',
    '16:3 "line" is not only for "toys", whose hours would be those of the queue',
  ],
  [
    'a queue for two channels, one of which has hours',
    'queues:\n  line: { types: [third] }',
    '  talk: { talk: 3m, channel: chat }\nchannels: { chat: { hours: 10:00-12:00 } }\nqueues:\n  line: { types: [third, talk] }',
    '18:3 "line" is not only for "chat", whose hours would be those of the queue',
  ],
  [
    'hours of a channel that are none',
    'queues:\n',
    'channels: { chat: { hours: late } }\nqueues:\n',
    '15:28 expected hours such as 08:00-18:00, closed, always, a list of ranges, or a map by weekdays',
  ],
  [
    'a date the wrong way round',
    '[2026-12-01]',
    '[01-12-2026]',
    '18:49 expected a date such as 2026-12-25, or dates such as 2026-12-24 to 2026-12-26 -> 2026-12-01',
  ],
  [
    'a range with dots',
    '2026-11-27 to 2026-11-28',
    '2026-11-27..2026-11-28',
    '4:38 expected a date such as 2026-12-25, or dates such as 2026-12-24 to 2026-12-26 -> 2026-11-27 to 2026-11-28',
  ],
  [
    'dates that end before they begin',
    '2026-11-27 to 2026-11-28',
    '2026-11-28 to 2026-11-27',
    '4:38 expected dates of which the first comes first -> 2026-11-27 to 2026-11-28',
  ],
  [
    'hours that are none',
    '10:00-12:00, 2026',
    'half day, 2026',
    '4:25 expected hours such as 08:00-18:00, closed, always, a list of ranges, or a map by weekdays',
  ],
  [
    'a month that is none',
    'nov-dec',
    'november-dec',
    '6:15 expected months such as dec, jul-aug, or nov, dec -> nov-dec',
  ],
  [
    'a week that is none',
    'weeks: 48-52',
    'weeks: 48-60',
    '7:14 expected weeks of the year such as 51, 48-52, or 51, 52, 1',
  ],
  [
    'a season without a time',
    'months: nov-dec, ',
    '',
    '6:5 expected at least one of months, weeks, weekdays, dates, hours',
  ],
  ['a season without a factor', ', times: 150%', '', '6:5 item 1 of seasons needs the key "times"'],
  ['a season of an unknown type', 'types: [call] }', 'types: [cal] }', '7:74 no contact type is called "cal" -> call'],
  ['a negative factor', 'times: 2,', 'times: -2,', '7:63 expected a factor from 0 up such as 1.8 or 180%'],
  ['days without dates', 'start: 2026-11-23, ', '', '4:1 holidays by date, and the days of the run have none'],
  ['a zone without dates', 'start: 2026-11-23, ', '', '18:13 timezone by date, and the days of the run have none'],
  ['months without dates', 'start: 2026-11-23, ', '', '6:7 months by date, and the days of the run have none'],
  [
    'dates in a file that are none',
    '{ dates: [2026-11-24], times: 3 }',
    '{ file: f.csv, column: x }',
    '3:1 `24-11-2026` is not a date',
  ],
  [
    'factors in a file that are none',
    '{ dates: [2026-11-24], times: 3 }',
    '{ file: f.csv, column: x }',
    '4:12 `many` is not a number',
  ],
  [
    'a column that is not there',
    '{ dates: [2026-11-24], times: 3 }',
    '{ file: f.csv, column: y }',
    '1:1 no column `y` -> x',
  ],
])('%s', (_, from, to, expected) => {
  expect(SOUND).toContain(from)
  const found = said(SOUND.replace(from, to))
  expect(found).toContain(expected)
})
