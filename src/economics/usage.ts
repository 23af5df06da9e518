import type { Charge, Economy } from '../models/economy-model.ts'
import { layoutOf, type PageLayout } from '../models/facts.ts'
import { AGAIN, CLASSES, HANDED_ON, meteredAt } from '../models/metering.ts'
import type { Model } from '../models/model.ts'
import type { Pairs } from '../models/pairs.ts'
import { raised, at, collect, sumsFor, waitedOf, type Scope, type Sums } from '../models/scopes.ts'
import { paidAsWorked } from '../models/shrinkage-kpis.ts'
import type { Result } from '../models/simulate.ts'

const HOUR = 3600
const MINUTE = 60

/** What meters read that are sums of the books: units by the facts of a charge's groups and types. */
const BOOKED: Readonly<Partial<Record<Charge['meter'], (sums: Sums, charge: Charge) => number>>> = {
  'paid-hour': (sums) => paidAsWorked(sums) / HOUR,
  'signed-in-hour': (sums) => sums[at.signedInArea] / HOUR,
  'productive-hour': (sums) => sums[at.busyArea] / HOUR,
  'training-hour': (sums) => (sums[at.trainingArea] + sums[at.inTrainingArea]) / HOUR,
  hire: (sums) => sums[at.leavers],
  'fte-month': (sums, { fullTimeHours }) => paidAsWorked(sums) / HOUR / fullTimeHours,
  issue: raised,
  'unresolved-issue': (sums) => raised(sums) - sums[at.issuesResolved],
  'lost-contact': (sums) => sums[at.abandoned] + sums[at.blocked] + sums[at.sentAway] + sums[at.unreached],
  'waiting-minute': (sums) => waitedOf(sums) / MINUTE,
}

/** What meters read of the contacts that the groups have handled: where that stands, and how much of it is a unit. */
const HANDLED: Readonly<Partial<Record<Charge['meter'], { readonly measure: number; readonly unit: number }>>> = {
  contact: { measure: meteredAt.contacts, unit: 1 },
  'talk-minute': { measure: meteredAt.talk, unit: MINUTE },
  'handle-minute': { measure: meteredAt.handle, unit: MINUTE },
  'resolved-issue': { measure: meteredAt.resolved, unit: 1 },
}

/** Reads the meters of one replication after the other. */
export class Usage {
  private readonly economy: Economy
  private readonly layout: PageLayout
  private readonly pairs: Pairs
  private readonly sums: Sums
  private readonly scopes: readonly Scope[]
  /** By month: its bills. */
  readonly bills: readonly (readonly number[])[]
  private bookedFacts: Float64Array = new Float64Array(0)
  private metered: Float64Array = new Float64Array(0)

  constructor(model: Model, economy: Economy, pairs: Pairs) {
    this.economy = economy
    this.layout = layoutOf(model, pairs)
    this.pairs = pairs
    this.sums = sumsFor(this.layout)
    this.scopes = economy.charges.map((charge) => this.scopeOf(knownOf(charge, model)))
    this.bills = economy.months.map((_, month) =>
      Array.from(economy.monthOf.keys()).filter((bill) => economy.monthOf[bill] === month),
    )
  }

  read({ bills, metered }: Pick<Result, 'bills' | 'metered'>): void {
    this.bookedFacts = bills
    this.metered = metered
  }

  /** Units of a charge in a month, of the bills on which it holds. */
  of(id: number, month: number): number {
    const charge = this.economy.charges[id]
    const { monthShare, seats, spreadMonths } = charge
    if (charge.meter === 'month') return monthShare[month]
    if (charge.meter === 'seat-month') return seats * monthShare[month]
    if (charge.meter === 'once') return monthShare[month] / spreadMonths
    let units = 0
    for (const bill of this.bills[month]) if (charge.holds[bill] === 1) units += this.onBill(charge, id, bill)
    return units
  }

  private onBill(charge: Charge, id: number, bill: number): number {
    const handled = HANDLED[charge.meter]
    if (handled !== undefined) return this.handled(this.scopes[id].pairs, bill, handled.measure, charge) / handled.unit
    const booked = BOOKED[charge.meter]
    if (booked === undefined) throw new Error(`${charge.meter} is metered by nothing`)
    return booked(this.collected(bill, this.scopes[id]), charge)
  }

  /** What is metered of the contacts of pairs, over those of their classes that count. */
  handled(
    pairs: readonly number[],
    bill: number,
    measure: number,
    { isForRepeats, isForTransfers }: Pick<Charge, 'isForRepeats' | 'isForTransfers'> = EVERY,
  ): number {
    let sum = 0
    for (const pair of pairs) {
      for (let kind = 0; kind < CLASSES; kind++) {
        if (!isForRepeats && (kind & AGAIN) !== 0) continue
        if (!isForTransfers && (kind & HANDED_ON) !== 0) continue
        sum += this.metered[((bill * this.pairs.count + pair) * CLASSES + kind) * meteredAt.measures + measure]
      }
    }
    return sum
  }

  /** The sums of a scope on a bill; good until the next are asked for. */
  collected(bill: number, scope: Scope): Sums {
    return collect(this.bookedFacts, bill * this.layout.length, this.layout, scope, this.sums)
  }

  /** The sums of a scope in a month, a copy. */
  ofMonth(month: number, scope: Scope, mayCount: (bill: number) => boolean = () => true): Sums {
    const total = sumsFor(this.layout)
    for (const bill of this.bills[month]) {
      if (!mayCount(bill)) continue
      const sums = this.collected(bill, scope)
      for (let i = 0; i < sums.length; i++) total[i] += sums[i]
    }
    return total
  }

  /** The sums of a scope over all months, a copy. */
  ofAll(scope: Scope): Sums {
    const total = sumsFor(this.layout)
    this.bills.forEach((_, month) => this.ofMonth(month, scope).forEach((sum, i) => (total[i] += sum)))
    return total
  }

  /** Contacts handled by pairs, over all months. */
  handledBy(pairs: readonly number[]): number {
    return this.economy.monthOf.reduce((sum, _, bill) => sum + this.handled(pairs, bill, meteredAt.contacts), 0)
  }

  private scopeOf({ groups, types }: Pick<Charge, 'groups' | 'types'>): Scope {
    return { lines: types, groups, pairs: this.pairsOf(groups, types) }
  }

  pairsOf(groups: readonly number[], types: readonly number[]): number[] {
    const { group, type } = this.pairs
    return Array.from(group.keys()).filter((pair) => groups.includes(group[pair]) && types.includes(type[pair]))
  }
}

/** What is not resolved is known of types alone that may be. */
function knownOf({ groups, meter, types }: Charge, model: Model): Pick<Charge, 'groups' | 'types'> {
  return {
    groups,
    types: meter === 'unresolved-issue' ? types.filter((id) => model.types[id].resolution !== null) : types,
  }
}

const EVERY = { isForRepeats: true, isForTransfers: true }
