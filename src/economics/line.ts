import type { Category } from '../models/economy-model.ts'

/** A line of the books of a month: who pays whom how much for what. */
export interface Line {
  readonly month: number
  /** Of `Economy.charges`; -1: it follows from a contract (a minimum, a penalty) or from sharing a cost. */
  readonly charge: number
  /** Of `Economy.contracts`; -1: of none. */
  readonly contract: number
  /** Of `Economy.parties`. */
  readonly payer: number
  readonly payee: number
  readonly category: Category
  readonly what: 'charge' | 'minimum' | 'maximum' | 'surcharge' | 'bonus' | 'penalty' | 'share'
  /** Units of what is metered; of what follows from other lines, what it is a share of, minor units. */
  readonly quantity: number
  /** Minor units a unit, and whole ones in all; below 0 it is the payee who pays. */
  readonly rate: number
  readonly amount: number
}

/** Whole minor units: halves away from 0, so that what one pays is what the other is paid. */
export function whole(minorUnits: number): number {
  const rounded = Math.sign(minorUnits) * Math.round(Math.abs(minorUnits))
  return rounded === 0 ? 0 : rounded
}

export function sumOf(lines: Iterable<Pick<Line, 'amount'>>): number {
  let sum = 0
  for (const { amount } of lines) sum += amount
  return sum
}
