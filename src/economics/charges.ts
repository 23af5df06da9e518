import type { Charge, Economy, Tier } from '../models/economy-model.ts'
import { whole, type Line } from './line.ts'
import type { Usage } from './usage.ts'

/** The lines of all charges of a month, in the order of the model; those of which nothing was used are left out. */
export function chargeLines({ charges }: Economy, usage: Usage, month: number): Line[] {
  return charges.flatMap((charge, id) => {
    const quantity = usage.of(id, month)
    return quantity === 0 ? [] : [lineOf(charge, id, month, quantity)]
  })
}

function lineOf(charge: Charge, id: number, month: number, quantity: number): Line {
  const { category, contract, payee, payer } = charge
  const price = priceOf(quantity, charge)
  const rate = price / quantity
  return { month, charge: id, contract, payer, payee, category, what: 'charge', quantity, rate, amount: whole(price) }
}

/** What so many units in a month cost: of those beyond a tier's beginning, each costs what the tier says. Minor units. */
export function priceOf(units: number, { minorUnits, tiers }: Pick<Charge, 'minorUnits' | 'tiers'>): number {
  const steps: readonly Tier[] = [{ from: 0, minorUnits }, ...tiers]
  return steps.reduce((sum, step, i) => {
    const until = Math.min(units, steps[i + 1]?.from ?? Infinity)
    return sum + Math.max(0, until - step.from) * step.minorUnits
  }, 0)
}
