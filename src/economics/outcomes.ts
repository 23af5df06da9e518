import type { Category } from '../models/economy-model.ts'
import type { Model } from '../models/model.ts'
import { Pairs } from '../models/pairs.ts'
import { raised, at, clientScope, totalScope, type Scope } from '../models/scopes.ts'
import type { Result } from '../models/simulate.ts'
import type { Outcome } from './figures.ts'
import type { Line } from './line.ts'
import type { Books, Settlement } from './settlement.ts'

/** What the books of a replication come to, for those who pay and those who are paid. */
export interface Outcomes {
  readonly total: Outcome
  /** By client of the model; by party (of those who are no provider it means nothing). */
  readonly clients: readonly Outcome[]
  readonly parties: readonly Outcome[]
}

type Counted = Pick<Outcome, 'handled' | 'raised' | 'contacts' | 'resolved' | 'leftOver' | 'unfinished'>
type Left = Pick<Result, 'pending' | 'unfinished'>

/** Adds up books, beside the counts of the same replication. */
export class OutcomeReader {
  private readonly settlement: Settlement
  private readonly whole: Scope
  private readonly scopes: readonly Scope[]
  private readonly pairsOfParty: readonly (readonly number[])[]
  /** Types of whose issues it is not known whether they are resolved. */
  private readonly unknown: ReadonlySet<number>

  constructor(model: Model, settlement: Settlement) {
    const pairs = new Pairs(model)
    const { economy } = settlement
    this.settlement = settlement
    this.unknown = new Set([...model.types.keys()].filter((type) => model.types[type].resolution === null))
    this.whole = totalScope(model, pairs)
    this.scopes = model.clients.map((_, client) => clientScope(model, pairs, client))
    this.pairsOfParty = economy.parties.map((_, party) =>
      Array.from(pairs.group.keys()).filter((pair) => economy.employerOf[pairs.group[pair]] === party),
    )
  }

  /** The settlement has read the same result. */
  read(books: Books, left: Left): Outcomes {
    const { parties } = this.settlement.economy
    const payers = parties.map((_, party) => books.lines.filter((line) => line.payer === party))
    const partyOf = (client: number): number => parties.findIndex((party) => party.client === client)
    const clients = this.scopes.map((scope, client) => ({
      ...this.counted(scope, left),
      ...this.paidBy(payers[partyOf(client)] ?? []),
      revenue: 0,
      ownCost: 0,
    }))
    // What the center asks of clients they pay; the rest is its own.
    const all = parties.flatMap(({ kind }, party) =>
      kind === 'client' || kind === 'center' ? payers[party].filter(({ what }) => what !== 'share') : [],
    )
    const total = { ...this.counted(this.whole, left), ...this.paidBy(all), revenue: 0, ownCost: 0 }
    return { total, clients, parties: parties.map((_, party) => this.ofProvider(party, books.lines, payers[party])) }
  }

  private ofProvider(party: number, lines: readonly Line[], own: readonly Line[]): Outcome {
    const paid = this.paidBy(lines.filter(({ payee }) => payee === party))
    const handled = this.settlement.usage.handledBy(this.pairsOfParty[party])
    const counted = { handled, raised: 0, contacts: 0, resolved: 0, leftOver: 0, unfinished: 0 }
    return { ...counted, ...paid, revenue: sumOfPaid(paid.paid), ownCost: sumOfPaid(this.paidBy(own).paid) }
  }

  private paidBy(lines: readonly Line[]): Pick<Outcome, 'paid' | 'bonus' | 'unresolved'> {
    const { charges } = this.settlement.economy
    let unresolved = 0
    const paid: Record<Category, number> = {
      wages: 0,
      overheads: 0,
      fees: 0,
      'one-off': 0,
      retained: 0,
      concessions: 0,
      losses: 0,
    }
    let bonus = 0
    for (const { amount, category, charge, what } of lines) {
      paid[category] += amount
      if (charge >= 0 && charges[charge].meter === 'unresolved-issue') unresolved += amount
      if (what === 'bonus' || what === 'penalty') bonus += amount
    }
    return { paid, bonus, unresolved }
  }

  private raisedAs(line: number): number {
    return raised(this.settlement.usage.ofAll({ lines: [line], groups: [], pairs: [] }))
  }

  private counted(scope: Scope, { pending, unfinished }: Left): Counted {
    const sums = this.settlement.usage.ofAll(scope)
    const isKnown = scope.lines.every((line) => !this.unknown.has(line) || this.raisedAs(line) === 0)
    const returning = scope.lines.reduce((sum, line) => sum + pending[line], 0)
    return {
      handled: sums[at.handled],
      raised: raised(sums),
      contacts: raised(sums) + sums[at.returned],
      resolved: isKnown ? sums[at.issuesResolved] : 0,
      leftOver: returning + sums[at.stillWaiting],
      unfinished: scope.lines.reduce((sum, line) => sum + unfinished[line], 0) + sums[at.stillWaiting],
    }
  }
}

function sumOfPaid(paid: Outcome['paid']): number {
  return Object.values(paid).reduce((sum, amount) => sum + amount, 0)
}
