import { bytesOf, floats, ints, intsOf } from '../engine/columns.ts'
import type { Draws } from '../engine/draws.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Kernel } from '../engine/kernel.ts'
import type { BusynessFactors } from './busyness.ts'
import type { Arrivals as Plan } from './arrivals-model.ts'
import type { Model } from './model.ts'

const NONE = MISSING
const PROCESSES: readonly Plan['process'][] = ['poisson', 'counts', 'recorded']
const POISSON = 0

/** When contacts come, type by type: each type has one arrival pending; `flow.ts` says what happens then. */
export class Arrivals {
  private readonly plans: readonly Plan[]
  /** By type: its process, as an index of PROCESSES. */
  private readonly process: Uint8Array
  private readonly kernel: Kernel
  private readonly draws: Draws
  private kind = NONE
  private readonly busyness: BusynessFactors
  private readonly dayBounds: Float64Array
  /** By type: unit exponentials, the segment of the plan in force, its end, and the mean seconds between contacts in it. */
  private readonly gaps: Int32Array
  private readonly segment: Int32Array
  private readonly segmentEnd: Float64Array
  private readonly meanGap: Float64Array
  private readonly day: Int32Array
  /** By type: contacts left in the segment (exact counts), or the next recorded instant. */
  private readonly left: Float64Array
  private readonly pending: Int32Array
  private readonly amount = floats(1)

  constructor(model: Model, kernel: Kernel, draws: Draws, busyness: BusynessFactors) {
    const count = model.types.length
    this.plans = model.types.map((type) => type.arrivals)
    this.kernel = kernel
    this.draws = draws
    this.busyness = busyness
    this.dayBounds = model.busyness.dayBounds
    const law = { law: 'exponential', mean: 1 } as const
    this.gaps = intsOf(model.types, ({ name }) => draws.tap(law, `arrivals/${name}`))
    this.process = bytesOf(this.plans, ({ process }) => PROCESSES.indexOf(process))
    this.segment = ints(count, NONE)
    this.segmentEnd = floats(count)
    this.meanGap = floats(count)
    this.day = ints(count)
    this.left = floats(count)
    this.pending = ints(count, NONE)
  }

  /** Nobody has come yet, and nobody will until `start`. */
  reset(): void {
    this.segment.fill(NONE)
    this.segmentEnd.fill(0)
    this.meanGap.fill(0)
    this.day.fill(0)
    this.left.fill(0)
    this.pending.fill(NONE)
  }

  /** Schedules the first contact of every type, as events of this kind. */
  start(kind: number): void {
    this.kind = kind
    this.plans.forEach((plan, type) => {
      if (plan.process === 'recorded' || this.enterNextSegment(type)) this.scheduleNext(type)
    })
  }

  /** No more contacts come. */
  stop(): void {
    for (let type = 0; type < this.pending.length; type++) {
      if (this.pending[type] !== NONE) this.kernel.cancel(this.pending[type])
      this.pending[type] = NONE
    }
  }

  /** The first thing an arrival does. */
  scheduleNext(type: number): void {
    this.pending[type] = NONE
    if (this.process[type] === POISSON) this.scheduleByRate(type)
    else this.scheduleByPlan(type)
  }

  private scheduleByPlan(type: number): void {
    const plan = this.plans[type]
    if (plan.process !== 'recorded') {
      this.scheduleByCount(type)
      return
    }
    const next = ++this.segment[type]
    if (next < plan.at.length) this.scheduleAt(plan.at[next], type)
  }

  /** Inverts the cumulative rate: an exponential amount of it lies between two arrivals. */
  private scheduleByRate(type: number): void {
    const { due } = this.kernel
    this.draws.put(this.gaps[type], this.amount, 0)
    let from = this.kernel.clock[0]
    for (;;) {
      due[0] = from + this.amount[0] * this.meanGap[type]
      const end = this.segmentEnd[type]
      if (due[0] < end) break
      this.amount[0] -= (end - from) / this.meanGap[type]
      from = end
      if (!this.enterNextSegment(type)) return
    }
    this.pending[type] = this.kernel.schedule(this.kind, type)
  }

  /** The earliest of n uniform instants left in the segment: 1 − U^(1/n) of the way. */
  private scheduleByCount(type: number): void {
    let from = this.kernel.clock[0]
    while (this.left[type] === 0) {
      from = this.segmentEnd[type]
      if (!this.enterNextSegment(type)) return
    }
    const exponential = this.draws.take(this.gaps[type])
    const way = 1 - Math.exp(-exponential / this.left[type]--)
    const start = Math.max(from, this.segmentStart(type))
    this.scheduleAt(start + way * (this.segmentEnd[type] - start), type)
  }

  private scheduleAt(at: number, type: number): void {
    this.kernel.due[0] = at
    this.pending[type] = this.kernel.schedule(this.kind, type)
  }

  private segmentStart(type: number): number {
    const plan = this.plans[type]
    return plan.process === 'recorded' ? 0 : plan.bounds[this.segment[type]]
  }

  /** A segment ends where the plan changes, or at midnight where the day's busyness changes. */
  private enterNextSegment(type: number): boolean {
    const plan = this.plans[type]
    if (plan.process === 'recorded') return false
    const { bounds } = plan
    const atMidnight = this.segment[type] !== NONE && this.segmentEnd[type] < bounds[this.segment[type] + 1]
    if (!atMidnight) this.segment[type]++
    const segment = this.segment[type]
    if (segment >= bounds.length - 1) return false
    if (plan.process === 'counts') {
      this.left[type] = plan.counts[segment]
      this.segmentEnd[type] = bounds[segment + 1]
      return true
    }
    if (plan.busyness === NONE) {
      this.meanGap[type] = 1 / plan.perSecond[segment]
      this.segmentEnd[type] = bounds[segment + 1]
      return true
    }
    const from = atMidnight ? this.segmentEnd[type] : bounds[segment]
    const days = this.dayBounds
    while (this.day[type] < days.length - 2 && days[this.day[type] + 1] <= from) this.day[type]++
    const dayEnd = this.day[type] < days.length - 2 ? days[this.day[type] + 1] : Infinity
    this.meanGap[type] = 1 / (plan.perSecond[segment] * this.busyness.of(plan.busyness, this.day[type]))
    this.segmentEnd[type] = Math.min(bounds[segment + 1], dayEnd)
    return true
  }
}
