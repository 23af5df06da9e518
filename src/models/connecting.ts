import { bytesOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { NOT_TOLD } from './announcements.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import { Dialling } from './dialling.ts'
import type { Flow } from './flow.ts'
import { Ringing } from './ringing.ts'

const NONE = MISSING

/**
 * Between an agent being found and the talk: a phone rings, the agent's or that of a customer who is called back. The
 * customer still waits, in no line; the agent is busy with the contact, but the talk has not begun.
 */
export class Connecting extends AtHand {
  /** Whether anybody's phone rings; without, nobody needs to ask. */
  readonly exists: boolean
  readonly ringing: Ringing
  readonly dialling: Dialling
  private readonly flow: Flow
  /** By queue; 1: who waits at closing is sent away. */
  private readonly sendsAway: Uint8Array

  constructor(center: Center, flow: Flow) {
    super(center)
    this.flow = flow
    this.ringing = new Ringing(center, flow, this)
    this.dialling = new Dialling(center, flow, this)
    this.sendsAway = bytesOf(center.model.queues, ({ atClosing }) => (atClosing === 'send-away' ? 1 : 0))
    this.exists = this.ringing.exists || this.dialling.exists
  }

  /** Whether a phone rings first. If so it rings: for a contact that waits in its line. */
  ringsForWaiting(contact: number, agent: number): boolean {
    if (!this.isFirst(contact, agent)) return false
    this.flow.leavesQueue(contact)
    this.flow.overflow.pauses(contact)
    this.rings(contact, agent)
    return true
  }

  /** The same for a contact that waits nowhere; it would wait in `line`. */
  ringsForNew(contact: number, agent: number, line: number): boolean {
    if (!this.isFirst(contact, agent)) return false
    this.contacts.line[contact] = line
    this.contacts.announcedUntil[contact] = NOT_TOLD
    this.flow.beginsWait(contact)
    this.flow.overflow.isHeld(contact)
    this.rings(contact, agent)
    return true
  }

  private isFirst(contact: number, agent: number): boolean {
    // Who is called from a list is on the phone already.
    if (this.flow.turns.idling.dialer.isOutbound(this.contacts.type[contact])) return false
    return this.dialling.isDialled(contact) || this.ringing.isIn(this.agents.group[agent])
  }

  private rings(contact: number, agent: number): void {
    this.flow.turns.takes(contact, agent)
    this.contacts.ringsAt[contact] = agent
    this.presence.ringing(this.agents.group[agent], 1)
    if (this.dialling.isDialled(contact)) this.dialling.agentDials(contact)
    else {
      this.journeyCounts.rings(contact, agent)
      this.ringing.begins(contact, agent)
    }
  }

  /** The phone rings no more. */
  ends(contact: number, agent: number): void {
    this.contacts.ringsAt[contact] = NONE
    this.presence.ringing(this.agents.group[agent], -1)
  }

  /** The phone has been answered. */
  isConnected(contact: number, agent: number): void {
    const { flow } = this
    flow.endsWait(contact)
    if (flow.announcements.exist) flow.announcements.isAnswered(contact)
    flow.countsAnswer(contact, agent)
    flow.handling.starts(contact, agent)
  }

  /** The phone has rung in vain, or it may be called once more: it has its place in line again. */
  goesBack(contact: number): void {
    const { contacts, dialling, flow } = this
    const line = contacts.line[contact]
    const queue = this.queueOf[contacts.type[contact]]
    if (this.isOpen[queue] === 0 && this.sendsAway[queue] === 1) {
      flow.endsWait(contact)
      flow.givesLineBack(contact)
      flow.isTurnedAway(contact)
      return
    }
    this.lines.join(line, contact)
    this.waiting[queue]++
    const isOutOfReach = dialling.isLineToCall(line) || this.lines.isSetAside(line)
    const agent = isOutOfReach ? NONE : this.router.agentFor(line)
    if (agent !== NONE) flow.isTakenBy(contact, agent)
    else if (contacts.patience[contact] <= 0) flow.abandons(contact)
    else {
      if (flow.overflow.exists) flow.overflow.resumes(contact)
      if (dialling.isLineToCall(line)) dialling.callsAhead(contacts.type[contact])
    }
  }

  /** The customer hangs up: the agent for whom the phone rang, NONE where there is none. */
  isGivenUp(contact: number): number {
    const agent = this.contacts.ringsAt[contact]
    if (agent === NONE) return NONE
    this.kernel.cancel(this.contacts.endEvent[contact])
    this.ends(contact, agent)
    this.flow.turns.letsGo(contact, agent)
    return agent
  }
}
