import { floats, intsOf } from '../engine/columns.ts'
import type { Model } from './model.ts'
import { passedAt } from './opening-hours.ts'

/**
 * The clocks of the queues: each runs while its queue is open and stands still while it is closed, so that an hour before
 * closing and one after the next opening are two hours. Without opening hours it is the wall clock.
 *
 * Results stand in a cell: a double that is returned would be boxed wherever the call is not inlined.
 */
export class BusinessClocks {
  /** Open seconds up to the instant that was asked for. */
  readonly reading = floats(1)
  private readonly clock: Float64Array
  /** By type: its queue. By queue: its hours, and how long it has been open before each of their instants. */
  private readonly queueOf: Int32Array
  private readonly hours: readonly (Float64Array | null)[]
  private readonly openBefore: readonly Float64Array[]
  /** By queue: how many of its instants had come when now was asked for last; it only grows within a replication. */
  private readonly passed: Int32Array

  constructor({ queues, types }: Pick<Model, 'queues' | 'types'>, clock: Float64Array) {
    this.clock = clock
    this.queueOf = intsOf(types, ({ queue }) => queue)
    this.hours = queues.map(({ hours }) => hours)
    this.openBefore = queues.map(({ hours }) => openBefore(hours ?? floats(0)))
    this.passed = intsOf(queues, () => 0)
  }

  reset(): void {
    this.passed.fill(0)
  }

  /** Reads the clock of a type's queue now. */
  readNow(type: number): void {
    const queue = this.queueOf[type]
    const hours = this.hours[queue]
    const now = this.clock[0]
    if (hours === null) {
      this.reading[0] = now
      return
    }
    let passed = this.passed[queue]
    while (passed < hours.length && hours[passed] <= now) passed++
    this.passed[queue] = passed
    this.reading[0] = openAt(hours, this.openBefore[queue], passed, now)
  }

  /** Reads the clock of a type's queue at an instant of a column. */
  readAt(type: number, instants: Float64Array, row: number): void {
    const queue = this.queueOf[type]
    const hours = this.hours[queue]
    const instant = instants[row]
    if (hours === null) {
      this.reading[0] = instant
      return
    }
    this.reading[0] = openAt(hours, this.openBefore[queue], passedAt(hours, instant), instant)
  }
}

/** Open seconds up to an instant, when `passed` of the instants of opening and closing have come. */
function openAt(hours: Float64Array, before: Float64Array, passed: number, instant: number): number {
  if (passed === 0) return 0
  const isOpen = passed % 2 === 1
  return isOpen ? before[passed - 1] + (instant - hours[passed - 1]) : before[passed - 1]
}

/** Open seconds before each instant of opening (even) and closing (odd). */
function openBefore(hours: Float64Array): Float64Array {
  const sums = floats(hours.length)
  for (let i = 1; i < hours.length; i++) sums[i] = sums[i - 1] + (i % 2 === 1 ? hours[i] - hours[i - 1] : 0)
  return sums
}
