import { describe, expect, test } from 'vitest'
import { calendarOf, clockLabel, instantOf, isDate, isTimezone, openingOf } from '../../src/scenario/calendar.ts'
import { batchPeriods, calendarPeriods, NO_ROW } from '../../src/scenario/compile-periods.ts'

const HOUR = 3600
const everyDay = [0, 1, 2, 3, 4, 5, 6]
const lengths = (start: string, timezone: string, days: number) =>
  calendarOf({ start, days, timezone }).days.map(({ startAt, endAt }) => (endAt - startAt) / HOUR)

describe('days', () => {
  test('last 23 hours in spring and 25 in autumn, in Amsterdam and in Jerusalem', () => {
    expect(lengths('2024-03-30', 'Europe/Amsterdam', 3)).toEqual([24, 23, 24])
    expect(lengths('2024-10-26', 'Europe/Amsterdam', 3)).toEqual([24, 25, 24])
    expect(lengths('2024-03-28', 'Asia/Jerusalem', 3)).toEqual([24, 23, 24])
    expect(lengths('2024-10-26', 'Asia/Jerusalem', 3)).toEqual([24, 25, 24])
  })

  test('without a date start on a monday and last 24 hours', () => {
    const { days, eve, horizon } = calendarOf({ start: null, days: 8, timezone: 'Europe/Amsterdam' })
    expect(days.map(({ weekday }) => weekday)).toEqual([0, 1, 2, 3, 4, 5, 6, 0])
    expect(days[7]).toMatchObject({ label: 'day 8', startAt: 7 * 24 * HOUR })
    expect(eve.weekday).toBe(6)
    expect(horizon).toBe(8 * 24 * HOUR)
  })

  test('have the weekday of their date', () => {
    const { days, eve } = calendarOf({ start: '1999-06-06', days: 2, timezone: 'Asia/Jerusalem' })
    expect(days.map(({ label, weekday }) => [label, weekday])).toEqual([
      ['1999-06-06', 6],
      ['1999-06-07', 0],
    ])
    expect(eve).toMatchObject({ label: '1999-06-05', weekday: 5, endAt: 0 })
  })

  test('a day whose midnight is skipped starts at the clock time that follows', () => {
    const calendar = calendarOf({ start: '2018-11-04', days: 1, timezone: 'America/Sao_Paulo' })
    expect(instantOf(calendar, 0, 0)).toBe(0)
    expect(instantOf(calendar, 0, HOUR)).toBe(0)
    expect(instantOf(calendar, 0, 8 * HOUR)).toBe(7 * HOUR)
  })
})

describe('clock times', () => {
  test('08:00 local is 7 hours into the spring day and 9 into the autumn day', () => {
    for (const [start, timezone, hours] of [
      ['2024-03-31', 'Europe/Amsterdam', 7],
      ['2024-10-27', 'Europe/Amsterdam', 9],
      ['2024-03-29', 'Asia/Jerusalem', 7],
      ['2024-10-27', 'Asia/Jerusalem', 9],
    ] as const) {
      const calendar = calendarOf({ start, days: 1, timezone })
      const opening = openingOf(calendar, [{ weekdays: everyDay, from: 8 * HOUR, to: 18 * HOUR }])
      expect(opening).toEqual(Float64Array.of(hours * HOUR, (hours + 10) * HOUR))
    }
  })

  test('a skipped time is the next instant, a double one the first', () => {
    const spring = calendarOf({ start: '2024-03-31', days: 1, timezone: 'Europe/Amsterdam' })
    expect(instantOf(spring, 0, 1.75 * HOUR)).toBe(1.75 * HOUR)
    expect(instantOf(spring, 0, 2.5 * HOUR)).toBe(2 * HOUR)
    expect(instantOf(spring, 0, 3 * HOUR)).toBe(2 * HOUR)
    const autumn = calendarOf({ start: '2024-10-27', days: 1, timezone: 'Europe/Amsterdam' })
    expect(instantOf(autumn, 0, 2.5 * HOUR)).toBe(2.5 * HOUR)
    expect(instantOf(autumn, 0, 3 * HOUR)).toBe(4 * HOUR)
  })

  test('past 24:00 are on the next day', () => {
    const calendar = calendarOf({ start: '2024-03-30', days: 2, timezone: 'Europe/Amsterdam' })
    expect(instantOf(calendar, 0, 30 * HOUR)).toBe(29 * HOUR)
    expect(instantOf(calendar, 1, 24 * HOUR)).toBe(47 * HOUR)
    expect(instantOf(calendar, 1, 26 * HOUR)).toBe(49 * HOUR)
  })

  test('are written with seconds only if they have any', () => {
    expect([0, 8.5 * HOUR, 24 * HOUR, 61].map(clockLabel)).toEqual(['00:00', '08:30', '24:00', '00:01:01'])
  })

  test('dates and zones are checked', () => {
    expect(['2024-02-29', '2023-02-29', '29-02-2024', ''].map(isDate)).toEqual([true, false, false, false])
    expect(['Asia/Jerusalem', 'UTC', 'Europe/Amsterdm', ''].map(isTimezone)).toEqual([true, true, false, false])
  })
})

