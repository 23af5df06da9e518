import { PERIOD_FACTS, type PageLayout } from './facts.ts'
import type { Model, Periods } from './model.ts'

/** Up to here every period keeps its page to the end, if pages are not too large for that. */
const ALL_OPEN = 2048
/** On longer horizons, days for which a period's page is kept, within this many numbers (128 MB) altogether. */
const DAYS_OPEN = 9
const MOST_NUMBERS = 16_000_000
/** However large a page is: more than two and a half days of quarter hours. */
const FEWEST_OPEN = 256

const SECONDS = PERIOD_FACTS.indexOf('seconds')
const PERIODS = PERIOD_FACTS.indexOf('periods')
const DAY_ENDS = PERIOD_FACTS.indexOf('dayEnds')

/**
 * The books of one replication: a page of facts per period, in one array. Memory does not grow with the horizon: on
 * long ones a page is settled (added to the sums the report asks for) and its place reused nine days later. Facts about a
 * contact that is there for longer go to the late page, which counts in the totals alone.
 */
export class Ledger {
  readonly facts: Float64Array
  readonly layout: PageLayout
  /** Page of what happens after the horizon: agents finishing. Counts in the totals alone. */
  readonly afterPage: number
  readonly latePage: number
  /** Page of what stays out of the report: contacts of the warm-up that are there for longer than its pages are kept. */
  readonly unreportedPage: number
  /** Sums over the reported periods, by row of the report, and by day (if kept). */
  readonly total: Float64Array
  readonly rows: Float64Array
  readonly days: Float64Array
  /** By bill, where anybody is paid (see `Economy`); the last has what happens after the horizon too. */
  readonly bills: Float64Array
  /** Sums of the day that is being settled. */
  private readonly today: Float64Array
  private todayIs = -1
  private readonly grid: Periods
  /** By period; null: there are no bills. */
  private readonly billOf: Int32Array | null
  private readonly window: number
  /** Called with the sums of every reported period and day, once they are complete. */
  private readonly onSettled: (facts: Float64Array, page: number, what: 'period' | 'day', period: number) => void

  constructor(
    { periods, economy }: Pick<Model, 'periods' | 'economy'>,
    layout: PageLayout,
    onSettled: (facts: Float64Array, page: number, what: 'period' | 'day', period: number) => void,
  ) {
    const count = periods.day.length
    this.grid = periods
    const areAllOpen = count <= ALL_OPEN && count * layout.length <= MOST_NUMBERS
    this.window = areAllOpen ? count : windowOf(periods, layout)
    this.layout = layout
    const bills = economy?.monthOf.length ?? 0
    this.facts = new Float64Array((this.window + 2 + Math.max(1, bills)) * layout.length)
    this.afterPage = this.window * layout.length
    this.unreportedPage = this.afterPage + layout.length
    this.latePage = this.unreportedPage + layout.length
    this.total = new Float64Array(layout.length)
    this.rows = new Float64Array(periods.rows.length * layout.length)
    this.days = new Float64Array(periods.keepDays ? periods.days.length * layout.length : 0)
    this.billOf = economy?.billOf ?? null
    this.bills = new Float64Array(bills * layout.length)
    this.today = new Float64Array(layout.length)
    this.onSettled = onSettled
  }

  /** Empty books. */
  reset(): void {
    for (const sums of [this.facts, this.total, this.rows, this.days, this.bills, this.today]) sums.fill(0)
    this.todayIs = -1
  }

  get periods(): number {
    return this.grid.day.length
  }

  /** Start of a period's page. */
  pageOf(period: number): number {
    return (period % this.window) * this.layout.length
  }

  /**
   * The period whose page must be settled before this one opens; -1 if none. Contacts that still refer to that page
   * have to be sent to the late page first.
   */
  displacedBy(period: number): number {
    return period - this.window
  }

  /** The late page of a period: where anybody is paid every bill has one. */
  latePageOf(period: number): number {
    return this.latePage + (this.billOf === null ? 0 : this.billOf[period] * this.layout.length)
  }

  /** Settles all pages that are still open. */
  settleRest(): void {
    for (let period = Math.max(0, this.periods - this.window); period < this.periods; period++) this.settle(period)
    this.endDay()
    const { length } = this.layout
    add(this.total, 0, this.facts, this.afterPage, length)
    if (this.billOf !== null) add(this.bills, this.bills.length - length, this.facts, this.afterPage, length)
    for (let page = this.latePage; page < this.facts.length; page += length) {
      add(this.total, 0, this.facts, page, length)
      if (this.billOf !== null) add(this.bills, page - this.latePage, this.facts, page, length)
    }
  }

  /** Adds a finished period's page to the sums and empties it. */
  settle(period: number): void {
    const { length, periodAt } = this.layout
    const { warmup, day, row, bounds, keepDays } = this.grid
    const page = this.pageOf(period)
    if (period >= warmup) {
      this.facts[page + periodAt + SECONDS] = bounds[period + 1] - bounds[period]
      this.facts[page + periodAt + PERIODS] = 1
      this.facts[page + periodAt + DAY_ENDS] = endsDay(this.grid, period) ? 1 : 0
      if (day[period] !== this.todayIs) this.endDay()
      this.todayIs = day[period]
      this.onSettled(this.facts, page, 'period', period)
      const { bills, billOf, days, facts, rows, today } = this
      const billAt = billOf === null ? 0 : billOf[period] * length
      const [rowAt, dayAt] = [row[period] * length, day[period] * length]
      // Most facts of most periods are 0, all those of nights: each is looked at once.
      for (let i = 0; i < length; i++) {
        const fact = facts[page + i]
        if (fact === 0) continue
        today[i] += fact
        if (billOf !== null) bills[billAt + i] += fact
        rows[rowAt + i] += fact
        if (keepDays) days[dayAt + i] += fact
      }
    }
    this.facts.fill(0, page, page + length)
  }

  private endDay(): void {
    if (this.todayIs < 0) return
    this.onSettled(this.today, 0, 'day', this.todayIs)
    add(this.total, 0, this.today, 0, this.layout.length)
    this.today.fill(0)
    this.todayIs = -1
  }
}

/** Whether a period is the last of a day. */
export function endsDay({ kind, day }: Periods, period: number): boolean {
  return kind === 'calendar' && day[period + 1] !== day[period]
}

function windowOf({ day }: Periods, layout: PageLayout): number {
  const days = day[day.length - 1] + 1
  const wanted = Math.min(Math.ceil(day.length / days) * DAYS_OPEN, Math.floor(MOST_NUMBERS / layout.length))
  return Math.min(day.length, Math.max(FEWEST_OPEN, wanted))
}

function add(to: Float64Array, toAt: number, from: Float64Array, fromAt: number, length: number): void {
  for (let i = 0; i < length; i++) to[toAt + i] += from[fromAt + i]
}

/** Contacts or issues that refer to a page that is about to be reused refer to another from now on. */
export function movePages({ page, capacity }: { page: Int32Array; capacity: number }, from: number, to: number): void {
  for (let row = 0; row < capacity; row++) if (page[row] === from) page[row] = to
}
