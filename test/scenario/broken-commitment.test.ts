import { expect, test } from 'vitest'
import { said } from './said.ts'

const SOUND = `agner: 1
calendar: { days: 5 }
hours: 08:00-20:00
busyness: { law: gamma, cv: 20% }
types: { call: { arrivals: 6/h, talk: 4m, patience: 3m, goal: 80% in 20s } }
groups: { team: { skills: [call], agents: 4 } }
staffing:
  commitment:
    forecast: { 28d: 15%, 1d: 4% }
    levels: 3
  groups:
    team: { lead-time: 14d, flex: 15%, flex-lead-time: 1d, ramp: 20% }
`

test('the commitment that is broken below is sound', () => {
  expect(said(SOUND)).toEqual([])
})

test.each([
  ['a time that is none', '28d:', 'month:', '9:17 expected a duration such as 4m, 1h30m or 20s'],
  ['no time at all', '28d:', '0d:', '9:17 expected a time above 0 such as 7d'],
  ['an error below 0', '15%, 1d', '-5%, 1d', '9:22 expected a coefficient of variation such as 15% or 0.15'],
  ['worse than none', '15%, 1d', '25%, 1d', '9:22 a forecast that errs by 25% is worse than none: days differ by 20%'],
  ['worse when later', '4%', '16%', '9:31 a forecast made later errs more: 16%, and 15% 28d ahead'],
  [
    'days that do not differ',
    'busyness: { law: gamma, cv: 20% }',
    '',
    '9:22 a forecast that errs by 15%, and no `busyness`: days do not differ',
  ],
  ['too many levels', 'levels: 3', 'levels: 30', '10:13 expected a whole number of levels from 2 to 20'],
  [
    'changed before it is fixed',
    'flex-lead-time: 1d',
    'flex-lead-time: 21d',
    '12:35 hours cannot be changed after they are fixed: `flex-lead-time` is not below `lead-time`',
  ],
  ['a key that is none', 'lead-time: 14d', 'leadtime: 14d', '12:13 unknown key "leadtime" -> lead-time'],
  [
    'a busyness a type',
    'cv: 20% }',
    'cv: 20%, correlation: 50% }',
    '4:47 `staffing.commitment` forecasts one busyness, and with a correlation each type has its own',
  ],
])('%s', (_, from, to, expected) => {
  expect(said(SOUND.replace(from, to))[0]).toContain(expected)
})

test('a type with a busyness of its own', () => {
  const own = SOUND.replace('arrivals: 6/h,', 'arrivals: 6/h, busyness: { law: gamma, cv: 10% },')
  expect(said(own)[0]).toBe('5:43 `staffing.commitment` forecasts one busyness, and this type has its own')
})
