import { MONEY_FIGURES, type MoneyFigure, type Outcome } from '../economics/figures.ts'
import { MonthReader, type MonthOutcome } from '../economics/months.ts'
import type { MonthPlan } from '../economics/month-plan.ts'
import { OutcomeReader, type Outcomes } from '../economics/outcomes.ts'
import { Settlement, type Books } from '../economics/settlement.ts'
import { minorUnitsIn } from '../models/currency.ts'
import type { Category, Economy } from '../models/economy-model.ts'
import type { Model } from '../models/model.ts'
import type { Result } from '../models/simulate.ts'
import type { ExtraFigure, ExtraFigures } from './extra-figures.ts'
import { MONTH_FIGURES, monthFigures, MONTHS } from './month-figures.ts'

export type MoneyScope = 'totals' | 'clients' | 'providers'

/** What a replication cost: its books, and the figures of those who pay and are paid. */
export interface Settled {
  readonly books: Books
  readonly outcomes: Outcomes
  /** By month. */
  readonly months: readonly MonthOutcome[]
  readonly figures: readonly (ExtraFigure & { readonly scope: MoneyScope | 'contracts' })[]
}

/** Settles one replication after the other. */
export class MoneyReader {
  private readonly model: Model
  private readonly economy: Economy
  private readonly settlement: Settlement
  private readonly outcomes: OutcomeReader
  private readonly months: MonthReader
  readonly minorUnits: number

  constructor(model: Model, economy: Economy) {
    this.model = model
    this.economy = economy
    this.settlement = new Settlement(model, economy)
    this.outcomes = new OutcomeReader(model, this.settlement)
    this.months = new MonthReader(model, this.settlement)
    this.minorUnits = minorUnitsIn(model.currency ?? '')
  }

  get monthPlan(): MonthPlan {
    return this.months.plan
  }

  read(result: Result): Settled {
    const books = this.settlement.settle(result)
    const outcomes = this.outcomes.read(books, result)
    const { total, clients, parties } = outcomes
    return {
      books,
      outcomes,
      months: this.months.read(books),
      figures: [
        ...this.of('totals', '', total),
        ...clients.flatMap((outcome, client) => this.of('clients', this.model.clients[client].name, outcome)),
        ...parties.flatMap((outcome, party) => {
          const { kind, name } = this.economy.parties[party]
          return kind === 'provider' ? this.of('providers', name, outcome) : []
        }),
        ...this.misses(books),
      ],
    }
  }

  private of(scope: MoneyScope, name: string, outcome: Outcome): Settled['figures'][number][] {
    return figuresFor(scope).map(({ key, unit, numerator, denominator }) => ({
      scope,
      name,
      key,
      unit,
      numerator: numerator(outcome) / (unit === 'money' ? this.minorUnits : 1),
      denominator: denominator === null ? 1 : denominator(outcome),
    }))
  }

  /** By contract with an SLA: months that miss any of its terms, of those that are judged. */
  private misses({ verdicts }: Books): Settled['figures'][number][] {
    return this.economy.contracts.flatMap(({ name, sla }, id) => {
      if (sla.length === 0) return []
      const judged = verdicts.filter(({ contract, isMet }) => contract === id && isMet !== null)
      const months = new Set(judged.map(({ month }) => month))
      const missed = new Set(judged.filter(({ isMet }) => isMet === false).map(({ month }) => month))
      const sums = { numerator: missed.size, denominator: months.size }
      return [{ scope: 'contracts' as const, name, key: 'monthsMissed', unit: 'share' as const, ...sums }]
    })
  }
}

export function figuresFor(scope: MoneyScope): MoneyFigure[] {
  const of = scope === 'providers' ? 'providers' : 'payers'
  return MONEY_FIGURES.filter((figure) => figure.of === of)
}

/** The scope of what is paid by kind: apart from figures by name. */
export const COSTS = 'costs'

/** In the order in which reports list and stack them. */
export const CATEGORIES = [
  'wages',
  'overheads',
  'fees',
  'one-off',
  'retained',
  'concessions',
  'losses',
] as const satisfies readonly Category[]

/** What comparisons have of money. */
export const MONEY_COMPARED: ExtraFigures = {
  keys: [...MONEY_FIGURES.map(({ key }) => key), ...MONTH_FIGURES],
  scopes: ['providers', 'contracts', MONTHS],
  of: (model) => {
    if (model.economy === null) return null
    const { economy } = model
    const reader = new MoneyReader(model, economy)
    return (result) => {
      const { figures, months, outcomes } = reader.read(result)
      const costs = CATEGORIES.map((name): ExtraFigure => {
        return {
          scope: COSTS,
          name,
          key: 'paid',
          numerator: outcomes.total.paid[name] / reader.minorUnits,
          denominator: 1,
        }
      })
      return [...figures, ...costs, ...monthFigures(months, economy, reader.minorUnits)]
    }
  },
}
