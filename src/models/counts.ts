import { floatsOf } from '../engine/columns.ts'
import { durationCell } from '../engine/histogram.ts'
import { AnsweredWaits } from './answered-waits.ts'
import type { BusinessClocks } from './business-clock.ts'
import type { Contacts } from './contacts.ts'
import {
  GROUP_FACTS,
  layoutOf,
  LINE_FACTS,
  PAIR_FACTS,
  TARGET_FACTS as FACTS_OF_TARGET,
  type PageLayout,
} from './facts.ts'
import type { Issues } from './issues.ts'
import { Ledger, movePages } from './ledger.ts'
import { Metering } from './metering.ts'
import type { Model } from './model.ts'
import type { Pairs } from './pairs.ts'
import { PlanFacts } from './plan-facts.ts'
import { Presence } from './presence.ts'
import { rebooks } from './rebooking.ts'
import { Targets } from './targets.ts'
import { Verdicts } from './verdicts.ts'

const TARGET_FACTS = FACTS_OF_TARGET
const OFFERED = LINE_FACTS.indexOf('offered')
const BLOCKED = LINE_FACTS.indexOf('blocked')
const SENT_AWAY = LINE_FACTS.indexOf('sentAway')
const ANSWERED_AT_ONCE = LINE_FACTS.indexOf('answeredAtOnce')
const ANSWERED_LATER = LINE_FACTS.indexOf('answeredLater')
const ABANDONED = LINE_FACTS.indexOf('abandoned')
const SHORT_ABANDONED = LINE_FACTS.indexOf('shortAbandoned')
const WAIT_ANSWERED = LINE_FACTS.indexOf('waitAnswered')
const WAIT_ABANDONED = LINE_FACTS.indexOf('waitAbandoned')
const WAIT_SENT_AWAY = LINE_FACTS.indexOf('waitSentAway')
const STILL_WAITING = LINE_FACTS.indexOf('stillWaiting')
const ANSWERED_HERE = LINE_FACTS.indexOf('answeredHere')
const ABANDONED_HERE = LINE_FACTS.indexOf('abandonedHere')
const SENT_AWAY_HERE = LINE_FACTS.indexOf('sentAwayHere')
const WITHIN = LINE_FACTS.indexOf('within0')
const ABANDONED_WITHIN = LINE_FACTS.indexOf('abandonedWithin0')

const UNFINISHED = PAIR_FACTS.indexOf('unfinished')
const HANDLED = PAIR_FACTS.indexOf('handled')
const TALK = PAIR_FACTS.indexOf('talkSeconds')
const HOLD = PAIR_FACTS.indexOf('holdSeconds')
const WRAP = PAIR_FACTS.indexOf('wrapSeconds')
const OVERLAP = PAIR_FACTS.indexOf('overlapSeconds')
const PAIR_FACT_COUNT = PAIR_FACTS.length

/**
 * What is measured while the center runs. It only adds; formulas come after (`kpis.ts`). It changes nothing: take it
 * out and the same contacts meet the same agents.
 */
export class Counts {
  readonly ledger: Ledger
  readonly verdicts: Verdicts
  readonly presence: Presence
  readonly waits: AnsweredWaits
  readonly metering: Metering
  private readonly planFacts: PlanFacts
  /** The page that is open. */
  page = 0
  private readonly facts: Float64Array
  private readonly layout: PageLayout
  private readonly lineFacts: number
  private readonly pairsAt: number
  private readonly model: Model
  private readonly clock: Float64Array
  private readonly contacts: Contacts
  private readonly issues: Issues
  private readonly countAtExit: boolean
  readonly targets: Targets
  /** By line and target: seconds. By line: seconds of a short abandonment. */
  private readonly targetSeconds: Float64Array
  private readonly targetCount: number
  private readonly shortSeconds: Float64Array

