import { describe, expect, test } from 'vitest'
import { readClock, readRange, readWeekdays } from '../../src/scenario/clock.ts'

describe('clock times', () => {
  test.each([
    ['00:00', 0],
    ['08:30', 30_600],
    ['24:00', 86_400],
    ['08:00:05', 28_805],
  ])('%s is %d s after midnight', (text, seconds) => expect(readClock(text)).toEqual({ value: seconds }))

  test.each([
    ['8:30', '08:30'],
    ['8', '08:00'],
    ['8.30', '08:30'],
    ['8pm', '20:00'],
  ])('%s is not one, and %s was probably meant', (text, suggestion) => {
    expect(readClock(text)).toMatchObject({ suggestion })
  })

  test.each(['24:01', '25:00', '12:60', '', 'noon', '-1:00'])('"%s" is not one', (text) => {
    expect(readClock(text)).toHaveProperty('expected')
  })
})

describe('ranges', () => {
  test('end on the same day, at midnight, or on the next day', () => {
    expect(readRange('08:00-17:30')).toEqual({ value: { from: 28_800, to: 63_000 } })
    expect(readRange('07:00-24:00')).toEqual({ value: { from: 25_200, to: 86_400 } })
    expect(readRange('22:00-06:00')).toEqual({ value: { from: 79_200, to: 108_000 } })
  })

  test('hours the wrong way round are not taken for a night', () => {
    expect(readRange('18:00-08:00')).toMatchObject({ suggestion: '08:00-18:00' })
    expect(readRange('20:00-08:00')).toHaveProperty('value')
    expect(readRange('20:00-08:01')).toHaveProperty('expected')
  })

  test.each([
    ['8:00-17:00', '08:00-17:00'],
    ['8-17', '08:00-17:00'],
    ['08:00 - 17:00', '08:00-17:00'],
    ['08:00–17:00', '08:00-17:00'],
    ['9am-5pm', '09:00-17:00'],
  ])('%s is not one, and %s was probably meant', (text, suggestion) => {
    expect(readRange(text)).toMatchObject({ suggestion })
  })

  test('an empty range is none', () => {
    expect(readRange('08:00-08:00')).toHaveProperty('expected')
    expect(readRange('24:00-24:00')).toHaveProperty('expected')
  })
})

describe('weekdays', () => {
  test.each([
    ['mon', [0]],
    ['mon-fri', [0, 1, 2, 3, 4]],
    ['sun-thu', [0, 1, 2, 3, 6]],
    ['sat-sun', [5, 6]],
    ['mon, wed, fri', [0, 2, 4]],
    ['mon-tue, sun', [0, 1, 6]],
  ])('%s', (text, days) => expect(readWeekdays(text)).toEqual({ value: days }))

  test.each([
    ['monday', 'mon'],
    ['Mon-Fri', 'mon-fri'],
    ['monday-friday', 'mon-fri'],
    ['mom', 'mon'],
  ])('%s is not one, and %s was probably meant', (text, suggestion) => {
    expect(readWeekdays(text)).toMatchObject({ suggestion })
  })

  test.each(['', 'holiday', 'mon-', 'mon-tue-wed', '1'])('"%s" is none', (text) => {
    expect(readWeekdays(text)).toHaveProperty('expected')
  })
})
