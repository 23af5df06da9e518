/**
 * A table: columns of equal length, a row is an integer. Rows are reused, last freed first (its cells are still in the
 * cache); the table doubles when it is full. Columns move when it grows: never keep one across events.
 */
export abstract class Table {
  capacity = 0
  private freeRows = new Int32Array(0)
  private freeCount = 0

  /** Gives every column this length, keeping what it holds. */
  protected abstract resize(capacity: number): void

  /** Rows in use. */
  get size(): number {
    return this.capacity - this.freeCount
  }

  /** A free row, its cells as the last user left them. */
  add(): number {
    if (this.freeCount === 0) this.grow()
    return this.freeRows[--this.freeCount]
  }

  free(row: number): void {
    this.freeRows[this.freeCount++] = row
  }

  private grow(): void {
    const before = this.capacity
    const capacity = before === 0 ? 64 : before * 2
    this.resize(capacity)
    this.capacity = capacity
    this.freeRows = new Int32Array(capacity)
    this.freeCount = capacity - before
    for (let i = 0; i < this.freeCount; i++) this.freeRows[i] = capacity - 1 - i
  }
}

/** A longer copy of an Int32 column. */
export function longerInts(column: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length)
  longer.set(column)
  return longer
}

/** A longer copy of a Float64 column. */
export function longerFloats(column: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(length)
  longer.set(column)
  return longer
}
