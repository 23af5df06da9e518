import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadText } from '../../src/index.ts'
import { BusinessClocks } from '../../src/models/business-clock.ts'

const START = '2026-03-26'
const DAYS = 12
const MINUTES = DAYS * 24 * 60

/** Whether a queue is open in each minute since midnight of the first day, as clocks on the wall in Amsterdam show it. */
function openMinutes(isOpen: (weekday: string, minute: number) => boolean): boolean[] {
  const wall = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Amsterdam',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const origin = Date.parse(`${START}T00:00:00+01:00`)
  return Array.from({ length: MINUTES }, (_, i) => {
    const parts = Object.fromEntries(
      wall.formatToParts(origin + 60_000 * i).map(({ type, value }) => [type, value]),
    ) as Record<'weekday' | 'hour' | 'minute', string>
    return isOpen(parts.weekday.toLowerCase(), Number(parts.hour) * 60 + Number(parts.minute))
  })
}

/** Seconds from one instant to another in which it is open, minute by minute. */
function openSeconds(open: readonly boolean[], from: number, to: number): number {
  return open.reduce((sum, isOpen, i) => {
    return isOpen ? sum + Math.max(0, Math.min(to, 60 * (i + 1)) - Math.max(from, 60 * i)) : sum
  }, 0)
}

const weekdays = new Set(['mon', 'tue', 'wed', 'thu', 'fri'])
const CASES: readonly (readonly [string, object | string, (weekday: string, minute: number) => boolean])[] = [
  [
    'working days and half a saturday',
    { 'mon-fri': '08:30-17:00', sat: '09:00-12:15' },
    (day, minute) =>
      (weekdays.has(day) && minute >= 510 && minute < 1020) || (day === 'sat' && minute >= 540 && minute < 735),
  ],
  [
    'days with a lunch break',
    { 'mon-fri': ['09:00-12:30', '13:00-18:00'] },
    (day, minute) => weekdays.has(day) && ((minute >= 540 && minute < 750) || (minute >= 780 && minute < 1080)),
  ],
  ['the night in which summer time begins', '22:00-06:00', (_, minute) => minute >= 1320 || minute < 360],
  ['always', 'always', () => true],
]

describe.each(CASES)('the business clock, %s, over the change to summer time', (_, hours, isOpen) => {
  const { model } = loadText(
    JSON.stringify({
      agner: 1,
      calendar: { start: START, days: DAYS, timezone: 'Europe/Amsterdam', hours },
      types: { email: { arrivals: '1/h', talk: '5m', 'when-closed': 'waits', 'goal-clock': 'business' } },
      groups: { desk: { skills: ['email'], agents: 1 } },
    }),
  )
  const horizon = model.periods.bounds.at(-1)!
  const open = openMinutes(isOpen)
  const clock = new Float64Array(1)
  const instant = fc.double({ min: 0, max: horizon, noNaN: true })

  test('counts the seconds that a count minute by minute finds open', () => {
    // A day of 23 hours is among them.
    expect(horizon).toBe(DAYS * 86_400 - 3600)
    const clocks = new BusinessClocks(model, clock)
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        clocks.readAt(0, Float64Array.of(from), 0)
        const before = clocks.reading[0]
        clocks.readAt(0, Float64Array.of(0, to), 1)
        expect(clocks.reading[0] - before).toBeCloseTo(openSeconds(open, from, to), 5)
      }),
      { seed: 26, numRuns: 300 },
    )
  })

  test('reads the same now as it will have read then, also for the next replication', () => {
    const clocks = new BusinessClocks(model, clock)
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1, maxLength: 50 }), (instants) => {
        clocks.reset()
        for (const now of instants.toSorted((a, b) => a - b)) {
          clock[0] = now
          clocks.readNow(0)
          const read = clocks.reading[0]
          clocks.readAt(0, clock, 0)
          expect(read).toBe(clocks.reading[0])
        }
      }),
      { seed: 27, numRuns: 100 },
    )
  })
})
