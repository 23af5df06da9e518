import { describe, expect, test } from 'vitest'
import type { DaySummary, Estimate, Summary } from '../../src/experiment/summary.ts'
import { growingBacklog } from '../../src/report/backlog-advice.ts'
import { table } from '../../src/report/table.ts'
import { runObject } from '../laws/run-text.ts'

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** A run of days of which so many mails are left each, give or take a margin; nobody works where nothing is said. */
function leaving(left: readonly (number | null)[], margin: number | null = 2): Summary {
  const about = (value: number, half = margin): Estimate => ({
    value,
    low: half === null ? null : value - half,
    high: half === null ? null : value + half,
  })
  const days = left.map((value, day): DaySummary => {
    const mail = { backlogAtDayEnd: about(value ?? 500), agentTime: about(360, 0) }
    return {
      day,
      date: `day ${day + 1}`,
      weekday: NAMES[day % 7],
      totals: { scheduled: about(value === null ? 0 : 2, 0) },
      types: {},
      queues: { mail },
      groups: {},
    }
  })
  return { days, queues: { mail: { offered: about(100 * days.length, 0) } } } as unknown as Summary
}

describe('the advice says that a team does not keep up', () => {
  test('where more is left on every working day', () => {
    expect(growingBacklog(leaving([null, null, 30, 60, 90, 120, 150]))).toEqual([
      'mail: the team does not keep up; wed day 3 leaves 30 waiting, sun day 7 150, 15 hours of work.',
    ])
  })

  test('where more is left from week to week', () => {
    const week = (n: number) => [90 + n, 60 + n, 40 + n, 30 + n, 20 + n, null, null]
    expect(growingBacklog(leaving([...week(0), ...week(40), ...week(80)]))).toEqual([
      'mail: the team does not keep up; the week from mon day 1 on leaves 48 waiting, the week from mon day 15 on 128, 12.8 hours of work.',
    ])
  })

  test.each([
    ['what came over the weekend is worked off', [null, null, 150, 100, 60, 40, 30], 2],
    ['an empty start fills up and stays', [10, 30, 31, 30, 32], 2],
    ['weeks are alike', [90, 60, 40, 30, 20, null, null, 90, 60, 40, 30, 20, null, null], 2],
    ['the margins are wider than the growth', [30, 40, 50, 60, 70], 25],
    ['there are too few days', [30, 90], 2],
    ['nothing is left', [0, 0, 0, 0, 0], null],
    ['it is a contact or two', [0, 0.4, 0.8], 0],
  ] as const)('but not where %s', (_, left, margin) => {
    expect(growingBacklog(leaving(left, margin))).toEqual([])
  })
})

const desk = (agents: number) =>
  runObject({
    calendar: { start: '2026-03-07', days: 7, hours: { 'mon-fri': '09:00-17:00' } },
    types: {
      email: {
        arrivals: '6/h',
        priority: 2,
        talk: { law: 'exponential', mean: '12m' },
        'when-closed': 'waits',
        goal: '80% in 4h',
        'goal-clock': 'business',
      },
      call: { arrivals: '10/h', talk: '4m', patience: '2m', goal: '80% in 30s' },
    },
    groups: { desk: { skills: ['email', 'call'], agents } },
    run: { replications: 10 },
  })

test('the table shows response, what is left and live occupancy, and says that it grows', () => {
  const text = table(desk(3))
  expect(text).toMatch(/80 % in 4 h open/)
  expect(text).toMatch(/^deferred work {2}answers sent {2}.*in opening hours.*left at midnight/m)
  expect(text).toMatch(/^group .*occupancy.* live/m)
  expect(text).toMatch(/email: the team does not keep up; mon 2026-03-09 leaves [\d.]+ waiting, fri 2026-03-13/)
  expect(table(desk(8))).not.toMatch(/does not keep up/)
})
