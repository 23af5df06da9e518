import { bytesOf, floats, floatsOf } from '../../engine/columns.ts'
import { meanOf } from '../../engine/distributions.ts'
import { SlidingShare } from '../blending/sliding-share.ts'
import { leastAgentSeconds } from '../handle-time.ts'
import type { Model } from '../model.ts'

/** How much a live answer moves the level: an abandoned one takes 1 − cap of it away, any other adds the cap. */
const GAIN = 0.25

/**
 * How many calls may be on their way while agents are free. Power: a fixed number for each. Predictive: a level times the
 * agents who are free or will be, on average, by the time somebody answers, which adapts. Each live answer moves the level by
 * the cap less 1 if it was abandoned, a stochastic approximation (Robbins and Monro 1951): its sum stays bounded, so in the
 * long run the share of abandoned live answers comes to the cap, or less where the level is at its most. Over the moving
 * window the cap is hard, as dialers for the Telemarketing Sales Rule (16 CFR 310.4(b)(4): 3 %) have it: while the share is
 * above, one call for each free agent. To count on talks that will end is Samuelson's (Interfaces 29:5, 1999).
 */
export class Pacing {
  private readonly isPredictive: Uint8Array
  /** By type: calls for each free agent; where predictive, the most, and its cap. */
  private readonly ratio: Float64Array
  private readonly cap: Float64Array
  private readonly level: Float64Array
  /** By type: share of talks that end while a phone rings. */
  private readonly ending: Float64Array
  private readonly abandoned: SlidingShare

  constructor(model: Model, clock: Float64Array) {
    const plans = model.types.map(({ outbound }) => outbound)
    this.isPredictive = bytesOf(plans, (plan) => (plan?.dialing.mode === 'predictive' ? 1 : 0))
    this.ratio = floatsOf(plans, (plan) => {
      if (plan?.dialing.mode === 'power') return plan.dialing.ratio
      return plan?.dialing.mode === 'predictive' ? plan.dialing.most : 1
    })
    this.cap = floatsOf(plans, (plan) => (plan?.dialing.mode === 'predictive' ? plan.dialing.cap : 0))
    this.level = floats(plans.length)
    const handleSeconds = leastAgentSeconds(model)
    this.ending = floatsOf(plans, (plan, type) =>
      plan === null || !(handleSeconds[type] > 0) ? 0 : Math.min(1, meanOf(plan.ring) / handleSeconds[type]),
    )
    const windows = plans.map((plan) => (plan?.dialing.mode === 'predictive' ? plan.dialing.windowSeconds : Infinity))
    this.abandoned = new SlidingShare(windows, clock)
  }

  /** One call for each free agent, to begin with. */
  reset(): void {
    this.level.fill(1)
    this.abandoned.reset()
  }

  /** Whether one more call than are on their way may be made. */
  mayCall(type: number, onTheirWay: number, free: number, busy: number): boolean {
    if (this.isPredictive[type] === 0) return onTheirWay + 1 <= this.ratio[type] * free
    if (onTheirWay + 1 <= free) return true
    if (this.isOverCap(type)) return false
    const soon = free + busy * this.ending[type]
    return onTheirWay + 1 <= this.level[type] * soon
  }

  /** Calls that stand for one agent each. */
  callsPerAgent(type: number): number {
    return this.isPredictive[type] === 1 ? Math.max(1, this.level[type]) : this.ratio[type]
  }

  /** A person who answered got an agent, or did not. */
  liveAnswer(type: number, isAbandoned: boolean): void {
    if (this.isPredictive[type] === 0) return
    this.abandoned.add(type, isAbandoned)
    const moved = this.level[type] + GAIN * (this.cap[type] - (isAbandoned ? 1 : 0))
    this.level[type] = Math.min(this.ratio[type], Math.max(0, moved))
  }

  private isOverCap(type: number): boolean {
    return this.abandoned.count(type) > 0 && this.abandoned.share(type) > this.cap[type]
  }
}
