import { floatsOf } from '../engine/columns.ts'
import type { Contacts } from './contacts.ts'
import type { Counts } from './counts.ts'
import { GROUP_FACTS, LINE_FACTS, PAIR_FACTS } from './facts.ts'
import { FlowIds, type FlowPlan } from './flows.ts'
import type { Issues } from './issues.ts'
import type { Model } from './model.ts'

const OFFERED = LINE_FACTS.indexOf('offered')
const MOVED_IN = LINE_FACTS.indexOf('movedIn')
const MOVED_OUT = LINE_FACTS.indexOf('movedOut')
const MOVED_ANEW = LINE_FACTS.indexOf('movedAnew')
const WAIT_MOVED = LINE_FACTS.indexOf('waitMoved')
const TRANSFERRED_IN = LINE_FACTS.indexOf('transferredIn')
const INTERRUPTED = LINE_FACTS.indexOf('interrupted')
const TRANSFERRED_OUT = LINE_FACTS.indexOf('transferredOut')
const CONSULTS_IN = LINE_FACTS.indexOf('consultsIn')
const CONSULTS_OUT = LINE_FACTS.indexOf('consultsOut')
const PREFERS = LINE_FACTS.indexOf('prefers')
const BY_PREFERRED = LINE_FACTS.indexOf('byPreferred')
const MISROUTED = LINE_FACTS.indexOf('misrouted')
const ENTERED_IVR = LINE_FACTS.indexOf('enteredIvr')
const CONTAINED = LINE_FACTS.indexOf('contained')
const HUNG_UP_IN_IVR = LINE_FACTS.indexOf('hungUpInIvr')
const IVR_COST = LINE_FACTS.indexOf('ivrCost')
const FROM_IVR = LINE_FACTS.indexOf('fromIvr')
const RETURNED = LINE_FACTS.indexOf('returned')
const DIALLED = LINE_FACTS.indexOf('dialled')
const REACHED = LINE_FACTS.indexOf('reached')
const UNREACHED = LINE_FACTS.indexOf('unreached')
const WAIT_UNREACHED = LINE_FACTS.indexOf('waitUnreached')
const NOT_DUE = LINE_FACTS.indexOf('notDue')
const CUT_OFF_WAITING = LINE_FACTS.indexOf('cutOffWaiting')
const WAIT_CUT_OFF = LINE_FACTS.indexOf('waitCutOff')
const REQUEUED = LINE_FACTS.indexOf('requeued')
const CUT_OFF = PAIR_FACTS.indexOf('cutOff')
const UNANSWERED = GROUP_FACTS.indexOf('unanswered')
const ISSUES_HANDLED = LINE_FACTS.indexOf('issuesHandled')
const ISSUES_RESOLVED_FIRST = LINE_FACTS.indexOf('issuesResolvedFirst')
const ISSUES_RESOLVED = LINE_FACTS.indexOf('issuesResolved')
const ISSUES_MEASURED = LINE_FACTS.indexOf('issuesMeasured')
const ISSUES_REPEATED = LINE_FACTS.indexOf('issuesRepeated')
const ANNOUNCED = LINE_FACTS.indexOf('announced')
const ANNOUNCED_SECONDS = LINE_FACTS.indexOf('announcedSeconds')
const ANNOUNCED_ANSWERED = LINE_FACTS.indexOf('announcedAnswered')
const ANNOUNCED_LATE_BY = LINE_FACTS.indexOf('announcedLateBy')
const ANNOUNCED_OFF_BY = LINE_FACTS.indexOf('announcedOffBy')

/** What is measured of contacts that go on, and of the issues behind them. It only adds, like `Counts`. */
export class JourneyCounts {
  private readonly counts: Counts
  private readonly contacts: Contacts
  private readonly issues: Issues
  private readonly clock: Float64Array
  private readonly facts: Float64Array
  private readonly lineFacts: number
  private readonly flowsAt: number
  private readonly flowIds: FlowIds
  /** Issues first handled up to here show all their repeats within the window, seconds. */
  private readonly measuredUntil: number
  /** By node of the IVR: price of a use, minor units. */
  private readonly priceOf: Float64Array

