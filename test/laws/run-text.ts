import { expect } from 'vitest'
import { loadText, type Estimate, type Summary } from '../../src/index.ts'
import { runModel, type RunOptions } from '../../src/experiment/run.ts'

/** Runs a scenario given as an object (JSON is YAML). */
export function runObject(
  scenario: object,
  files: Readonly<Record<string, string>> = {},
  options: RunOptions = {},
): Summary {
  return runModel(loadText(JSON.stringify({ agner: 1, ...scenario }), files), options)
}

/** A CSV of the instants at which contacts of one type come, on the first day. */
export function instants(...clocks: string[]): string {
  return ['day,at', ...clocks.map((clock) => `1,${clock}`)].join('\n')
}

/** Whether the interval contains the truth. */
export function contains({ low, high }: Estimate, truth: number): boolean {
  return low !== null && high !== null && low <= truth && truth <= high
}

/** Plain values of the figures. */
export function valuesOf(figures: Readonly<Record<string, Estimate>>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(figures).map(([key, { value }]) => [key, value]))
}

/** That the interval of each figure contains the truth. */
export function expectTruth(figures: Summary['totals'], truth: Readonly<Record<string, number>>): void {
  for (const [key, value] of Object.entries(truth)) {
    expect([key, contains(figures[key], value), value, figures[key]]).toEqual([key, true, value, figures[key]])
  }
}
