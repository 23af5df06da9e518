import { ints } from './columns.ts'

const BITS = 32

/** A set of integers below a size, a bit each. */
export class BitSet {
  readonly size: number
  private readonly words: Int32Array

  constructor(size: number) {
    this.size = size
    this.words = ints(Math.ceil(size / BITS))
  }

  add(member: number): void {
    this.words[member >> 5] |= 1 << (member & 31)
  }

  delete(member: number): void {
    this.words[member >> 5] &= ~(1 << (member & 31))
  }

  has(member: number): boolean {
    return (this.words[member >> 5] & (1 << (member & 31))) !== 0
  }

  clear(): void {
    this.words.fill(0)
  }

  /** Writes what is also in another set of this size to `out`, in order. How many they are. */
  sharedWith(other: BitSet, out: Int32Array): number {
    const { words } = this
    const others = other.words
    let count = 0
    for (let i = 0; i < words.length; i++) {
      for (let left = words[i] & others[i]; left !== 0; left &= left - 1) {
        out[count++] = i * BITS + 31 - Math.clz32(left & -left)
      }
    }
    return count
  }
}