describe('opening hours', () => {
  const calendar = calendarOf({ start: null, days: 3, timezone: 'UTC' })
  const opening = (...windows: { weekdays: number[]; from: number; to: number }[]) => {
    const instants = openingOf(calendar, windows)
    return instants === null ? null : Array.from(instants, (instant) => instant / HOUR)
  }

  test('differ by weekday, and touching ones are one', () => {
    expect(
      opening({ weekdays: [0, 1], from: 9 * HOUR, to: 24 * HOUR }, { weekdays: [1], from: 0, to: 9 * HOUR }),
    ).toEqual([9, 48])
  })

  test('past midnight began on the eve and end after the horizon', () => {
    expect(opening({ weekdays: [6, 2], from: 22 * HOUR, to: 30 * HOUR })).toEqual([0, 6, 70, 78])
  })

  test('around the clock are no hours at all', () => {
    expect(opening({ weekdays: everyDay, from: 0, to: 24 * HOUR })).toBeNull()
    expect(opening({ weekdays: [5], from: 0, to: 24 * HOUR })).toEqual([])
  })
})

describe('the interval grid', () => {
  test('is cut where clocks change, and a day of 25 hours has an hour twice', () => {
    const calendar = calendarOf({ start: '2024-10-27', days: 1, timezone: 'Europe/Amsterdam' })
    const periods = calendarPeriods(calendar, 1800, { warmupDays: 0 })
    expect(periods.day).toHaveLength(50)
    expect(periods.rows.slice(3, 9).map(({ start }) => start)).toEqual([
      '01:30',
      '02:00',
      '02:30',
      '02:00',
      '02:30',
      '03:00',
    ])
    expect(Array.from(periods.ofDay.slice(3, 9))).toEqual([3, 4, 5, 4, 5, 6])
    const spring = calendarOf({ start: '2024-03-31', days: 1, timezone: 'Europe/Amsterdam' })
    const hours = calendarPeriods(spring, 7200, { warmupDays: 0 })
    expect(Array.from(hours.bounds.slice(0, 4), (bound) => bound / HOUR)).toEqual([0, 2, 3, 5])
    expect(hours.rows[1]).toEqual({ day: 0, label: '2024-03-31', start: '03:00', seconds: HOUR })
    expect(Array.from(hours.hour.slice(0, 3))).toEqual([0, 3, 4])
  })

  test('has a row for each interval up to 14 days, and beyond for each weekday and interval', () => {
    const days = (count: number) => calendarOf({ start: '2024-03-20', days: count, timezone: 'Europe/Amsterdam' })
    const own = calendarPeriods(days(14), 3600, { warmupDays: 0 })
    expect(own.rows).toHaveLength(14 * 24 - 1)
    expect(Array.from(own.row)).toEqual(own.rows.map((_, i) => i))
    const folded = calendarPeriods(days(15), 3600, { warmupDays: 0 })
    expect(folded.rows).toHaveLength(7 * 24)
    expect(folded.rows[24 + 8]).toEqual({ day: -1, label: 'thu', start: '08:00', seconds: 3600 })
    const spring = folded.bounds.indexOf(11 * 24 * HOUR + 2 * HOUR)
    expect(folded.rows[folded.row[spring]]).toMatchObject({ label: 'sun', start: '03:00' })
    const eighth = folded.day.indexOf(7)
    expect(folded.row[eighth]).toBe(folded.row[0])
    expect(calendarPeriods(days(15), 3600, { warmupDays: 0, fold: false }).rows).toHaveLength(15 * 24 - 1)
  })

  test('keeps warm-up days without rows', () => {
    const calendar = calendarOf({ start: null, days: 3, timezone: 'UTC' })
    const periods = calendarPeriods(calendar, 3600, { warmupDays: 1 })
    expect(periods.warmup).toBe(24)
    expect(periods.row[23]).toBe(NO_ROW)
    expect(periods.row[24]).toBe(0)
    expect(periods.rows[0]).toMatchObject({ day: 1, label: 'day 2' })
    expect(periods.bounds.at(-1)).toBe(72 * HOUR)
  })

  test('of batches is one warm-up and equal stretches', () => {
    const periods = batchPeriods(1000, 100, 3)
    expect(periods.bounds).toEqual(Float64Array.of(0, 100, 400, 700, 1000))
    expect(periods).toMatchObject({ kind: 'batches', warmup: 1, row: Int32Array.of(NO_ROW, 0, 1, 2) })
    expect(periods.rows).toHaveLength(3)
    expect(batchPeriods(1000, 0, 4).bounds).toEqual(Float64Array.of(0, 250, 500, 750, 1000))
  })
})
