import { floats, ints, intsOf } from '../../engine/columns.ts'

/** What is older than the window is forgotten a sixtieth of it at a time. */
const SLOTS = 60

/** Shares of hits over moving windows, one a row: how many of the last minutes' calls were answered in time. */
export class SlidingShare {
  private readonly clock: Float64Array
  /** By row: seconds of a slot (Infinity: nothing is forgotten); the slot that is open. */
  private readonly slotSeconds: Float64Array
  private readonly open: Int32Array
  /** By row and slot, and by row. */
  private readonly hits: Int32Array
  private readonly all: Int32Array
  private readonly hitSum: Int32Array
  private readonly sum: Int32Array

  /** `seconds`: how long each window is; Infinity: as long as nobody calls `clear`. */
  constructor(seconds: readonly number[], clock: Float64Array) {
    const rows = seconds.length
    this.clock = clock
    this.slotSeconds = floats(rows)
    seconds.forEach((length, row) => (this.slotSeconds[row] = length / SLOTS))
    this.open = ints(rows)
    this.hits = ints(rows * SLOTS)
    this.all = ints(rows * SLOTS)
    this.hitSum = ints(rows)
    this.sum = intsOf(seconds, () => 0)
  }

  reset(): void {
    this.open.fill(0)
    this.hits.fill(0)
    this.all.fill(0)
    this.hitSum.fill(0)
    this.sum.fill(0)
  }

  /** A row begins anew. */
  clear(row: number): void {
    this.hits.fill(0, row * SLOTS, (row + 1) * SLOTS)
    this.all.fill(0, row * SLOTS, (row + 1) * SLOTS)
    this.hitSum[row] = 0
    this.sum[row] = 0
  }

  add(row: number, isHit: boolean): void {
    this.forget(row)
    const slot = row * SLOTS + (this.open[row] % SLOTS)
    this.all[slot]++
    this.sum[row]++
    if (!isHit) return
    this.hits[slot]++
    this.hitSum[row]++
  }

  /** How many there were. */
  count(row: number): number {
    this.forget(row)
    return this.sum[row]
  }

  /** Hits of all; 1 where there were none. */
  share(row: number): number {
    this.forget(row)
    return this.sum[row] === 0 ? 1 : this.hitSum[row] / this.sum[row]
  }

  private forget(row: number): void {
    const now = Math.floor(this.clock[0] / this.slotSeconds[row])
    const passed = Math.min(now - this.open[row], SLOTS)
    for (let i = 1; i <= passed; i++) {
      const slot = row * SLOTS + ((this.open[row] + i) % SLOTS)
      this.sum[row] -= this.all[slot]
      this.hitSum[row] -= this.hits[slot]
      this.all[slot] = 0
      this.hits[slot] = 0
    }
    this.open[row] = now
  }
}
