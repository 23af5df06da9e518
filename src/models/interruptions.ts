import { bytesOf, floatsOf, ints, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import type { Several } from './several.ts'
import type { Workloads } from './workloads.ts'

const NONE = MISSING

/**
 * Contacts that are interrupted by others. They wait on the desk of their agent, or in line for anybody, and go on where they
 * were or begin again. Whoever interrupts them comes before them.
 */
export class Interruptions extends AtHand {
  /** Whether there can be any; without, nobody needs to ask. */
  readonly exist: boolean
  private readonly flow: Flow
  private readonly several: Several
  private readonly workloads: Workloads
  private readonly channelOf: Int32Array
  /** By channel. 1: another may go on with it; it begins again. How often at most. Tap of the time to get into it again. */
  private readonly isForAnybody: Uint8Array
  private readonly beginsAgain: Uint8Array
  private readonly atMost: Float64Array
  private readonly setUpTap: Int32Array
  /** What has been interrupted for somebody who is being taken: as many as an agent can hold. */
  private readonly toOffer: Int32Array
  private toOfferCount = 0

  constructor(center: Center, flow: Flow, several: Several) {
    super(center)
    const { channels } = center.model
    this.flow = flow
    this.several = several
    this.workloads = center.workloads
    this.toOffer = ints(center.workloads.most.reduce((most, count) => Math.max(most, count), 1))
    this.exist = channels.some(({ interruptibleBy }) => interruptibleBy.length > 0)
    this.channelOf = this.workloads.channelOfType
    this.isForAnybody = bytesOf(channels, ({ interruption }) => (interruption.by === 'anybody' ? 1 : 0))
    this.beginsAgain = bytesOf(channels, ({ interruption }) => (interruption.progress === 'lost' ? 1 : 0))
    this.atMost = floatsOf(channels, ({ interruption }) => interruption.atMost)
    this.setUpTap = intsOf(channels, ({ name, interruption }) =>
      interruption.setUp === null ? NONE : center.draws.keyedTap(interruption.setUp, `set-up/${name}`),
    )
  }

  /** Whoever is free takes what has just been interrupted, if it is for anybody. */
  offers(): void {
    while (this.toOfferCount > 0) {
      const contact = this.toOffer[--this.toOfferCount]
      const line = this.contacts.type[contact]
      const agent = this.lines.isSetAside(line) ? NONE : this.router.agentFor(line)
      if (agent !== NONE) this.flow.isTakenBy(contact, agent)
    }
  }

  /** Its kind of work (see `Workloads`). */
  kindOf(contact: number): number {
    const { contacts } = this
    const channel = this.channelOf[contacts.type[contact]]
    return contacts.interruptions[contact] >= this.atMost[channel] ? this.workloads.fixedKind[channel] : channel
  }

  /** Interrupts what an agent does, the last taken first, until there is room for a contact of a channel. */
  makeRoom(agent: number, channel: number): void {
    const { agents, contacts, workloads } = this
    let next: number
    for (let contact = agents.contact[agent]; !workloads.hasRoom(agents.workload[agent], channel); contact = next) {
      next = contacts.next[contact]
      if (workloads.interruptsKind(this.kindOf(contact), channel)) this.interrupts(contact, agent)
    }
  }

  private interrupts(contact: number, agent: number): void {
    const { agents, contacts } = this
    const channel = this.channelOf[contacts.type[contact]]
    this.several.settles(contact, agent)
    this.flow.handling.stops(contact)
    this.several.letsGo(contact, agent)
    contacts.interruptions[contact]++
    contacts.isInterrupted[contact] = 1
    this.presence.interrupted(contacts.type[contact], 1)
    this.journeyCounts.interrupted(contact, agent)
    if (this.isForAnybody[channel] === 1) {
      if (this.flow.turns.pooling.exists) this.flow.turns.pooling.letsGo(contacts.type[contact], agent)
      this.lines.join(contacts.type[contact], contact)
      this.toOffer[this.toOfferCount++] = contact
    } else {
      contacts.next[contact] = agents.desk[agent]
      agents.desk[agent] = contact
    }
  }

  /** Whether somebody waits for an agent who would interrupt a contact as soon as the agent took it. */
  isBehind(contact: number, agent: number): boolean {
    const waiting = this.exist ? this.router.contactOnLine(agent) : NONE
    return waiting !== NONE && this.mayInterrupt(waiting, contact)
  }

  private mayInterrupt(contact: number, other: number): boolean {
    const { contacts, workloads } = this
    return workloads.interruptsKind(this.channelOf[contacts.type[other]], this.channelOf[contacts.type[contact]])
  }

  /** What an agent with time takes: a contact that waits, or what was interrupted, unless that waits for the like of it. */
  before(waiting: number, agent: number): number {
    const interrupted = this.fromDesk(agent)
    if (interrupted === NONE || waiting === NONE) return interrupted === NONE ? waiting : interrupted
    return this.mayInterrupt(waiting, interrupted) ? waiting : interrupted
  }

  /** What was interrupted last on an agent's desk, of what there is room for. */
  private fromDesk(agent: number): number {
    const { agents, contacts, workloads } = this
    const workload = agents.workload[agent]
    let contact = agents.desk[agent]
    while (contact !== NONE && workloads.after(workload, this.kindOf(contact)) === NONE)
      contact = contacts.next[contact]
    return contact
  }

  private leavesDesk(contact: number, agent: number): boolean {
    const { agents, contacts } = this
    let before = NONE
    let one = agents.desk[agent]
    while (one !== NONE && one !== contact) {
      before = one
      one = contacts.next[one]
    }
    if (one === NONE) return false
    if (before === NONE) agents.desk[agent] = contacts.next[contact]
    else contacts.next[before] = contacts.next[contact]
    return true
  }

  /** Whether a contact that an agent takes has been interrupted. If so it goes on. */
  goesOn(contact: number, agent: number): boolean {
    const { contacts } = this
    if (contacts.isInterrupted[contact] === 0) return false
    const channel = this.channelOf[contacts.type[contact]]
    if (!this.leavesDesk(contact, agent)) this.lines.leave(contact)
    // What lies on a desk counts as its agent's.
    else if (this.flow.turns.pooling.exists) this.flow.turns.pooling.letsGo(contacts.type[contact], agent)
    // What is taken stands still until it goes on, whatever its agent holds.
    const kind = contacts.endKind[contact]
    this.flow.turns.takes(contact, agent)
    contacts.endKind[contact] = kind
    contacts.isInterrupted[contact] = 0
    this.presence.interrupted(contacts.type[contact], -1)
    if (this.beginsAgain[channel] === 1) contacts.left[contact] = this.flow.handling.secondsOf(contact)
    contacts.left[contact] += this.luck.anew(this.setUpTap[channel], contact, contacts.interruptions[contact])
    this.flow.handling.goesOn(contact)
    return true
  }

  /** The agent goes: what was interrupted waits for anybody. */
  clearsDesk(agent: number): void {
    const { agents, contacts } = this
    for (let contact = agents.desk[agent]; contact !== NONE; contact = agents.desk[agent]) {
      agents.desk[agent] = contacts.next[contact]
      const line = contacts.type[contact]
      if (this.flow.turns.pooling.exists) this.flow.turns.pooling.letsGo(line, agent)
      this.lines.join(line, contact)
      const other = this.lines.isSetAside(line) ? NONE : this.router.agentFor(line)
      if (other !== NONE) this.flow.isTakenBy(contact, other)
    }
  }
}
