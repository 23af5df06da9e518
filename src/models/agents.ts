import { bytes, floats, ints } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Group } from './model.ts'

const NONE = MISSING

/** Where an agent is. */
export const OUT = 0
export const IDLE = 1
export const BUSY = 2
/** Signed in and not available: did not answer. */
export const ASIDE = 3

/** Agents, and per group the idle ones in the order in which they became idle: the longest idle is the head. */
export class Agents {
  readonly count: number
  readonly group: Int32Array
  readonly state: Uint8Array
  /** 1: signs out when the contact is finished. */
  readonly leaving: Uint8Array
  /** The contact being handled, and the skill it is handled by (see `Pairs`). */
  readonly contact: Int32Array
  readonly pair: Int32Array
  /** 1: a phone rings before the talk with the contact; the event of its end. */
  readonly rings: Uint8Array
  readonly ringEvent: Int32Array
  /** Who hands over warm or asks a colleague: the contact that another agent shall take, since when; NONE: does neither. */
  readonly asksWith: Int32Array
  readonly asksSince: Float64Array
  readonly idleSince: Float64Array
  /** Since the last sign-in: when that was, seconds busy in ended busy spells, contacts taken. */
  readonly signedInAt: Float64Array
  readonly busySeconds: Float64Array
  readonly taken: Int32Array
  private readonly next: Int32Array
  private readonly previous: Int32Array

  /** By group: the first agent's id; the agents of a group are numbered one after the other. */
  readonly first: Int32Array
  readonly idleHead: Int32Array
  private readonly idleTail: Int32Array
  readonly idleCount: Int32Array

  constructor(groups: readonly Group[]) {
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
    this.pair = ints(count, NONE)
    this.rings = bytes(count)
    this.ringEvent = ints(count, NONE)
    this.asksWith = ints(count, NONE)
    this.asksSince = floats(count)
    this.idleSince = floats(count)
    this.signedInAt = floats(count)
    this.busySeconds = floats(count)
    this.taken = ints(count)
    this.next = ints(count)
    this.previous = ints(count)
    this.idleHead = ints(groups.length, NONE)
    this.idleTail = ints(groups.length, NONE)
    this.idleCount = ints(groups.length)
  }

  /** Nobody is at work. */
  reset(): void {
    this.state.fill(OUT)
    this.leaving.fill(0)
    this.contact.fill(NONE)
    this.rings.fill(0)
    this.asksWith.fill(NONE)
    this.pair.fill(NONE)
    this.idleHead.fill(NONE)
    this.idleTail.fill(NONE)
    this.idleCount.fill(0)
  }

  /** The agent who became idle next after this one in the same group; NONE at the end. */
  nextIdle(agent: number): number {
    return this.next[agent]
  }

  becomeIdle(agent: number, now: number): void {
    const group = this.group[agent]
    const last = this.idleTail[group]
    this.previous[agent] = last
    this.next[agent] = NONE
    if (last === NONE) this.idleHead[group] = agent
    else this.next[last] = agent
    this.idleTail[group] = agent
    this.idleCount[group]++
    this.idleSince[agent] = now
    this.state[agent] = IDLE
  }

  /** Takes an idle agent off the list, to work or to go. */
  leaveIdle(agent: number, state: number): void {
    const group = this.group[agent]
    const before = this.previous[agent]
    const after = this.next[agent]
    if (before === NONE) this.idleHead[group] = after
    else this.next[before] = after
    if (after === NONE) this.idleTail[group] = before
    else this.previous[after] = before
    this.idleCount[group]--
    this.state[agent] = state
  }
}

/** How many agent rows a group needs: its largest headcount, or everybody on its roster. */
function agentsOf(group: Group): number {
  const { staffing } = group
  return staffing.plan === 'headcount' ? staffing.agents.reduce((most, n) => Math.max(most, n), 0) : staffing.agents
}
