import { floats, floatsOf, ints, intsOf, longerFloats, longerInts } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import { FELL_SILENT as HAS_FALLEN_SILENT, GONE as IS_GONE } from './contacts.ts'
import type { ConversationCounts } from './conversation-counts.ts'
import type { Flow } from './flow.ts'
import { isAdvice, UNIFORM } from './luck.ts'

const NONE = MISSING
const GONE = IS_GONE
const FELL_SILENT = HAS_FALLEN_SILENT

/** Whose turn it is in a conversation. */
const NOBODY = 0
export const WAITS_FOR_AGENT = 1
export const AGENT_WRITES = 2
export const CUSTOMER_THINKS = 3

/**
 * Contacts in writing, in turns: the customer asks, the agent replies, the customer reads and thinks, and so on. An agent
 * writes one reply at a time, to whoever has waited longest of those the agent holds; wrap waits its turn like a message.
 * What the agent holds that is not in turns goes on beside (see `pace.ts`).
 */
export class Conversations extends AtHand {
  /** Whether there are any; without, nobody needs to ask. */
  readonly exist: boolean
  private readonly flow: Flow
  private readonly seen: ConversationCounts
  private readonly sent: number
  private readonly writesBack: number
  private readonly timesOut: number
  /** By type: keyed taps; NONE: not in turns. */
  private readonly repliesTap: Int32Array
  private readonly thinkTap: Int32Array
  private readonly silentTap: Int32Array
  private readonly fallsSilent: Float64Array
  private readonly idleSeconds: Float64Array

  // By contact, in a table of its own that grows with theirs: most centers have no use for it.
  turn = ints(0)
  /** Replies to come; 0: what is left is wrap. */
  left = ints(0)
  private written = ints(0)
  /** Seconds of work in what is written next; when the customer asked for it, or wrap began; when the talk began. */
  private work = floats(0)
  private since = floats(0)
  private startedAt = floats(0)
  /** The next that waits for the same agent. */
  next = ints(0)

  /** By agent: to whom the agent writes; who waits for that, first come first; NONE: nobody. */
  readonly writesTo: Int32Array
  readonly head: Int32Array
  private readonly tail: Int32Array

  constructor(center: Center, flow: Flow) {
    super(center)
    const { draws, model } = center
    const { types } = model
    this.flow = flow
    this.seen = center.conversationCounts
    this.exist = types.some(({ turns }) => turns !== null)
    this.sent = this.kernel.on(this.hasWritten)
    this.writesBack = this.kernel.on(this.hasThought)
    this.timesOut = this.kernel.on(this.isClosed)
    this.repliesTap = intsOf(types, ({ name, turns }) =>
      turns === null ? NONE : draws.keyedTap(turns.replies, `replies/${name}`),
    )
    this.thinkTap = intsOf(types, ({ name, turns }) =>
      turns === null ? NONE : draws.keyedTap(turns.think, `think/${name}`),
    )
    this.silentTap = intsOf(types, ({ name, turns }) =>
      turns === null || turns.fallsSilent === 0 ? NONE : draws.keyedTap(UNIFORM, `falls-silent/${name}`),
    )
    this.fallsSilent = floatsOf(types, ({ turns }) => turns?.fallsSilent ?? 0)
    this.idleSeconds = floatsOf(types, ({ turns }) => turns?.idleSeconds ?? Infinity)
    this.writesTo = ints(this.agents.count, NONE)
    this.head = ints(this.agents.count, NONE)
    this.tail = ints(this.agents.count, NONE)
  }

  reset(): void {
    this.turn.fill(NOBODY)
    this.writesTo.fill(NONE)
    this.head.fill(NONE)
    this.tail.fill(NONE)
  }

  /** Whether agent and customer take turns; what a colleague is asked is told at once. */
  isInTurns(contact: number): boolean {
    const { contacts } = this
    return (
      this.repliesTap[contacts.type[contact]] !== NONE &&
      contacts.isGone[contact] !== GONE &&
      !isAdvice(contacts.leg[contact])
    )
  }

  /** A talk begins: whether in turns. If so the customer's first message waits for the agent. */
  begins(contact: number): boolean {
    if (!this.isInTurns(contact)) return false
    if (this.turn.length < this.contacts.capacity) this.grow(this.contacts.capacity)
    const { contacts } = this
    const replies = Math.max(1, Math.round(this.luck.ofLeg(this.repliesTap[contacts.type[contact]], contact)))
    this.left[contact] = replies
    this.written[contact] = 0
    this.work[contact] = (contacts.talk[contact] + contacts.hold[contact]) / replies
    this.startedAt[contact] = this.clock[0]
    this.since[contact] = contacts.offeredAt[contact]
    this.waits(contact)
    return true
  }

  /** Talk has ended: wrap is written, as a reply is. */
  wrapsUp(contact: number): void {
    this.left[contact] = 0
    this.work[contact] = this.contacts.wrap[contact]
    this.since[contact] = this.clock[0]
    this.waits(contact)
  }

