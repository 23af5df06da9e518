import { describe, expect, test } from 'vitest'
import { loadText } from '../../src/index.ts'
import { ScenarioError } from '../../src/scenario/diagnostics.ts'

const SOUND = `agner: 1
calendar: { days: 5, hours: [08:00-12:00, 13:00-17:00] }
types: { call: { arrivals: 6/h, talk: 4m, goal: 80% in 20s } }
groups:
  team:
    skills: [call]
    shifts:
      - agents: 4
        days: mon-fri
        hours: [08:00-12:00, 13:00-17:00]
        breaks: [{ between: 09:00-10:30, for: 15m }, { at: 15:00, for: 15m, delayed: full }]
        lunch: { between: 11:00-12:00, for: 30m, paid: false }
        meetings: [{ days: tue, at: 10:00, for: 30m }]
        training: [{ days: [wed, thu], between: 13:00-15:00, for: 1h }]
    absence: { share: 6%, correlation: 10%, paid: true }
    lateness: { share: 20%, by: { law: exponential, mean: 5m } }
    early-leaving: { share: 10%, by: 5m }
    off-phone: { every: 2h, for: 3m }
    overtime: { at-most: 30m, while-waiting: 3 }
  desk: { skills: [call], agents: 1 }
`

/** The problems as lines: `file:line:column message`, then what is allowed, and the suggestion. */
function said(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  const line = ({ file, line: row, column, message, allowed, suggestion }: ScenarioError['problems'][number]) =>
    [`${file === 'scenario.yaml' ? '' : `${file}:`}${row}:${column} ${message}`, allowed, suggestion]
      .filter(Boolean)
      .join(' | ')
  try {
    return loadText(text, files).warnings.map((problem) => `warning ${line(problem)}`)
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    return error.problems.map(line)
  }
}

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

test.each([
  [
    'a break at two times',
    'at: 15:00, for',
    'at: 15:00, between: 15:00-16:00, for',
    '11:54 expected either at or between, not both',
  ],
  ['a break at no time', 'at: 15:00, for', 'for', '11:54 expected either at or between'],
  [
    'a window that is too short',
    '11:00-12:00, for: 30m',
    '11:00-11:20, for: 30m',
    '12:27 expected a window that is at least as long as `for`',
  ],
  [
    'a break in no spell',
    'at: 15:00',
    'at: 12:15',
    '11:54 a break outside its shift | within one spell of the hours of the shift',
  ],
  [
    'a window across spells',
    'between: 11:00-12:00',
    'between: 11:30-13:30',
    '12:16 a lunch outside its shift | within one spell of the hours of the shift',
  ],
  [
    'two at the same time',
    'days: tue, at: 10:00',
    'days: tue, at: 15:05',
    '13:20 a break and a meeting at the same time',
  ],
  [
    'no room',
    'days: tue, at: 10:00, for: 30m',
    'days: tue, at: 09:00, for: 85m',
    '11:18 no room for a break of 15m between 09:00 and 10:30 on tue: other breaks or meetings take it | a wider window, or other times',
  ],
  [
    'a meeting on a day off',
    'days: tue',
    'days: sun',
    '13:20 a meeting on days on which the shift is not worked | days of the shift',
  ],
  ['spells in no order', '[08:00-12:00, 13:00-17:00]', '[13:00-17:00, 08:00-14:00]', '2:43 overlaps 13:00-17:00'],
  [
    'an unknown way',
    'delayed: full',
    'delayed: late',
    '11:86 expected what becomes of it when the agent is still busy: full, shortened',
  ],
  [
    'pay for a meeting',
    'days: tue, at: 10:00',
    'paid: false, days: tue, at: 10:00',
    '13:22 unknown key "paid" | at, between, for, days and delayed',
  ],
  [
    'a share without a percentage',
    'share: 6%',
    'share: 0.06',
    '15:23 expected a share from 0% to 100%, such as 5% | 6%',
  ],
  ['a person who is nowhere', 'every: 2h', 'every: 0s', '18:25 it would be at once, again and again | a time above 0s'],
  [
    'overtime for nobody',
    'while-waiting: 3',
    'while-waiting: 0',
    '19:46 expected a whole number of contacts from 1 to 1000000',
  ],
  [
    'a misspelt law',
    'by: { law: exponential',
    'by: { law: exponental',
    '16:40 expected the name of a law: mixture, constant, exponential, lognormal, gamma, erlang, weibull, hyperexponential, uniform, triangular, empirical, sample | exponential',
  ],
])('%s', (_, sound, broken, problems) => {
  const text = SOUND.replace(sound, broken)
  expect(text).not.toBe(SOUND)
  expect(said(text).join('\n')).toBe(problems)
})