  constructor(model: Model, counts: Counts, contacts: Contacts, issues: Issues, clock: Float64Array) {
    this.counts = counts
    this.contacts = contacts
    this.issues = issues
    this.clock = clock
    this.facts = counts.ledger.facts
    this.lineFacts = counts.ledger.layout.lineFacts
    this.flowIds = new FlowIds(model)
    this.flowsAt = counts.ledger.layout.flowsAt
    this.measuredUntil = model.periods.bounds[model.periods.bounds.length - 1] - model.fcrWindowSeconds
    this.priceOf = floatsOf(model.ivr.nodes, ({ price }) => price)
  }

  /** Goes a way that is not of an overflow rule. */
  goes(by: FlowPlan['by'], from: number, to: number, contact: number): void {
    this.flow(this.flowIds.of(by, from, to), contact)
  }

  /** Goes a way of `flowsOf`. */
  flow(id: number, contact: number): void {
    this.facts[this.contacts.page[contact] + this.flowsAt + id]++
  }

  /** Goes on as another type; its wait goes along or is booked here. */
  movedOut(contact: number, keepsWait: boolean): void {
    this.counts.leaves(contact)
    const record = this.counts.record(contact)
    this.facts[record + MOVED_OUT]++
    if (keepsWait) return
    this.facts[record + MOVED_ANEW]++
    this.facts[record + WAIT_MOVED] += this.clock[0] - this.contacts.offeredAt[contact]
  }

  /** Comes from another type, and counts in the interval in which it was offered there. */
  movedIn(contact: number): void {
    const record = this.counts.record(contact)
    this.facts[record + OFFERED]++
    this.facts[record + MOVED_IN]++
  }

  interrupted(contact: number, _agent: number): void {
    this.facts[this.counts.record(contact) + INTERRUPTED]++
  }

  transferredOut(contact: number): void {
    this.facts[this.counts.record(contact) + TRANSFERRED_OUT]++
  }

  transferredIn(contact: number): void {
    this.counts.offered(contact)
    this.facts[this.counts.record(contact) + TRANSFERRED_IN]++
  }

  /** The agent asks a colleague about a contact. */
  consulted(contact: number, _agent: number): void {
    this.facts[this.counts.record(contact) + CONSULTS_OUT]++
  }

  /** What the colleague is asked, as a contact. */
  consultedIn(contact: number): void {
    this.counts.offered(contact)
    this.facts[this.counts.record(contact) + CONSULTS_IN]++
  }

  /** The customer has an agent of their own, there or not. */
  prefers(contact: number): void {
    this.facts[this.counts.record(contact) + PREFERS]++
  }

  /** That agent has answered. */
  hasPreferred(contact: number): void {
    this.facts[this.counts.record(contact) + BY_PREFERRED]++
  }

  /** Contacts again; whether it meets the IVR or asks for agents is counted there. */
  returned(contact: number): void {
    this.facts[this.counts.here(contact) + RETURNED]++
  }

  entersIvr(contact: number): void {
    this.facts[this.counts.here(contact) + ENTERED_IVR]++
  }

  /** Begins to use a node. */
  atNode(contact: number): void {
    const price = this.priceOf[this.contacts.node[contact]]
    if (price > 0) this.facts[this.counts.openLine(this.contacts.type[contact]) + IVR_COST] += price
  }

  /** Served without an agent. */
  contained(contact: number): void {
    this.facts[this.counts.record(contact) + CONTAINED]++
  }

  hungUpInIvr(contact: number): void {
    this.facts[this.counts.record(contact) + HUNG_UP_IN_IVR]++
  }

  /** Asks for agents after the IVR, perhaps of another type, and counts as offered from now on. */
  offeredFromIvr(contact: number): void {
    this.counts.offered(contact)
    this.facts[this.counts.record(contact) + FROM_IVR]++
  }

  /** Has found the queue closed, and waits for the opening; a monitor may look. */
  waitsForOpening(_contact: number): void {}

