import { clip, ratioInterval } from '../engine/confidence.ts'
import { layoutOf, type PageLayout } from '../models/facts.ts'
import type { Model, ServiceLevelName } from '../models/model.ts'
import type { Pairs } from '../models/pairs.ts'
import { clientScope, collect, queueScope, sumsFor, totalScope, type Scope, type Sums } from '../models/scopes.ts'
import { serviceLevelFormulas } from '../models/service-level.ts'
import { RatioTable } from './ratio-table.ts'
import type { Estimate } from './summary.ts'

export const FORMULA_NAMES = Object.keys(serviceLevelFormulas) as readonly ServiceLevelName[]

/** One scope by all six formulas. */
export type LevelByFormula = Readonly<Record<ServiceLevelName, Estimate>>

export interface FormulaLevelsFound {
  readonly totals: LevelByFormula
  readonly queues: Readonly<Record<string, LevelByFormula>>
  readonly clients: Readonly<Record<string, LevelByFormula>>
}

/** The same contacts by every service-level formula: what could be reported of one and the same service. */
export class FormulaLevels {
  private readonly model: Model
  private readonly layout: PageLayout
  /** All, then the queues, then the clients. */
  private readonly scopes: readonly Scope[]
  private readonly table: RatioTable
  private readonly sums: Sums

  constructor(model: Model, pairs: Pairs) {
    this.model = model
    this.layout = layoutOf(model, pairs)
    this.scopes = [
      totalScope(model, pairs),
      ...model.queues.map((_, queue) => queueScope(model, pairs, queue)),
      ...model.clients.map((_, client) => clientScope(model, pairs, client)),
    ]
    this.table = new RatioTable(this.scopes.length * FORMULA_NAMES.length)
    this.sums = sumsFor(this.layout)
  }

  /** One observation: the facts of its page stand at `start`. */
  observe(facts: Float64Array, start: number): void {
    this.scopes.forEach((scope, id) => {
      const sums = collect(facts, start, this.layout, scope, this.sums)
      FORMULA_NAMES.forEach((name, formula) => {
        const { numerator, denominator } = serviceLevelFormulas[name]
        this.table.add(id * FORMULA_NAMES.length + formula, numerator(0)(sums), denominator(0)(sums))
      })
    })
  }

  found(confidence: number): FormulaLevelsFound {
    const { clients, queues } = this.model
    const of = (id: number): LevelByFormula =>
      Object.fromEntries(
        FORMULA_NAMES.map((name, formula) => {
          const sums = this.table.at(id * FORMULA_NAMES.length + formula)
          return [name, clip(ratioInterval(sums, confidence), 0, 1)]
        }),
      ) as LevelByFormula
    const named = (list: readonly { readonly name: string }[], first: number): Record<string, LevelByFormula> =>
      Object.fromEntries(list.map(({ name }, id) => [name, of(first + id)]))
    return { totals: of(0), queues: named(queues, 1), clients: named(clients, 1 + queues.length) }
  }
}
