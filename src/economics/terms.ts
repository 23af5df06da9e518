import type { Band, Contract, Economy, Forecast, SlaTerm } from '../models/economy-model.ts'
import type { Kpi } from '../models/kpi.ts'
import { KPIS } from '../models/kpis.ts'
import type { Model } from '../models/model.ts'
import { serviceLevelKpis } from '../models/service-level.ts'
import { raised, at, type Scope } from '../models/scopes.ts'
import { sumOf, whole, type Line } from './line.ts'
import type { Usage } from './usage.ts'

/** A term of an SLA as a month turned out; null: nothing to judge. */
export interface Verdict {
  readonly contract: number
  /** Its place in the contract. */
  readonly term: number
  readonly month: number
  readonly value: number | null
  /** null: the month is not whole, or lies beyond the forecast, or nothing was offered. */
  readonly isMet: boolean | null
}

/** Meters whose use follows the volume: what a surcharge is on. */
const BY_VOLUME: ReadonlySet<string> = new Set(['contact', 'talk-minute', 'handle-minute', 'resolved-issue', 'issue'])

/** What a contract says beside its prices: surcharge, minimum, bonus and penalty, of the fees of a month. */
export class Terms {
  private readonly model: Model
  private readonly economy: Economy
  private readonly usage: Usage
  private readonly kpis: ReadonlyMap<string, Kpi>
  /** By contract and bill; 1: one of its prices holds. */
  private readonly isInForce: readonly (readonly boolean[])[]

  constructor(model: Model, economy: Economy, usage: Usage) {
    this.model = model
    this.economy = economy
    this.usage = usage
    this.kpis = new Map([...KPIS, ...serviceLevelKpis(model.serviceLevel, [])].map((kpi) => [kpi.key, kpi]))
    this.isInForce = economy.contracts.map((_, id) =>
      Array.from(economy.monthOf, (_month, bill) =>
        economy.charges.some(
          ({ contract, category, holds }) => contract === id && category === 'fees' && holds[bill] === 1,
        ),
      ),
    )
  }

  /** The lines of a month that follow from its charges, and what the SLAs came to. */
  of(month: number, charges: readonly Line[]): { lines: Line[]; verdicts: Verdict[] } {
    const lines: Line[] = []
    const verdicts: Verdict[] = []
    this.economy.contracts.forEach((contract, id) => {
      const fees = charges.filter(({ category, contract: of }) => of === id && category === 'fees')
      const add = (what: Line['what'], quantity: number, price: number): void => {
        const amount = whole(price)
        if (amount === 0) return
        const { client: payer, provider: payee } = contract
        const rate = quantity === 0 ? price : price / quantity
        lines.push({ month, charge: -1, contract: id, payer, payee, category: 'fees', what, quantity, rate, amount })
      }
      const beyond = this.beyondForecast(contract, id, month)
      const byVolume = sumOf(fees.filter((line) => BY_VOLUME.has(this.economy.charges[line.charge].meter)))
      if (contract.forecast !== null)
        add('surcharge', byVolume * beyond, byVolume * beyond * contract.forecast.surcharge)
      const least = contract.minimum * contract.monthShare[month]
      const total = (): number => sumOf(fees) + sumOf(lines.filter((line) => line.contract === id))
      const most = contract.maximum * contract.monthShare[month]
      if (total() < least) add('minimum', 1, least - total())
      else if (total() > most) add('maximum', 1, most - total())
      const judged = total()
      contract.sla.forEach((term, place) => {
        const value = this.valueOf(term, id, month)
        const counts = this.isWhole(contract, month) && !(term.isWithinForecast && beyond > 0)
        const isMet = value === null || !counts ? null : term.isBetterAbove ? value >= term.goal : value <= term.goal
        verdicts.push({ contract: id, term: place, month, value, isMet })
        const band = isMet === null ? undefined : bandOf(term, value ?? NaN)
        if (band === undefined) return
        const price = band.share * judged + band.minorUnits
        add(price < 0 ? 'penalty' : 'bonus', judged, price)
      })
    })
    return { lines, verdicts }
  }

  /** Verdicts need whole months: all days simulated, and the contract in force on all of them. */
  private isWhole({ monthShare }: Contract, month: number): boolean {
    const { days, ofDays } = this.economy.months[month]
    return days >= ofDays && monthShare[month] >= 1
  }

  /** The share of a month's contacts, in the hours of the contract, that lie beyond the forecast and its tolerance. */
  private beyondForecast(contract: Contract, id: number, month: number): number {
    const { forecast, groups, types } = contract
    if (forecast === null) return 0
    const limit = limitOf(forecast, month)
    const pairs = this.usage.pairsOf(groups, types)
    const isAlone = pairs.length === this.usage.pairsOf([...this.model.groups.keys()], types).length
    const sums = this.usage.ofMonth(month, { lines: types, groups: [], pairs }, (bill) => this.isInForce[id][bill])
    // Beside others it answers for what it has handled.
    const came = isAlone ? raised(sums) + sums[at.returned] : sums[at.handled]
    return came <= limit ? 0 : (came - limit) / came
  }

  private valueOf({ figure, types }: SlaTerm, contract: number, month: number): number | null {
    const kpi = this.kpis.get(figure)
    if (kpi === undefined) throw new Error(`${figure} is no figure of an SLA`)
    const { groups } = this.economy.contracts[contract]
    const scope: Scope = { lines: types, groups: [], pairs: this.usage.pairsOf(groups, types) }
    const sums = this.usage.ofMonth(month, scope, (bill) => this.isInForce[contract][bill])
    const per = kpi.denominator === null ? 1 : kpi.denominator(sums)
    return per === 0 ? null : kpi.numerator(sums) / per
  }
}

function limitOf({ contacts, tolerance }: Forecast, month: number): number {
  return contacts[month] * (1 + tolerance)
}

function bandOf({ bands }: SlaTerm, value: number): Band | undefined {
  return bands.find(({ from, below }) => value >= from && value < below)
}
