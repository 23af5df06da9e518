import { studentQuantile } from '../../src/engine/special.ts'

/** How many times as long something takes as it did, and between what that lies. */
export interface Change {
  readonly times: number
  readonly low: number
  readonly high: number
}

/**
 * The ratio of two geometric means with Welch's interval on the logarithms: what the spread of the rounds, then and now,
 * leaves open. `level` is that of the interval, from 0 to 1. Null where one round tells no spread.
 */
export function changeBetween(was: readonly number[], is: readonly number[], level: number): Change | null {
  if (was.length < 2 || is.length < 2) return null
  const before = ofLogs(was)
  const now = ofLogs(is)
  const squared = before.squaredError + now.squaredError
  const degrees =
    (squared * squared) / (before.squaredError ** 2 / (was.length - 1) + now.squaredError ** 2 / (is.length - 1))
  const half = squared === 0 ? 0 : studentQuantile((1 + level) / 2, degrees) * Math.sqrt(squared)
  const difference = now.mean - before.mean
  return { times: Math.exp(difference), low: Math.exp(difference - half), high: Math.exp(difference + half) }
}

/** `within noise (−3 to +5 %)`, `slower by 7 % (5 to 9)`, `faster by 10 % (8 to 12)`. */
export function changeInWords(change: Change | null): string {
  if (change === null) return 'one round tells no noise'
  const { times, low, high } = change
  if (low <= 1 && high >= 1) return `within noise (${signed(low)} to ${signed(high)} %)`
  const percent = (value: number) => Math.abs((value - 1) * 100).toFixed(0)
  if (times > 1) return `slower by ${percent(times)} % (${percent(low)} to ${percent(high)})`
  return `faster by ${percent(times)} % (${percent(high)} to ${percent(low)})`
}

function signed(times: number): string {
  const percent = Math.round((times - 1) * 100)
  return percent > 0 ? `+${percent}` : `${percent}`.replace('-', '−')
}

function ofLogs(values: readonly number[]): { mean: number; squaredError: number } {
  const logs = values.map(Math.log)
  const n = logs.length
  const mean = logs.reduce((sum, value) => sum + value, 0) / n
  const squares = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, squaredError: squares / (n - 1) / n }
}
