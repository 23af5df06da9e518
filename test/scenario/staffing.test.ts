import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../src/scenario/calendar.ts'
import { calendarPeriods } from '../../src/scenario/compile-periods.ts'
import { headcountPlan, rosterPlan } from '../../src/scenario/staffing.ts'
import type { StaffedPlan } from '../../src/scenario/staffing.ts'

const HOUR = 3600
const week = calendarOf({ start: null, days: 7, timezone: 'UTC' })
const gridOf = (calendar = week, interval = HOUR) =>
  calendarPeriods(calendar, interval, { warmupDays: 0, fold: false }).bounds
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0)
const shift = (
  agents: number,
  from: number,
  to: number,
  weekdays: number[],
  breaks: [at: number, minutes: number][] = [],
) => ({
  agents,
  weekdays,
  from: from * HOUR,
  to: to * HOUR,
  breaks: breaks.map(([at, minutes]) => ({ from: at * HOUR, to: at * HOUR + minutes * 60 })),
})

/** [hour, agent, on] */
function signings({ staffing }: StaffedPlan) {
  if (staffing.plan !== 'roster') throw new Error('a headcount')
  return Array.from(staffing.at, (at, i) => [at / HOUR, staffing.agent[i], staffing.on[i]])
}

/** Agent-seconds between signing in and out, up to the horizon. */
function signedIn({ staffing }: StaffedPlan, horizon: number): number {
  if (staffing.plan !== 'roster') throw new Error('a headcount')
  const inSince = new Map<number, number>()
  let seconds = 0
  staffing.at.forEach((at, i) => {
    const agent = staffing.agent[i]
    if (staffing.on[i] === 1) {
      expect(inSince.has(agent)).toBe(false)
      inSince.set(agent, at)
    } else {
      expect(inSince.has(agent)).toBe(true)
      seconds += Math.max(0, Math.min(at, horizon) - Math.min(inSince.get(agent)!, horizon))
      inSince.delete(agent)
    }
  })
  expect(inSince.size).toBe(0)
  return seconds
}

describe('a headcount', () => {
  test('is paid for all its time', () => {
    const pieces = [
      { from: 8.5 * HOUR, to: 12 * HOUR, value: 3 },
      { from: 12 * HOUR, to: 14.25 * HOUR, value: 5 },
    ]
    const plan = headcountPlan(pieces, gridOf())
    expect(plan.staffing).toEqual({
      plan: 'headcount',
      bounds: Float64Array.of(0, 8.5 * HOUR, 12 * HOUR, 14.25 * HOUR),
      agents: Int32Array.of(0, 3, 5),
    })
    expect(Array.from(plan.paidSeconds.slice(8, 15), (seconds) => seconds / HOUR)).toEqual([1.5, 3, 3, 3, 5, 5, 1.25])
    expect(plan.scheduledSeconds).toEqual(plan.paidSeconds)
  })

  test('for ever is paid within the grid', () => {
    const plan = headcountPlan([{ from: 0, to: Infinity, value: 7 }], Float64Array.of(0, 100, 300))
    expect(plan.staffing).toMatchObject({ bounds: Float64Array.of(0, Infinity), agents: Int32Array.of(7) })
    expect(plan.paidSeconds).toEqual(Float64Array.of(700, 1400))
  })
})

