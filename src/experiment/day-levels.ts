import type { Model } from '../models/model.ts'
import type { Result } from '../models/simulate.ts'
import { goalsOf, LEVEL_BINS } from '../models/verdicts.ts'

/** How single days turned out against a goal. */
export interface DayLevels {
  readonly queue: string
  readonly type: string | null
  /** 101 counts: of days with a service level from 0 to below 1 %, and so on; the last, of 100 %. */
  readonly days: readonly number[]
}

/** By goal: how many days, of all replications, were at which level. */
export class DayLevelCounts {
  private readonly model: Model
  private readonly counts: Float64Array

  constructor(model: Model) {
    this.model = model
    this.counts = new Float64Array(LEVEL_BINS * goalsOf(model).length)
  }

  add({ goals }: Result): void {
    goals.dayLevels.forEach((days, bin) => (this.counts[bin] += days))
  }

  /** In the order of the goals; none in steady state, which has no days. */
  found(): DayLevels[] {
    const { periods, queues, types } = this.model
    if (periods.kind !== 'calendar') return []
    return goalsOf(this.model).map(({ queue, type }, id) => ({
      queue: queues[queue].name,
      type: types[type]?.name ?? null,
      days: [...this.counts.subarray(id * LEVEL_BINS, (id + 1) * LEVEL_BINS)],
    }))
  }
}
