import type { Sums } from './scopes.ts'

/**
 * A figure is a ratio of sums: over intervals, days and replications the two sums add up first and are divided after.
 * Counts are per replication.
 */
export interface Kpi {
  readonly key: string
  /** The scopes it has a meaning for. */
  readonly of: readonly ('contacts' | 'handling' | 'agents' | 'lines' | 'trunks' | 'outages')[]
  /** `money`: the numerator is in minor units of the currency (cents), the figure in whole ones (euros). */
  readonly unit:
    | 'count'
    | 'share'
    | 'seconds'
    | 'agents'
    | 'contacts'
    | 'erlangs'
    | 'agent-seconds'
    | 'hours'
    | 'points'
    | 'lines'
    | 'money'
  readonly description: string
  /** Told only where the center has outages, or agents with shifts. */
  readonly onlyWith?: 'outages' | 'shifts'
  /** A share that can pass 1: its interval is not cut there. */
  readonly mayPassOne?: true
  /** A difference: its interval is not cut at 0. */
  readonly mayBeNegative?: true
  readonly numerator: (sums: Sums) => number
  /** null: how often it was observed. */
  readonly denominator: ((sums: Sums) => number) | null
  /** A second ratio that the first is multiplied by. */
  readonly times?: { readonly numerator: (sums: Sums) => number; readonly denominator: (sums: Sums) => number }
}

/** One fact, as it is. */
export function count(index: number): (sums: Sums) => number {
  return (sums) => sums[index]
}
