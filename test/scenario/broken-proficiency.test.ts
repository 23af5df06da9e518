import { expect, test } from 'vitest'
import { said } from './said.ts'

const SOUND = `agner: 1
calendar: { start: 2026-09-07, days: 14 }
hours: 08:00-18:00
types:
  bakery: { client: Bakery, arrivals: 20/h, talk: 4m, goal: 80% in 20s }
  garage: { client: Garage, arrivals: 10/h, talk: 4m, goal: 80% in 20s }
groups:
  team:
    skills:
      bakery: { spread: 20% }
      garage: { practice: { at-least: 10/7d, most: 1.3 }, upkeep: 1h }
    agents: 5
    spread: { law: uniform, min: 0.7, max: 1.3 }
    people: { Anna: { speed: 1.2, skills: { garage: { speed: 0.9 } } } }
    hires: [{ agents: 2, on: 2026-09-10 }]
    learning: { factor: 1.5, halves-every: 21d, resolved: 85% }
    attrition: { a-year: 35%, recruiting: 42d, training: 21d }
    switch: { type: 5s, client: 15s }
    upkeep: 30m
    pace: { rush: 10%, full: 10, tiring: 5% }
`

test('the scenario that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

test.each([
  [
    'a spread without a unit',
    'spread: 20%',
    'spread: wide',
    '10:25 expected a coefficient of variation such as 20%, or a law of mean 1 such as { law: uniform, min: 0.7, max: 1.3 }',
  ],
  [
    'a spread beyond all bounds',
    'spread: 20%',
    'spread: 150%',
    '10:25 expected a coefficient of variation such as 20%, or a law of mean 1 such as { law: uniform, min: 0.7, max: 1.3 }',
  ],
  [
    'a spread whose mean is not 1',
    'max: 1.3',
    'max: 1.2',
    '13:44 expected a spread with mean 1: max is 2 - min, above it',
  ],
  ['a team of neither kind', 'max: 1.3 }', 'max: 1.3, team: new }', '13:55 expected who works: same, drawn'],
  ['somebody without speed', 'speed: 1.2', 'speed: 0', '14:30 expected a speed above 0 such as 0.8 or 80%'],
  [
    'a skill that the group has not',
    'skills: { garage:',
    'skills: { garag:',
    '14:45 "garag" is no skill of "team" -> garage',
  ],
  ['more people than agents', 'agents: 5', 'agents: 0', '14:13 "team" has 0 agents, not 1 with a name'],
  [
    'more hired than there are agents',
    'agents: 2, on',
    'agents: 5, on',
    '15:12 "team" has 5 agents, not 6 with a name or hired',
  ],
  ['hired twice', 'on: 2026-09-10 }', 'on: 2026-09-10, ago: 3d }', '15:13 expected one of on, after and ago'],
  ['hired on no day', 'on: 2026-09-10', 'on: 2026-09-31', '15:30 "2026-09-31" is not a date'],
  [
    'hired on a date where days have none',
    'start: 2026-09-07, ',
    '',
    '15:30 nobody knows when that is: the days of the run have no dates',
  ],
  [
    'hired too late',
    'on: 2026-09-10',
    'on: 2027-09-10',
    '15:13 warning: their first day is after the last of the run: their places stay vacant',
  ],
  [
    'who is quicker when new',
    'factor: 1.5',
    'factor: 0.8',
    '16:25 expected a factor from 1 up: who is new is not quicker',
  ],
  [
    'learning at once',
    'halves-every: 21d',
    'halves-every: 0s',
    '16:44 expected a duration such as 4m, 1h30m or 20s, above 0s',
  ],
  ['attrition of nobody', 'a-year: 35%', 'a-year: 0%', '17:26 expected a share of agents above 0% such as 35%'],
  [
    'experience of a third kind',
    'training: 21d }',
    'training: 21d, experience: fresh }',
    '17:75 expected who is there on the first day: settled, mixed',
  ],
  [
    'a switch in words',
    'switch: { type: 5s, client: 15s }',
    'switch: slow',
    '18:13 expected a duration such as 15s, or a map such as { type: 5s, client: 20s }',
  ],
  [
    'practice of nothing',
    'at-least: 10/7d',
    'at-least: 0/7d',
    '11:39 expected a rate above 0: nobody needs no practice',
  ],
  [
    'who is quicker without practice',
    'most: 1.3',
    'most: 0.9',
    '11:52 expected a factor from 1 up: who is out of practice is not quicker',
  ],
  [
    'a pace that nothing changes',
    'rush: 10%, full: 10, tiring: 5%',
    'full: 10',
    '20:11 expected at least one of rush and tiring, above 0%',
  ],
  ['a rush to nothing', 'rush: 10%', 'rush: 100%', '20:19 expected a share below 100%: a contact takes some time'],
  ['a key that is nearly right', 'halves-every', 'halve-every', '16:30 unknown key "halve-every" -> halves-every'],
])('%s', (_, part, broken, problem) => {
  expect(SOUND).toContain(part)
  expect(said(SOUND.replace(part, broken))).toEqual([problem])
})

test('learning where nobody is new has no meaning', () => {
  const settled = SOUND.replace(/ {4}(hires|attrition): .*\n/g, '')
  expect(said(settled)).toEqual(['15:5 learning without meaning: nobody in the group is ever new'])
})

test('there is nothing to switch between in a group with one skill, nor between clients where no skill has one', () => {
  const one = SOUND.replace(/ {6}garage: .*\n/, '').replace(', skills: { garage: { speed: 0.9 } }', '')
  expect(said(`${one}  others: { skills: [garage], agents: 2 }\n`)).toEqual([
    '17:5 nothing to switch between: "team" has one skill',
  ])
  expect(said(SOUND.replaceAll(/client: (Bakery|Garage), /g, ''))).toEqual([
    '18:25 no type that "team" takes has a client',
  ])
})

test('somebody who keeps up all week is never there', () => {
  const message = `19:13 warning: an agent of "team" would keep up for 81h a week, which is all of somebody's time in one`
  expect(said(SOUND.replace('upkeep: 30m', 'upkeep: 80h'))).toContain(message)
})
