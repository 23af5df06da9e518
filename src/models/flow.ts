import { ints } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { BUSY as IS_BUSY, OUT as IS_OUT } from './agents.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import { Ivr } from './ivr.ts'
import { Misroutes } from './misroutes.ts'
import { Overflow } from './overflow.ts'
import {
  ABANDONED as HAS_ABANDONED,
  BLOCKED as WAS_BLOCKED,
  Returns,
  TURNED_AWAY as WAS_TURNED_AWAY,
} from './returns.ts'
import { Transfers } from './transfers.ts'

const NONE = MISSING
const BUSY = IS_BUSY
const OUT = IS_OUT
const BLOCKED = WAS_BLOCKED
const ABANDONED = HAS_ABANDONED
const TURNED_AWAY = WAS_TURNED_AWAY

/**
 * The life of a contact, from top to bottom: it arrives; it is blocked, sent away, answered at once or waits; it abandons
 * or is answered; talk ends, wrap ends, and the agent looks for the next. What may come before, instead or after is told by
 * `ivr.ts`, `overflow.ts`, `transfers.ts` and `returns.ts`. Only these move people; the router looks, the counts add.
 */
export class Flow extends AtHand {
  /** By group: agents to sign out as soon as they are free, whoever they are (headcount plans). */
  readonly excess: Int32Array
  private readonly overflow: Overflow
  private readonly transfers: Transfers
  private readonly ivr: Ivr
  readonly returns: Returns
  readonly misroutes: Misroutes
  /** Kinds of events. */
  readonly arrival: number
  private readonly abandon: number
  private readonly endTalk: number
  private readonly endWrap: number

  constructor(center: Center) {
    super(center)
    this.excess = ints(center.model.groups.length)
    this.arrival = this.kernel.on(this.arrives)
    this.abandon = this.kernel.on(this.abandons)
    this.overflow = new Overflow(center, this)
    this.misroutes = new Misroutes(center)
    this.transfers = new Transfers(center, this)
    this.returns = new Returns(center, this)
    this.ivr = new Ivr(center, this)
    this.endTalk = this.kernel.on(this.endsTalk)
    this.endWrap = this.kernel.on(this.endsWrap)
  }

  reset(): void {
    this.excess.fill(0)
    this.ivr.reset()
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
    const queue = this.queueOf[type]
    if (this.isOpen[queue] === 0) {
      if (!this.overflow.takesWhenClosed(contact)) this.isTurnedAway(contact)
      return
    }
    const { trunks } = this
    const noLine = trunks.exist && trunks.areFull(type)
    if (noLine && trunks.blockAnswered(type)) {
      this.isBlocked(contact)
      return
    }
    const agent = this.router.agentFor(type)
    if (agent !== NONE) {
      if (trunks.exist) trunks.take(type)
      this.isAnsweredAtOnce(contact, agent)
    } else if (noLine) this.isBlocked(contact)
    else this.wouldWait(contact, type, queue)
  }

