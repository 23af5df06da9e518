import { describe, expect, test } from 'vitest'
import { axisNumber, axisUnit, isChange } from '../../src/planning/sweep/axis-column.ts'
import { axisOf } from '../../src/planning/sweep/axis.ts'

const levels = (text: string): string[] => axisOf(text).levels.map((level) => level.text)

describe('what an axis takes', () => {
  test.each([
    ['groups.team.agents=3..6', ['3', '4', '5', '6']],
    ['groups.team.agents=6..3', ['6', '5', '4', '3']],
    ['groups.team.agents=10..30 by 10', ['10', '20', '30']],
    ['groups.team.agents=10..35 by 10', ['10', '20', '30']],
    ['volume=80%..120% by 20%', ['80%', '100%', '120%']],
    ['volume=50%..200%', ['50%', '75%', '100%', '125%', '150%', '175%', '200%']],
    ['types.a.talk=3m..5m by 30s', ['3m', '3m30s', '4m', '4m30s', '5m']],
    ['types.a.talk=3m,4m30s, 5m', ['3m', '4m30s', '5m']],
    ['fcr.pool=-5pt..+5pt by 5pt', ['-5pt', '+0pt', '+5pt']],
    [
      'a.calls=EUR 0.50..1.50/talk-minute by EUR 0.50',
      ['EUR 0.50/talk-minute', 'EUR 1/talk-minute', 'EUR 1.50/talk-minute'],
    ],
    [
      'routing.agent={ rule: random, x: 1 },{ rule: longest-idle }',
      ['{ rule: random, x: 1 }', '{ rule: longest-idle }'],
    ],
    ['types.a.language=nl', ['nl']],
  ])('%s', (text, expected) => {
    expect(levels(text)).toEqual(expected)
  })

  test.each([
    ['volume', 'expected PATH=VALUE'],
    ['volume=', 'values are missing after ='],
    ['a=1,,2', 'a value is missing between two commas'],
    ['a=1,2,1', '1 stands twice'],
    ['a=1..3 by 0', 'expected a step above 0'],
    ['a=3m..5m by 2', 'expected two figures of one kind'],
    ['a=1,2 by 1', 'expected a range before "by"'],
    ['a=0..100001', '100002 levels: at most 100000'],
    ['a=3..3', 'both ends of the range are the same'],
  ])('%s is refused', (text, message) => {
    expect(() => axisOf(text)).toThrow(message)
  })
})

describe('an axis as numbers', () => {
  test.each([
    [['3m', '1h30m', '20s'], 's', [180, 5400, 20]],
    [['80%', '120%'], 'share', [0.8, 1.2]],
    [['+20%', '-5%'], 'share', [0.2, -0.05]],
    [['-5pt', '+5pt'], 'share', [-0.05, 0.05]],
    [['10', '30'], '', [10, 30]],
    [['EUR 1.05/talk-minute', 'EUR 2/talk-minute'], 'EUR/talk-minute', [1.05, 2]],
    [['60/h', '90/h'], '/h', [60, 90]],
  ])('%j', (texts, unit, numbers) => {
    expect(axisUnit(texts)).toBe(unit)
    expect(texts.map(axisNumber)).toEqual(numbers)
  })

  test.each([[['nl', 'pl']], [['3m', '80%']], [['60/h', '1/min']], [['80%', '+20%']], [['-1', '7']]])(
    '%j are none',
    (texts) => {
      expect(axisUnit(texts)).toBeNull()
    },
  )

  test('that are changes are known as such', () => {
    expect(isChange(['-20%', '+20%', 'x1.1'])).toBe(true)
    expect(isChange(['80%', '+20%'])).toBe(false)
  })
})
