import type { RatioSums } from '../engine/confidence.ts'
import { sumsOf } from './ratio-table.ts'
import { COUNT, Records } from './records.ts'

const MEAN = 1
const SQUARES = 2
const RECORD = 3

/** Many figures side by side that are divided by the same number at each observation: half a `RatioTable`. */
export class CountTable {
  private readonly records: Records

  constructor(rows: number) {
    this.records = new Records(rows, RECORD)
  }

  add(row: number, x: number): void {
    const record = this.records.observe(row, x === 0)
    if (record < 0) return
    const sums = this.records.chunk(record)
    const at = this.records.start(record)
    const count = ++sums[at + COUNT]
    const off = x - sums[at + MEAN]
    sums[at + MEAN] += off / count
    sums[at + SQUARES] += off * (x - sums[at + MEAN])
  }

  /** As ratios to `y`, the divisor of each observation. */
  at(row: number, y: number): RatioSums {
    const record = this.records.find(row)
    if (record < 0) return sumsOf(this.records.zeros(row), 0, y, 0, 0, 0)
    const at = this.records.start(record)
    const [count, mean, squares] = this.records.chunk(record).subarray(at, at + RECORD)
    return sumsOf(count, mean, y, squares, 0, 0)
  }
}
