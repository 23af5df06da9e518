import { expect, test } from 'vitest'
import { ratioInterval } from '../../src/engine/confidence.ts'
import { streamFrom } from '../../src/engine/random.ts'
import { RatioTally } from '../../src/engine/tally.ts'
import { exponential } from '../../src/engine/ziggurat.ts'
import { CountTable } from '../../src/experiment/count-table.ts'
import { RatioTable } from '../../src/experiment/ratio-table.ts'

const ROWS = 700
const stream = streamFrom('table', 'terms', 0)

/** Mostly nothing, as at night; the more so in the first rows. */
function some(row: number): number {
  return 400 * exponential(stream) < row ? exponential(stream) : 0
}

test('a table of ratios says what a tally for each row would, whichever observation is the first that is not 0', () => {
  const table = new RatioTable(ROWS)
  const tallies = Array.from({ length: ROWS }, () => new RatioTally())
  for (let observation = 0; observation < 6; observation++) {
    tallies.forEach((tally, row) => {
      const [x, y] = [some(row), some(row)]
      table.add(row, x, y)
      tally.add(x, y)
    })
  }
  tallies.forEach((tally, row) => {
    const sums = table.at(row)
    expect(sums.count).toBe(tally.count)
    for (const key of ['sumX', 'sumY', 'varianceX', 'varianceY', 'covariance'] as const) {
      expect(sums[key]).toBeCloseTo(tally[key], 12)
    }
  })
  expect(tallies.filter(({ sumX, sumY }) => sumX === 0 && sumY === 0).length).toBeGreaterThan(20)
})

test.each([1, 52, 51.5])('a table of counts says what a table of ratios to %d would', (divisor) => {
  const counts = new CountTable(ROWS)
  const ratios = new RatioTable(ROWS)
  for (let observation = 0; observation < 6; observation++) {
    for (let row = 0; row < ROWS; row++) {
      const x = some(row)
      counts.add(row, x)
      ratios.add(row, x, divisor)
    }
  }
  for (let row = 0; row < ROWS; row++) {
    expect(ratioInterval(counts.at(row, divisor))).toEqual(ratioInterval(ratios.at(row)))
    expect(counts.at(row, divisor).varianceX).toBe(ratios.at(row).varianceX)
  }
})

test('what has not been observed has no figure', () => {
  const nothing = { value: null, low: null, high: null }
  expect(ratioInterval(new RatioTable(1).at(0))).toEqual(nothing)
  expect(ratioInterval(new CountTable(1).at(0, 1))).toEqual(nothing)
})
