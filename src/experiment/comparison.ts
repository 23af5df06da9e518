import type { Category } from '../models/economy-model.ts'
import type { Kpi } from '../models/kpi.ts'
import type { Estimate } from './summary.ts'

/**
 * What an experiment with several variants found, all under the same luck: every figure of each with its interval, and
 * how each differs from the first.
 */
export interface Comparison {
  /** Version of agner. */
  readonly agner: string
  readonly seed: string
  readonly replications: number
  readonly method: 'replications' | 'batches'
  /** Level of the intervals, 0.95. */
  readonly confidence: number
  /** How the intervals of differences are corrected for being several: all those of one figure hold together. */
  readonly correction: { readonly method: 'bonferroni'; readonly comparisons: number }
  readonly currency?: string
  readonly variants: readonly ComparedVariant[]
  readonly figures: readonly ComparedFigure[]
  /** Of all who pay, what is paid (losses: priced) per replication by kind; absent where nobody pays. */
  readonly costs?: readonly ComparedCost[]
  /** Whether every variant meets the same issues in every replication. */
  readonly sameIssues: boolean
  /** What a reader should know before judging. */
  readonly notes: readonly string[]
  readonly seconds?: number
}

export interface ComparedVariant {
  readonly name: string
  readonly scenario: { readonly name: string; readonly hash: string }
  readonly contacts: number
  readonly events: number
}

/** Whole units of the currency. */
export interface ComparedCost {
  readonly kind: Category
  /** In the order of the variants; null where nobody is paid. */
  readonly variants: readonly (number | null)[]
}

export interface ComparedFigure {
  /** `totals`, `clients`, `queues`, `types`, `groups`. */
  readonly scope: string
  /** Within the scope; '' of totals. */
  readonly name: string
  readonly key: string
  readonly unit: Kpi['unit']
  readonly better: 'higher' | 'lower' | null
  readonly variants: readonly VariantFigure[]
  /** Of each variant but the first, to the first. */
  readonly differences: readonly Difference[]
}

export interface VariantFigure extends Estimate {
  readonly variant: string
  /** 5 % and 95 % quantiles over replications: how much it varies from one to the next. */
  readonly p5: number | null
  readonly p95: number | null
}

export interface Difference extends Estimate {
  readonly variant: string
  /** The interval as if it were the only one, not corrected for the number of comparisons. */
  readonly uncorrected: Pick<Estimate, 'low' | 'high'>
  /** Of the first variant's value; null where that is 0. */
  readonly relative: number | null
  /**
   * By the corrected interval: `higher` and `lower` where neither is better, `same` where no replication differs,
   * `open` where the two cannot be told apart.
   */
  readonly verdict: 'better' | 'worse' | 'higher' | 'lower' | 'same' | 'open'
  /** Replications that would tell a difference of the size seen four times out of five; null where none would. */
  readonly replicationsNeeded: number | null
}
