import { ints } from './columns.ts'

/**
 * A table: columns of equal length, a row is an integer. Rows are reused, last freed first (its cells are still in the
 * cache); the table doubles when it is full. Columns move when it grows: never keep one across events. Make it large
 * enough for what is usual: V8 compiles the address of a column into the code only while the column has never moved.
 */
export abstract class Table {
  capacity: number
  private freeRows: Int32Array<ArrayBuffer>
  private freeCount: number

  /** For so many rows at first, at least 1. */
  constructor(capacity: number) {
    this.capacity = capacity
    this.freeRows = handOutFrom(ints(capacity), 0)
    this.freeCount = capacity
  }

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

  /** All rows are free again. */
  reset(): void {
    handOutFrom(this.freeRows, 0)
    this.freeCount = this.capacity
  }

  private grow(): void {
    const before = this.capacity
    const capacity = before * 2
    this.resize(capacity)
    this.capacity = capacity
    this.freeRows = handOutFrom(ints(capacity), before)
    this.freeCount = capacity - before
  }
}

/** Makes a stack of free rows hand out those from `first` on, in order, up to its length. */
export function handOutFrom(freeRows: Int32Array<ArrayBuffer>, first: number): Int32Array<ArrayBuffer> {
  const capacity = freeRows.length
  for (let i = 0; i < capacity - first; i++) freeRows[i] = capacity - 1 - i
  return freeRows
}
