import { floatsOf, ints, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Kernel } from '../engine/kernel.ts'
import { BUSY as IS_BUSY, OUT as IS_OUT, type Agents } from './agents.ts'
import type { Arrivals } from './arrivals.ts'
import type { Center } from './center.ts'
import type { Contacts } from './contacts.ts'
import type { Counts } from './counts.ts'
import type { Lines } from './lines.ts'
import type { Luck } from './luck.ts'
import type { Pairs } from './pairs.ts'
import type { Presence } from './presence.ts'
import type { Router } from './routing/router.ts'
import type { TrunkLines } from './trunk-lines.ts'

const NONE = MISSING
const BUSY = IS_BUSY
const OUT = IS_OUT

/**
 * The life of a contact, from top to bottom: it arrives; it is blocked, sent away, answered at once or waits; it abandons
 * or is answered; talk ends, wrap ends, and the agent looks for the next. Then what happens to agents, and to queues that
 * close. Only this file moves people; the router looks, the counts add.
 */
export class Flow {
  private readonly kernel: Kernel
  private readonly clock: Float64Array
  private readonly due: Float64Array
  private readonly arrivals: Arrivals
  private readonly contacts: Contacts
  private readonly lines: Lines
  private readonly agents: Agents
  private readonly pairs: Pairs
  private readonly luck: Luck
  private readonly router: Router
  private readonly counts: Counts
  private readonly presence: Presence
  private readonly waiting: Int32Array
  private readonly isOpen: Uint8Array
  private readonly trunks: TrunkLines
  /** By type: its queue. By queue: room. */
  private readonly queueOf: Int32Array
  private readonly capacity: Float64Array
  /** By group: agents to sign out as soon as they are free, whoever they are (headcount plans). */
  readonly excess: Int32Array
  /** Whether the routing rule asks what agents have done since they signed in. */
  private readonly keepsHistory: boolean
  /** Kinds of events. */
  readonly arrival: number
  private readonly abandon: number
  private readonly endTalk: number
  private readonly endWrap: number

  constructor(center: Center) {
    const { model } = center
    this.kernel = center.kernel
    this.clock = center.kernel.clock
    this.due = center.kernel.due
    this.arrivals = center.arrivals
    this.contacts = center.contacts
    this.lines = center.lines
    this.agents = center.agents
    this.pairs = center.pairs
    this.luck = center.luck
    this.router = center.router
    this.counts = center.counts
    this.presence = center.counts.presence
    this.waiting = center.waiting
    this.isOpen = center.isOpen
    this.trunks = center.trunks
    this.queueOf = intsOf(model.types, (type) => type.queue)
    this.capacity = floatsOf(model.queues, (queue) => queue.capacity)
    this.keepsHistory = center.router.looksAtHistory
    this.excess = ints(model.groups.length)
    this.arrival = this.kernel.on(this.arrives)
    this.abandon = this.kernel.on(this.abandons)
    this.endTalk = this.kernel.on(this.endsTalk)
    this.endWrap = this.kernel.on(this.endsWrap)
  }

  reset(): void {
    this.excess.fill(0)
  }

  // What an event calls is an arrow function: V8 compiles it once, for this center.

  /** A customer contacts us. */
  private readonly arrives = (type: number): void => {
    this.arrivals.scheduleNext(type)
    const contact = this.luck.newContact(type)
    this.contacts.offeredAt[contact] = this.clock[0]
    this.counts.offered(contact)
    const queue = this.queueOf[type]
    if (this.isOpen[queue] === 0) {
      this.counts.sentAway(contact)
      this.contacts.free(contact)
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
    } else if (noLine || this.waiting[queue] >= this.capacity[queue]) {
      this.isBlocked(contact)
    } else {
      if (trunks.exist) trunks.take(type)
      this.waits(contact, type, queue)
    }
  }

  private isBlocked(contact: number): void {
    this.counts.blocked(contact)
    this.contacts.free(contact)
  }

  private isAnsweredAtOnce(contact: number, agent: number): void {
    const agents = this.agents
    agents.leaveIdle(agent, BUSY)
    if (this.keepsHistory) agents.busySeconds[agent] -= this.clock[0]
    this.counts.answeredAtOnce(contact)
    this.presence.busy(agents.group[agent], 1)
    this.startsTalk(contact, agent)
  }

