import { expect, test } from 'vitest'
import { changeBetween, changeInWords } from '../../bench/baseline/change.ts'

test('the same rounds are within noise', () => {
  const rounds = [0.3, 0.31, 0.32]
  expect(changeInWords(changeBetween(rounds, rounds, 0.95))).toBe('within noise (−7 to +8 %)')
})

test('seven percent beyond a small spread is slower, with what the spread leaves open', () => {
  const was = [0.3, 0.301, 0.302, 0.299, 0.298]
  const is = was.map((ratio) => ratio * 1.07)
  expect(changeInWords(changeBetween(was, is, 0.95))).toBe('slower by 7 % (6 to 8)')
  expect(changeInWords(changeBetween(is, was, 0.95))).toBe('faster by 7 % (6 to 7)')
})

test('the same seven percent in a large spread are within noise', () => {
  const was = [0.25, 0.3, 0.35]
  expect(
    changeInWords(
      changeBetween(
        was,
        was.map((ratio) => ratio * 1.07),
        0.95,
      ),
    ),
  ).toMatch(/^within noise/)
})

test('Welch by hand: logarithms of two and three rounds', () => {
  const was = [Math.exp(-0.1), Math.exp(0.1)]
  const is = [Math.exp(0.4), Math.exp(0.5), Math.exp(0.6)]
  // Squared errors 0.01 and 0.00333, so 1.684 degrees of freedom; Student's t at 0.975 is 5.2.
  const { times, low, high } = changeBetween(was, is, 0.95)!
  expect(Math.log(times)).toBeCloseTo(0.5, 10)
  expect(Math.log(high) - 0.5).toBeCloseTo(0.5 - Math.log(low), 10)
  expect((Math.log(high) - 0.5) / Math.sqrt(0.01 + 0.01 / 3)).toBeCloseTo(5.2, 0)
})

test('one round tells no noise', () => {
  expect(changeInWords(changeBetween([0.3], [0.4, 0.5], 0.95))).toBe('one round tells no noise')
})

test('rounds without any spread give a change without one', () => {
  expect(changeBetween([0.5, 0.5], [1, 1], 0.95)).toEqual({ times: 2, low: 2, high: 2 })
})
