import { floatsOf } from '../engine/columns.ts'
import type { Contacts } from './contacts.ts'
import type { Counts } from './counts.ts'
import { LINE_FACTS } from './facts.ts'
import type { Model } from './model.ts'
import type { Monitor } from './monitor.ts'

const FIRST_REPLIES = LINE_FACTS.indexOf('firstReplies')
const FIRST_REPLY_SECONDS = LINE_FACTS.indexOf('firstReplySeconds')
const FIRST_REPLIES_IN_TIME = LINE_FACTS.indexOf('firstRepliesInTime')
const LATER_REPLIES = LINE_FACTS.indexOf('laterReplies')
const LATER_REPLY_SECONDS = LINE_FACTS.indexOf('laterReplySeconds')
const LATER_REPLIES_IN_TIME = LINE_FACTS.indexOf('laterRepliesInTime')
const FELL_SILENT = LINE_FACTS.indexOf('fellSilent')
const LEFT_SILENTLY = LINE_FACTS.indexOf('leftSilently')
const ANSWERED_GONE = LINE_FACTS.indexOf('answeredGone')
const WENT_ON = LINE_FACTS.indexOf('wentOn')

const NOBODY = -1

/** What is measured of conversations in writing. It only adds, like `Counts`, and tells a monitor if there is one. */
export class ConversationCounts {
  private readonly counts: Counts
  private readonly contacts: Contacts
  private readonly clock: Float64Array
  private readonly facts: Float64Array
  private readonly monitor: Monitor | null
  /** By type, seconds: the target of the goal of later replies. */
  private readonly laterTarget: Float64Array

  constructor(model: Model, counts: Counts, contacts: Contacts, clock: Float64Array, monitor: Monitor | null) {
    this.counts = counts
    this.contacts = contacts
    this.clock = clock
    this.facts = counts.ledger.facts
    this.monitor = monitor
    this.laterTarget = floatsOf(model.types, ({ turns }) => turns?.goal.seconds ?? Infinity)
  }

  /** The agent has sent a reply, to what the customer asked at an instant. */
  replied(contact: number, since: number, isFirst: boolean): void {
    const { facts } = this
    const record = this.counts.record(contact)
    const type = this.contacts.type[contact]
    const now = this.clock[0]
    facts[record + (isFirst ? FIRST_REPLIES : LATER_REPLIES)]++
    facts[record + (isFirst ? FIRST_REPLY_SECONDS : LATER_REPLY_SECONDS)] += now - since
    if (isFirst ? this.isFirstInTime(contact, type) : now <= since + this.laterTarget[type]) {
      facts[record + (isFirst ? FIRST_REPLIES_IN_TIME : LATER_REPLIES_IN_TIME)]++
    }
    if (isFirst) this.monitor?.('first-reply', contact, this.contacts.agent[contact])
  }

  /** By the clock of the goal. */
  private isFirstInTime(contact: number, type: number): boolean {
    const { targets } = this.counts
    targets.read(contact)
    return targets.now[0] <= targets.offeredAt[0] + targets.seconds[type * targets.count]
  }

  /** Has written no more, and the agent has closed it. */
  fellSilent(contact: number): void {
    this.facts[this.counts.record(contact) + FELL_SILENT]++
    this.monitor?.('falls-silent', contact, this.contacts.agent[contact])
  }

  /** Has left while waiting, without a sign. */
  leftSilently(contact: number): void {
    this.facts[this.counts.record(contact) + LEFT_SILENTLY]++
    this.monitor?.('leaves-silently', contact, NOBODY)
  }

  /** An agent answers, and nobody is there. */
  answeredGone(contact: number): void {
    this.facts[this.counts.record(contact) + ANSWERED_GONE]++
  }

  paused(contact: number): void {
    this.monitor?.('pauses', contact, NOBODY)
  }

  /** The customer writes again after a pause, and counts as offered. */
  wentOn(contact: number): void {
    this.monitor?.('goes-on', contact, NOBODY)
    this.counts.offered(contact)
    this.facts[this.counts.record(contact) + WENT_ON]++
  }
}
