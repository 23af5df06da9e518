import { ints } from '../engine/columns.ts'
import { Levels } from '../engine/level.ts'
import { OUTAGE_FACTS, type PageLayout } from './facts.ts'

const BEGUN = OUTAGE_FACTS.indexOf('begun')
const DOWN_AREA = OUTAGE_FACTS.indexOf('downArea')

/** Which outages are on, how long, and how often each has begun. */
export class OutageLevels {
  private readonly layout: PageLayout
  private readonly levels: Levels
  /** By outage: how often it has begun since that was last booked. */
  private readonly begun: Int32Array

  constructor(outages: number, layout: PageLayout, clock: Float64Array) {
    this.layout = layout
    this.levels = new Levels(outages, clock)
    this.begun = ints(outages)
  }

  reset(): void {
    this.levels.reset()
    this.begun.fill(0)
  }

  begins(outage: number): void {
    this.begun[outage]++
    this.levels.change(outage, 1)
  }

  ends(outage: number): void {
    this.levels.change(outage, -1)
  }

  isOn(outage: number): boolean {
    return this.levels.value(outage) === 1
  }

  /** Books since the last time on a page. */
  book(facts: Float64Array, page: number): void {
    for (let outage = 0; outage < this.begun.length; outage++) {
      const record = page + this.layout.outagesAt + outage * OUTAGE_FACTS.length
      facts[record + BEGUN] += this.begun[outage]
      facts[record + DOWN_AREA] += this.levels.drain(outage)
      this.begun[outage] = 0
    }
  }
}
