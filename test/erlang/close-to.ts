import { expect } from 'vitest'

/** Relative, so that small probabilities are held to it too. */
export function expectClose(actual: number | null, expected: number, relative = 1e-11): void {
  expect(actual).not.toBeNull()
  const error = Math.abs(actual! - expected) / Math.max(Math.abs(expected), 1e-300)
  expect(error, `${actual} against ${expected}`).toBeLessThanOrEqual(relative)
}
