import { bytes, ints } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { ASIDE as IS_ASIDE, BUSY as IS_BUSY, OUT as IS_OUT } from './agents.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'

const NONE = MISSING
const ASIDE = IS_ASIDE
const BUSY = IS_BUSY
const OUT = IS_OUT

/** Agents whom an outage keeps from work: signed in and not available. They finish what they have, unless that is cut. */
export class StoppedAgents extends AtHand {
  /** By group: outages that stop it. By agent; 1: is kept from work now. */
  private readonly stops: Int32Array
  readonly isKept: Uint8Array
  private readonly flow: Flow

  constructor(center: Center, flow: Flow) {
    super(center)
    this.flow = flow
    this.stops = ints(center.model.groups.length)
    this.isKept = bytes(this.agents.count)
  }

  reset(): void {
    this.stops.fill(0)
    this.isKept.fill(0)
  }

  isStopped(group: number): boolean {
    return this.stops[group] > 0
  }

  /** An outage stops a group: those who are idle do nothing more. */
  begins(group: number): void {
    const { agents, presence } = this
    this.stops[group]++
    for (let agent = agents.idleHead[group]; agent !== NONE; agent = agents.idleHead[group]) {
      agents.leaveIdle(agent, ASIDE)
      presence.signedIn(group, -1)
      this.isNowKept(agent)
    }
    // Those at work who could take more take nothing more.
    for (let agent = agents.first[group]; agent < agents.first[group + 1]; agent++) {
      if (agents.isListed(agent)) agents.unlist(agent)
    }
  }

  /** An outage is over: `returns` brings the agents back whom no other stops. */
  ends(group: number): void {
    this.stops[group]--
  }

  returns(group: number): void {
    if (this.stops[group] > 0) return
    const { agents, presence } = this
    for (let agent = agents.first[group]; agent < agents.first[group + 1]; agent++) {
      if (this.isKept[agent] === 0) {
        this.takesMore(agent)
        continue
      }
      this.isKeptNoMore(agent)
      presence.signedIn(group, 1)
      presence.busy(group, 1)
      if (this.keepsHistory) agents.busySeconds[agent] -= this.clock[0]
      agents.state[agent] = BUSY
      this.flow.turns.looksForNext(agent)
    }
  }

  /** An agent at work who could hold more than now. */
  private takesMore(agent: number): void {
    const { several } = this.flow
    if (several.exists && several.isIn(agent) && this.agents.state[agent] === BUSY) several.looksForMore(agent)
  }

  /** An agent has finished: whether the outage keeps it from the next contact. Whose shift is over goes home. */
  takes(agent: number): boolean {
    const { agents, presence } = this
    const { preferred, several, turns } = this.flow
    const group = agents.group[agent]
    if (this.stops[group] === 0) return false
    if (agents.contact[agent] !== NONE) {
      several.pace.changes(agent)
      return true
    }
    if (preferred.exists) preferred.lettingGo(agent)
    const { whereabouts } = turns
    if (whereabouts !== null && whereabouts.roster.has(agent)) whereabouts.looksUp(agent)
    if (agents.leaving[agent] === 1 || turns.excess[group] > 0) {
      turns.signsOut(agent)
      return true
    }
    presence.busy(group, -1)
    presence.signedIn(group, -1)
    if (this.keepsHistory) agents.busySeconds[agent] += this.clock[0]
    agents.state[agent] = ASIDE
    this.isNowKept(agent)
    return true
  }

  /** An agent comes to work: whether the outage keeps it from it. */
  takesComing(agent: number): boolean {
    if (this.stops[this.agents.group[agent]] === 0) return false
    this.agents.state[agent] = ASIDE
    this.isNowKept(agent)
    return true
  }

  /** The shift of an agent ends: whether it was kept from work, and is gone. */
  sendsHome(agent: number): boolean {
    if (this.isKept[agent] === 0) return false
    this.isKeptNoMore(agent)
    this.agents.state[agent] = OUT
    return true
  }

  /** The same for any of a group. */
  sendsOneHome(group: number): boolean {
    const { first } = this.agents
    for (let agent = first[group]; agent < first[group + 1]; agent++) if (this.sendsHome(agent)) return true
    return false
  }

  private isNowKept(agent: number): void {
    this.isKept[agent] = 1
    this.presence.aside(this.agents.group[agent], 1)
    const { several } = this.flow
    if (several.exists) several.interruptions.clearsDesk(agent)
  }

  private isKeptNoMore(agent: number): void {
    this.isKept[agent] = 0
    this.presence.aside(this.agents.group[agent], -1)
  }
}
