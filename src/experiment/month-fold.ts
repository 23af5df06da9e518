import { meanInterval, type Estimate } from '../engine/confidence.ts'
import { Tally } from '../engine/tally.ts'
import type { MonthOutcome } from '../economics/months.ts'
import type { MonthPlan } from '../economics/month-plan.ts'
import type { Economy } from '../models/economy-model.ts'
import type { Model } from '../models/model.ts'
import type { MonthSummary } from './summary.ts'

/** Sums up, month by month, what replications came to. */
export class MonthFold {
  private readonly model: Model
  private readonly economy: Economy
  private readonly plan: MonthPlan
  private readonly minorUnits: number
  private readonly confidence: number
  private readonly isProviders: readonly boolean[]
  /** By month and what is told of it. */
  private readonly tallies: readonly Map<string, Tally>[]

  constructor(model: Model, economy: Economy, plan: MonthPlan, minorUnits: number, confidence: number) {
    this.model = model
    this.economy = economy
    this.plan = plan
    this.minorUnits = minorUnits
    this.confidence = confidence
    this.isProviders = ofProviders(economy)
    this.tallies = economy.months.map(() => new Map<string, Tally>())
  }

  add(months: readonly MonthOutcome[]): void {
    months.forEach(({ cost, cash, groups, contracts }, month) => {
      const put = (what: string, value: number): void => this.put(month, what, value)
      cost.forEach((amount, place) => put(`cost ${place}`, amount / this.minorUnits))
      cash.forEach((amount, place) => put(`cash ${place}`, amount / this.minorUnits))
      for (const [name, sum] of Object.entries(totalsOf(months[month], this.isProviders))) {
        put(`${name} of all`, name === 'invoiced' ? sum / this.minorUnits : sum)
      }
      groups.forEach((group, id) => {
        for (const name of OF_GROUPS) put(`${name} ${id}`, group[name])
      })
      contracts.forEach(({ invoiced, once }, id) => {
        put(`invoiced ${id}`, invoiced / this.minorUnits)
        put(`once ${id}`, once / this.minorUnits)
      })
    })
  }

  summaries(): MonthSummary[] {
    const { clients, groups } = this.model
    const { contracts, employerOf, months, parties } = this.economy
    return months.map(({ label, days, ofDays }, month) => {
      const of = (what: string): Estimate => meanInterval(this.tallies[month].get(what) ?? new Tally(), this.confidence)
      const spending = (place: number) => ({ cost: of(`cost ${place}`), cash: of(`cash ${place}`) })
      return {
        month: label,
        days,
        ofDays,
        totals: {
          ...spending(clients.length),
          invoiced: of('invoiced of all'),
          paidHours: of('paidHours of all'),
          fte: of('fte of all'),
          fteOfProviders: of('fteOfProviders of all'),
          hires: of('hires of all'),
          hiresOfProviders: of('hiresOfProviders of all'),
        },
        clients: Object.fromEntries(clients.map(({ name }, client) => [name, spending(client)])),
        groups: Object.fromEntries(
          groups.map(({ name }, id) => [
            name,
            {
              employer: parties[employerOf[id]].name,
              paidHours: of(`paidHours ${id}`),
              fte: of(`fte ${id}`),
              ftePlanned: this.plan.fte[month][id],
              leavers: of(`leavers ${id}`),
              hires: of(`hires ${id}`),
            },
          ]),
        ),
        contracts: Object.fromEntries(
          contracts.map(({ name }, id) => [name, { invoiced: of(`invoiced ${id}`), once: of(`once ${id}`) }]),
        ),
      }
    })
  }

  private put(month: number, what: string, value: number): void {
    const own = this.tallies[month]
    let tally = own.get(what)
    if (tally === undefined) own.set(what, (tally = new Tally()))
    tally.add(value)
  }
}

const OF_GROUPS = ['paidHours', 'fte', 'leavers', 'hires'] as const

/** By group: whether a provider employs its agents. */
export function ofProviders({ employerOf, parties }: Economy): boolean[] {
  return Array.from(employerOf, (party) => parties[party].kind === 'provider')
}

/** Of all groups and contracts together, and of providers' groups among them; money in minor units. */
export function totalsOf({ contracts, groups }: MonthOutcome, isProviders: readonly boolean[]) {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const theirs = groups.filter((_, group) => isProviders[group])
  return {
    invoiced: sum(contracts.map(({ invoiced }) => invoiced)),
    paidHours: sum(groups.map(({ paidHours }) => paidHours)),
    fte: sum(groups.map(({ fte }) => fte)),
    fteOfProviders: sum(theirs.map(({ fte }) => fte)),
    hires: sum(groups.map(({ hires }) => hires)),
    hiresOfProviders: sum(theirs.map(({ hires }) => hires)),
  }
}
