import { describe, expect, test } from 'vitest'
import { loadText } from '../../src/index.ts'
import type { PeoplePlan } from '../../src/models/people-model.ts'

const HOUR = 3600

function planOf(shifts: readonly object[], more: object = {}): PeoplePlan {
  const { staffing } = loadText(
    JSON.stringify({
      agner: 1,
      calendar: { days: 7 },
      types: { calls: { arrivals: '1/h', talk: '1m' } },
      groups: { team: { skills: ['calls'], shifts } },
      ...more,
    }),
  ).model.groups[0]
  if (staffing.plan !== 'people') throw new Error('all as planned')
  return staffing
}

/** Hours of the clock at which the rests of a line begin on a day, person by person. */
function startsOf({ lines }: PeoplePlan, line: number, rest: number, day = 0): number[] {
  const { agents, timetable, rests } = lines[line]
  const { at, offset } = rests[rest]
  return Array.from({ length: agents }, (_, person) => {
    const from = at[day] + offset[timetable[day] * agents + person]
    return (from / HOUR) % 24
  })
}

describe('breaks in a window', () => {
  const lunch = { between: '11:30-13:30', for: '30m' }

  test('come one after the other, so that four half hours fill two hours', () => {
    expect(startsOf(planOf([{ agents: 4, hours: '08:00-16:00', lunch }]), 0, 0)).toEqual([11.5, 12, 12.5, 13])
    expect(startsOf(planOf([{ agents: 1, hours: '08:00-16:00', lunch }]), 0, 0)).toEqual([11.5])
    expect(startsOf(planOf([{ agents: 3, hours: '08:00-16:00', lunch }]), 0, 0)).toEqual([11.5, 12.25, 13])
  })

  test('are spread over all shifts of the group that have the window on the day', () => {
    const plan = planOf([
      { agents: 2, hours: '08:00-16:00', lunch },
      { agents: 1, hours: '09:00-17:00', days: 'mon', lunch },
      { agents: 1, hours: '10:00-18:00', lunch },
    ])
    expect([0, 1, 2].flatMap((line) => startsOf(plan, line, 0))).toEqual([11.5, 12, 12.5, 13])
    // On tuesday three have it.
    expect([0, 2].flatMap((line) => startsOf(plan, line, 0, 1))).toEqual([11.5, 12.25, 13])
  })

  test('keep out of the way of what has its time already', () => {
    const shift = { agents: 5, hours: '08:00-16:00', breaks: [{ between: '10:00-11:00', for: '12m' }] }
    const plan = planOf([{ ...shift, meetings: [{ days: 'tue', at: '10:18', for: '24m' }] }])
    expect(startsOf(plan, 0, 0)).toEqual([10, 10.2, 10.4, 10.6, 10.8])
    // 10:00 to 10:06 and 10:42 to 10:48: twelve minutes, of which each takes the next fourth.
    expect(startsOf(plan, 0, 0, 1).map((hour) => Math.round(60 * (hour - 10)))).toEqual([0, 3, 6, 45, 48])
  })

  test('of one person are not at the same time', () => {
    const breaks = [
      { between: '10:00-11:15', for: '15m' },
      { between: '10:00-11:15', for: '30m' },
    ]
    const plan = planOf([{ agents: 7, hours: '08:00-16:00', breaks }])
    const [first, second] = [0, 1].map((rest) => startsOf(plan, 0, rest))
    first.forEach((start, person) => {
      const other = second[person]
      expect(start + 0.25 <= other || other + 0.5 <= start).toBe(true)
      expect([start, other].every((from) => from >= 10)).toBe(true)
      expect([start + 0.25, other + 0.5].every((to) => to <= 11.25)).toBe(true)
    })
  })
})

test('a night shift has its breaks after midnight, and begins on the eve', () => {
  const plan = planOf([{ agents: 1, hours: ['22:00-02:00', '03:00-06:00'], lunch: { at: '04:00', for: '30m' } }])
  expect(Array.from(plan.lines[0].day)).toEqual([-1, 0, 1, 2, 3, 4, 5, 6])
  expect(Array.from(plan.lines[0].from.slice(0, 4), (at) => at / HOUR)).toEqual([-2, 3, 22, 27])
  expect(startsOf(plan, 0, 0, 1)).toEqual([4])
})

test('the clock of the day counts when daylight saving begins', () => {
  const calendar = { start: '2026-03-28', days: 2, timezone: 'Europe/Amsterdam' }
  const plan = planOf([{ agents: 1, hours: '22:00-06:00', lunch: { at: '04:00', for: '30m' } }], { calendar })
  // The night of the 28th lasts seven hours: what is at 04:00 is five hours after 22:00.
  const [, from] = plan.lines[0].from
  expect([plan.lines[0].to[1] - from, plan.lines[0].rests[0].at[1] - from].map((at) => at / HOUR)).toEqual([7, 5])
})

test('without anything but fixed paid breaks it is a plain roster', () => {
  const shifts = [{ agents: 3, hours: '08:00-16:30', breaks: [{ at: '12:00', for: '30m', delayed: 'shortened' }] }]
  expect(() => planOf(shifts)).toThrow('all as planned')
  expect(planOf([{ ...shifts[0], hours: ['08:00-16:30'], lunch: { at: '13:00', for: '30m' } }]).agents).toBe(3)
})
