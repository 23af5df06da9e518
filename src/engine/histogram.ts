/**
 * Log-histogram of durations in seconds with whole counts, so that histograms add up to the same bytes in any order.
 * Bin 0 holds zero waits; then 32 equal bins per octave from 2^-10 s (1 ms) to 2^22 s (48 days), shorter times in the
 * first of them and longer ones in the last. A bin is at most 1/32 (3.1 %) of its lower edge wide: that is the bound
 * on the error of a quantile of times in that range.
 */
const FIRST_EXPONENT = -10
const LAST_EXPONENT = 22
const BITS = 5
const PER_OCTAVE = 1 << BITS

/** Counters per histogram, the zero bin included. */
export const BINS = (LAST_EXPONENT - FIRST_EXPONENT) * PER_OCTAVE + 1

/** Whole counts: 16 bits hold 65,535 a bin, 32 bits 4.29e9, doubles 9e15. */
type Counts = Uint16Array | Uint32Array | Float64Array

const CELL = new Float64Array([1])
const WORDS = new Uint32Array(CELL.buffer)
// The word with sign and exponent of a double: 1 is 0x3ff00000_00000000.
const HIGH_WORD = WORDS[1] === 0 ? 0 : 1
const WORD_SHIFT = 20 - BITS
const FIRST_KEY = (1023 + FIRST_EXPONENT) * PER_OCTAVE

/** The bin of a duration: exponent and first mantissa bits of the double, read as one integer. No logarithm. */
export function binOf(x: number): number {
  if (!(x > 0)) return 0
  CELL[0] = x
  return binOfCell()
}

/** `durationCell[0]`, read by `binOfCell`: where a double must not be boxed on its way into a call. */
export const durationCell = CELL

/** The bin of the duration in `durationCell`, which must be positive. */
export function binOfCell(): number {
  const bin = (WORDS[HIGH_WORD] >>> WORD_SHIFT) - FIRST_KEY + 1
  return bin < 1 ? 1 : bin >= BINS ? BINS - 1 : bin
}

/** Smallest duration that belongs to the bin (nominally: the first also holds all shorter ones above zero). */
export function lowerEdge(bin: number): number {
  if (bin === 0) return 0
  CELL[0] = 0
  WORDS[HIGH_WORD] = (bin - 1 + FIRST_KEY) << WORD_SHIFT
  return CELL[0]
}

/** Where the next bin starts (nominally: the last bin also holds all longer durations). */
export function upperEdge(bin: number): number {
  return bin === 0 ? 0 : lowerEdge(bin + 1)
}

/** One histogram: counters of its own, or those of a larger array that start at `offset`. Histograms merge by adding. */
export class LogHistogram {
  readonly counts: Counts
  private readonly offset: number

  constructor(counts: Counts = new Float64Array(BINS), offset = 0) {
    this.counts = counts
    this.offset = offset
  }

  /** Counts a duration. */
  add(x: number): void {
    this.counts[this.offset + binOf(x)]++
  }

  merge({ counts, offset }: LogHistogram): void {
    for (let bin = 0; bin < BINS; bin++) this.counts[this.offset + bin] += counts[offset + bin]
  }

  get count(): number {
    let total = 0
    for (let bin = 0; bin < BINS; bin++) total += this.counts[this.offset + bin]
    return total
  }

  /**
   * The p-quantile (0 <= p <= 1) in seconds, linear inside the bin that holds the observation of rank ⌈p n⌉, hence
   * within that bin's width of the exact sample quantile. NaN for an empty histogram.
   */
  quantile(p: number): number {
    const rank = p * this.count
    let before = 0
    let last = -1
    for (let bin = 0; bin < BINS; bin++) {
      const inside = this.counts[this.offset + bin]
      if (inside === 0) continue
      if (before + inside >= rank) {
        const lower = lowerEdge(bin)
        return lower + ((rank - before) / inside) * (upperEdge(bin) - lower)
      }
      before += inside
      last = bin
    }
    return last < 0 ? NaN : upperEdge(last)
  }
}