  constructor(
    model: Model,
    pairs: Pairs,
    contacts: Contacts,
    issues: Issues,
    clock: Float64Array,
    clocks: BusinessClocks,
  ) {
    const layout = layoutOf(model, pairs)
    this.model = model
    this.clock = clock
    this.contacts = contacts
    this.issues = issues
    this.layout = layout
    this.lineFacts = layout.lineFacts
    this.pairsAt = layout.pairsAt
    this.countAtExit = model.countAt === 'exit'
    this.verdicts = new Verdicts(model, pairs, layout)
    this.ledger = new Ledger(model, layout, (facts, page, what, period) => {
      this.verdicts.judge(facts, page, what)
      if (what === 'period') this.waits.bookZeros(model.periods.hour[period], facts, page)
    })
    this.facts = this.ledger.facts
    this.metering = new Metering(model, pairs, contacts, issues, this.ledger)
    this.waits = new AnsweredWaits(model, this.ledger)
    this.presence = new Presence(model, layout, clock)
    this.planFacts = new PlanFacts(model.groups)
    this.targets = new Targets(model, contacts, clock, clocks)
    this.targetSeconds = this.targets.seconds
    this.targetCount = this.targets.count
    this.shortSeconds = floatsOf(model.types, (type) => type.shortAbandonSeconds)
  }

  /** Nothing has been counted yet. */
  reset(): void {
    this.ledger.reset()
    this.verdicts.reset()
    this.presence.reset()
    this.planFacts.reset()
    this.waits.reset()
    this.metering.reset()
    this.page = 0
  }

  // A contact, from arrival to the end of wrap.

  offered(contact: number): void {
    const page = this.page
    this.contacts.page[contact] = page
    this.facts[page + this.contacts.type[contact] * this.lineFacts + OFFERED]++
  }

  blocked(contact: number): void {
    this.facts[this.record(contact) + BLOCKED]++
  }

  answeredAtOnce(contact: number, _agent: number): void {
    this.facts[this.record(contact) + ANSWERED_AT_ONCE]++
  }

  // Within a target means: no later than offered + target, the sum by which patience runs out; a difference could miss
  // by a rounding where patience equals the target.
  answeredLater(contact: number, _agent: number): void {
    const facts = this.facts
    const line = this.contacts.type[contact]
    if (this.countAtExit) this.rebook(contact, line)
    const page = this.contacts.page[contact]
    const record = page + line * this.lineFacts
    const now = this.clock[0]
    const offeredAt = this.contacts.offeredAt[contact]
    const wait = now - offeredAt
    facts[record + ANSWERED_LATER]++
    facts[record + WAIT_ANSWERED] += wait
    facts[this.page + line * this.lineFacts + ANSWERED_HERE]++
    if (this.targets.areBusiness) this.countWithin(contact, record + WITHIN)
    else {
      const target = line * this.targetCount
      if (now <= offeredAt + this.targetSeconds[target]) facts[record + WITHIN]++
      for (let extra = 1; extra < this.targetCount; extra++) {
        if (now <= offeredAt + this.targetSeconds[target + extra]) facts[record + WITHIN + TARGET_FACTS * extra]++
      }
    }
    durationCell[0] = wait
    this.waits.add(page, line)
  }

  abandoned(contact: number): void {
    const facts = this.facts
    const line = this.contacts.type[contact]
    if (this.countAtExit) this.rebook(contact, line)
    const record = this.contacts.page[contact] + line * this.lineFacts
    const now = this.clock[0]
    const offeredAt = this.contacts.offeredAt[contact]
    const wait = now - offeredAt
    facts[record + ABANDONED]++
    facts[record + WAIT_ABANDONED] += wait
    facts[this.page + line * this.lineFacts + ABANDONED_HERE]++
    if (now <= offeredAt + this.shortSeconds[line]) facts[record + SHORT_ABANDONED]++
    this.countWithin(contact, record + ABANDONED_WITHIN)
  }

  /** The targets that have not passed, each a fact from an index of the facts on. */
  private countWithin(contact: number, first: number): void {
    const { facts, targetCount, targets, targetSeconds } = this
    const target = this.contacts.type[contact] * targetCount
    targets.read(contact)
    for (let i = 0; i < targetCount; i++) {
      if (targets.now[0] <= targets.offeredAt[0] + targetSeconds[target + i]) facts[first + TARGET_FACTS * i]++
    }
  }

