import { NONE as MISSING } from '../engine/ids.ts'
import { Announcements } from './announcements.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import { Connecting } from './connecting.ts'
import { GONE as IS_GONE } from './contacts.ts'
import { Conversations } from './conversations.ts'
import { Deferred } from './deferred.ts'
import { Handling } from './handling.ts'
import { Ivr } from './ivr.ts'
import { Misroutes } from './misroutes.ts'
import { Overflow } from './overflow.ts'
import { PreferredAgents } from './preferred.ts'
import {
  ABANDONED as HAS_ABANDONED,
  BLOCKED as WAS_BLOCKED,
  Returns,
  TURNED_AWAY as WAS_TURNED_AWAY,
} from './returns.ts'
import { Several } from './several.ts'
import { Silence } from './silence.ts'
import { Threads } from './threads.ts'
import { Transfers } from './transfers.ts'
import { Turns } from './turns.ts'

const NONE = MISSING
const BLOCKED = WAS_BLOCKED
const ABANDONED = HAS_ABANDONED
const TURNED_AWAY = WAS_TURNED_AWAY
const GONE = IS_GONE

/**
 * The life of a contact, from top to bottom: it arrives; it is blocked, sent away, answered at once or waits; it abandons
 * or is answered. Then it is handled (`handling.ts`, beside others `several.ts`), and the agent looks for the next (`turns.ts`). What may come before,
 * instead or after is told by `ivr.ts`, `misroutes.ts`, `announcements.ts`, `overflow.ts`, `preferred.ts`, `connecting.ts`, `transfers.ts`,
 * `returns.ts`, and of conversations in writing by `conversations.ts`, `silence.ts` and `threads.ts`. Only these move people; the router looks, the counts add.
 */
export class Flow extends AtHand {
  readonly turns: Turns
  readonly connecting: Connecting
  readonly preferred: PreferredAgents
  readonly overflow: Overflow
  readonly announcements: Announcements
  readonly deferred: Deferred
  readonly several: Several
  readonly handling: Handling
  readonly transfers: Transfers
  private readonly ivr: Ivr
  readonly returns: Returns
  readonly conversations: Conversations
  readonly silence: Silence
  readonly threads: Threads
  /** Whether phones ring before talk. */
  private readonly connects: boolean
  readonly misroutes: Misroutes
  /** Kinds of events. */
  readonly arrival: number
  readonly abandon: number

  constructor(center: Center) {
    super(center)
    this.turns = new Turns(center, this)
    this.arrival = this.kernel.on(this.arrives)
    this.abandon = this.kernel.on(this.abandons)
    this.announcements = new Announcements(center)
    this.overflow = new Overflow(center, this)
    this.deferred = new Deferred(center, this)
    this.misroutes = new Misroutes(center)
    this.transfers = new Transfers(center, this)
    this.returns = new Returns(center, this)
    this.ivr = new Ivr(center, this)
    this.connecting = new Connecting(center, this)
    this.preferred = new PreferredAgents(center, this)
    this.connects = this.connecting.exists
    this.several = new Several(center, this)
    this.conversations = new Conversations(center, this)
    this.silence = new Silence(center, this)
    this.threads = new Threads(center, this)
    this.handling = new Handling(center, this)
  }

  reset(): void {
    this.turns.reset()
    this.several.reset()
    this.deferred.reset()
    this.ivr.reset()
    this.connecting.dialling.reset()
    this.announcements.reset()
    this.conversations.reset()
    this.threads.reset()
  }

  // What happens to every contact is an arrow function: V8 compiles it for this center, whose columns it knows, and in half
  // the time that a method takes that any center could call (docs/performance.md).

  /** A customer contacts us. */
  private readonly arrives = (type: number): void => {
    this.arrivals.scheduleNext(type)
    const contact = this.luck.newContact(type)
    this.contacts.offeredAt[contact] = this.clock[0]
    this.begins(contact, type)
  }

  /** It meets the IVR first where there is one. */
  readonly begins = (contact: number, type: number): void => {
    if (this.ivr.exists && this.ivr.startOf[type] !== NONE) this.ivr.enters(contact, type)
    else {
      this.counts.offered(contact)
      this.asksFor(contact, type)
    }
  }

  /** A contact that waits nowhere asks for the agents of its type. */
  readonly asksFor = (contact: number, type: number): void => {
    if (this.connects && this.connecting.dialling.takes(contact, type)) return
    const queue = this.queueOf[type]
    if (this.isOpen[queue] === 0) {
      this.overflow.findsClosed(contact)
      return
    }
    const { trunks } = this
    const noLine = trunks.exist && trunks.areFull(type)
    if (noLine && trunks.blockAnswered(type)) {
      this.isBlocked(contact)
      return
    }
    if (this.preferred.exists && this.preferred.takes(contact, type, noLine)) return
    const agent = this.router.agentFor(type)
    if (agent !== NONE) {
      if (trunks.exist) trunks.take(type)
      this.isAnsweredAtOnce(contact, agent, type)
    } else if (noLine) this.isBlocked(contact)
    else this.wouldWait(contact, type, queue, type)
  }

  readonly wouldWait = (contact: number, type: number, queue: number, line: number): void => {
    if (this.overflow.exists && this.overflow.takesInsteadOfWaiting(contact)) return
    if (this.waiting[queue] >= this.capacity[queue]) this.isBlocked(contact)
    else {
      if (this.trunks.exist) this.trunks.take(type)
      this.waits(contact, line, queue)
    }
  }

