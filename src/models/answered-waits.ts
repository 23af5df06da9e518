import { floats, ints } from '../engine/columns.ts'
import { binOfCell, BINS as ALL_BINS, durationCell } from '../engine/histogram.ts'
import { LINE_FACTS, waitHoursOf } from './facts.ts'
import type { Ledger } from './ledger.ts'
import type { Model } from './model.ts'

const BINS = ALL_BINS
const ANSWERED_AT_ONCE = LINE_FACTS.indexOf('answeredAtOnce')

/** How long the answered have waited, as histograms: for percentiles. */
export class AnsweredWaits {
  /**
   * By hour, by line, by bin. After the hours come those whose hour is not known any more (booked after the horizon or on
   * the late page), then those of the warm-up, which nobody is told.
   */
  readonly counts: Float64Array
  /** By line: the longest wait. */
  readonly longest: Float64Array
  private readonly hours: number
  private readonly lines: number
  private readonly ledger: Ledger
  /** By page: where its hour's waits are kept (as a number of bins). */
  private readonly ofPage: Int32Array
  private readonly pageLength: number

  constructor(model: Model, ledger: Ledger) {
    this.ledger = ledger
    this.lines = model.types.length
    this.hours = waitHoursOf(model)
    this.counts = floats((this.hours + 2) * this.lines * BINS)
    this.longest = floats(this.lines)
    this.pageLength = ledger.layout.length
    this.ofPage = ints(ledger.facts.length / this.pageLength)
    this.reset()
  }

  /** Until a page is opened its waits are of no known hour. */
  reset(): void {
    this.counts.fill(0)
    this.longest.fill(0)
    this.ofPage.fill(this.hours * this.lines * BINS)
    this.ofPage[this.ledger.unreportedPage / this.pageLength] = this.warmup
  }

  private get warmup(): number {
    return (this.hours + 1) * this.lines * BINS
  }

  /** The page is that of a period of an hour; -1: of the warm-up. */
  opens(page: number, hour: number): void {
    this.ofPage[page / this.pageLength] = hour < 0 ? this.warmup : hour * this.lines * BINS
  }

  /** The warm-up is over. */
  forgetsLongest(): void {
    this.longest.fill(0)
  }

  /** A contact of a line on a page has waited for durationCell[0]. */
  add(page: number, line: number): void {
    const wait = durationCell[0]
    const bin = wait > 0 ? binOfCell() : 0
    this.counts[this.ofPage[page / this.pageLength] + line * BINS + bin]++
    if (wait > this.longest[line]) this.longest[line] = wait
  }

  /** Those on a settled page of an hour who have not waited. */
  bookZeros(hour: number, facts: Float64Array, page: number): void {
    const { lineFacts } = this.ledger.layout
    for (let line = 0; line < this.lines; line++) {
      this.counts[(hour * this.lines + line) * BINS] += facts[page + line * lineFacts + ANSWERED_AT_ONCE]
    }
  }
}