test('numbers of agents are those who are there', () => {
  const text = `${SOUND.slice(0, SOUND.indexOf('    shifts:'))}    agents: 20\n    absence: { share: 6% }\n    overtime: { at-most: 30m }\n`
  expect(said(text).join('\n')).toBe(
    `8:5 absence is of people with shifts, and "team" has a number of agents: those who are there | \`shifts\` such as [{ agents: 20, hours: 08:00-18:00 }]
9:5 overtime is of people with shifts, and "team" has a number of agents: those who are there | \`shifts\` such as [{ agents: 20, hours: 08:00-18:00 }]`,
  )
})

describe('a file of shifts', () => {
  const fromFile = SOUND.replace(/ shifts:\n(?: {6,}.*\n)+/, ' shifts: { file: shifts.csv }\n')
  const said1 = (csv: string) => said(fromFile, { 'shifts.csv': csv })

  test('says the same as a list', () => {
    const csv = [
      'group;agents;days;hours;breaks;lunch;meetings;training',
      'team;4;mon-fri;08:00-12:00 13:00-17:00;9:00-10:30 15m + 15:00 15m;11:00-12:00 30m;tue 10:00 30m;wed,thu 13:00-15:00 1h',
      'others;9;;09:00-17:00;;;;',
    ].join('\n')
    const listed = SOUND.replace(', delayed: full', '')
    const { staffing } = loadText(listed).model.groups[0]
    const read = loadText(fromFile, { 'shifts.csv': csv })
    expect(read.warnings).toEqual([])
    expect(read.model.groups[0].staffing).toEqual(staffing)
  })

  test.each([
    ['no hours', 'agents,days\n3,mon', 'shifts.csv:1:1 no column `hours` | agents and days'],
    [
      'a group that is not there',
      'group,agents,hours\nteams,3,08:00-16:00',
      'shifts.csv:1:1 no shifts of the group `team` | teams | teams',
    ],
    [
      'a column that means nothing',
      'agents,hours,luch\n3,08:00-17:00,12:00 30m',
      'warning shifts.csv:1:14 the column `luch` is not used | group, agents, days, months, hours, breaks, lunch, meetings and training | lunch',
    ],
    [
      'half an agent',
      'agents,hours\n2.5,08:00-16:00',
      'shifts.csv:2:1 2.5 agents | a whole number of agents from 0 to 100000',
    ],
    [
      'hours that are none',
      'agents,hours\n3,8 to 5',
      'shifts.csv:2:3 `8` is not a range of hours | a range of hours such as 08:00-17:30',
    ],
    [
      'hours at the same time',
      'agents,hours\n3,08:00-16:00 12:00-18:00',
      'shifts.csv:2:3 spells of work at the same time, or for more than a day | a range of hours such as 08:00-17:30; several one after the other, within 24 hours of the first',
    ],
    [
      'a break that is none',
      'agents,hours,breaks\n3,08:00-16:00,10:00',
      'shifts.csv:2:15 `10:00` is no time | times such as `10:00 15m + 11:30-13:30 30m unpaid`, or `tue 10:00 30m`',
    ],
    [
      'pay for a meeting',
      'agents,hours,meetings\n3,08:00-16:00,10:00 30m unpaid',
      'shifts.csv:2:15 `10:00 30m unpaid` is no time | times such as `10:00 15m + 11:30-13:30 30m unpaid`, or `tue 10:00 30m`',
    ],
    [
      'a break outside its shift',
      'agents,hours,breaks\n3,08:00-16:00,17:00 15m\n3,08:00-16:00,10:00 15m',
      'shifts.csv:2:3 a break outside its shift | within one spell of the hours of the shift',
    ],
  ])('%s', (_, csv, problems) => {
    expect(said1(csv).join('\n')).toBe(problems)
  })
})

test('upkeep is said by the shifts themselves', () => {
  expect(said(SOUND.replace('    absence:', '    upkeep: 30m\n    absence:'))).toEqual([
    '15:13 the shifts of "team" say themselves when its agents are off the phone | training under shifts in place of upkeep',
  ])
})

test('places of people with duties may be vacant', () => {
  const places =
    '    hires: [{ agents: 1, after: 2d }]\n    attrition: { a-year: 35%, recruiting: 42d, training: 21d }\n'
  expect(said(SOUND.replace('    absence:', `${places}    absence:`))).toEqual([])
})
