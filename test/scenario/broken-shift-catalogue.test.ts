import { expect, test } from 'vitest'
import { said } from './said.ts'

const SOUND = `agner: 1
hours: 08:00-20:00
types: { call: { arrivals: 6/h, talk: 4m, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [call], agents: 4 } }
staffing:
  groups: { team: { hours-a-week: 100h-140h } }
  shifts:
    full:
      length: [6h, 8h30m]
      starts: [08:00-10:00, 11:00]
      every: 15m
      days: [mon-fri, sat]
      breaks: [{ after: 1h, for: 15m }, { between: 4h-6h, for: 15m }]
      lunch: { between: 2h-4h, for: 30m, paid: true }
      at-least: 1
      share: 80%
      groups: [team]
    split: { spells: [4h, 4h], gap: 1h-2h, at-most: 2, outside: 30m }
`

test('the catalogue that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

test.each([
  [
    'hours the wrong way round',
    '100h-140h',
    '140h-100h',
    '6:35 expected a range such as 850h-1150h, the shorter first',
  ],
  [
    'more at least than at most',
    'hours-a-week: 100h-140h',
    'at-least: 5, at-most: 3',
    '6:43 expected at least 5 agents, as `at-least` says',
  ],
  ['hours that are no range', '100h-140h', '140h', '6:35 expected a range such as 850h-1150h'],
  ['a length that is none', '[6h, 8h30m]', '8:30', '9:15 expected a duration such as 4m, 1h30m or 20s -> 8m30s'],
  ['longer than anybody works', '[6h, 8h30m]', '13h', '9:15 expected at most 12h of work at a stretch'],
  ['neither length nor spells', 'length: [6h, 8h30m]\n      ', '', '9:7 expected either length or spells'],
  ['both', 'spells: [4h, 4h]', 'length: 8h, spells: [4h, 4h]', '18:12 expected either length or spells, not both'],
  ['a split shift without a gap', ', gap: 1h-2h', '', '18:12 expected a gap between its spells'],
  ['a gap between nothing', 'at-least: 1', 'gap: 1h', '15:12 expected a gap only with spells'],
  [
    'a gap the wrong way round',
    'gap: 1h-2h',
    'gap: 2h-1h',
    '18:37 expected a time such as 3h, or a range such as 2h-4h, the shorter first',
  ],
  ['more than a day', 'gap: 1h-2h', 'gap: 10h-18h', '18:37 expected spells and gaps of at most 24h in all'],
  ['one spell', 'spells: [4h, 4h]', 'spells: [8h]', '18:22 expected at least two spells of work'],
  [
    'starts that are none',
    '08:00-10:00, 11:00',
    '8am',
    '10:16 expected a clock time such as 08:30, a range such as 07:00-10:00, or a list of them -> 08:00',
  ],
  [
    'starts past midnight',
    '08:00-10:00, 11:00',
    '22:00-02:00',
    '10:16 expected starts of one day; those after midnight are a range of their own',
  ],
  ['a start at the end of the day', '08:00-10:00, 11:00', '24:00', '10:16 expected a start before 24:00 -> 00:00'],
  ['starts by the second', 'every: 15m', 'every: 1s', '11:14 expected at least 1m'],
  [
    'days that are none',
    '[mon-fri, sat]',
    '[mon-fri, saturday]',
    '12:23 expected weekdays such as mon-fri, sat, or mon, wed -> sat',
  ],
  [
    'a break after the end of the shorter',
    'after: 1h, for: 15m',
    'after: 6h, for: 15m',
    '13:16 expected a break within the time worked, of one spell and of every length',
  ],
  [
    'a break across two spells',
    'outside: 30m',
    'breaks: [{ after: 3h50m, for: 15m }]',
    '18:65 expected a break within the time worked, of one spell and of every length',
  ],
  [
    'two breaks at once',
    'between: 4h-6h, for: 15m',
    'after: 70m, for: 15m',
    '13:41 expected a break that is not at the time of another',
  ],
  [
    'a window too short',
    '4h-6h, for: 15m',
    '4h-4h10m, for: 15m',
    '13:52 expected a window that is at least as long as `for`',
  ],
  [
    'a window that others take',
    '2h-4h, for: 30m',
    '30m-90m, for: 45m',
    '14:14 expected a window with more room, for others take from it',
  ],
  [
    'a break at two times',
    'after: 1h, for',
    'after: 1h, between: 1h-2h, for',
    '13:16 expected either after or between, not both',
  ],
  [
    'fewer than at least',
    'at-least: 1',
    'at-least: 3\n      at-most: 2',
    '15:17 expected at most 2, as `at-most` says',
  ],
  ['more than all', 'share: 80%', 'share: 120%', '16:14 expected a share such as 30%'],
  ['an unknown group', '[team]', '[taem]', '17:16 no group is called "taem" -> team'],
  ['an unknown key', 'share: 80%', 'shares: 80%', '16:7 unknown key "shares" -> share'],
])('%s', (_, from, to, problem) => {
  expect(SOUND).toContain(from)
  expect(said(SOUND.replace(from, to))).toEqual([problem])
})
