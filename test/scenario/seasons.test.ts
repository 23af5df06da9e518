import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { loadText, type Model } from '../../src/index.ts'

const type = { talk: '3m', goal: '80% in 20s' }

function modelOf(scenario: object, files: Readonly<Record<string, string>> = {}): Model {
  return loadText(
    JSON.stringify({
      agner: 1,
      types: { call: { ...type, arrivals: '0.5/s' } },
      groups: { all: { skills: ['call'], agents: 1 } },
      ...scenario,
    }),
    files,
  ).model
}

/** Expected contacts by day (days of 24 hours). */
function byDay({ types, periods }: Model, id = 0): number[] {
  const { arrivals } = types[id]
  if (arrivals.process !== 'poisson') throw new Error('not Poisson')
  const sums = periods.days.map(() => 0)
  arrivals.perSecond.forEach((rate, i) => {
    for (let day = 0; day < sums.length; day++) {
      const from = Math.max(arrivals.bounds[i], 86_400 * day)
      const to = Math.min(arrivals.bounds[i + 1], 86_400 * (day + 1))
      if (to > from) sums[day] += (to - from) * rate
    }
  })
  return sums
}

// Rates and factors are binary fractions: every sum is exact, and `toEqual` asks for the last digit.
const YEAR = { start: '2026-01-01', days: 365 }

test('months, weeks, weekdays and dates multiply, each day by itself, to the last digit', () => {
  const model = modelOf({
    calendar: YEAR,
    hours: '08:00-18:00',
    seasons: [
      { months: 'dec', times: 1.75 },
      { months: 'jul-aug', times: '75%' },
      { weeks: '48-52', times: 1.25 },
      { weekdays: 'sat-sun', times: 0.5 },
      { dates: ['2026-12-31', '2026-11-26 to 2026-11-28'], times: 2 },
    ],
  })
  const truth = Array.from({ length: 365 }, (_, day) => {
    const date = Temporal.PlainDate.from('2026-01-01').add({ days: day })
    const week = date.weekOfYear ?? 0
    let rate = 0.5
    if (date.month === 12) rate *= 1.75
    if (date.month === 7 || date.month === 8) rate *= 0.75
    if (week >= 48 && week <= 52) rate *= 1.25
    if (date.dayOfWeek >= 6) rate *= 0.5
    if (date.toString() === '2026-12-31' || (date.month === 11 && date.day >= 26 && date.day <= 28)) rate *= 2
    return 36_000 * rate
  })
  expect(byDay(model)).toEqual(truth)
  // By hand: 31 December is a thursday of week 53: 36,000 s × 0.5/s × 1.75 × 2; 28 November a saturday of week 48.
  expect(truth[364]).toBe(63_000)
  expect(truth[331]).toBe(36_000 * 0.5 * 1.25 * 0.5 * 2)
})

test('a campaign: hours of a date, for some types; past midnight too', () => {
  const model = modelOf({
    calendar: { start: '2026-11-26', days: 3 },
    types: { call: { ...type, arrivals: '0.5/s' }, order: { ...type, arrivals: { rate: '0.25/s', times: 2 } } },
    groups: { all: { skills: ['call', 'order'], agents: 1 } },
    seasons: [{ dates: '2026-11-27', hours: ['10:00-12:00', '22:00-02:00'], times: 3, types: ['order'] }],
  })
  expect(byDay(model, 0)).toEqual([43_200, 43_200, 43_200])
  // Four hours on friday and two after midnight, at twice 0.5/s more.
  expect(byDay(model, 1)).toEqual([43_200, 43_200 + 4 * 3600, 43_200 + 2 * 3600])
})

