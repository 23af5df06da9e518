import { floats } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import { Interruptions } from './interruptions.ts'
import { Pace } from './pace.ts'
import type { Workloads } from './workloads.ts'

const NONE = MISSING

/**
 * Agents who hold several contacts at once, or who are interrupted. They stay in the router's sight while they could take one
 * more: see `Workloads` for what they may hold, `pace.ts` for how that slows them down.
 */
export class Several extends AtHand {
  /** Whether there are any; without, nobody needs to ask. */
  readonly exists: boolean
  readonly pace: Pace
  readonly interruptions: Interruptions
  private readonly workloads: Workloads
  private readonly flow: Flow
  private readonly channelOf: Int32Array
  /** By agent: agent-seconds that one of the contacts held has had of it, each its share; up to when. */
  private readonly effort: Float64Array
  private readonly effortUpTo: Float64Array

  constructor(center: Center, flow: Flow) {
    super(center)
    this.flow = flow
    this.workloads = center.workloads
    this.exists = this.workloads.isSeveral.includes(1)
    this.pace = new Pace(center)
    this.interruptions = new Interruptions(center, flow, this)
    this.channelOf = this.workloads.channelOfType
    this.effort = floats(this.agents.count)
    this.effortUpTo = floats(this.agents.count)
  }

  reset(): void {
    this.effort.fill(0)
    this.effortUpTo.fill(0)
  }

  isIn(agent: number): boolean {
    return this.workloads.isSeveral[this.agents.group[agent]] === 1
  }

  /** Whether an agent at work could take a contact of a type now. */
  mayTake(agent: number, type: number): boolean {
    return this.isIn(agent) && this.agents.isListed(agent) && this.hasRoom(agent, type)
  }

  /** Whether there is room for a contact of a type beside what an agent has, or once that has been interrupted. */
  hasRoom(agent: number, type: number): boolean {
    const { workloads } = this
    const workload = this.agents.workload[agent]
    const channel = this.channelOf[type]
    return !this.isIn(agent) || workloads.hasRoom(workload, channel) || workloads.isInterruptedBy(workload, channel)
  }

  /** Whether a contact fits beside what an agent has, interrupting nobody. */
  fits(contact: number, agent: number): boolean {
    const channel = this.channelOf[this.contacts.type[contact]]
    return !this.isIn(agent) || this.workloads.hasRoom(this.agents.workload[agent], channel)
  }

  /** The contact that an agent took before one that is still held; NONE: there is none. */
  nextHeld(contact: number, agent: number): number {
    return this.isIn(agent) ? this.contacts.next[contact] : NONE
  }

  /** The agent has the contact from now on, beside what it has; others are interrupted if there is no room. */
  takes(contact: number, agent: number): void {
    const { agents, contacts } = this
    if (agents.isListed(agent)) agents.unlist(agent)
    this.interruptions.makeRoom(agent, this.channelOf[contacts.type[contact]])
    this.advances(agent)
    const last = agents.contact[agent]
    contacts.previous[contact] = NONE
    contacts.next[contact] = last
    if (last !== NONE) contacts.previous[last] = contact
    agents.contact[agent] = contact
    contacts.endKind[contact] = NONE
    if (contacts.isInterrupted[contact] === 0) contacts.interruptions[contact] = 0
    contacts.effortFrom[contact] = this.effort[agent]
    this.changes(agent, this.workloads.after(agents.workload[agent], this.interruptions.kindOf(contact)))
    this.presence.held(agents.group[agent], 1)
    this.comesInSight(agent)
    this.pace.changes(agent)
  }

  /** A talk begins: what the agent has spent on the contact counts from here. */
  talks(contact: number, agent: number): void {
    this.advances(agent)
    this.contacts.effort[contact] = 0
    this.contacts.effortFrom[contact] = this.effort[agent]
    this.pace.slowsDown(contact)
  }

  /** Books what the agent has spent on a contact, up to now. */
  settles(contact: number, agent: number): void {
    this.advances(agent)
    this.contacts.effort[contact] += this.effort[agent] - this.contacts.effortFrom[contact]
    this.contacts.effortFrom[contact] = this.effort[agent]
  }

  letsGo(contact: number, agent: number): void {
    const { agents, contacts } = this
    this.advances(agent)
    const before = contacts.previous[contact]
    const after = contacts.next[contact]
    if (before === NONE) agents.contact[agent] = after
    else contacts.next[before] = after
    if (after !== NONE) contacts.previous[after] = before
    if (agents.isListed(agent)) agents.unlist(agent)
    this.changes(agent, this.workloads.before(agents.workload[agent], this.interruptions.kindOf(contact)))
    this.presence.held(agents.group[agent], -1)
  }

  private changes(agent: number, workload: number): void {
    const { agents, workloads } = this
    const full = workloads.isFull[workload] - workloads.isFull[agents.workload[agent]]
    if (full !== 0) this.presence.full(agents.group[agent], full)
    agents.workload[agent] = workload
  }

  /** An agent at work may take more again; one who waits for a call to be answered has nothing yet, and waits on. */
  looksForMore(agent: number): void {
    if (this.agents.contact[agent] !== NONE) this.flow.turns.looksForNext(agent)
  }

  /** Takes as many as there is room for. */
  looksForNext(agent: number): void {
    const { agents, flow } = this
    const holdsNone = agents.contact[agent] === NONE
    const staysOn = agents.leaving[agent] === 1 && holdsNone && flow.turns.staysOn(agent)
    if (agents.leaving[agent] === 1) {
      if (holdsNone) this.worksOff(agent, staysOn)
      else this.pace.changes(agent)
      return
    }
    for (let contact = this.nextFor(agent); contact !== NONE; contact = this.nextFor(agent)) {
      flow.isAnsweredLater(contact, agent)
    }
    if (agents.contact[agent] === NONE) {
      flow.turns.becomesIdle(agent)
      if (this.proficiency.exists) this.proficiency.occupancy.rests(agent)
    } else {
      this.comesInSight(agent)
      this.pace.changes(agent)
    }
  }

  /** One contact after the other, where overtime is worked any; at last those of a queue that has closed. */
  private worksOff(agent: number, staysOn: boolean): void {
    const next = staysOn ? this.nextFor(agent) : NONE
    const contact = next === NONE ? this.router.contactToWorkOff(agent) : next
    if (contact === NONE) this.flow.turns.signsOut(agent)
    else this.flow.isAnsweredLater(contact, agent)
  }

  private nextFor(agent: number): number {
    return this.interruptions.before(this.flow.turns.nextFor(agent), agent)
  }

  private comesInSight(agent: number): void {
    const { agents, workloads } = this
    const isInSight = agents.leaving[agent] === 0 && workloads.isInSight[agents.workload[agent]] === 1
    if (isInSight && !agents.isListed(agent)) agents.list(agent, this.clock[0])
  }

  /** The shift of an agent at work is over: what the agent has is finished, what was interrupted is for others. */
  isLeaving(agent: number): void {
    if (this.agents.isListed(agent)) this.agents.unlist(agent)
    if (this.flow.preferred.exists) this.flow.preferred.lettingGo(agent)
    this.interruptions.clearsDesk(agent)
  }

  private advances(agent: number): void {
    const held = this.workloads.held[this.agents.workload[agent]]
    if (held > 0) this.effort[agent] += (this.clock[0] - this.effortUpTo[agent]) / held
    this.effortUpTo[agent] = this.clock[0]
  }
}
