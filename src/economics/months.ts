import type { Economy } from '../models/economy-model.ts'
import type { Model } from '../models/model.ts'
import { Pairs } from '../models/pairs.ts'
import { at, groupScope, type Scope } from '../models/scopes.ts'
import { paidAsWorked } from '../models/shrinkage-kpis.ts'
import type { Line } from './line.ts'
import { monthPlanOf, type MonthPlan } from './month-plan.ts'
import type { Books, Settlement } from './settlement.ts'

/** What a month came to in one replication. Money in minor units. */
export interface MonthOutcome {
  /** By client, and last of all together. */
  readonly cost: readonly number[]
  readonly cash: readonly number[]
  readonly groups: readonly GroupMonth[]
  readonly contracts: readonly ContractMonth[]
}

export interface GroupMonth {
  /** As worked: overtime in them, unpaid absence and vacant places not. */
  readonly paidHours: number
  readonly fte: number
  /** Agents who left, each of whom is replaced. */
  readonly leavers: number
  /** These, and how many more the plan needs than in the month before. */
  readonly hires: number
}

export interface ContractMonth {
  /** Fees with surcharge, minimum, maximum, bonus and penalty. */
  readonly invoiced: number
  /** What the provider is paid once, where it falls due in the month. */
  readonly once: number
}

/** Reads what months came to, from books that have just been settled. */
export class MonthReader {
  private readonly economy: Economy
  private readonly settlement: Settlement
  private readonly scopes: readonly Scope[]
  private readonly places: number
  readonly plan: MonthPlan

  constructor(model: Model, settlement: Settlement) {
    const { economy } = settlement
    const pairs = new Pairs(model)
    this.economy = economy
    this.settlement = settlement
    this.scopes = model.groups.map((_, group) => groupScope(pairs, group))
    this.places = model.clients.length + 1
    this.plan = monthPlanOf(model, economy)
  }

  read({ lines }: Books): MonthOutcome[] {
    const byMonth = this.economy.months.map((): Line[] => [])
    for (const line of lines) byMonth[line.month].push(line)
    return byMonth.map((own, month) => ({
      ...this.spending(own, month),
      groups: this.scopes.map((scope, group) => this.group(scope, group, month)),
      contracts: this.economy.contracts.map((_, id) => this.contract(own, id, month)),
    }))
  }

  private group(scope: Scope, group: number, month: number): GroupMonth {
    const { fte, more, paidHours: planned } = this.plan
    const sums = this.settlement.usage.ofMonth(month, scope)
    const paidHours = paidAsWorked(sums) / 3600
    const leavers = sums[at.leavers]
    return {
      paidHours,
      // As the plan has it, but for what is paid more or less than it says.
      fte: planned[month][group] === 0 ? 0 : fte[month][group] * (paidHours / planned[month][group]),
      leavers,
      hires: more[month][group] + leavers,
    }
  }

  private contract(lines: readonly Line[], id: number, month: number): ContractMonth {
    const { charges, contracts } = this.economy
    let [invoiced, once] = [0, 0]
    for (const { amount, category, contract } of lines) {
      if (contract === id && category === 'fees') invoiced += amount
    }
    for (const { contract, meter, minorUnits, paidIn, payee } of charges) {
      if (contract === id && meter === 'once' && paidIn === month && payee === contracts[id].provider)
        once += minorUnits
    }
    return { invoiced, once }
  }

  private spending(lines: readonly Line[], month: number): Pick<MonthOutcome, 'cost' | 'cash'> {
    const { charges, parties } = this.economy
    const { places } = this
    const cost = Array.from({ length: places }, () => 0)
    const cash = Array.from({ length: places }, () => 0)
    for (const { amount, category, charge, payer, what } of lines) {
      const { client, kind } = parties[payer]
      if (category === 'losses' || (kind !== 'client' && kind !== 'center')) continue
      const isOnce = charge >= 0 && charges[charge].meter === 'once'
      // What clients pay the center is what it pays for them.
      const whose = what === 'share' ? [client] : kind === 'client' ? [client, places - 1] : [places - 1]
      for (const place of whose) {
        cost[place] += amount
        if (!isOnce) cash[place] += amount
      }
    }
    for (const { meter, minorUnits, paidIn, payer } of charges) {
      const { client, kind } = parties[payer]
      if (meter !== 'once' || paidIn !== month || !(kind === 'client' || kind === 'center')) continue
      for (const place of kind === 'client' ? [client, places - 1] : [places - 1]) cash[place] += minorUnits
    }
    return { cost, cash }
  }
}
