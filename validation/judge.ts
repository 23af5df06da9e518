import type { Case } from './case.ts'
import type { Simulated } from './simulate-case.ts'

/** Beyond this the run fails. */
export const WRONG = 4.5
export const SUSPECT = 3

export interface Score {
  readonly metric: string
  readonly expected: number
  readonly value: number
  /** Standard error and the uncertainty of the expected value together. */
  readonly deviation: number
  readonly z: number
}

/** How far a case's metrics are off, in standard errors. */
export function scores(given: Case, { metrics }: Pick<Simulated, 'metrics'>): Score[] {
  return Object.entries(metrics).map(([metric, { value, se }]) => {
    const { value: expected, uncertainty } = given.expected[metric]
    const deviation = Math.hypot(se, uncertainty)
    return { metric, expected, value, deviation, z: (value - expected) / deviation }
  })
}

export interface Totals {
  readonly count: number
  readonly rms: number
  readonly largest: number
  readonly suspect: number
  readonly wrong: number
}

export function totals(all: readonly Score[]): Totals {
  const sizes = all.map(({ z }) => Math.abs(z))
  const squares = sizes.reduce((sum, size) => sum + size * size, 0)
  return {
    count: all.length,
    rms: Math.sqrt(squares / all.length),
    largest: Math.max(0, ...sizes),
    suspect: sizes.filter((size) => size > SUSPECT).length,
    // Negated so that what is no number is wrong too.
    wrong: sizes.filter((size) => !(size < WRONG)).length,
  }
}
