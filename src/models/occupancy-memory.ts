import { bytesOf, floats, floatsOf } from '../engine/columns.ts'
import type { Agents } from './agents.ts'
import type { Group } from './model.ts'

/**
 * How busy each agent has been of late, since signing in: an average over time of busy (1) and idle (0) in which what was longer
 * ago counts exponentially less. Who has been away comes back rested. It is brought up to date when a talk starts.
 */
export class OccupancyMemory {
  private readonly agents: Agents
  private readonly clock: Float64Array
  /** By group: how much being busy slows down, per second of memory. */
  private readonly tiring: Float64Array
  private readonly decay: Float64Array
  /** By agent: the average, as of the start of the last talk. */
  private readonly share: Float64Array
  private readonly asOf: Float64Array
  /** By group; 1: its agents hold several, and are in sight while at work. By agent of such: since when nothing was held last. */
  private readonly isSeveral: Uint8Array
  private readonly restsSince: Float64Array

  constructor(groups: readonly Group[], agents: Agents, clock: Float64Array) {
    this.agents = agents
    this.clock = clock
    this.tiring = floatsOf(groups, ({ proficiency }) => proficiency?.pace?.tiring ?? 0)
    this.decay = floatsOf(groups, ({ proficiency }) => 1 / (proficiency?.pace?.memorySeconds ?? 1))
    this.share = floats(agents.count)
    this.asOf = floats(agents.count)
    this.isSeveral = bytesOf(groups, ({ hands }) => (hands === null ? 0 : 1))
    this.restsSince = floats(agents.count)
  }

  reset(): void {
    this.asOf.fill(-1)
    this.restsSince.fill(-1)
  }

  /** An agent who may hold several has nothing more. */
  rests(agent: number): void {
    this.restsSince[agent] = this.clock[0]
  }

  /** The factor on handle times of an agent who starts to talk now. */
  slowsDown(agent: number, group: number): number {
    if (this.tiring[group] === 0) return 1
    const now = this.clock[0]
    const { idleSince, signedInAt } = this.agents
    const before = this.asOf[agent]
    this.asOf[agent] = now
    if (before < signedInAt[agent]) this.share[agent] = 0
    else {
      const restedSince = this.isSeveral[group] === 1 ? this.restsSince[agent] : idleSince[agent]
      const busyUntil = restedSince > before ? restedSince : now
      const busy = 1 - (1 - this.share[agent]) * Math.exp((before - busyUntil) * this.decay[group])
      this.share[agent] = busy * Math.exp((busyUntil - now) * this.decay[group])
    }
    return 1 + this.tiring[group] * this.share[agent]
  }
}