  private waits(contact: number, type: number, queue: number): void {
    const contacts = this.contacts
    this.lines.join(type, contact)
    this.waiting[queue]++
    this.presence.waiting(type, 1)
    const patience = contacts.patience[contact]
    if (patience <= 0) {
      contacts.abandonEvent[contact] = NONE
      this.abandons(contact)
    } else {
      this.due[0] = this.clock[0] + patience
      contacts.abandonEvent[contact] = patience < Infinity ? this.kernel.schedule(this.abandon, contact) : NONE
    }
  }

  /** Patience has run out. */
  private readonly abandons = (contact: number): void => {
    this.leavesLine(contact)
    this.counts.abandoned(contact)
    this.leavesUnanswered(contact)
  }

  private leavesLine(contact: number): void {
    const type = this.contacts.type[contact]
    this.lines.leave(type, contact)
    this.presence.waiting(type, -1)
    this.waiting[this.queueOf[type]]--
  }

  private leavesUnanswered(contact: number): void {
    if (this.trunks.exist) this.trunks.giveBack(this.contacts.type[contact])
    this.contacts.free(contact)
  }

  private isAnsweredLater(contact: number, agent: number): void {
    this.leavesLine(contact)
    const patienceEnds = this.contacts.abandonEvent[contact]
    if (patienceEnds !== NONE) this.kernel.cancel(patienceEnds)
    this.counts.answeredLater(contact)
    this.startsTalk(contact, agent)
  }

  private startsTalk(contact: number, agent: number): void {
    const agents = this.agents
    const contacts = this.contacts
    const pair = this.pairs.of(agents.group[agent], contacts.type[contact])
    this.luck.meetsGroup(contact, pair)
    agents.contact[agent] = contact
    agents.pair[agent] = pair
    if (this.keepsHistory) agents.taken[agent]++
    this.due[0] = this.clock[0] + contacts.talk[contact] + contacts.hold[contact]
    this.kernel.schedule(this.endTalk, agent)
  }

  private readonly endsTalk = (agent: number): void => {
    const contact = this.agents.contact[agent]
    if (this.trunks.exist) this.trunks.giveBack(this.contacts.type[contact])
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
    this.counts.handled(contact, this.agents.pair[agent])
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

  private becomesIdle(agent: number): void {
    this.presence.busy(this.agents.group[agent], -1)
    if (this.keepsHistory) this.agents.busySeconds[agent] += this.clock[0]
    this.agents.becomeIdle(agent, this.clock[0])
  }

  private signsOutFromWork(agent: number): void {
    const agents = this.agents
    const group = agents.group[agent]
    if (agents.leaving[agent] === 1) agents.leaving[agent] = 0
    else this.excess[group]--
    this.presence.overtime(group, -1)
    this.presence.busy(group, -1)
    this.presence.signedIn(group, -1)
    agents.state[agent] = OUT
  }

  // What the staffing plan says (see `staffing.ts`).

  /** Comes to work: takes a waiting contact at once, else is idle. */
  signsIn(agent: number): void {
    const agents = this.agents
    const now = this.clock[0]
    agents.signedInAt[agent] = now
    agents.busySeconds[agent] = 0
    agents.taken[agent] = 0
    this.presence.signedIn(agents.group[agent], 1)
    const contact = this.router.contactFor(agent)
    if (contact === NONE) {
      agents.becomeIdle(agent, now)
      return
    }
    agents.state[agent] = BUSY
    agents.busySeconds[agent] = -now
    this.presence.busy(agents.group[agent], 1)
    this.isAnsweredLater(contact, agent)
  }

  signsOutFromIdle(agent: number): void {
    this.agents.leaveIdle(agent, OUT)
    this.presence.signedIn(this.agents.group[agent], -1)
  }

  // What the opening hours say (see `opening.ts`).

  /** Those who wait in a line hear that we are closed. */
  sendsAway(line: number): void {
    for (let contact = this.lines.head[line]; contact !== NONE; contact = this.lines.head[line]) {
      this.leavesLine(contact)
      const patienceEnds = this.contacts.abandonEvent[contact]
      if (patienceEnds !== NONE) this.kernel.cancel(patienceEnds)
      this.counts.sentAway(contact)
      this.leavesUnanswered(contact)
    }
  }

  /** An idle agent, if there is one, takes the first of a line that was out of reach until now. */
  offersHead(line: number): boolean {
    const agent = this.router.agentFor(line)
    if (agent === NONE) return false
    this.agents.leaveIdle(agent, BUSY)
    if (this.keepsHistory) this.agents.busySeconds[agent] -= this.clock[0]
    this.presence.busy(this.agents.group[agent], 1)
    this.isAnsweredLater(this.lines.head[line], agent)
    return true
  }
}
