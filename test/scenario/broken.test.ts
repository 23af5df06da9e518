import { describe, expect, test } from 'vitest'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'
import type { Problem } from '../../src/scenario/diagnostics.ts'
import { loadScenarioText } from '../../src/scenario/load.ts'

const SOUND = `agner: 1
name: Helpdesk
hours: 08:00-18:00
types:
  support:
    arrivals: 60/h
    talk: { law: lognormal, mean: 4m, cv: 1.1 }
    wrap: 30s
    patience: { law: exponential, mean: 3m }
    goal: 80% in 20s
  sales:
    arrivals: { profile: { 08:00-12:00: 6/h, 12:00-18:00: 10/h } }
    talk: 3m
    goal: 80% in 20s
groups:
  team:
    skills: [support, sales]
    agents: 7
  early:
    skills: { support: { preference: 2 } }
    shifts:
      - { agents: 3, hours: 08:00-16:30, breaks: [{ at: 12:00, for: 30m }] }
`

function problemsIn(text: string): readonly Problem[] {
  try {
    loadScenarioText(text)
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems
    throw error
  }
  return []
}

/** The problems as lines: `line:column message` and, after ` -> `, the suggestion. */
function said(text: string): string[] {
  return problemsIn(text).map(({ line, column, message, found, suggestion }) =>
    [`${line}:${column} ${message}`, found && `, found ${found}`, suggestion && ` -> ${suggestion}`]
      .filter(Boolean)
      .join(''),
  )
}

function changed(from: string, to: string): string {
  expect(SOUND).toContain(from)
  return SOUND.replace(from, () => to)
}

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

const LAW = 'expected a duration such as 4m, or a law such as { law: lognormal, mean: 4m, cv: 1.1 }'

