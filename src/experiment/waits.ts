import { clip, quantileInterval } from '../engine/confidence.ts'
import { BINS, LogHistogram } from '../engine/histogram.ts'
import type { Model } from '../models/model.ts'
import type { Result } from '../models/simulate.ts'
import type { Estimate } from './summary.ts'

/** Independent parts into which replications are dealt: their spread about the whole gives the interval. */
const SECTIONS = 20

export const PERCENTILES = { waitP50: 0.5, waitP90: 0.9, waitP95: 0.95, waitP99: 0.99 } as const

/**
 * Waiting-time percentiles of answered contacts, by line and hour of the clock, with intervals by sectioning: replication
 * r goes to section r mod 20, so that the same sections come together whoever simulated what.
 */
export class WaitPercentiles {
  private readonly lines: number
  private readonly hours: number
  private readonly sections: Float64Array[] = []
  private readonly sectioning: boolean

  /** Steady state: the hours of a result are the sections already (batches dealt out), and there is one result. */
  constructor(model: Model, hours: number) {
    this.lines = model.types.length
    this.hours = hours
    this.sectioning = model.periods.kind === 'calendar'
  }

  add(result: Result): void {
    const size = this.lines * BINS
    if (!this.sectioning) {
      for (let hour = 0; hour < this.hours; hour++)
        this.sections.push(result.waits.slice(hour * size, (hour + 1) * size))
      return
    }
    const section = result.replication % SECTIONS
    this.sections[section] ??= new Float64Array(result.waits.length)
    const sums = this.sections[section]
    for (let i = 0; i < sums.length; i++) sums[i] += result.waits[i]
  }

  /** Percentiles of some lines together, over the day or in one hour of it. */
  figures(lines: readonly number[], confidence: number, hour: number | null = null): Record<string, Estimate> {
    const parts = this.sections
      .filter((section) => section !== undefined)
      .map((section) => this.pick(section, lines, hour))
    const pooled = new LogHistogram()
    for (const part of parts) pooled.merge(part)
    return Object.fromEntries(
      Object.entries(PERCENTILES).map(([key, p]) => {
        const sections = parts.map((part) => part.quantile(p))
        return [key, clip(quantileInterval(pooled.quantile(p), sections, confidence), 0, Infinity)]
      }),
    )
  }

  private pick(section: Float64Array, lines: readonly number[], hour: number | null): LogHistogram {
    const sum = new LogHistogram()
    const hoursKept = section.length / (this.lines * BINS)
    for (let h = 0; h < hoursKept; h++) {
      if (hour !== null && h !== hour) continue
      for (const line of lines) sum.merge(new LogHistogram(section, (h * this.lines + line) * BINS))
    }
    return sum
  }
}