test('a column of factors by date, and profiles and files of expected counts', () => {
  const rows = Array.from(
    { length: 48 },
    (_, i) => `${String(i >> 1).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'},${i === 20 ? 450 : 0}`,
  )
  const model = modelOf(
    {
      calendar: { start: '2026-03-02', days: 3 },
      types: {
        call: { ...type, arrivals: { profile: { '08:00-12:00': '1/s', '12:00-13:00': '0.5/s' } } },
        file: { ...type, arrivals: { file: 'a.csv', column: 'n' } },
      },
      groups: { all: { skills: ['call', 'file'], agents: 1 } },
      seasons: [{ file: 'f.csv', column: 'factor' }],
    },
    { 'f.csv': 'date,factor\n2026-03-03,150%\n2026-03-04,0\n2027-01-01,7', 'a.csv': ['start,n', ...rows].join('\n') },
  )
  expect(byDay(model, 0)).toEqual([16_200, 24_300, 0])
  expect(byDay(model, 1)).toEqual([450, 675, 0])
})

test('seasons multiply what busyness multiplies, and leave exact counts alone', () => {
  const scenario = {
    calendar: { start: '2026-03-02', days: 2 },
    types: { call: { ...type, arrivals: { recorded: 'r.csv', column: 'at' } } },
    seasons: [{ weekdays: 'mon', times: 2, types: ['call'] }],
  }
  const { warnings, model } = loadText(
    JSON.stringify({ agner: 1, groups: { all: { skills: ['call'], agents: 1 } }, ...scenario }),
    { 'r.csv': 'day,at\n1,08:00\n2,09:00' },
  )
  expect(model.types[0].arrivals).toMatchObject({ at: Float64Array.of(28_800, 86_400 + 32_400) })
  expect(warnings.map(({ message }) => message).join()).toContain('this one has no effect on them')
})

describe('a year', () => {
  test('takes a plan no longer than its days and hours', () => {
    const seasons = [
      ...Array.from({ length: 12 }, (_, m) => ({
        months: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'][m],
        times: 1 + m / 16,
      })),
      { weekdays: 'mon', times: 1.25 },
    ]
    const { arrivals } = modelOf({ calendar: { start: '2026-01-01', days: 364 }, hours: '08:00-18:00', seasons })
      .types[0]
    if (arrivals.process !== 'poisson') throw new Error('not Poisson')
    expect(arrivals.perSecond.length).toBeLessThanOrEqual(2 * 364 + 1)
  })
})

describe('a group with months', () => {
  const over =
    (group: object, start: string | undefined = '2026-10-30') =>
    () =>
      loadText(
        JSON.stringify({
          agner: 1,
          calendar: { start, days: 5, interval: '6h' },
          hours: '06:00-18:00',
          types: { call: { arrivals: '60/h', talk: '3m', goal: '80% in 20s' } },
          groups: { team: { skills: ['call'], ...group } },
        }),
      ).model.groups[0].scheduledSeconds

  // Friday 30 October to tuesday 3 November: of five days the last three are in November.
  test.each([
    ['a number', { agents: 2 }],
    ['a profile', { agents: { profile: { '06:00-18:00': 2 } } }],
    ['shifts', { shifts: [{ agents: 2, hours: '06:00-18:00' }] }],
    ['people', { shifts: [{ agents: 2, hours: '06:00-18:00' }], absence: { share: '0%' } }],
  ])('works in these alone: %s', (_, staffing) => {
    const none = [0, 0, 0, 0]
    const day = [0, 2 * 21_600, 2 * 21_600, 0]
    expect([...over({ ...staffing, months: 'nov-dec' })()]).toEqual([...none, ...none, ...day, ...day, ...day])
    expect([...over({ ...staffing, months: 'oct' })()]).toEqual([...day, ...day, ...none, ...none, ...none])
    expect(over(staffing)()).toHaveLength(20)
  })

  test('needs dates', () => {
    expect(() =>
      loadText(
        'agner: 1\ntypes: { call: { arrivals: 1/h, talk: 3m } }\ngroups: { team: { skills: [call], agents: 1, months: dec } }',
      ),
    ).toThrow(/3:\d+: error: nobody knows which months those are: the days of the run have no dates/)
  })
})
