import type { CoverSlot } from './cover.ts'

/** What has to be covered, and what each column covers of it. */
export interface CoverGrid {
  readonly slots: readonly CoverSlot[]
  /** The slot that each period of the model's grid is part of; −1: nobody is needed or there. */
  readonly slotOf: Int32Array
  /** By column: the share of each slot that an agent is there. */
  readonly covers: readonly ReadonlyMap<number, number>[]
}

/** Shares of a period that differ by less are the same: breaks that are spread do not fall on whole seconds. */
const SHARES_TOLD_APART = 1e6

/**
 * Periods in which as many are needed and the same columns have the same share of an agent there are one slot: every
 * Tuesday at nine is, and what is left is small however long the run.
 */
export function coverGrid(bounds: Float64Array, required: Float64Array, scheduled: Iterable<Float64Array>): CoverGrid {
  const periods = required.length
  const slotOf = new Int32Array(periods)
  const first = new Map<number, number>()
  required.forEach((agents, period) => (slotOf[period] = numberOf(first, agents)))
  const shares: Float64Array[] = []
  let count = first.size
  for (const seconds of scheduled) {
    const own = seconds.map((agentSeconds, period) => {
      const share = agentSeconds / (bounds[period + 1] - bounds[period])
      return Math.round(share * SHARES_TOLD_APART) / SHARES_TOLD_APART
    })
    const refined = new Map<string, number>()
    for (let period = 0; period < periods; period++)
      slotOf[period] = numberOf(refined, `${slotOf[period]} ${own[period]}`)
    shares.push(own)
    count = refined.size
  }
  return gridOf(bounds, required, shares, slotOf, count)
}

function numberOf<K>(numbers: Map<K, number>, key: K): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}

function gridOf(
  bounds: Float64Array,
  required: Float64Array,
  shares: readonly Float64Array[],
  classOf: Int32Array,
  count: number,
): CoverGrid {
  const slots: { required: number; hours: number }[] = []
  const slotOfClass = new Int32Array(count).fill(-2)
  const covers = shares.map(() => new Map<number, number>())
  const slotOf = classOf.map((own, period) => {
    if (slotOfClass[own] === -2) {
      const isUsed = required[period] > 0 || shares.some((column) => column[period] > 0)
      slotOfClass[own] = isUsed ? slots.length : -1
      if (isUsed) {
        shares.forEach((column, i) => column[period] > 0 && covers[i].set(slots.length, column[period]))
        slots.push({ required: required[period], hours: 0 })
      }
    }
    const slot = slotOfClass[own]
    if (slot >= 0) slots[slot].hours += (bounds[period + 1] - bounds[period]) / 3600
    return slot
  })
  return { slots, slotOf, covers }
}
