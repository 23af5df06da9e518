import type { Law } from '../engine/law.ts'

/** When contacts of a type come. */
export type Arrivals =
  | {
      /** Poisson with a rate that is constant from bounds[i] to bounds[i + 1] (the last bound may be Infinity). */
      readonly process: 'poisson'
      readonly bounds: Float64Array
      readonly perSecond: Float64Array
      /** The factor of `busyness` that multiplies the rates of a day; -1: none. */
      readonly busyness: number
    }
  | {
      /** Exactly counts[i] contacts at uniform instants from bounds[i] to bounds[i + 1]. */
      readonly process: 'counts'
      readonly bounds: Float64Array
      readonly counts: Float64Array
    }
  | {
      /** Contacts at these instants, in order. */
      readonly process: 'recorded'
      readonly at: Float64Array
    }

/** Random factors with mean 1, one a day each, that multiply arrival rates: some days are busier than forecast. */
export interface Busyness {
  /** The name keys its luck: that of the type it belongs to, or empty where types share it. */
  readonly factors: readonly { readonly name: string; readonly law: Law }[]
  /** Correlation between any two factors of a day (one-factor Gaussian copula), 0 to 1. */
  readonly correlation: number
  /** d + 1 instants: day i lasts from dayBounds[i] to dayBounds[i + 1]. */
  readonly dayBounds: Float64Array
  /** Each day for itself; or of as many equally likely classes as there are days, every day another. */
  readonly sampling: 'independent' | 'stratified'
}