describe('a roster', () => {
  test('of the second example pays what is computed by hand', () => {
    const sunToThu = [6, 0, 1, 2, 3]
    const plan = rosterPlan(week, [shift(3, 8, 16.5, sunToThu, [[12, 30]]), shift(2, 13, 21, sunToThu)], gridOf())
    expect(sum(plan.paidSeconds) / HOUR).toBe(5 * (3 * 8.5 + 2 * 8))
    expect(sum(plan.scheduledSeconds) / HOUR).toBe(5 * (3 * 8 + 2 * 8))
    expect(plan.scheduledSeconds[12] / HOUR).toBe(1.5)
    expect(plan.paidSeconds[16] / HOUR).toBe(3.5)
    expect(plan.staffing).toMatchObject({ agents: 5 })
    const ofMonday = signings(plan).filter(([hour]) => hour < 24)
    expect(ofMonday.filter(([, agent]) => agent === 0)).toEqual([
      [8, 0, 1],
      [12, 0, 0],
      [12.5, 0, 1],
      [16.5, 0, 0],
    ])
    expect(ofMonday.filter(([, agent]) => agent === 4)).toEqual([
      [13, 4, 1],
      [21, 4, 0],
    ])
  })

  test('past midnight is on at the start, takes its break on the next day and signs out after the end', () => {
    const days = calendarOf({ start: null, days: 1, timezone: 'UTC' })
    const plan = rosterPlan(days, [shift(1, 22, 30, [0, 6], [[26, 60]])], gridOf(days))
    expect(signings(plan)).toEqual([
      [0, 0, 1],
      [2, 0, 0],
      [3, 0, 1],
      [6, 0, 0],
      [22, 0, 1],
      [26, 0, 0],
      [27, 0, 1],
      [30, 0, 0],
    ])
    expect([sum(plan.paidSeconds) / HOUR, sum(plan.scheduledSeconds) / HOUR]).toEqual([8, 7])
  })

  test('around the clock signs in once', () => {
    const plan = rosterPlan(week, [shift(1, 0, 24, [0, 1, 2, 3, 4, 5, 6])], gridOf())
    expect(signings(plan)).toEqual([
      [0, 0, 1],
      [168, 0, 0],
    ])
  })

  test('takes overlapping breaks as one, and a break to the end as going home', () => {
    const plan = rosterPlan(
      week,
      [
        shift(
          1,
          8,
          16,
          [0],
          [
            [12, 60],
            [12.5, 60],
            [15.5, 30],
          ],
        ),
      ],
      gridOf(),
    )
    expect(signings(plan)).toEqual([
      [8, 0, 1],
      [12, 0, 0],
      [13.5, 0, 1],
      [15.5, 0, 0],
    ])
    expect(sum(plan.paidSeconds) / HOUR).toBe(8)
  })

  test('is an hour shorter on a night in spring', () => {
    const calendar = calendarOf({ start: '2024-03-30', days: 2, timezone: 'Europe/Amsterdam' })
    const plan = rosterPlan(calendar, [shift(1, 22, 30, [5])], gridOf(calendar))
    expect(sum(plan.paidSeconds) / HOUR).toBe(7)
  })

  test('schedules what its agents are signed in', () => {
    const quarter = fc.integer({ min: 0, max: 95 }).map((quarters) => quarters / 4)
    const line = fc
      .record({
        agents: fc.integer({ min: 1, max: 4 }),
        from: quarter,
        hours: fc.integer({ min: 1, max: 24 }),
        weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
        breaks: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 5, max: 90 })), {
          maxLength: 3,
        }),
      })
      .map(({ agents, from, hours, weekdays, breaks }) =>
        shift(
          agents,
          from,
          from + hours,
          weekdays,
          breaks.map(([part, minutes]) => [from + part * hours, minutes]),
        ),
      )
    const start = fc.constantFrom(null, '2024-03-29', '2024-10-25')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), start, fc.integer({ min: 1, max: 9 }), (lines, from, days) => {
        const calendar = calendarOf({ start: from, days, timezone: 'Europe/Amsterdam' })
        const plan = rosterPlan(calendar, lines, gridOf(calendar, 900))
        const scheduled = sum(plan.scheduledSeconds)
        expect(Math.abs(scheduled - signedIn(plan, calendar.horizon))).toBeLessThan(1e-4)
        expect(sum(plan.paidSeconds)).toBeGreaterThanOrEqual(scheduled - 1e-4)
      }),
      { seed: 5, numRuns: 200 },
    )
  })
})
