import { describe, expect, test } from 'vitest'
import { closest, distance, listed } from '../../src/scenario/names.ts'

describe('distance', () => {
  test.each([
    ['talk', 'talk', 0],
    ['tlk', 'talk', 1],
    ['takl', 'talk', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('%s and %s are %d apart', (a, b, apart) => {
    expect(distance(a, b)).toBe(apart)
    expect(distance(b, a)).toBe(apart)
  })
})

test('the nearest name is suggested, whatever its case and hyphens', () => {
  expect(closest('patiense', ['patience', 'priority'])).toBe('patience')
  expect(closest('shortAbandon', ['short-abandon', 'score'])).toBe('short-abandon')
  expect(closest('prefer', ['preference', 'rank'])).toBe('preference')
  expect(closest('answered', ['answered-of-offered', 'answered-of-entered'])).toBeUndefined()
  expect(closest('banana', ['patience', 'priority'])).toBeUndefined()
})

test('lists read as sentences', () => {
  expect(listed(['a'])).toBe('a')
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
  expect(listed(['a', 'b', 'c'], 2)).toBe('a, b, … (3 in all)')
})
