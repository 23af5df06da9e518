import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import { GONE as IS_GONE, THERE as IS_THERE } from './contacts.ts'
import type { Flow } from './flow.ts'

const NONE = MISSING
const THERE = IS_THERE
const GONE = IS_GONE

/** What an agent does with a contact, from top to bottom: talk begins, talk ends, wrap ends. Then it is handled. */
export class Handling extends AtHand {
  private readonly flow: Flow
  readonly endTalk: number
  readonly endWrap: number

  /** Nothing but talk and wrap: none of what follows has to be asked, contact by contact. */
  private readonly isPlain: boolean

  constructor(center: Center, flow: Flow) {
    super(center)
    this.flow = flow
    const { conversations, misroutes, preferred, returns, several, silence, threads, transfers, turns } = flow
    const isMore =
      [conversations, misroutes, transfers, threads, returns].some(({ exist }) => exist) ||
      [preferred, several, silence, this.proficiency, turns.idling].some(({ exists }) => exists)
    this.isPlain = !isMore
    this.endTalk = this.kernel.on(this.endsTalk)
    this.endWrap = this.kernel.on(this.endsWrap)
  }

  /** The agent who has the contact begins to talk. */
  readonly starts = (contact: number, agent: number): void => {
    const { contacts, flow } = this
    const pair = contacts.pair[contact]
    this.luck.meetsGroup(contact, pair)
    if (this.isPlain) {
      if (this.keepsHistory) this.agents.taken[agent]++
      this.due[0] = this.clock[0] + contacts.talk[contact] + contacts.hold[contact]
      this.kernel.schedule(this.endTalk, contact)
      return
    }
    if (flow.preferred.exists && contacts.preferred[contact] === agent) this.journeyCounts.hasPreferred(contact)
    if (flow.misroutes.exist) flow.misroutes.shortensTalk(contact, pair)
    if (this.proficiency.exists) this.proficiency.meets(contact, agent, pair)
    if (flow.turns.idling.exists) flow.turns.idling.isAnswered(contact, pair)
    if (flow.transfers.exist) flow.transfers.isAnswered(contact)
    if (flow.silence.exists) flow.silence.isAnswered(contact)
    if (flow.returns.waitsCount) contacts.waited[contact] += this.clock[0] - contacts.offeredAt[contact]
    if (this.keepsHistory) this.agents.taken[agent]++
    if (flow.several.exists && flow.several.isIn(agent)) flow.several.talks(contact, agent)
    if (flow.conversations.exist && flow.conversations.begins(contact)) return
    if (this.mayMove(contact)) {
      flow.several.pace.begins(contact, contacts.talk[contact] + contacts.hold[contact], this.endTalk)
      return
    }
    this.due[0] = this.clock[0] + contacts.talk[contact] + contacts.hold[contact]
    this.kernel.schedule(this.endTalk, contact)
  }

  /** Whether what its agent does with it now may take longer than it looks. */
  private readonly mayMove = (contact: number): boolean => {
    const { several } = this.flow
    return several.exists && several.isIn(this.contacts.agent[contact]) && several.pace.isMovable(contact)
  }

  private readonly endsTalk = (contact: number): void => {
    if (this.isPlain) {
      this.flow.givesLineBack(contact)
      this.wrapsUp(contact)
      return
    }
    if (this.flow.several.exists && this.contacts.endKind[contact] !== NONE) this.tookSo(contact)
    this.talkIsOver(contact)
  }

  /** As far as it is between the agent and the customer: a colleague may be asked yet. */
  readonly talkIsOver = (contact: number): void => {
    const { transfers } = this.flow
    if (transfers.exist && this.contacts.isGone[contact] === THERE && transfers.asksColleague(contact)) return
    this.hasTalked(contact)
  }

