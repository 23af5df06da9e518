import seedrandom from 'seedrandom'

/** 2^-53: one unit in the last of the 53 bits of a uniform. */
const BIT_53 = 1.1102230246251565e-16
/** 2^-52 */
const BIT_52 = 2.220446049250313e-16

// Rounds after which every bit of the state depends on every bit of the key (the author's own seeding uses 12 to 15).
const WARM_UP = 15

/**
 * A stream of random numbers: sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state, passes PractRand and BigCrush.
 * The state is in int32 fields: V8 keeps those untagged, which closure variables or array elements are not.
 */
export class Stream {
  /** The state. Only loops that draw whole blocks touch it: they keep it in registers meanwhile. */
  a = 0
  b = 0
  c = 0
  d = 1

  /** Starts again from a key of 128 bits. */
  restart(a: number, b: number, c: number, d: number): this {
    this.a = a | 0
    this.b = b | 0
    this.c = c | 0
    this.d = d | 0
    for (let round = 0; round < WARM_UP; round++) this.next()
    return this
  }

  /** Goes on from a state that a block loop has kept in registers. */
  resume(a: number, b: number, c: number, d: number): void {
    this.a = a
    this.b = b
    this.c = c
    this.d = d
  }

  /**
   * Jumps to the numbers that belong to one thing: the `counter`-th, and of that the `part`-th, under a key of 64 bits.
   * What follows is a function of the four integers alone, whatever was drawn before. Takes as long as some 15 numbers.
   */
  keyed(high: number, low: number, counter: number, part = 0): this {
    // The finalizers are bijections: different counters, or parts, under one key never start from the same state.
    return this.restart(high, low, mix(counter), mix(part ^ 0x9e3779b9))
  }

  /** 32 random bits, as a signed integer. */
  next(): number {
    const b = this.b
    const c = this.c
    const d = this.d
    const t = (((this.a + b) | 0) + d) | 0
    this.d = (d + 1) | 0
    this.a = b ^ (b >>> 9)
    this.b = (c + (c << 3)) | 0
    this.c = (((c << 21) | (c >>> 11)) + t) | 0
    return t
  }

  /** A double in [0, 1): one of the 2^53 multiples of 2^-53. */
  uniform(): number {
    return ((this.next() >>> 0) * 2097152 + (this.next() >>> 11)) * BIT_53
  }

  /** A double in (0, 1): the midpoints of 2^52 equal cells, so that neither end is ever drawn. */
  openUniform(): number {
    return ((this.next() >>> 0) * 1048576 + (this.next() >>> 12) + 0.5) * BIT_52
  }
}

/** The stream for one purpose in one replication; the same three always give the same numbers. Some µs. */
export function streamFrom(seed: string, name: string, replication: number): Stream {
  return restartFrom(new Stream(), seed, name, replication)
}

/** As `streamFrom`, in a stream that exists. */
export function restartFrom(stream: Stream, seed: string, name: string, replication: number): Stream {
  const key = seedrandom(`${seed}/${name}/${replication}`)
  return stream.restart(key.int32(), key.int32(), key.int32(), key.int32())
}

/** The finalizer of MurmurHash3 (Appleby): a bijection on 32 bits in which each input bit flips half the output bits. */
function mix(word: number): number {
  let h = word | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
