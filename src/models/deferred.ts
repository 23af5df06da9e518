import { bytes, bytesOf, floats } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { NOT_TOLD } from './announcements.ts'
import { AtHand } from './at-hand.ts'
import type { BusinessClocks } from './business-clock.ts'
import type { Center } from './center.ts'
import { GONE as IS_GONE } from './contacts.ts'
import { LINE_FACTS } from './facts.ts'
import type { Flow } from './flow.ts'
import { isAdvice } from './luck.ts'

const NONE = MISSING
const GONE = IS_GONE
const RESPONDED = LINE_FACTS.indexOf('responded')
const RESPONSE_SECONDS = LINE_FACTS.indexOf('responseSeconds')
const RESPONSE_OPEN_SECONDS = LINE_FACTS.indexOf('responseOpenSeconds')
const RESPONDED_IN_TIME = LINE_FACTS.indexOf('respondedInTime')

/**
 * Deferred work: email, social, messages, back-office. Who finds the queue closed waits for the opening; agents are busy with
 * it when nobody is on the line; and what counts is when the answer is sent, not when somebody begins to write it.
 */
export class Deferred extends AtHand {
  /** Whether there is any; without, nobody needs to ask. */
  readonly exists: boolean
  private readonly flow: Flow
  private readonly clocks: BusinessClocks
  /** By type; 1: it is deferred. */
  private readonly isDeferred: Uint8Array
  /** By agent; 1: holds deferred work and nothing else. */
  private readonly isAlone: Uint8Array
  /** The instant at which an answer has been sent. */
  private readonly sentAt = floats(1)

  constructor(center: Center, flow: Flow) {
    super(center)
    this.flow = flow
    this.clocks = center.clocks
    this.isDeferred = bytesOf(center.model.types, ({ waitsWhenClosed }) => (waitsWhenClosed ? 1 : 0))
    this.exists = this.isDeferred.includes(1)
    this.isAlone = bytes(this.agents.count)
  }

  reset(): void {
    this.isAlone.fill(0)
  }

  /** The queue is closed, and no rule takes the contact: it waits out of everybody's reach, or is turned away. */
  findsClosed(contact: number): void {
    const { contacts, flow } = this
    const type = contacts.type[contact]
    const queue = this.queueOf[type]
    // Nobody holds on through the night for a colleague.
    if (this.isDeferred[type] === 0 || contacts.asker[contact] !== NONE) flow.isTurnedAway(contact)
    else if (this.waiting[queue] >= this.capacity[queue] || this.trunks.areDead(type)) flow.isBlocked(contact)
    else this.waitsForOpening(contact, type, queue)
  }

  private waitsForOpening(contact: number, type: number, queue: number): void {
    const { contacts, flow } = this
    contacts.announcedUntil[contact] = NOT_TOLD
    this.lines.join(type, contact)
    this.waiting[queue]++
    this.journeyCounts.waitsForOpening(contact)
    flow.beginsWait(contact)
    if (contacts.patience[contact] <= 0) flow.abandons(contact)
    else if (flow.overflow.exists) flow.overflow.begins(contact)
  }

  /** The run is over: nobody loses patience with an opening that is not simulated. */
  endForGood(): void {
    const { contacts, kernel, lines } = this
    for (let line = 0; line < lines.count; line++) {
      if (this.isDeferred[lines.typeOf[line]] === 0 || !lines.isSetAside(line)) continue
      for (let contact = lines.firstOf(line); contact !== NONE; contact = contacts.next[contact]) {
        // Whoever was interrupted has been answered, and has no patience to lose.
        if (contacts.isInterrupted[contact] === 1) continue
        contacts.patience[contact] = Infinity
        if (contacts.abandonEvent[contact] !== NONE) kernel.cancel(contacts.abandonEvent[contact])
        contacts.abandonEvent[contact] = NONE
      }
    }
  }

  /** What an agent holds has changed: the one place where agents begin or cease to be busy with deferred work alone. */
  holdsOthers(agent: number): void {
    const { agents, contacts, flow } = this
    let isAlone = agents.contact[agent] === NONE ? 0 : 1
    for (let contact = agents.contact[agent]; contact !== NONE; contact = flow.several.nextHeld(contact, agent)) {
      if (this.isDeferred[contacts.type[contact]] === 0) isAlone = 0
    }
    if (isAlone === this.isAlone[agent]) return
    this.isAlone[agent] = isAlone
    this.presence.deferred(agents.group[agent], isAlone === 1 ? 1 : -1)
  }

  /** Completed, wrap included: the answer was sent when talk ended. */
  isHandled(contact: number): void {
    const { contacts } = this
    const isThere = contacts.handedOn[contact] !== 1 && contacts.isGone[contact] !== GONE
    const isAnswer = isThere && !isAdvice(contacts.leg[contact])
    if (this.isDeferred[contacts.type[contact]] === 1 && isAnswer) this.hasResponded(contact)
  }

  private hasResponded(contact: number): void {
    const { clocks, contacts, counts, sentAt } = this
    const { facts } = counts.ledger
    const type = contacts.type[contact]
    const record = counts.record(contact)
    const offeredAt = contacts.offeredAt[contact]
    sentAt[0] = this.clock[0] - this.flow.handling.secondsSinceTalk(contact)
    clocks.readAt(type, sentAt, 0)
    const openWhenSent = clocks.reading[0]
    clocks.readAt(type, contacts.offeredAt, contact)
    const openWhenOffered = clocks.reading[0]
    facts[record + RESPONDED]++
    facts[record + RESPONSE_SECONDS] += sentAt[0] - offeredAt
    facts[record + RESPONSE_OPEN_SECONDS] += openWhenSent - openWhenOffered
    const target = counts.targets.seconds[type * counts.targets.count]
    const isInTime =
      counts.targets.isBusiness[type] === 1 ? openWhenSent <= openWhenOffered + target : sentAt[0] <= offeredAt + target
    if (isInTime) facts[record + RESPONDED_IN_TIME]++
  }
}
