import { clip, quantileInterval } from '../engine/confidence.ts'
import { binOf, BINS, LogHistogram, upperEdge } from '../engine/histogram.ts'
import type { Model } from '../models/model.ts'
import type { Result } from '../models/simulate.ts'
import type { Estimate } from './summary.ts'

/** Independent parts into which replications are dealt: their spread about the whole gives the interval. */
const SECTIONS = 20

export const PERCENTILES = { waitP50: 0.5, waitP90: 0.9, waitP95: 0.95, waitP99: 0.99 } as const

/** How many of the answered had waited no longer: `within[i]` of them at most `seconds[i]`. */
export interface WaitCurve {
  readonly seconds: readonly number[]
  /** Shares, the first of those who did not wait at all, the last 1; none where nobody was answered. */
  readonly within: readonly number[]
}

/** Of a curve, after those who did not wait: a point every so many bins, eight while a wait doubles. */
const STEP = 4
const FIRST_BIN = binOf(1)

/** Of one section, hour and line, of which there are thousands: in a quarter of the room as long as that is enough. */
type Counts = Uint16Array<ArrayBuffer> | Float64Array<ArrayBuffer>
const MOST_IN_16_BITS = 65_535

/**
 * Waiting-time percentiles of answered contacts, by line and hour of the clock, with intervals by sectioning: replication
 * r goes to section r mod 20, so that the same sections come together whoever simulated what.
 */
export class WaitPercentiles {
  private readonly lines: number
  private readonly hours: number
  /** By section, hour and line; none where nobody waited, as in hours that are closed. */
  private readonly sections: (Counts | undefined)[][] = []
  private readonly sectioning: boolean

  /** Steady state: the hours of a result are the sections already (batches dealt out), and there is one result. */
  constructor(model: Model, hours: number) {
    this.lines = model.types.length
    this.hours = hours
    this.sectioning = model.periods.kind === 'calendar'
  }

  add({ waits, replication }: Result): void {
    // Last come waits of no known hour, or of no section.
    const histograms = this.sectioning ? waits.length / BINS : this.hours * this.lines
    for (let id = 0; id < histograms; id++) {
      const section = this.sectioning ? replication % SECTIONS : Math.floor(id / this.lines)
      this.sections[section] ??= []
      if (isEmpty(waits, id * BINS)) continue
      const place = this.sectioning ? id : id % this.lines
      const own = this.sections[section]
      own[place] = withAdded(own[place] ?? new Uint16Array(BINS), waits, id * BINS)
    }
  }

  /** Percentiles of some lines together, over the day or in one hour of it. */
  figures(lines: readonly number[], confidence: number, hour: number | null = null): Record<string, Estimate> {
    const { parts, pooled } = this.partsOf(lines, hour)
    return Object.fromEntries(
      Object.entries(PERCENTILES).map(([key, p]) => {
        const sections = parts.map((part) => part.quantile(p))
        return [key, clip(quantileInterval(pooled.quantile(p), sections, confidence), 0, Infinity)]
      }),
    )
  }

  /** The distribution of the waits of some lines together. */
  curve(lines: readonly number[]): WaitCurve {
    const { counts, count } = this.partsOf(lines, null).pooled
    const [seconds, within]: number[][] = [[], []]
    let before = 0
    for (let bin = 0; bin < BINS && before < count; bin++) {
      before += counts[bin]
      const isPoint = bin === 0 || (bin >= FIRST_BIN && (bin + 1 - FIRST_BIN) % STEP === 0) || before === count
      if (!isPoint) continue
      seconds.push(upperEdge(bin))
      within.push(before / count)
    }
    return { seconds, within }
  }

  private partsOf(lines: readonly number[], hour: number | null): { parts: LogHistogram[]; pooled: LogHistogram } {
    const parts = this.sections
      .filter((section) => section !== undefined)
      .map((section) => this.pick(section, lines, hour))
    const pooled = new LogHistogram()
    for (const part of parts) pooled.merge(part)
    return { parts, pooled }
  }

  private pick(section: readonly (Counts | undefined)[], lines: readonly number[], hour: number | null): LogHistogram {
    const sum = new LogHistogram()
    const hoursKept = Math.ceil(section.length / this.lines)
    for (let h = 0; h < hoursKept; h++) {
      if (hour !== null && h !== hour) continue
      for (const line of lines) {
        const own = section[h * this.lines + line]
        if (own !== undefined) sum.merge(new LogHistogram(own))
      }
    }
    return sum
  }
}

/** Most are: a loop takes a fifth of the time of `every`. */
function isEmpty(counts: Float64Array, from: number): boolean {
  for (let bin = from; bin < from + BINS; bin++) if (counts[bin] !== 0) return false
  return true
}

function withAdded(own: Counts, waits: Float64Array, from: number): Counts {
  let counts = own
  for (let bin = 0; bin < BINS; bin++) {
    const more = waits[from + bin]
    if (more === 0) continue
    if (counts[bin] + more > MOST_IN_16_BITS && counts instanceof Uint16Array) counts = Float64Array.from(counts)
    counts[bin] += more
  }
  return counts
}