  private readonly wouldWait = (contact: number, type: number, queue: number): void => {
    if (this.overflow.exists && this.overflow.takesInsteadOfWaiting(contact)) return
    if (this.waiting[queue] >= this.capacity[queue]) this.isBlocked(contact)
    else {
      if (this.trunks.exist) this.trunks.take(type)
      this.waits(contact, type, queue)
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
    if (this.returns.exist) this.returns.lost(contact, how)
    this.contacts.free(contact)
  }

  readonly isAnsweredAtOnce = (contact: number, agent: number): void => {
    const agents = this.agents
    agents.leaveIdle(agent, BUSY)
    if (this.keepsHistory) agents.busySeconds[agent] -= this.clock[0]
    if (this.overflow.exists) this.countsAnswer(contact, agent)
    else this.counts.answeredAtOnce(contact, agent)
    this.presence.busy(agents.group[agent], 1)
    this.startsTalk(contact, agent)
  }

  /** Who is handed on may meet, at the same instant, the agent who has just become free; who moved here may have waited. */
  private readonly countsAnswer = (contact: number, agent: number): void => {
    if (this.contacts.offeredAt[contact] < this.clock[0]) this.counts.answeredLater(contact, agent)
    else this.counts.answeredAtOnce(contact, agent)
  }

  readonly waits = (contact: number, line: number, queue: number): void => {
    const contacts = this.contacts
    this.lines.join(line, contact)
    this.waiting[queue]++
    this.presence.waiting(contacts.type[contact], 1)
    const patience = contacts.patience[contact]
    contacts.abandonEvent[contact] = NONE
    if (this.overflow.exists) contacts.overflowEvent[contact] = NONE
    if (patience <= 0) {
      this.abandons(contact)
      return
    }
    if (patience < Infinity) {
      this.due[0] = contacts.offeredAt[contact] + patience
      contacts.abandonEvent[contact] = this.kernel.schedule(this.abandon, contact)
    }
    if (this.overflow.exists) this.overflow.begins(contact)
  }

  /** Patience has run out. */
  private readonly abandons = (contact: number): void => {
    this.contacts.abandonEvent[contact] = NONE
    this.stopsWaiting(contact)
    this.counts.abandoned(contact)
    this.givesLineBack(contact)
    this.isLost(contact, ABANDONED)
  }

  /** Leaves its line, and nothing is pending for it any more. */
  readonly stopsWaiting = (contact: number): void => {
    const { contacts } = this
    const type = contacts.type[contact]
    this.lines.leave(contact)
    this.presence.waiting(type, -1)
    this.waiting[this.queueOf[type]]--
    const patienceEnds = contacts.abandonEvent[contact]
    if (patienceEnds !== NONE) this.kernel.cancel(patienceEnds)
    if (this.overflow.exists) this.overflow.ends(contact)
  }

  private readonly givesLineBack = (contact: number): void => {
    if (this.trunks.exist) this.trunks.giveBack(this.contacts.type[contact])
  }

  /** A busy agent takes a contact that waits. */
  readonly isAnsweredLater = (contact: number, agent: number): void => {
    this.stopsWaiting(contact)
    if (this.transfers.exist) this.countsAnswer(contact, agent)
    else this.counts.answeredLater(contact, agent)
    this.startsTalk(contact, agent)
  }

  private readonly startsTalk = (contact: number, agent: number): void => {
    const agents = this.agents
    const contacts = this.contacts
    const pair = this.pairs.of(agents.group[agent], contacts.type[contact])
    this.luck.meetsGroup(contact, pair)
    if (this.misroutes.exist) this.misroutes.shortensTalk(contact, pair)
    if (this.returns.waitsCount) contacts.waited[contact] += this.clock[0] - contacts.offeredAt[contact]
    agents.contact[agent] = contact
    agents.pair[agent] = pair
    if (this.keepsHistory) agents.taken[agent]++
    this.due[0] = this.clock[0] + contacts.talk[contact] + contacts.hold[contact]
    this.kernel.schedule(this.endTalk, agent)
  }

  private readonly endsTalk = (agent: number): void => {
    const contact = this.agents.contact[agent]
    this.givesLineBack(contact)
    const next = this.transfers.exist ? this.transfers.typeAfter(contact) : NONE
    if (next !== NONE) this.transfers.handsOn(contact, next)
    const wrap = this.contacts.wrap[contact]
    if (wrap > 0) {
      this.presence.wrapping(this.agents.group[agent], 1)
      this.due[0] = this.clock[0] + wrap
      this.kernel.schedule(this.endWrap, agent)
    } else this.isHandled(contact, agent)
  }

  private readonly endsWrap = (agent: number): void => {
    this.presence.wrapping(this.agents.group[agent], -1)
    this.isHandled(this.agents.contact[agent], agent)
  }

  private readonly isHandled = (contact: number, agent: number): void => {
    const pair = this.agents.pair[agent]
    this.counts.handled(contact, pair)
    if (this.returns.exist) this.returns.handled(contact, pair)
    this.contacts.free(contact)
    this.agents.contact[agent] = NONE
    this.looksForNext(agent)
  }

  /** A busy agent is free: the next contact, home, or idle. */
  private readonly looksForNext = (agent: number): void => {
    const leaving = this.agents.leaving[agent] === 1 || this.excess[this.agents.group[agent]] > 0
    const contact = leaving ? this.router.contactToWorkOff(agent) : this.router.contactFor(agent)
    if (contact !== NONE) this.isAnsweredLater(contact, agent)
    else if (leaving) this.signsOutFromWork(agent)
    else this.becomesIdle(agent)
  }

  private readonly becomesIdle = (agent: number): void => {
    this.presence.busy(this.agents.group[agent], -1)
    if (this.keepsHistory) this.agents.busySeconds[agent] += this.clock[0]
    this.agents.becomeIdle(agent, this.clock[0])
  }

  private readonly signsOutFromWork = (agent: number): void => {
    const agents = this.agents
    const group = agents.group[agent]
    if (agents.leaving[agent] === 1) agents.leaving[agent] = 0
    else this.excess[group]--
    this.presence.overtime(group, -1)
    this.presence.busy(group, -1)
    this.presence.signedIn(group, -1)
    agents.state[agent] = OUT
  }

  // What the opening hours say (see `opening.ts`).

  /** Those who wait in a line hear that we are closed. */
  sendsAway(line: number): void {
    for (let contact = this.lines.head[line]; contact !== NONE; contact = this.lines.head[line]) {
      this.stopsWaiting(contact)
      this.givesLineBack(contact)
      this.isTurnedAway(contact)
    }
  }

  /** An idle agent, if there is one, takes the first of a line that was out of reach until now. */
  offersHead(line: number): boolean {
    const agent = this.router.agentFor(line)
    if (agent === NONE) return false
    this.isTakenBy(this.lines.head[line], agent)
    return true
  }

  /** An idle agent takes a contact that waits. */
  readonly isTakenBy = (contact: number, agent: number): void => {
    this.agents.leaveIdle(agent, BUSY)
    if (this.keepsHistory) this.agents.busySeconds[agent] -= this.clock[0]
    this.presence.busy(this.agents.group[agent], 1)
    this.isAnsweredLater(contact, agent)
  }
}
