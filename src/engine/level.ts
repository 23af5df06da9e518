import { floats } from './columns.ts'

/** One record per level, side by side, so that a change touches one cache line. */
const RECORD = 4
const VALUE = 0
const SINCE = 1
const AREA = 2

/**
 * Piecewise constant quantities integrated over time: queue lengths, busy agents.
 * Time is read from `clock[0]` (seconds): as an argument it would be a boxed double wherever a call is not inlined.
 * After setting the clock back, call `reset`.
 */
export class Levels {
  readonly count: number
  readonly clock: Float64Array
  private readonly records: Float64Array

  constructor(count: number, clock: Float64Array) {
    this.count = count
    this.clock = clock
    this.records = floats(count * RECORD)
    this.reset()
  }

  value(row: number): number {
    return this.records[row * RECORD + VALUE]
  }

  change(row: number, delta: number): void {
    const records = this.records
    const at = row * RECORD
    book(records, at, this.clock)
    records[at + VALUE] += delta
  }

  set(row: number, value: number): void {
    const records = this.records
    const at = row * RECORD
    book(records, at, this.clock)
    records[at + VALUE] = value
  }

  /** The integral over time since the last drain (value × seconds); it starts again from now. */
  drain(row: number): number {
    const records = this.records
    const at = row * RECORD
    book(records, at, this.clock)
    const area = records[at + AREA]
    records[at + AREA] = 0
    return area
  }

  /** All levels to zero, from `clock[0]` on. */
  reset(): void {
    this.records.fill(0)
    for (let row = 0; row < this.count; row++) this.records[row * RECORD + SINCE] = this.clock[0]
  }
}

function book(records: Float64Array, at: number, clock: Float64Array): void {
  const now = clock[0]
  records[at + AREA] += records[at + VALUE] * (now - records[at + SINCE])
  records[at + SINCE] = now
}