describe('one thing wrong', () => {
  test.each([
    ['a misspelt key', 'wrap: 30s', 'wrp: 30s', '8:5 unknown key "wrp" -> wrap'],
    ['a misspelt key that is required', 'talk: 3m', 'tlak: 3m', '13:5 unknown key "tlak" -> talk'],
    ['a decimal comma in braces', 'cv: 1.1', 'cv: 1,1', '7:43 decimals take a point: 1.1'],
    ['a decimal comma of a duration', 'mean: 4m', 'mean: 4,5m', '7:35 decimals take a point: 4.5m'],
    ['a decimal comma of a rate', ' 6/h', ' 6,5/h', '12:41 decimals take a point: 6.5/h'],
    [
      'limits the wrong way round',
      'wrap: 30s',
      'wrap: { law: uniform, min: 10h, max: 90s }',
      '8:11 the minimum (10h) must not be above the maximum (1m30s)',
    ],
    [
      'a limit beyond the law',
      'mean: 3m }',
      'mean: 3m, min: 10h }',
      '9:15 next to nothing of the exponential law lies above 10h',
    ],
    ['an empty seed', 'name: Helpdesk', 'run: { seed: "" }', '2:14 expected a seed: any text or number, found ""'],
    ['an unknown key', 'name: Helpdesk', 'colour: red', '2:1 unknown key "colour"'],
    ['a missing key', '    talk: 3m\n', '', '11:3 "sales" needs the key "talk"'],
    [
      'a spelt-out unit',
      'wrap: 30s',
      'wrap: 30 sec',
      '8:11 expected a duration such as 4m, 1h30m or 20s, found "30 sec" -> 30s',
    ],
    ['a duration without a unit', 'wrap: 30s', 'wrap: 30', `8:11 ${LAW}, found 30 -> 30s or 30m`],
    [
      'a duration in fruit',
      'wrap: 30s',
      'wrap: 5 apples',
      '8:11 expected a duration such as 4m, 1h30m or 20s, found "5 apples"',
    ],
    [
      'a negative duration',
      'wrap: 30s',
      'wrap: -30s',
      '8:11 expected a duration such as 4m, 1h30m or 20s, not below 0, found "-30s"',
    ],
    ['nothing where something should be', 'wrap: 30s', 'wrap:', `8:5 ${LAW}, found nothing`],
    [
      'a rate without a unit',
      'arrivals: 60/h',
      'arrivals: 60',
      '6:15 expected a rate such as 60/h, 2/min or 45/30m, or a map with one of: rate, profile, file, recorded, found 60 -> 60/h',
    ],
    [
      'a negative rate deep inside',
      '08:00-12:00: 6/h',
      '08:00-12:00: -6/h',
      '12:41 expected a rate such as 60/h, 2/min or 45/30m, not below 0, found "-6/h"',
    ],
    [
      'an unknown law',
      'law: exponential',
      'law: exponental',
      '9:22 expected the name of a law: mixture, constant, exponential, lognormal, gamma, erlang, weibull, hyperexponential, uniform, triangular, empirical, sample, found "exponental" -> exponential',
    ],
    ['a law without its name', '{ law: exponential, mean: 3m }', '{ mean: 3m }', '9:5 "patience" needs the key "law"'],
    ['a parameter of another law', 'mean: 3m', 'mean: 3m, cv: 2', '9:45 unknown key "cv"'],
    [
      'a goal without %',
      'goal: 80% in 20s\n  sales',
      'goal: 80 in 20s\n  sales',
      '10:11 expected a goal such as 80% in 20s, found "80 in 20s" -> 80% in 20s',
    ],
    [
      'a share beyond 100 %',
      'wrap: 30s',
      'balk: 120%',
      '8:11 expected a share from 0% to 100%, such as 5%, found "120%"',
    ],
    [
      'a share as a fraction',
      'wrap: 30s',
      'balk: 0.1',
      '8:11 expected a share from 0% to 100%, such as 5%, found 0.1 -> 10%',
    ],
    [
      'not a number',
      'cv: 1.1',
      'cv: .nan',
      '7:43 expected a coefficient of variation (standard deviation / mean) such as 1.1 or 15%, at most 10, found .nan',
    ],
    [
      'infinity',
      'agents: 7',
      'agents: .inf',
      '18:13 expected a number of agents, { profile: … }, { months: … } or { file: …, column: … }, found .inf',
    ],
    [
      'fewer than no agents',
      'agents: 7',
      'agents: -7',
      '18:13 expected a whole number of agents from 0 to 100000, found -7',
    ],
    [
      'half an agent in a union',
      'agents: 7',
      'agents: 7.5',
      '18:13 expected a whole number of agents from 0 to 100000, found 7.5 -> 7 or 8',
    ],
    [
      'too many agents',
      'agents: 7',
      'agents: 500000',
      '18:13 expected a whole number of agents from 0 to 100000, found 500000',
    ],
    [
      'half an agent in a profile',
      'agents: 7',
      'agents: { profile: { 08:00-12:00: 7.5 } }',
      '18:39 expected a whole number of agents from 0 to 100000, found 7.5 -> 7 or 8',
    ],
    [
      'half an agent',
      'agents: 3',
      'agents: 3.5',
      '22:19 expected a whole number of agents from 0 to 100000, found 3.5 -> 3 or 4',
    ],
    [
      'a number in quotes',
      'agents: 3',
      'agents: "3"',
      '22:19 expected a whole number of agents from 0 to 100000, found "3" -> 3, without quotes',
    ],
    [
      'an unknown skill',
      'skills: [support, sales]',
      'skills: [suport, sales]',
      '17:14 no contact type is called "suport" -> support',
    ],
    ['an unknown skill in a map', '{ support: {', '{ supprt: {', '20:15 no contact type is called "supprt" -> support'],
    ['a group without agents', '    agents: 7\n', '', '16:3 the group "team" has no agents'],
    [
      'agents and shifts',
      '    shifts:',
      '    agents: 2\n    shifts:',
      '22:5 the group "early" has both agents and shifts',
    ],
    ['a break outside its shift', 'at: 12:00', 'at: 16:15', '22:51 a break outside its shift'],
    ['two breaks at once', 'for: 30m }]', 'for: 30m }, { at: 12:15, for: 30m }]', '22:76 two breaks at the same time'],
    [
      'a break in a shift whose days are wrong',
      '{ agents: 3, hours: 08:00-16:30, breaks: [{ at: 12:00',
      '{ agents: 3, hours: 08:00-16:30, breaks: [{ at: 7:00',
      '22:57 expected a clock time such as 08:30, found "7:00" -> 07:00',
    ],
    [
      'hours the wrong way round',
      'hours: 08:00-18:00',
      'hours: 18:00-08:00',
      '3:8 expected a range of hours such as 08:00-17:30 that ends after it begins (past midnight at most 12 hours; else two ranges, [18:00-24:00, 00:00-08:00]), found "18:00-08:00" -> 08:00-18:00',
    ],
    ['ranges that overlap', '12:00-18:00: 10/h', '11:00-18:00: 10/h', '12:46 overlaps 08:00-12:00'],
    [
      'hours by no weekday',
      'hours: 08:00-18:00',
      'hours: { monday: 08:00-18:00 }',
      '3:10 expected weekdays such as mon-fri, sat, or mon, wed, found "monday" -> mon',
    ],
    [
      'a weekday twice',
      'hours: 08:00-18:00',
      'hours: { mon-fri: closed, fri: always }',
      '3:27 fri is in "mon-fri" already',
    ],
    ['the wrong version', 'agner: 1', 'agner: 2', '1:8 expected agner: 1, the version of this language, found 2'],
    ['no version', 'agner: 1\n', '', '1:1 the scenario needs the key "agner"'],
    [
      'a misspelt rule',
      'name: Helpdesk',
      'routing: { agent: longest-idel }',
      '2:19 expected a rule: longest-idle, least-occupied, fewest-contacts, round-robin, fixed-order, fastest, random, found "longest-idel" -> longest-idle',
    ],
    [
      'an interval that does not divide a day',
      'name: Helpdesk',
      'calendar: { interval: 7m }',
      '2:23 expected an interval of 15m, 30m, 60m, or another that divides a day (from 1m up), found "7m"',
    ],
    [
      'a date that does not exist',
      'name: Helpdesk',
      'calendar: { start: 2026-02-30 }',
      '2:20 expected a date such as 2026-03-02, found "2026-02-30"',
    ],
    [
      'an unknown time zone',
      'name: Helpdesk',
      'calendar: { timezone: Mars }',
      '2:23 expected a time zone such as Europe/Amsterdam or UTC, found "Mars"',
    ],
    [
      'hours in two places',
      'name: Helpdesk',
      'calendar: { hours: always }',
      '3:1 opening hours are given twice: as hours and as calendar.hours',
    ],
    [
      'a type in two queues',
      'name: Helpdesk',
      'queues: { a: { types: [sales] }, b: { types: [sales] } }',
      '2:47 "sales" is in the queue "a" already: a type waits in one queue',
    ],
    [
      'a queue for an unknown type',
      'name: Helpdesk',
      'queues: { a: { types: [sals] } }',
      '2:24 no contact type is called "sals" -> sales',
    ],
    [
      'a queue named like a type that is not in it',
      'name: Helpdesk',
      'queues: { sales: { types: [support] } }',
      '2:11 the type "sales" is in no queue, and the queue of that name is not for it',
    ],
    [
      'a missing file',
      'agents: 7',
      'agents: { file: staff.csv, column: team }',
      '18:21 cannot read staff.csv: there is no such file',
    ],
    [
      'a path out of the folder',
      'agents: 7',
      'agents: { file: ../staff.csv, column: team }',
      '18:21 "../staff.csv" is outside the folder of the scenario',
    ],
    [
      'a busyness of another mean',
      'name: Helpdesk',
      'busyness: { law: gamma, mean: 2, cv: 15% }',
      '2:31 expected the number 1: busyness has mean 1, found 2',
    ],
    ['batches without a horizon', 'name: Helpdesk', 'run: { batches: 10 }', '2:8 batches without a horizon'],
    [
      'a duplicate key',
      'wrap: 30s',
      'wrap: 30s\n    wrap: 40s',
      '9:5 "wrap" stands here twice: the first is on line 8',
    ],
    ['a tab', '    wrap: 30s', '\twrap: 30s', '8:1 tabs cannot indent here: use spaces'],
    ['a name that hurts', '  sales:\n', '  __proto__:\n', '11:3 a key cannot start with __'],
    [
      'a list where a map belongs',
      'groups:\n  team:',
      'groups:\n  - team:',
      '19:1 the indentation is off (the keys of one map start in one column), or a bracket above is not closed',
    ],
  ])('%s', (_, from, to, problem) => {
    const problems = said(changed(from, to))
    expect(problems).toContain(problem)
  })
})

