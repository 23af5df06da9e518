import { bytes, floats, floatsOf } from '../engine/columns.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import { linesOf } from './line-plan.ts'
import type { PeoplePlan } from './people-model.ts'

/** Who stays on past the end of a spell because of those who wait. */
export class Overtime extends AtHand {
  /** By agent; 1: may stay. */
  readonly mayStay: Uint8Array
  /** By agent: when the spell ended. */
  readonly since: Float64Array
  /** By group: the longest overtime, seconds, the contacts that must wait for it, and the lines where. */
  private readonly mostSeconds: Float64Array
  private readonly leastWaiting: Float64Array
  private readonly linesOfGroup: readonly Int32Array[]

  constructor(center: Center, plans: readonly (PeoplePlan | null)[]) {
    super(center)
    this.mayStay = bytes(center.agents.count)
    this.since = floats(center.agents.count)
    this.mostSeconds = floatsOf(plans, (plan) => plan?.overtime?.mostSeconds ?? 0)
    this.leastWaiting = floatsOf(plans, (plan) => plan?.overtime?.waiting ?? Infinity)
    const lines = linesOf(center.model)
    this.linesOfGroup = plans.map((_, group) =>
      Int32Array.from(
        lines.flatMap(({ groups, isToBeCalled }, line) => (groups.includes(group) && !isToBeCalled ? [line] : [])),
      ),
    )
  }

  reset(): void {
    this.mayStay.fill(0)
  }

  /** What the agent was interrupted in counts too: it is in line by now (see `Several.isLeaving`). */
  isWorked(agent: number): boolean {
    const group = this.agents.group[agent]
    if (this.mayStay[agent] === 0 || this.clock[0] >= this.since[agent] + this.mostSeconds[group]) return false
    let waiting = 0
    for (const line of this.linesOfGroup[group]) waiting += this.lines.length[line]
    return waiting >= this.leastWaiting[group]
  }
}
