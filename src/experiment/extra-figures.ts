import type { Kpi } from '../models/kpi.ts'
import type { Model } from '../models/model.ts'
import type { Result } from '../models/simulate.ts'

/** A figure of one replication that is not in the books of the simulation: a ratio of sums, in whole units. */
export interface ExtraFigure {
  /** `totals`, `clients` or what else has figures. */
  readonly scope: string
  /** Within the scope; '' of totals. */
  readonly name: string
  readonly key: string
  /** Money unless told. */
  readonly unit?: Kpi['unit']
  readonly numerator: number
  readonly denominator: number
}

/** Figures that follow from a result, such as what a replication costs. */
export interface ExtraFigures {
  readonly keys: readonly string[]
  /** Scopes that the books do not have, such as providers. */
  readonly scopes: readonly string[]
  /** null where a model has none. */
  readonly of: (model: Model) => ((result: Result) => readonly ExtraFigure[]) | null
}

/** What is compared beside the figures of the books, unless a caller has others. */
export const EXTRA_FIGURES: ExtraFigures = { keys: [], scopes: [], of: () => null }
