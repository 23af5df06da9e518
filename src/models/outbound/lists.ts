import { bytes, floats, ints } from '../../engine/columns.ts'
import { NONE as MISSING } from '../../engine/ids.ts'
import type { Model } from '../model.ts'
import type { Outbound } from './outbound-model.ts'
import type { OutboundCounts } from './outbound-counts.ts'
import type { Records } from './records.ts'

const NONE = MISSING

/** Whom to call next, list by list: who is to be called again goes before who has not been called yet. */
export class Lists {
  private readonly plans: readonly (Outbound | null)[]
  private readonly records: Records
  private readonly counts: OutboundCounts
  private readonly clock: Float64Array
  /** By type: records that have not been called yet, and those that have. */
  private readonly fresh: Float64Array
  private readonly begun: Int32Array
  /** By type: who is to be called again now. */
  private readonly head: Int32Array
  private readonly tail: Int32Array
  /** By type: the next step of loading and of the calling hours; 1: it is a time to call. */
  private readonly loadStep: Int32Array
  private readonly hourStep: Int32Array
  private readonly isTime: Uint8Array

  constructor(model: Model, records: Records, counts: OutboundCounts, clock: Float64Array) {
    const { length } = model.types
    this.plans = model.types.map(({ outbound }) => outbound)
    this.records = records
    this.counts = counts
    this.clock = clock
    this.fresh = floats(length)
    this.begun = ints(length)
    this.head = ints(length, NONE)
    this.tail = ints(length, NONE)
    this.loadStep = ints(length)
    this.hourStep = ints(length)
    this.isTime = bytes(length)
  }

  reset(): void {
    this.fresh.fill(0)
    this.begun.fill(0)
    this.head.fill(NONE)
    this.tail.fill(NONE)
    this.loadStep.fill(0)
    this.hourStep.fill(0)
    this.plans.forEach((plan, type) => (this.isTime[type] = plan !== null && plan.hours === null ? 1 : 0))
  }

  /** When the clock next changes anything; Infinity: never again. */
  nextAt(): number {
    let next = Infinity
    this.plans.forEach((plan, type) => {
      if (plan === null) return
      next = Math.min(next, plan.loadedAt[this.loadStep[type]] ?? Infinity)
      next = Math.min(next, plan.hours?.[this.hourStep[type]] ?? Infinity)
    })
    return next
  }

  /** Loads what is due, and begins or ends the calling hours. */
  takeSteps(): void {
    const now = this.clock[0]
    this.plans.forEach((plan, type) => {
      if (plan === null) return
      while (this.loadStep[type] < plan.loadedAt.length && plan.loadedAt[this.loadStep[type]] <= now) {
        this.loadStep[type]++
        this.fresh[type] += plan.records
        if (plan.records < Infinity) this.counts.loaded(type, plan.records)
      }
      const { hours } = plan
      while (hours !== null && this.hourStep[type] < hours.length && hours[this.hourStep[type]] <= now) {
        this.isTime[type] = this.hourStep[type]++ % 2 === 0 ? 1 : 0
      }
    })
  }

  /** Whether there is somebody whom it is allowed to call. */
  hasNext(type: number): boolean {
    return this.isTime[type] === 1 && (this.head[type] !== NONE || this.fresh[type] > 0)
  }

  /** The next record, off its list. */
  takeNext(type: number): number {
    const { records } = this
    const again = this.head[type]
    if (again !== NONE) {
      this.head[type] = records.next[again]
      if (this.head[type] === NONE) this.tail[type] = NONE
      return again
    }
    this.fresh[type]--
    if (this.fresh[type] === Infinity) this.counts.loaded(type, 1)
    const record = records.add()
    records.type[record] = type
    records.ordinal[record] = this.begun[type]++
    records.calls[record] = 0
    records.agent[record] = NONE
    records.event[record] = NONE
    return record
  }

  /** It is time to call again. */
  add(record: number): void {
    const { next, type } = this.records
    const list = type[record]
    next[record] = NONE
    if (this.tail[list] === NONE) this.head[list] = record
    else next[this.tail[list]] = record
    this.tail[list] = record
  }

  /** Those who are to be called again now; for tests. */
  waiting(): number {
    let count = 0
    for (const head of this.head) {
      for (let record = head; record !== NONE; record = this.records.next[record]) count++
    }
    return count
  }
}
