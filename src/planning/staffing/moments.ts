import type { Column, Slot } from './problem.ts'

/**
 * A time of a slot at which the same columns are there: a slot may have agents in its second half alone. Rules such as
 * `at-least` hold at every moment; service is a matter of slots.
 */
export interface Moment {
  readonly slot: number
  /** Columns, and the share of an agent of each who is there. */
  readonly covers: ReadonlyMap<number, number>
}

/** Where agents are decided slot by slot, a slot is one moment. */
export function slotMoments(slots: readonly Slot[], firstColumn: number, firstSlot: number): Moment[] {
  return slots.map((_, i) => ({ slot: firstSlot + i, covers: new Map([[firstColumn + i, 1]]) }))
}

/**
 * Of shifts: the different ones among the intervals of a slot. `worked` are seconds of each column by period of the grid, of
 * which a share is there.
 */
export function shiftMoments(
  { scheduledSeconds }: Pick<Slot, 'scheduledSeconds'>,
  slot: number,
  worked: readonly { readonly column: number; readonly seconds: Float64Array; readonly present: number }[],
): Moment[] {
  const moments = new Map<string, Moment>()
  for (let period = 0; period < scheduledSeconds.length; period++) {
    const whole = scheduledSeconds[period]
    if (whole === 0) continue
    const covers = new Map<number, number>()
    for (const { column, present, seconds } of worked)
      if (seconds[period] > 0) covers.set(column, (present * Math.min(seconds[period], whole)) / whole)
    const key = [...covers].map(([column, share]) => `${column}:${share}`).join()
    if (!moments.has(key)) moments.set(key, { slot, covers })
  }
  return [...moments.values()]
}

/** Agents at a moment. */
export function agentsAt({ covers }: Moment, counts: ArrayLike<number>): number {
  let agents = 0
  for (const [column, share] of covers) agents += share * counts[column]
  return agents
}

/** Whether a column is one slot, and no other column is in it. */
export function isBySlot(columns: readonly Column[]): boolean {
  return columns.every(({ covers }, column) => covers.size === 1 && covers.get(column) === 1)
}
