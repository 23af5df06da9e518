import type { Center } from '../center.ts'
import type { Agents } from '../agents.ts'
import { groupsByType } from '../line-plan.ts'
import type { Presence } from '../presence.ts'
import type { Router } from '../routing/router.ts'
import type { Pacing } from './pacing.ts'

/** How many agents a list may count on, where several lists share them. */
export class FreeAgents {
  private readonly router: Router
  private readonly agents: Agents
  private readonly presence: Presence
  private readonly pacing: Pacing
  private readonly onTheirWay: Int32Array
  /** By type: its groups; other lists that are called ahead by agents of the same groups. */
  private readonly groups: readonly (readonly number[])[]
  private readonly rivals: readonly (readonly number[])[]

  /** `onTheirWay`: by type, calls made ahead that have not ended. */
  constructor({ model, router, agents, counts }: Center, pacing: Pacing, onTheirWay: Int32Array) {
    this.router = router
    this.agents = agents
    this.presence = counts.presence
    this.pacing = pacing
    this.onTheirWay = onTheirWay
    this.groups = groupsByType(model)
    this.rivals = model.types.map((_, type) =>
      model.types.flatMap(({ outbound }, other) => {
        const { mode } = outbound?.dialing ?? { mode: null }
        if (other === type || (mode !== 'power' && mode !== 'predictive')) return []
        return this.groups[other].some((group) => this.groups[type].includes(group)) ? [other] : []
      }),
    )
  }

  /** Idle beyond those kept free, and needed by no call made ahead for another list. */
  for(type: number): number {
    let free = this.router.idleFor(type, true)
    for (const rival of this.rivals[type]) {
      free -= Math.ceil(this.onTheirWay[rival] / this.pacing.callsPerAgent(rival))
    }
    return free
  }

  /** Signed in and not idle. */
  busyFor(type: number): number {
    let busy = 0
    for (const group of this.groups[type]) busy += this.presence.signedInNow(group) - this.agents.idleCount[group]
    return busy
  }
}
