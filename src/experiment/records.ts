/** Records that come into being together. */
const CHUNK_BITS = 8
const PLACE_MASK = (1 << CHUNK_BITS) - 1

/** Where a record's count of observations stands. */
export const COUNT = 0

/**
 * Sums about many rows (figures of every day, interval and scope) of which most never meet anything but 0: closed hours,
 * channels that a type has not. A row has a record from its first other number on; until then it counts zeros. A record
 * of zeros alone would say the same.
 */
export class Records {
  /** By row: its record, or -1 - the zeros met so far. */
  private readonly recordOf: Int32Array
  private readonly chunks: Float64Array[] = []
  private readonly length: number
  private records = 0

  /** `length` numbers a record, its count included. */
  constructor(rows: number, length: number) {
    this.recordOf = new Int32Array(rows).fill(-1)
    this.length = length
  }

  /** The row's record for an observation; -1 where there is none and need not be, the observation being all zeros. */
  observe(row: number, isZero: boolean): number {
    const record = this.recordOf[row]
    if (record >= 0) return record
    if (isZero) {
      this.recordOf[row]--
      return -1
    }
    return this.begin(row)
  }

  /** The row's record; -1 if it has none. */
  find(row: number): number {
    return Math.max(-1, this.recordOf[row])
  }

  /** Observations of a row that met nothing but 0. */
  zeros(row: number): number {
    return -1 - this.recordOf[row]
  }

  /** The array that a record is in, from `start` on. */
  chunk(record: number): Float64Array {
    return this.chunks[record >> CHUNK_BITS]
  }

  start(record: number): number {
    return (record & PLACE_MASK) * this.length
  }

  private begin(row: number): number {
    const record = this.records++
    if ((record & PLACE_MASK) === 0) this.chunks.push(new Float64Array(this.length << CHUNK_BITS))
    this.chunk(record)[this.start(record) + COUNT] = this.zeros(row)
    this.recordOf[row] = record
    return record
  }
}