  /** The customer goes, or is handed on. */
  readonly hasTalked = (contact: number): void => {
    const { several, threads, transfers } = this.flow
    this.flow.givesLineBack(contact)
    if (several.exists) this.contacts.talkedUntil[contact] = this.clock[0]
    if (transfers.exist && this.contacts.isGone[contact] === THERE && transfers.handsOn(contact)) return
    if (threads.exist) threads.pauses(contact)
    if (several.exists && this.contacts.isInterrupted[contact] === 1) return
    this.wrapsUp(contact)
  }

  readonly wrapsUp = (contact: number): void => {
    const wrap = this.contacts.wrap[contact]
    if (wrap > 0) {
      this.presence.wrapping(this.groupOf(contact), 1)
      const { conversations } = this.flow
      if (conversations.exist && conversations.isInTurns(contact)) {
        conversations.wrapsUp(contact)
        return
      }
      if (this.mayMove(contact)) {
        this.flow.several.pace.begins(contact, wrap, this.endWrap)
        return
      }
      this.due[0] = this.clock[0] + wrap
      this.kernel.schedule(this.endWrap, contact)
    } else this.ends(contact)
  }

  readonly endsWrap = (contact: number): void => {
    const { several } = this.flow
    if (several.exists && this.contacts.endKind[contact] !== NONE) {
      this.contacts.wrap[contact] = several.pace.ended(contact)
    }
    this.presence.wrapping(this.groupOf(contact), -1)
    this.ends(contact)
  }

  /** Talk and hold have taken longer than they were: beside others, or begun again. */
  private tookSo(contact: number): void {
    const { contacts } = this
    const seconds = contacts.talk[contact] + contacts.hold[contact]
    const taken = this.flow.several.pace.ended(contact)
    if (seconds > 0) {
      contacts.hold[contact] *= taken / seconds
      contacts.talk[contact] = taken - contacts.hold[contact]
    } else contacts.talk[contact] = taken
  }

  // Interrupted.

  /** What its agent does with it stands still. */
  stops(contact: number): void {
    const { contacts, flow } = this
    if (contacts.endKind[contact] === NONE) {
      // By whom its customer is handed on to, before its wrap has begun.
      flow.several.pace.awaits(contact, contacts.wrap[contact], this.endWrap)
      return
    }
    flow.several.pace.stops(contact)
    if (this.isWrappedUp(contact)) this.presence.wrapping(this.groupOf(contact), -1)
  }

  goesOn(contact: number): void {
    if (this.isWrappedUp(contact)) this.presence.wrapping(this.groupOf(contact), 1)
    this.flow.several.pace.goesOn(contact)
  }

  /** How long that takes that stands still, from its beginning. */
  secondsOf(contact: number): number {
    const { contacts } = this
    return this.isWrappedUp(contact) ? contacts.wrap[contact] : contacts.talk[contact] + contacts.hold[contact]
  }

  /** How long ago its talk ended, once it is handled: longer than its wrap if that has stood still. */
  secondsSinceTalk(contact: number): number {
    const { contacts, flow } = this
    const stoodStill = flow.several.interruptions.exist && contacts.interruptions[contact] > 0
    return stoodStill ? this.clock[0] - contacts.talkedUntil[contact] : contacts.wrap[contact]
  }

  private isWrappedUp(contact: number): boolean {
    return this.contacts.endKind[contact] === this.endWrap
  }

  private readonly groupOf = (contact: number): number => this.agents.group[this.contacts.agent[contact]]

  readonly ends = (contact: number): void => {
    const { deferred, returns, several, turns } = this.flow
    const agent = this.contacts.agent[contact]
    const pair = this.contacts.pair[contact]
    this.counts.handled(contact, pair)
    if (deferred.exists) deferred.isHandled(contact)
    if (several.exists && several.isIn(agent)) {
      several.settles(contact, agent)
      this.counts.overlapped(contact, pair)
    }
    if (turns.idling.exists) turns.idling.isHandled(contact)
    // Who had left before the answer has not been helped.
    if (returns.exist && this.contacts.isGone[contact] !== GONE) returns.handled(contact, pair, agent)
    turns.letsGo(contact, agent)
    this.contacts.free(contact)
    turns.looksForNext(agent)
  }
}
