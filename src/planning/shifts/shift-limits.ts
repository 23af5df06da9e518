import type { CoverLimits } from './cover.ts'
import type { ShiftColumn } from './shift-columns.ts'

/** What the catalogue allows of each kind of shift. */
export function limitsOf(columns: readonly Pick<ShiftColumn, 'name' | 'allowed'>[]): Map<string, CoverLimits> {
  return new Map(columns.map(({ name, allowed: { atLeast, atMost, share } }) => [name, { atLeast, atMost, share }]))
}
