import { expect, test } from 'vitest'
import { levelsOf, rangeOf } from '../../src/planning/what-if/range.ts'

test.each([
  ['volume=50%..200%', 50, 200, '125%'],
  ['a.b=3..9', 3, 9, '6'],
  ['a.b=EUR 0.50..1.50', 0.5, 1.5, 'EUR 1'],
  ['a.b=EUR 0.50..EUR 1.10/talk-minute', 0.5, 1.1, 'EUR 0.80/talk-minute'],
  ['a.b=EUR 0.50..1.50/talk-minute', 0.5, 1.5, 'EUR 1/talk-minute'],
  ['a.b=2m..4m', 120, 240, '3m'],
  ['a.b=60..90%', 60, 90, '75%'],
  ['a.b=-20%..+20%', -20, 20, '+0%'],
  ['a.b=-10pt..+0pt', -10, 0, '-5pt'],
  ['a.b=x0.5..x2', 0.5, 2, 'x1.25'],
  ['a.b=200%..50%', 200, 50, '125%'],
  ['"a=b".c=1..3', 1, 3, '2'],
])('%s', (text, from, to, middle) => {
  const range = rangeOf(text)
  expect([range.from, range.to, range.textAt((from + to) / 2)]).toEqual([from, to, middle])
  expect(range.at(from).path.map(({ name }) => name)).toHaveLength(
    text.includes('.') && !text.startsWith('volume') ? 2 : 1,
  )
})

test.each([
  ['volume', /expected PATH=VALUE/],
  ['volume=50%', /--vary:1:8: error: expected a range FROM\.\.TO/],
  ['volume=50%..', /expected a range/],
  ['volume=50%..EUR 3', /expected two figures of one kind, found 50% and EUR 3/],
  ['volume=1m..3', /expected two figures of one kind/],
  ['volume=+5%..9%', /expected two figures of one kind/],
  ['volume=5%..5%', /both ends of the range are the same/],
])('%s is refused', (text, expected) => {
  expect(() => rangeOf(text)).toThrow(expected)
})

test('levels lie evenly, ends included; whole ones once each', () => {
  expect(levelsOf({ from: 0.1, to: 0.7 }, 7, false)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
  expect(levelsOf({ from: 3, to: 5 }, 7, true)).toEqual([3, 4, 5])
  expect(levelsOf({ from: 9, to: 3 }, 4, true)).toEqual([9, 7, 5, 3])
})