  /** Turned away: on arrival at a closed queue, or out of its line at closing. */
  sentAway(contact: number): void {
    const facts = this.facts
    const line = this.contacts.type[contact]
    if (this.countAtExit) this.rebook(contact, line)
    const record = this.contacts.page[contact] + line * this.lineFacts
    facts[record + SENT_AWAY]++
    facts[record + WAIT_SENT_AWAY] += this.clock[0] - this.contacts.offeredAt[contact]
    facts[this.page + line * this.lineFacts + SENT_AWAY_HERE]++
  }

  stillWaiting(contact: number): void {
    const record = this.record(contact)
    this.facts[record + STILL_WAITING]++
    this.targets.stillWaiting(contact, this.facts, record)
  }

  unfinished(contact: number, pair: number): void {
    this.facts[this.contacts.page[contact] + this.pairsAt + pair * PAIR_FACT_COUNT + UNFINISHED]++
  }

  handled(contact: number, pair: number): void {
    const facts = this.facts
    const contacts = this.contacts
    const record = contacts.page[contact] + this.pairsAt + pair * PAIR_FACT_COUNT
    facts[record + HANDLED]++
    facts[record + TALK] += contacts.talk[contact]
    const hold = contacts.hold[contact]
    const wrap = contacts.wrap[contact]
    if (hold > 0) facts[record + HOLD] += hold
    if (wrap > 0) facts[record + WRAP] += wrap
    if (this.metering.exists) this.metering.handled(contact, pair)
  }

  /** Handled beside others: the time its agent was busy with those. */
  overlapped(contact: number, pair: number): void {
    const { effort, hold, page, talk, wrap } = this.contacts
    const seconds = talk[contact] + hold[contact] + wrap[contact] - effort[contact]
    this.facts[page[contact] + this.pairsAt + pair * PAIR_FACT_COUNT + OVERLAP] += seconds
  }

  // Periods.

  openPeriod(period: number): void {
    const displaced = this.ledger.displacedBy(period)
    if (displaced >= 0) {
      const isReported = displaced >= this.model.periods.warmup
      const page = isReported ? this.ledger.latePageOf(displaced) : this.ledger.unreportedPage
      for (const table of [this.contacts, this.issues]) movePages(table, this.ledger.pageOf(displaced), page)
      this.ledger.settle(displaced)
    }
    this.page = this.ledger.pageOf(period)
    this.metering.opens(period, this.page)
    const { warmup, hour } = this.model.periods
    this.waits.opens(this.page, period < warmup ? -1 : hour[period])
    if (period !== warmup) return
    this.waits.forgetsLongest()
    this.metering.begins(this.presence)
  }

  /** Books the levels' integrals and where they stand. */
  closePeriod(period: number): void {
    this.presence.book(this.facts, this.page)
    this.model.groups.forEach((_, id) => {
      this.planFacts.book(id, period, this.facts, this.groupRecord(id))
    })
  }

  /** After the horizon only agents' time and costs are booked: what is still finished. */
  openAfter(): void {
    this.page = this.ledger.afterPage
  }

  close(): void {
    this.presence.bookAfter(this.facts, this.page)
    this.ledger.settleRest()
  }

  /** The record of a contact's type on the open page, which is the contact's from now on. */
  here(contact: number): number {
    this.contacts.page[contact] = this.page
    return this.record(contact)
  }

  /** The record of a type on the open page. */
  openLine(type: number): number {
    return this.page + type * this.lineFacts
  }

  /** The record of a group on the open page. */
  groupRecord(group: number): number {
    return this.page + this.layout.groupsAt + group * GROUP_FACTS.length
  }

  /** `count-at: exit`: it is about to leave, and counts here. */
  leaves(contact: number): void {
    if (this.countAtExit) this.rebook(contact, this.contacts.type[contact])
  }

  /** The record of a contact's line on its page. */
  record(contact: number): number {
    return this.contacts.page[contact] + this.contacts.type[contact] * this.lineFacts
  }

  /** `count-at: exit`: the contact counts as offered where it leaves. */
  private rebook(contact: number, line: number): void {
    rebooks(this.facts, this.contacts, contact, this.page, line * this.lineFacts)
  }
}
