import type { Estimate, Figures } from '../../experiment/summary.ts'
import { rounded } from './chart.ts'

const NOTHING: Estimate = { value: null, low: null, high: null }

/** Figures of many intervals or days, one list a figure. */
export interface Column {
  readonly values: (number | null)[]
  readonly low: (number | null)[]
  readonly high: (number | null)[]
}

/**
 * Of one scope: each day or interval is looked at once, since a summary computes all figures of a scope at each look.
 */
export function columnsOf<K extends string>(rows: readonly Figures[], keys: readonly K[]): Readonly<Record<K, Column>> {
  const columns = Object.fromEntries(
    keys.map((key): [string, Column] => [key, { values: [], low: [], high: [] }]),
  ) as Record<K, Column>
  for (const figures of rows) {
    for (const key of keys) {
      const { value, low, high } = figures[key] ?? NOTHING
      const column = columns[key]
      column.values.push(rounded(value))
      column.low.push(rounded(low))
      column.high.push(rounded(high))
    }
  }
  return columns
}

/** Whether there is anything but nothing in it. */
export function hasAny({ values }: Column): boolean {
  return values.some((value) => value !== null && value !== 0)
}