test('a decimal comma is all that is said of its place, and twice is told twice', () => {
  expect(said(changed('mean: 4m, cv: 1.1', 'mean: 4,5m, cv: 1,5'))).toEqual([
    '7:35 decimals take a point: 4.5m',
    '7:45 decimals take a point: 1.5',
  ])
  expect(said(changed('cv: 1.1 }', 'cv: 1, 5 }'))).toEqual(['7:46 unknown key "5"'])
})

test('a byte-order mark and Windows line ends do no harm', () => {
  expect(said(`\uFEFF${SOUND.replaceAll('\n', '\r\n')}`)).toEqual([])
  const [problem] = problemsIn(`\uFEFF${changed('wrap: 30s', 'wrp: 30s').replaceAll('\n', '\r\n')}`)
  expect(problem).toMatchObject({ line: 8, column: 5, width: 3, excerpt: '    wrp: 30s' })
})

test('all problems are told at once, in order, also those between parts', () => {
  const text = changed('wrap: 30s', 'wrp: 30s')
    .replace('[support, sales]', '[suport]')
    .replace('at: 12:00', 'at: 17:00')
  expect(said(text)).toEqual([
    '8:5 unknown key "wrp" -> wrap',
    '17:14 no contact type is called "suport" -> support',
    '22:51 a break outside its shift',
  ])
})

test('a problem shows its line, a caret, what is allowed and what was meant', () => {
  expect(() => loadScenarioText(changed('[support, sales]', '[suport, sales]'))).toThrow(
    [
      'scenario.yaml:17:14: error: no contact type is called "suport"',
      '  17 |     skills: [suport, sales]',
      '     |              ^^^^^^',
      '  did you mean support?',
      '  allowed: support and sales',
    ].join('\n'),
  )
})
