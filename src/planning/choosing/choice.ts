import type { Category } from '../../models/economy-model.ts'
import type { Estimate } from '../../experiment/summary.ts'
import type { Unfitness } from './unfit.ts'

/** Which of several forms of service suits one client: each judged for what it costs, how it serves, and what is risked. */
export interface Choice {
  /** Version of agner. */
  readonly agner: string
  /** What the forms are forms of, such as the name of a shop. */
  readonly title: string
  /** For whom it is judged. */
  readonly client: string
  readonly seed: string
  readonly replications: number
  /** Level of the intervals, 0.95; differences to the best hold together at it. */
  readonly confidence: number
  readonly correction: { readonly method: 'bonferroni'; readonly comparisons: number }
  /** A difference that is a smaller share of the cost of the best is none that matters. */
  readonly indifference: number
  readonly currency: string
  /** From the one that costs least. */
  readonly forms: readonly Form[]
  /** Of those that can win, at the same goals and all met: the one that costs least; null where there is none. */
  readonly best: string | null
  /** As good, as far as can be told or matters, and can win too. */
  readonly near: readonly string[]
  /** Cheapest of all on wages and invoices alone, whatever the service. */
  readonly bestOnWages: string
  /** Whether every form meets the same issues of the client in every replication. */
  readonly sameIssues: boolean
  readonly contacts: number
  readonly notes: readonly string[]
  readonly seconds?: number
}

/** `finishing`: to work off what is left over at the end. */
export type FormCost = Category | 'finishing'

/** One form; money in whole units of the currency. */
export interface Form {
  readonly name: string
  readonly scenario: { readonly name: string; readonly hash: string }
  /** Fully costed, per issue raised. */
  readonly costPerIssue: Estimate
  /** Of issues raised, those resolved in the end; what is left over at the end of the run aside. */
  readonly resolved: Estimate
  /** What forms are chosen by: fully costed, and a price on what stays unresolved, per issue resolved. */
  readonly costPerResolvedIssue: Estimate
  /** By kind, what adds up to that. */
  readonly costs: Readonly<Partial<Record<FormCost, number>>>
  /** Wages and invoices alone, per issue resolved. */
  readonly wagesPerResolvedIssue: Estimate
  readonly service: readonly Attained[]
  /** Whether every goal is met, by the lower end of its interval. */
  readonly isAtService: boolean
  readonly risk: Risk
  /** Per resolved issue, above the best of those that can win; null for it, and for those that cannot. */
  readonly behind: Behind | null
  readonly verdict: 'best' | 'near' | 'dearer' | Unfitness
}

/** A service level against its goal. */
export interface Attained {
  readonly channel: string
  /** The type or queue it is judged for; of a queue that clients share, the contacts of this one. */
  readonly name: string
  readonly goal: number
  readonly level: Estimate
  readonly verdict: 'met' | 'missed' | 'open'
  /** Of the days with a service level, those that missed the goal; null of a queue that clients share. */
  readonly daysMissed: number | null
}

export interface Risk {
  /** Of whole months, those in which any goal is missed; null values where none is whole. */
  readonly monthsMissed: Estimate
  /** Cost per issue raised of the months, fully costed: nine of ten lie between. */
  readonly monthlyCostPerIssue: { readonly p5: number | null; readonly p95: number | null }
  readonly dearestMonth: { readonly month: string; readonly cost: number }
}

/** More than the best costs, at least 0; `relative` is of the best's value. */
export interface Behind {
  readonly difference: Estimate
  readonly relative: Estimate
  /** By its interval it may be the best as well. */
  readonly mayBeBest: boolean
}
