import { NONE as MISSING } from '../engine/ids.ts'
import { BUSY as IS_BUSY } from './agents.ts'
import { NOT_TOLD } from './announcements.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import { THERE as IS_THERE } from './contacts.ts'
import type { Flow } from './flow.ts'
import { isAdvice } from './luck.ts'
import { CUT_OFF as WAS_CUT_OFF } from './returns.ts'

const NONE = MISSING
const BUSY = IS_BUSY
const THERE = IS_THERE
const CUT_OFF = WAS_CUT_OFF

/**
 * What an outage does to the contacts that agents have: those in talk are lost or back in line, a ringing phone is silent,
 * wrap ends where it is. Agents who hold on for a colleague, advise one or call a customer finish that first.
 */
export class CutCalls extends AtHand {
  private readonly flow: Flow

  constructor(center: Center, flow: Flow) {
    super(center)
    this.flow = flow
  }

  /** The site of an agent is down. */
  leavesDesk(agent: number, isRequeued: boolean): void {
    for (const contact of this.heldBy(agent)) {
      if (this.contacts.ringsAt[contact] === agent) this.ringsNoMore(contact, agent)
      else if (!this.isCutInTalk(contact, agent, isRequeued)) this.isCutInWrap(contact, agent)
    }
  }

  /** The telephone of an agent is dead for customers of this type. */
  phoneIsDead(agent: number, type: number, isLostRinging: boolean, isCut: boolean): void {
    const { contacts } = this
    for (const contact of this.heldBy(agent)) {
      // What is cut first may make its agent interrupt others.
      if (contacts.type[contact] !== type || contacts.agent[contact] !== agent) continue
      if (contacts.ringsAt[contact] !== agent) {
        if (isCut && contacts.isInterrupted[contact] === 0) this.isCutInTalk(contact, agent, false)
      } else if (isLostRinging) this.isLostRinging(contact, agent)
      else this.ringsNoMore(contact, agent)
    }
  }

  private heldBy(agent: number): number[] {
    const held: number[] = []
    if (this.agents.state[agent] !== BUSY) return held
    const { several } = this.flow
    for (let contact = this.agents.contact[agent]; contact !== NONE; contact = several.nextHeld(contact, agent)) {
      held.push(contact)
    }
    return held
  }

  /** Lost by an outage while it waited, out of whatever line. */
  isLostWaiting(contact: number): void {
    this.flow.stopsWaiting(contact)
    this.loses(contact)
  }

  private loses(contact: number): void {
    this.journeyCounts.cutOffWaiting(contact)
    this.flow.givesLineBack(contact)
    this.flow.isLost(contact, CUT_OFF)
  }

  private isDialled(contact: number): boolean {
    return this.flow.connecting.dialling.isDialled(contact)
  }

  /** Back to the line, to the head of it by the time it came. */
  private ringsNoMore(contact: number, agent: number): void {
    if (this.isDialled(contact)) return
    this.flow.connecting.isGivenUp(contact)
    this.contacts.tries[contact]++
    this.flow.turns.looksForNext(agent)
    this.flow.connecting.goesBack(contact)
  }

  private isLostRinging(contact: number, agent: number): void {
    if (this.isDialled(contact)) return
    this.flow.connecting.isGivenUp(contact)
    this.flow.endsWait(contact)
    this.loses(contact)
    this.flow.turns.looksForNext(agent)
  }

  /** Whether it was in talk that can be cut. */
  private isCutInTalk(contact: number, agent: number, isRequeued: boolean): boolean {
    const { contacts, flow } = this
    if (!flow.conversations.isCutInTalk(contact)) {
      const talk = this.kernel.find(flow.handling.endTalk, contact)
      if (talk === NONE || isAdvice(contacts.leg[contact])) return false
      this.kernel.cancel(talk)
    }
    contacts.endKind[contact] = NONE
    this.journeyCounts.cutOff(contact, contacts.pair[contact], agent)
    flow.givesLineBack(contact)
    flow.turns.letsGo(contact, agent)
    flow.turns.looksForNext(agent)
    if (isRequeued && this.mayBeBack(contact)) this.isBackInLine(contact)
    else {
      if (flow.turns.idling.exists) flow.turns.idling.isCutInTalk(contact)
      flow.goes(contact, CUT_OFF)
    }
    return true
  }

  /** Whom the center has called from a list does not wait for it: the call is over. */
  private mayBeBack(contact: number): boolean {
    const type = this.contacts.type[contact]
    if (this.flow.turns.idling.dialer.isOutbound(type)) return false
    return this.contacts.isGone[contact] === THERE && this.isOpen[this.queueOf[type]] === 1
  }

  /** A contact of its own, about the same issue: it takes over the wait of the first in line, and goes before. */
  private isBackInLine(contact: number): void {
    const { contacts, flow, lines, luck } = this
    const type = contacts.type[contact]
    if (flow.returns.exist) flow.returns.issueOf(contact)
    const next = luck.handedOn(contact, type)
    contacts.transfers[next] = contacts.transfers[contact]
    contacts.pauses[next] = contacts.pauses[contact]
    contacts.free(contact)
    contacts.offeredAt[next] = this.clock[0]
    this.journeyCounts.requeued(next)
    if (this.trunks.exist && this.trunks.areDead(type)) {
      flow.isBlocked(next)
      return
    }
    const agent = this.router.agentFor(type)
    if (this.trunks.exist) this.trunks.take(type)
    if (agent !== NONE) {
      flow.isAnsweredAtOnce(next, agent, type)
      return
    }
    const first = this.firstWaiting(type)
    if (first !== NONE && contacts.patience[next] > 0) {
      contacts.patience[next] += this.clock[0] - contacts.offeredAt[first]
      contacts.offeredAt[next] = contacts.offeredAt[first]
    }
    contacts.announcedUntil[next] = NOT_TOLD
    lines.joinBefore(first, type, next)
    this.waiting[this.queueOf[type]]++
    flow.beginsWait(next)
    if (contacts.patience[next] <= 0) flow.abandons(next)
    else if (flow.overflow.exists) flow.overflow.begins(next)
  }

  /** The first in a line who has not been answered yet: what was interrupted waits there to be gone on with. */
  private firstWaiting(line: number): number {
    const { contacts, lines } = this
    let contact = lines.head[line]
    while (contact !== NONE && contacts.isInterrupted[contact] === 1) contact = contacts.next[contact]
    return contact
  }

  /** Its wrap is what it has had of it. */
  private isCutInWrap(contact: number, agent: number): void {
    const { contacts, flow, kernel } = this
    if (flow.conversations.isCutInWrap(contact)) return
    const wrap = kernel.find(flow.handling.endWrap, contact)
    if (wrap === NONE) return
    const left = kernel.dueAt(wrap) - this.clock[0]
    kernel.cancel(wrap)
    const isPaced = flow.several.exists && contacts.endKind[contact] === flow.handling.endWrap
    contacts.wrap[contact] = isPaced ? flow.several.pace.ended(contact) : Math.max(0, contacts.wrap[contact] - left)
    this.presence.wrapping(this.agents.group[agent], -1)
    flow.handling.ends(contact)
  }
}
