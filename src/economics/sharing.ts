import type { Charge, Economy } from '../models/economy-model.ts'
import type { Model } from '../models/model.ts'
import type { Pairs } from '../models/pairs.ts'
import { at } from '../models/scopes.ts'
import type { Line } from './line.ts'
import type { Usage } from './usage.ts'

/**
 * Shares what employing a group costs among the clients it works for, by a named rule: a provider's own cost of a pool, or that
 * of a center that several clients keep together. To the cent: what rounding leaves goes to the largest remainders.
 */
export class Sharing {
  private readonly economy: Economy
  private readonly usage: Usage
  private readonly pairs: Pairs
  /** By client; last, those of none. */
  private readonly typesOf: readonly (readonly number[])[]

  constructor(model: Model, economy: Economy, pairs: Pairs, usage: Usage) {
    this.economy = economy
    this.usage = usage
    this.pairs = pairs
    this.typesOf = [...model.clients.keys(), -1].map((client) =>
      Array.from(model.types.keys()).filter((type) => model.types[type].client === client),
    )
  }

  /** By client: its part of a line, whole minor units; last, the part of work that is for no client. */
  partsOf(line: Line): number[] {
    const weights = this.weightsOf(this.economy.charges[line.charge], line.month)
    return divide(line.amount, weights)
  }

  private weightsOf(charge: Charge, month: number): number[] {
    const { groups } = charge
    const served = this.typesOf.map((types) => this.usage.pairsOf(groups, types))
    const equally = served.map((pairs) => (pairs.length > 0 ? 1 : 0))
    if (this.economy.allocation === 'equally') return equally
    const holds = this.usage.bills[month].some((bill) => charge.holds[bill] === 1)
    const isInForce = (bill: number): boolean => !holds || charge.holds[bill] === 1
    const weights = served.map((pairs) => this.weightOf(pairs, month, isInForce))
    return weights.some((weight) => weight > 0) ? weights : equally
  }

  private weightOf(pairs: readonly number[], month: number, isInForce: (bill: number) => boolean): number {
    if (pairs.length === 0) return 0
    const { allocation } = this.economy
    const lines = [...new Set(pairs.map((pair) => this.pairs.type[pair]))]
    const sums = this.usage.ofMonth(month, { lines, groups: [], pairs }, isInForce)
    if (allocation === 'contacts') return sums[at.handled]
    const seconds = sums[at.talkSeconds] + sums[at.holdSeconds] + sums[at.wrapSeconds] - sums[at.overlapSeconds]
    if (allocation === 'handle-time' || sums[at.handled] === 0) return seconds
    return sums[at.offered] * (seconds / sums[at.handled])
  }
}

/** Whole parts of a whole amount in proportion to weights (all 0: the last has all), by largest remainder. */
export function divide(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return weights.map((_, i) => (i === weights.length - 1 ? amount : 0))
  const exact = weights.map((weight) => (amount * weight) / total)
  const parts = exact.map(Math.floor)
  const left = amount - parts.reduce((sum, part) => sum + part, 0)
  const order = [...exact.keys()].toSorted((a, b) => exact[b] - parts[b] - (exact[a] - parts[a]) || a - b)
  for (let i = 0; i < left; i++) parts[order[i % order.length]]++
  return parts
}