  private waits(contact: number): void {
    const agent = this.contacts.agent[contact]
    const last = this.tail[agent]
    this.turn[contact] = WAITS_FOR_AGENT
    this.next[contact] = NONE
    if (last === NONE) this.head[agent] = contact
    else this.next[last] = contact
    this.tail[agent] = contact
    this.writesNext(agent)
  }

  private writesNext(agent: number): void {
    const contact = this.head[agent]
    if (contact === NONE || this.writesTo[agent] !== NONE) return
    this.head[agent] = this.next[contact]
    if (this.head[agent] === NONE) this.tail[agent] = NONE
    this.turn[contact] = AGENT_WRITES
    this.writesTo[agent] = contact
    this.presence.conversations.writing(this.agents.group[agent], 1)
    this.due[0] = this.clock[0] + this.work[contact]
    this.kernel.schedule(this.sent, contact)
  }

  private readonly hasWritten = (contact: number): void => {
    const agent = this.contacts.agent[contact]
    this.writesTo[agent] = NONE
    this.presence.conversations.writing(this.agents.group[agent], -1)
    this.turn[contact] = NOBODY
    if (this.left[contact] === 0) this.hasWrappedUp(contact)
    else {
      this.seen.replied(contact, this.since[contact], this.written[contact]++ === 0)
      if (--this.left[contact] === 0) this.isOver(contact)
      else this.thinks(contact)
    }
    this.writesNext(agent)
  }

  private thinks(contact: number): void {
    const { luck } = this
    const type = this.contacts.type[contact]
    const time = this.written[contact]
    const seconds = luck.anew(this.thinkTap[type], contact, time)
    const tap = this.silentTap[type]
    const isSilent = tap !== NONE && luck.anew(tap, contact, time) < this.fallsSilent[type]
    const isTooLate = isSilent || seconds > this.idleSeconds[type]
    this.turn[contact] = CUSTOMER_THINKS
    this.due[0] = this.clock[0] + (isTooLate ? this.idleSeconds[type] : seconds)
    this.kernel.schedule(isTooLate ? this.timesOut : this.writesBack, contact)
  }

  private readonly hasThought = (contact: number): void => {
    this.since[contact] = this.clock[0]
    this.waits(contact)
  }

  /** The customer has been silent for too long. */
  private readonly isClosed = (contact: number): void => {
    this.turn[contact] = NOBODY
    this.contacts.isGone[contact] = FELL_SILENT
    this.seen.fellSilent(contact)
    this.isOver(contact)
  }

  /** Talk and hold have taken what they took, thinking and waiting for the agent included. */
  private isOver(contact: number): void {
    const { contacts } = this
    const work = contacts.talk[contact] + contacts.hold[contact]
    const taken = this.clock[0] - this.startedAt[contact]
    contacts.hold[contact] *= work > 0 ? taken / work : 0
    contacts.talk[contact] = taken - contacts.hold[contact]
    this.flow.handling.talkIsOver(contact)
  }

  private hasWrappedUp(contact: number): void {
    this.contacts.wrap[contact] = this.clock[0] - this.since[contact]
    this.flow.handling.endsWrap(contact)
  }

  // Cut off by an outage.

  /** Whether it is, while agent and customer take turns. */
  isCutInTalk(contact: number): boolean {
    if (!this.exist || contact >= this.turn.length || this.turn[contact] === NOBODY) return false
    if (this.left[contact] === 0) return false
    this.stops(contact)
    return true
  }

  /** Whether it is, in wrap that is written: it ends where it is. */
  isCutInWrap(contact: number): boolean {
    if (!this.exist || contact >= this.turn.length || this.turn[contact] === NOBODY) return false
    this.stops(contact)
    this.hasWrappedUp(contact)
    return true
  }

  /** Nobody's turn comes any more. */
  private stops(contact: number): void {
    const { kernel } = this
    const agent = this.contacts.agent[contact]
    const turn = this.turn[contact]
    this.turn[contact] = NOBODY
    if (turn === WAITS_FOR_AGENT) this.leavesLine(contact, agent)
    else if (turn === CUSTOMER_THINKS) {
      const writesBack = kernel.find(this.writesBack, contact)
      kernel.cancel(writesBack === NONE ? kernel.find(this.timesOut, contact) : writesBack)
    } else {
      kernel.cancel(kernel.find(this.sent, contact))
      this.writesTo[agent] = NONE
      this.presence.conversations.writing(this.agents.group[agent], -1)
      this.writesNext(agent)
    }
  }

  private leavesLine(contact: number, agent: number): void {
    let before = NONE
    for (let one = this.head[agent]; one !== contact; one = this.next[one]) before = one
    if (before === NONE) this.head[agent] = this.next[contact]
    else this.next[before] = this.next[contact]
    if (this.tail[agent] === contact) this.tail[agent] = before
  }

  private grow(capacity: number): void {
    this.turn = longerInts(this.turn, capacity)
    this.left = longerInts(this.left, capacity)
    this.written = longerInts(this.written, capacity)
    this.work = longerFloats(this.work, capacity)
    this.since = longerFloats(this.since, capacity)
    this.startedAt = longerFloats(this.startedAt, capacity)
    this.next = longerInts(this.next, capacity)
  }
}