  /** Waits until a time that has been agreed, in due[0]; a monitor may look. */
  booked(_contact: number): void {}

  /** The run ends before the time that has been agreed. */
  notDue(contact: number): void {
    this.facts[this.counts.record(contact) + NOT_DUE]++
  }

  /** A phone begins to ring; a monitor may look. */
  rings(_contact: number, _agent: number): void {}

  /** Further groups may take it; a monitor may look. */
  offeredFurther(_contact: number): void {}

  /** A customer who is called back is called. */
  dialled(contact: number): void {
    this.facts[this.counts.record(contact) + DIALLED]++
  }

  /** The customer answers. */
  reached(contact: number): void {
    this.facts[this.counts.record(contact) + REACHED]++
  }

  /** The customer does not; a monitor may look. */
  notReached(_contact: number): void {}

  /** Called back and not reached, for the last time. */
  unreached(contact: number): void {
    this.counts.leaves(contact)
    const record = this.counts.record(contact)
    this.facts[record + UNREACHED]++
    this.facts[record + WAIT_UNREACHED] += this.clock[0] - this.contacts.offeredAt[contact]
  }

  /** Lost by an outage while it waited. */
  cutOffWaiting(contact: number): void {
    this.counts.leaves(contact)
    const record = this.counts.record(contact)
    this.facts[record + CUT_OFF_WAITING]++
    this.facts[record + WAIT_CUT_OFF] += this.clock[0] - this.contacts.offeredAt[contact]
  }

  /** Its talk is cut by an outage: the agent handles it no more. */
  cutOff(contact: number, pair: number, _agent: number): void {
    const { pairsAt } = this.counts.ledger.layout
    this.facts[this.contacts.page[contact] + pairsAt + pair * PAIR_FACTS.length + CUT_OFF]++
  }

  /** It is in line again, as a contact of its own. */
  requeued(contact: number): void {
    this.counts.offered(contact)
    this.facts[this.counts.record(contact) + REQUEUED]++
  }

  /** The phone of an agent of a group has rung for it in vain. */
  unanswered(_contact: number, _agent: number, group: number): void {
    this.facts[this.counts.groupRecord(group) + UNANSWERED]++
  }

  /** Hears how long it will take. */
  announced(contact: number): void {
    const record = this.counts.record(contact)
    this.facts[record + ANNOUNCED]++
    this.facts[record + ANNOUNCED_SECONDS] += this.contacts.announcedUntil[contact] - this.clock[0]
  }

  /** Has been answered after it heard how long it would take. */
  announcedAnswered(contact: number): void {
    const record = this.counts.record(contact)
    const late = this.clock[0] - this.contacts.announcedUntil[contact]
    this.facts[record + ANNOUNCED_ANSWERED]++
    this.facts[record + ANNOUNCED_LATE_BY] += late
    this.facts[record + ANNOUNCED_OFF_BY] += Math.abs(late)
  }

  /** Has come to another type than it meant. */
  misrouted(contact: number): void {
    this.facts[this.counts.record(contact) + MISROUTED]++
  }

  /** A contact about it has been handled for the first time. */
  issueHandled(issue: number): void {
    const record = this.raisedAt(issue)
    this.facts[record + ISSUES_HANDLED]++
    if (this.isMeasured(issue)) this.facts[record + ISSUES_MEASURED]++
  }

  issueResolved(issue: number, byFirst: boolean): void {
    const record = this.raisedAt(issue)
    this.facts[record + ISSUES_RESOLVED]++
    if (byFirst) this.facts[record + ISSUES_RESOLVED_FIRST]++
  }

  /** The customer contacts again within the window. */
  issueRepeated(issue: number): void {
    if (this.isMeasured(issue)) this.facts[this.raisedAt(issue) + ISSUES_REPEATED]++
  }

  private isMeasured(issue: number): boolean {
    return this.issues.firstHandledAt[issue] <= this.measuredUntil
  }

  /** The record of the type and interval in which it was raised. */
  private raisedAt(issue: number): number {
    return this.issues.page[issue] + this.issues.origin[issue] * this.lineFacts
  }
}
