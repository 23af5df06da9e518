import type { Economy } from '../models/economy-model.ts'
import type { Model } from '../models/model.ts'
import { Pairs } from '../models/pairs.ts'
import type { Result } from '../models/simulate.ts'
import { chargeLines } from './charges.ts'
import type { Line } from './line.ts'
import { Sharing } from './sharing.ts'
import { Terms, type Verdict } from './terms.ts'
import { Usage } from './usage.ts'

/** The books of one replication. */
export interface Books {
  /** Month by month: charges, then what follows from contracts, then shares of a center's cost. */
  readonly lines: readonly Line[]
  readonly verdicts: readonly Verdict[]
  /** By party and client: what employing its groups for that client has cost, minor units. */
  readonly ownCost: readonly (readonly number[])[]
}

/** Settles what one replication after the other came to, month by month. */
export class Settlement {
  readonly economy: Economy
  readonly usage: Usage
  private readonly terms: Terms
  private readonly sharing: Sharing
  private readonly clients: number
  /** Of `Economy.parties`, by client. */
  private readonly partyOf: readonly number[]

  constructor(model: Model, economy: Economy) {
    const pairs = new Pairs(model)
    this.economy = economy
    this.usage = new Usage(model, economy, pairs)
    this.terms = new Terms(model, economy, this.usage)
    this.sharing = new Sharing(model, economy, pairs, this.usage)
    this.clients = model.clients.length
    this.partyOf = model.clients.map((_, client) => economy.parties.findIndex((party) => party.client === client))
  }

  settle(result: Pick<Result, 'bills' | 'metered'>): Books {
    const { economy } = this
    this.usage.read(result)
    const lines: Line[] = []
    const verdicts: Verdict[] = []
    const ownCost = economy.parties.map(() => Array.from({ length: this.clients }, () => 0))
    economy.months.forEach((_, month) => {
      const charges = chargeLines(economy, this.usage, month)
      const terms = this.terms.of(month, charges)
      verdicts.push(...terms.verdicts)
      lines.push(...charges, ...terms.lines)
      for (const line of charges) if (this.clients > 0) this.shares(line, ownCost, lines)
    })
    return { lines, verdicts, ownCost }
  }

  /** What a provider or the center spends on a group is spent for the clients it works for; the center asks them for it. */
  private shares(line: Line, ownCost: number[][], lines: Line[]): void {
    const { kind } = this.economy.parties[line.payer]
    if (kind === 'client') return
    this.sharing.partsOf(line).forEach((amount, client) => {
      if (client === this.clients) return
      ownCost[line.payer][client] += amount
      if (kind !== 'center' || amount === 0) return
      const rate = amount / line.amount
      lines.push({
        ...line,
        payer: this.partyOf[client],
        payee: line.payer,
        what: 'share',
        quantity: line.amount,
        rate,
        amount,
      })
    })
  }
}
