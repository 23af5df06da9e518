import { floats, ints } from '../engine/columns.ts'
import { BINS } from '../engine/histogram.ts'
import { LINE_FACTS, waitHoursOf, type PageLayout } from './facts.ts'
import type { Ledger } from './ledger.ts'
import type { Model } from './model.ts'

const ANSWERED_AT_ONCE = LINE_FACTS.indexOf('answeredAtOnce')

/**
 * Waits of answered contacts: by hour, by line, by bin. After the hours come those whose hour is not known any more (booked
 * after the horizon or on the late page), then those of the warm-up, which nobody is told.
 */
export class WaitHistograms {
  readonly waits: Float64Array
  /** By page: where the waits of its hour start. */
  readonly ofPage: Int32Array
  private readonly model: Model
  private readonly layout: PageLayout
  private readonly hours: number
  /** Bins of an hour. */
  private readonly perHour: number

  constructor(model: Model, layout: PageLayout, pages: number) {
    this.model = model
    this.layout = layout
    this.hours = waitHoursOf(model)
    this.perHour = model.types.length * BINS
    this.waits = floats((this.hours + 2) * this.perHour)
    this.ofPage = ints(pages)
  }

  /** Empty. Until a page is opened its waits are of no known hour. */
  reset({ unreportedPage }: Ledger): void {
    this.waits.fill(0)
    this.ofPage.fill(this.hours * this.perHour)
    this.ofPage[unreportedPage / this.layout.length] = (this.hours + 1) * this.perHour
  }

  opens(period: number, page: number): void {
    const { warmup, hour } = this.model.periods
    this.ofPage[page / this.layout.length] = (period < warmup ? this.hours + 1 : hour[period]) * this.perHour
  }

  /** Those of a period who were answered at once have waited for no time. */
  bookZeros(facts: Float64Array, page: number, period: number): void {
    const hour = this.model.periods.hour[period]
    for (let line = 0; line < this.model.types.length; line++) {
      const answered = facts[page + line * this.layout.lineFacts + ANSWERED_AT_ONCE]
      this.waits[hour * this.perHour + line * BINS] += answered
    }
  }
}
