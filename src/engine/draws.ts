import { floats, ints, longerFloats, longerInts } from './columns.ts'
import { fill, fillByInversion } from './distributions.ts'
import type { Law } from './law.ts'
import { restartFrom, Stream } from './random.ts'

/** A row of the table of taps. */
export type Tap = number & { readonly brand: 'tap' }
/** A row of the table of keyed taps. */
export type KeyedTap = number & { readonly brand: 'keyed tap' }

// Values are drawn ahead in blocks, which is faster than one by one. A block begins short, so that a short replication
// throws little away, and doubles. A tap's room is the longest block.
const FIRST_BLOCK = 32
const LONGEST_BLOCK = 512

const UNSEEDED = 'seed the draws before taking from them'

/**
 * Chance, as a table of taps: a tap is a law on a stream of its own. What a tap gives is a function of the seed, the name
 * of its stream, the replication and how often it was asked, whatever is drawn from the other taps.
 *
 * A keyed tap has no order: it gives the value that belongs to an ordinal, whenever it is asked. Keyed taps may share the
 * name of a stream, and then share its luck: the same ordinal meets the same random bits under each of their laws.
 */
export class Draws {
  private readonly laws: Law[] = []
  private readonly names: string[] = []
  private readonly streamNames = new Set<string>()
  private readonly streams: Stream[] = []
  /** Values drawn ahead: the last `left[tap]` of the tap's room. */
  private values: Float64Array
  private left: Int32Array
  private block: Int32Array

  private readonly keyedLaws: Law[] = []
  private readonly keyedNames: string[] = []
  private keyHigh = ints(0)
  private keyLow = ints(0)
  private readonly scratch = new Stream()
  private readonly cell = floats(1)

  private currentSeed: string | undefined
  private currentReplication = 0
  /** Of antithetic replications: whether this is the mirror of the one before; null: they are independent. */
  private isMirror: boolean | null = null

  /** `room` is for how many taps there is room from the start (keyed ones apart): see `Table`. */
  constructor(room = 8) {
    this.values = floats(room * LONGEST_BLOCK)
    this.left = ints(room)
    this.block = ints(room)
  }

  /** Opens a tap; a name can be used once, since two taps on one stream would repeat each other. */
  tap(law: Law, streamName: string): Tap {
    if (this.streamNames.has(streamName)) throw new Error(`there is a tap on the stream ${streamName} already`)
    const tap = this.laws.length as Tap
    this.laws.push(law)
    this.names.push(streamName)
    this.streamNames.add(streamName)
    this.streams.push(new Stream())
    if (tap >= this.left.length) {
      const room = Math.max(8, 2 * tap)
      this.left = longerInts(this.left, room)
      this.block = longerInts(this.block, room)
      this.values = longerFloats(this.values, room * LONGEST_BLOCK)
    }
    if (this.currentSeed !== undefined) this.start(tap, this.currentSeed, this.currentReplication)
    return tap
  }

  keyedTap(law: Law, streamName: string): KeyedTap {
    const tap = this.keyedLaws.length as KeyedTap
    this.keyedLaws.push(law)
    this.keyedNames.push(streamName)
    if (tap >= this.keyHigh.length) {
      this.keyHigh = longerInts(this.keyHigh, Math.max(8, 2 * tap))
      this.keyLow = longerInts(this.keyLow, Math.max(8, 2 * tap))
    }
    if (this.currentSeed !== undefined) this.startKeyed(tap, this.currentSeed, this.currentReplication)
    return tap
  }

  /**
   * Starts all taps at the beginning of a replication. Takes some µs a tap. Of `antithetic` replications those with odd
   * numbers mirror the one before: where that draws what lies at u of a law, they draw what lies at 1 − u.
   */
  seed(seed: string, replication: number, antithetic = false): void {
    const original = antithetic ? replication - (replication % 2) : replication
    this.isMirror = antithetic ? original !== replication : null
    this.currentSeed = seed
    this.currentReplication = original
    for (let tap = 0; tap < this.laws.length; tap++) this.start(tap, seed, original)
    for (let tap = 0; tap < this.keyedLaws.length; tap++) this.startKeyed(tap, seed, original)
  }

  /** The next value, in seconds. */
  take(tap: number): number {
    if (this.left[tap] === 0) this.drawBlock(tap)
    return this.values[(tap + 1) * LONGEST_BLOCK - this.left[tap]--]
  }

  /** Writes the next value, in seconds, to a cell: unlike a returned double it is never boxed. */
  put(tap: number, column: Float64Array, row: number): void {
    if (this.left[tap] === 0) this.drawBlock(tap)
    column[row] = this.values[(tap + 1) * LONGEST_BLOCK - this.left[tap]--]
  }

  /** Leaves out the next value. */
  skip(tap: number): void {
    if (this.left[tap] === 0) this.drawBlock(tap)
    this.left[tap]--
  }

  /**
   * The value, in seconds, that belongs to an ordinal (and to one of its attempts), in any order and as often as asked.
   * Takes several times as long as drawing in order.
   */
  takeKeyed(tap: number, ordinal: number, attempt = 0): number {
    if (this.currentSeed === undefined) throw new Error(UNSEEDED)
    this.scratch.keyed(this.keyHigh[tap], this.keyLow[tap], ordinal, attempt)
    this.draw(this.keyedLaws[tap], this.scratch, this.cell, 0, 1)
    return this.cell[0]
  }

  private drawBlock(tap: number): void {
    const block = this.block[tap]
    if (block === 0) throw new Error(UNSEEDED)
    const end = (tap + 1) * LONGEST_BLOCK
    const law = this.laws[tap]
    // A constant's room was filled when it started.
    if (law.law !== 'constant') this.draw(law, this.streams[tap], this.values, end - block, end)
    this.left[tap] = block
    this.block[tap] = Math.min(2 * block, LONGEST_BLOCK)
  }

  private draw(law: Law, stream: Stream, out: Float64Array, from: number, to: number): void {
    if (this.isMirror === null) fill(law, stream, out, from, to)
    else fillByInversion(law, stream, out, from, to, this.isMirror)
  }

  private start(tap: number, seed: string, replication: number): void {
    this.left[tap] = 0
    const law = this.laws[tap]
    if (law.law === 'constant') {
      const end = (tap + 1) * LONGEST_BLOCK
      this.values.fill(law.value, end - LONGEST_BLOCK, end)
      this.block[tap] = LONGEST_BLOCK
    } else {
      restartFrom(this.streams[tap], seed, this.names[tap], replication)
      this.block[tap] = FIRST_BLOCK
    }
  }

  private startKeyed(tap: number, seed: string, replication: number): void {
    restartFrom(this.scratch, seed, this.keyedNames[tap], replication)
    this.keyHigh[tap] = this.scratch.next()
    this.keyLow[tap] = this.scratch.next()
  }
}