  readonly isBlocked = (contact: number): void => {
    this.counts.blocked(contact)
    this.isLost(contact, BLOCKED)
  }

  readonly isTurnedAway = (contact: number): void => {
    this.counts.sentAway(contact)
    this.isLost(contact, TURNED_AWAY)
  }

  /** Nobody answers it; the customer may come back. */
  readonly isLost = (contact: number, how: number): void => {
    if (this.turns.idling.exists) this.turns.idling.isLost(contact)
    this.goes(contact, how)
  }

  /** It is lost, or cut off after it was answered. */
  readonly goes = (contact: number, how: number): void => {
    const wasAsked = this.transfers.exist && this.transfers.isLost(contact)
    // Who has left without a sign is lost already.
    if (this.returns.exist && !wasAsked && this.contacts.isGone[contact] !== GONE) this.returns.lost(contact, how)
    this.contacts.free(contact)
  }

  /** An idle agent takes it; it would have waited in `line`. */
  readonly isAnsweredAtOnce = (contact: number, agent: number, line: number): void => {
    this.turns.startsWork(agent)
    if (this.connects && this.connecting.ringsForNew(contact, agent, line)) return
    this.turns.takes(contact, agent)
    if (this.overflow.exists) this.countsAnswer(contact, agent)
    else this.counts.answeredAtOnce(contact, agent)
    if (this.announcements.exist) this.announcements.remembers(contact)
    this.handling.starts(contact, agent)
  }

  /** Who is handed on may meet, at the same instant, the agent who has just become free; who moved here may have waited. */
  readonly countsAnswer = (contact: number, agent: number): void => {
    if (this.contacts.offeredAt[contact] < this.clock[0]) this.counts.answeredLater(contact, agent)
    else this.counts.answeredAtOnce(contact, agent)
  }

  readonly waits = (contact: number, line: number, queue: number): void => {
    if (this.announcements.exist) this.announcements.tells(contact)
    this.lines.join(line, contact)
    this.waiting[queue]++
    this.beginsWait(contact)
    if (this.contacts.patience[contact] <= 0) this.abandons(contact)
    else {
      if (this.preferred.exists) this.preferred.begins(contact)
      if (this.overflow.exists) this.overflow.begins(contact)
    }
  }

  /** In a line, or while a phone rings. */
  readonly beginsWait = (contact: number): void => {
    const contacts = this.contacts
    this.presence.waiting(contacts.type[contact], 1)
    contacts.abandonEvent[contact] = NONE
    if (this.overflow.exists) contacts.overflowEvent[contact] = NONE
    this.armsPatience(contact)
  }

  /** It runs out some time, unless there is none or no end of it. */
  readonly armsPatience = (contact: number): void => {
    const contacts = this.contacts
    const patience = contacts.patience[contact]
    if (patience <= 0 || patience === Infinity) return
    this.due[0] = contacts.offeredAt[contact] + patience
    contacts.abandonEvent[contact] = this.kernel.schedule(this.abandon, contact)
  }

  /** Patience has run out. */
  readonly abandons = (contact: number): void => {
    if (this.silence.exists && this.silence.leaves(contact)) return
    this.contacts.abandonEvent[contact] = NONE
    const agent = this.connects ? this.connecting.isGivenUp(contact) : NONE
    if (agent === NONE) this.leavesQueue(contact)
    this.endsWait(contact)
    this.counts.abandoned(contact)
    this.givesLineBack(contact)
    this.isLost(contact, ABANDONED)
    if (agent !== NONE) this.turns.looksForNext(agent)
  }

  /** Leaves its line, and nothing is pending for it any more. */
  readonly stopsWaiting = (contact: number): void => {
    this.leavesQueue(contact)
    this.endsWait(contact)
  }

  readonly leavesQueue = (contact: number): void => {
    this.lines.leave(contact)
    if (this.preferred.exists) this.preferred.ends(contact)
    this.waiting[this.queueOf[this.contacts.type[contact]]]--
  }

  readonly endsWait = (contact: number): void => {
    const { contacts } = this
    this.presence.waiting(contacts.type[contact], -1)
    const patienceEnds = contacts.abandonEvent[contact]
    if (patienceEnds !== NONE) this.kernel.cancel(patienceEnds)
    if (this.overflow.exists) this.overflow.ends(contact)
  }

  readonly givesLineBack = (contact: number): void => {
    if (this.trunks.exist) this.trunks.giveBack(this.contacts.type[contact])
  }

  /** A busy agent takes a contact that waits. */
  readonly isAnsweredLater = (contact: number, agent: number): void => {
    if (this.several.exists && this.several.interruptions.goesOn(contact, agent)) return
    if (this.connects && this.connecting.ringsForWaiting(contact, agent)) return
    this.stopsWaiting(contact)
    this.turns.takes(contact, agent)
    if (this.transfers.exist) this.countsAnswer(contact, agent)
    else this.counts.answeredLater(contact, agent)
    if (this.announcements.exist) this.announcements.isAnswered(contact)
    this.handling.starts(contact, agent)
  }

  /** An idle agent takes a contact that waits. */
  readonly isTakenBy = (contact: number, agent: number): void => {
    this.turns.startsWork(agent)
    this.isAnsweredLater(contact, agent)
  }
}
