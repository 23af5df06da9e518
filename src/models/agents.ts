import { bytes, floats, ints } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Group } from './model.ts'
import type { Workloads } from './workloads.ts'

const NONE = MISSING
/** Instead of a neighbour: in no list. */
const UNLISTED = -2

/** Where an agent is. */
export const OUT = 0
export const IDLE = 1
export const BUSY = 2
/** Signed in and not available: did not answer. */
export const ASIDE = 3

/**
 * Agents, and by workload (see `Workloads`) those in the router's sight, in the order in which they came to it: the longest
 * idle of a group is the head of the first of its lists. Agents who have one contact at a time are there while they are idle.
 */
export class Agents {
  readonly count: number
  readonly group: Int32Array
  readonly state: Uint8Array
  /** 1: signs out when the contact is finished. */
  readonly leaving: Uint8Array
  /** The contact the agent has, of several the last one taken; NONE: none. */
  readonly contact: Int32Array
  /** What the agent holds: where nobody may hold several, the group itself. */
  readonly workload: Int32Array
  /** The contact to go on with that was interrupted last; NONE: none. */
  readonly desk: Int32Array
  readonly idleSince: Float64Array
  /** Since the last sign-in: when that was, seconds busy in ended busy spells, contacts taken. */
  readonly signedInAt: Float64Array
  readonly busySeconds: Float64Array
  readonly taken: Int32Array
  private readonly next: Int32Array
  private readonly previous: Int32Array

  /** By group: the first agent's id; the agents of a group are numbered one after the other. */
  readonly first: Int32Array
  /** By workload. */
  readonly idleHead: Int32Array
  private readonly idleTail: Int32Array
  readonly idleCount: Int32Array

  constructor(groups: readonly Group[], { count: workloads }: Workloads) {
    const sizes = groups.map(agentsOf)
    const count = sizes.reduce((sum, size) => sum + size, 0)
    this.count = count
    this.first = ints(groups.length + 1)
    this.group = ints(count)
    sizes.forEach((size, group) => {
      this.first[group + 1] = this.first[group] + size
      this.group.fill(group, this.first[group], this.first[group + 1])
    })
    this.state = bytes(count)
    this.leaving = bytes(count)
    this.contact = ints(count, NONE)
    // Not a column of its own unless it must be: what every contact needs shall fit into the first-level cache.
    this.workload = workloads === groups.length ? this.group : this.group.slice()
    this.desk = ints(count, NONE)
    this.idleSince = floats(count)
    this.signedInAt = floats(count)
    this.busySeconds = floats(count)
    this.taken = ints(count)
    this.next = ints(count)
    this.previous = ints(count, UNLISTED)
    this.idleHead = ints(workloads, NONE)
    this.idleTail = ints(workloads, NONE)
    this.idleCount = ints(workloads)
  }

  /** Nobody is at work. */
  reset(): void {
    this.state.fill(OUT)
    this.leaving.fill(0)
    this.contact.fill(NONE)
    this.workload.set(this.group)
    this.previous.fill(UNLISTED)
    this.desk.fill(NONE)
    this.idleHead.fill(NONE)
    this.idleTail.fill(NONE)
    this.idleCount.fill(0)
    this.idleSince.fill(0)
  }

  /** The agent who came to the same list next after this one; NONE at the end. */
  nextIdle(agent: number): number {
    return this.next[agent]
  }

  /** Whether the agent is in the list of its workload. */
  isListed(agent: number): boolean {
    return this.previous[agent] !== UNLISTED
  }

  becomeIdle(agent: number, now: number): void {
    this.state[agent] = IDLE
    this.list(agent, now)
  }

  /** Takes an idle agent off the list, to work or to go. */
  leaveIdle(agent: number, state: number): void {
    this.unlist(agent)
    this.state[agent] = state
  }

  /** To the end of the list of its workload. */
  list(agent: number, now: number): void {
    const workload = this.workload[agent]
    const last = this.idleTail[workload]
    this.previous[agent] = last
    this.next[agent] = NONE
    if (last === NONE) this.idleHead[workload] = agent
    else this.next[last] = agent
    this.idleTail[workload] = agent
    this.idleCount[workload]++
    this.idleSince[agent] = now
  }

  unlist(agent: number): void {
    const workload = this.workload[agent]
    const before = this.previous[agent]
    const after = this.next[agent]
    if (before === NONE) this.idleHead[workload] = after
    else this.next[before] = after
    if (after === NONE) this.idleTail[workload] = before
    else this.previous[after] = before
    this.idleCount[workload]--
    this.previous[agent] = UNLISTED
  }
}

/** How many agent rows a group needs: its largest headcount, or everybody on its roster. */
export function agentsOf({ staffing }: Pick<Group, 'staffing'>): number {
  return staffing.plan === 'headcount' ? staffing.agents.reduce((most, n) => Math.max(most, n), 0) : staffing.agents
}
