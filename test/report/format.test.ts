import { describe, expect, test } from 'vitest'
import {
  amount,
  count,
  duration,
  grouped,
  inWords,
  money,
  NOTHING,
  percent,
  seconds,
  share,
  wholeSeconds,
} from '../../src/report/format.ts'
import { about, exact, NONE } from './fixture.ts'

describe('shares', () => {
  test.each([
    [about(0.8134, 0.004), '81.3 % ± 0.4'],
    [about(0.8134, 0.0004), '81.34 % ± 0.04'],
    [about(0.8134, 0.121), '81.3 % ± 12.1'],
    [exact(0.8134), '81.3 %'],
    [exact(0), '0 %'],
    [exact(1), '100 %'],
    [NONE, NOTHING],
    [undefined, NOTHING],
  ])('%j is %s', (estimate, text) => expect(inWords(share(estimate))).toBe(text))

  test('what is not 0 or 100 % is not rounded to it', () => {
    expect(percent(0.0004)).toBe('0.04 %')
    expect(percent(0.000001)).toBe('<0.01 %')
    expect(percent(0.9997)).toBe('99.97 %')
    expect([9.919, 10, 1234.567].map((value) => percent(value))).toEqual(['991.9 %', '1 000 %', '123 457 %'])
    expect(percent(0.9999999)).toBe('>99.99 %')
  })
})

describe('durations', () => {
  test.each([
    [about(12.42, 0.31), '12.4 s ± 0.3'],
    [about(65, 3.2), '1:05 ± 3.2 s'],
    [about(3725, 75), '1:02:05 ± 1:15'],
    [about(12, 0.001), '12.0 s ± <0.01'],
    [about(180, 1e-9), '3:00'],
    [exact(272.4), '4:32'],
    [NONE, NOTHING],
  ])('%j is %s', (estimate, text) => expect(inWords(duration(estimate))).toBe(text))

  test('59.96 s is a minute, never 60.0 s, and carries go through to the hour', () => {
    expect([59.94, 59.96, 3599.6].map(seconds)).toEqual(['59.9 s', '1:00', '1:00:00'])
  })

  test('a goal keeps its exact duration', () => {
    expect([20, 90, 240, 14_400, 0.5].map(wholeSeconds)).toEqual(['20 s', '90 s', '4 min', '4 h', '0.5 s'])
  })
})

test('counts have a decimal where they are means, and none where they are exact', () => {
  expect(inWords(count(about(120, 1.44)))).toBe('120.0 ± 1.4')
  expect(inWords(count(exact(7)))).toBe('7')
  expect(inWords(count(about(123_456.7, 80)))).toBe('123 457 ± 80')
  expect([0.04, 0.001, 601.23, 1234.56, 9999.7].map(amount)).toEqual(['0.04', '<0.01', '601.2', '1 234.6', '10 000'])
  expect([999, 1000, 1_234_567].map(grouped)).toEqual(['999', '1 000', '1 234 567'])
})

describe('money', () => {
  test.each([
    [about(1234.567, 2.345), 'EUR', 'EUR 1 234.57 ± 2.35'],
    [exact(0.1), 'EUR', 'EUR 0.10'],
    [exact(0), 'EUR', 'EUR 0.00'],
    [about(0.004, 0.001), 'EUR', 'EUR <0.01 ± <0.01'],
    [about(1234.567, 0.2), 'JPY', 'JPY 1 235 ± <1'],
    [exact(1.2346), 'KWD', 'KWD 1.235'],
    [NONE, 'EUR', NOTHING],
    [undefined, 'EUR', NOTHING],
  ])('%j in %s is %s', (estimate, currency, text) => expect(inWords(money(estimate, currency))).toBe(text))
})
