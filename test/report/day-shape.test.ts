import { expect, test } from 'vitest'
import type { IntervalSummary, Summary } from '../../src/experiment/summary.ts'
import { table } from '../../src/report/table.ts'
import { textWidth } from '../../src/report/text-width.ts'
import { bank, exact, interval } from './fixture.ts'

/** A sign for half an hour from 08:00 on: calls offered and the share of them in time. */
const dayOf = (offered: readonly number[], level: (place: number) => number): Summary => ({
  ...bank,
  intervals: offered.map((calls, i): IntervalSummary => {
    const start = `${String(8 + Math.floor(i / 2)).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`
    const own = interval(start, calls, 9)
    return { ...own, totals: { ...own.totals, offered: exact(calls), serviceLevel: exact(level(i)) } }
  }),
})
const shapeOf = (summary: Summary, options: Parameters<typeof table>[1] = {}): string[] => {
  const lines = table(summary, options).split('\n')
  const at = lines.findIndex((line) => line.includes('a sign'))
  return at < 0 ? [] : lines.slice(at, lines.indexOf('', at))
}
const level = (place: number): number => (place === 3 ? 0.3 : 0.9)

test('a sign for each interval, from 0 to the most offered or 100 %, with the lowest and the highest and their times', () => {
  expect(shapeOf(dayOf([10, 20, 30, 40, 40, 30, 20, 5], level))).toEqual([
    'from 08:00 to 11:30, 30 min a sign; a full one is the most offered, or 100 %',
    'offered        ▃▅▇██▇▅▂  5 (11:30) to 40 (09:30)',
    'service level  ███▃████  30.0 % (09:30) to 90.0 % (08:00)',
    'occupancy      ████████  90.0 % (08:00) to 90.0 % (08:00)',
  ])
})

test('an even day, or one of a few intervals, has none: nothing is to be seen', () => {
  expect(
    shapeOf(
      dayOf(
        Array.from({ length: 20 }, () => 30),
        () => 0.9,
      ),
    ),
  ).toEqual([])
  expect(shapeOf(dayOf([10, 40, 10, 40, 10, 40, 10], level))).toEqual([])
})

test('more intervals than there is room for share signs: what is offered adds up, shares weigh by what is offered', () => {
  const calls = Array.from({ length: 48 }, (_, i) => (i % 2 === 0 ? 30 : 10) * (i < 24 ? 1 : 4))
  // Of 30 all are in time, of the next 10 none: three quarters of each pair.
  const [heading, , offered, levels] = shapeOf(
    dayOf(calls, (place) => (place % 2 === 0 ? 1 : 0)),
    { width: 60 },
  )
  expect(heading).toContain('1 h a sign')
  expect(offered).toMatch(/^offered +▃{12}█{12} {2}40 to 160$/)
  expect(levels).toMatch(/^service level +▇{24} {2}75\.0 % to 75\.0 %$/)
})

test('below the goal a sign is red, where there are colours and all goals are alike', () => {
  const [goal] = bank.goals
  const uneven = dayOf([10, 20, 30, 40, 40, 30, 20, 5], level)
  const [, , levels] = shapeOf({ ...uneven, goals: [goal] }, { colors: true })
  expect(levels).toContain('███\u001b[31m▃\u001b[39m████')
  expect(shapeOf(uneven, { colors: true })[2]).toContain('███▃████')
})

test.each([60, 80, 100])('no line is wider than %i columns', (width) => {
  const days = dayOf(
    Array.from({ length: 96 }, (_, i) => 10 + i),
    level,
  )
  const long = {
    ...days,
    intervals: days.intervals.map((one, i) => ({ ...one, date: `2026-02-0${1 + Math.floor(i / 24)}` })),
  }
  const lines = shapeOf(long, { width })
  expect(lines.length).toBeGreaterThan(3)
  expect(lines.filter((line) => textWidth(line) > width)).toEqual([])
})
