import { bytesOf, floatsOf, ints, intsOf } from '../../engine/columns.ts'
import { NONE as MISSING } from '../../engine/ids.ts'
import { AtHand } from '../at-hand.ts'
import type { Center } from '../center.ts'
import type { Flow } from '../flow.ts'
import { ABANDONED as HAS_ABANDONED } from '../returns.ts'
import {
  ABANDONED,
  Attempts,
  MACHINE,
  RIGHT_PARTY,
  TAKEN_FOR_MACHINE,
  TAKEN_FOR_PERSON,
  WRONG_PARTY,
} from './attempts.ts'
import { FreeAgents } from './free-agents.ts'
import { Lists } from './lists.ts'
import { OutboundCounts } from './outbound-counts.ts'
import { Pacing } from './pacing.ts'
import { Records } from './records.ts'

const NONE = MISSING

/**
 * Calls customers on lists when agents are idle beyond those kept free. An agent takes the record and waits for the end of the
 * call (preview, progressive), or calls are made ahead (power, predictive) and whoever answers takes an idle agent, waits a
 * moment for one, or is lost: an abandoned live answer. Whoever is put through is a contact like any other.
 */
export class Dialer extends AtHand {
  readonly exists: boolean
  readonly records: Records
  readonly lists: Lists
  private readonly flow: Flow
  private readonly attempts: Attempts
  private readonly pacing: Pacing
  private readonly freeAgents: FreeAgents
  private readonly outboundCounts: OutboundCounts
  private readonly callHasEnded: number
  private readonly timeHasCome: number
  /** Types with a list, by priority. */
  private readonly inOrder: readonly number[]
  /** By type; 1: has a list; 1: calls are made before an agent is found. */
  private readonly isListed: Uint8Array
  private readonly callsAhead: Uint8Array
  private readonly most: Int32Array
  private readonly abandonSeconds: Float64Array
  /** By type: calls made ahead that have not ended. */
  readonly onTheirWay: Int32Array
  private isOver = false

  constructor(center: Center, flow: Flow) {
    super(center)
    const { model } = center
    const { types } = model
    const listed = types.flatMap(({ outbound }, type) => (outbound === null ? [] : [type]))
    this.flow = flow
    this.exists = listed.length > 0
    this.records = new Records(this.exists ? center.contacts.capacity : 1)
    this.outboundCounts = new OutboundCounts(center.counts)
    this.lists = new Lists(model, this.records, this.outboundCounts, this.clock)
    this.attempts = new Attempts(model, center.draws, this.records, this.clock)
    this.pacing = new Pacing(model, this.clock)
    this.callHasEnded = this.kernel.on(this.endsCall)
    this.timeHasCome = this.kernel.on(this.isDue)
    this.inOrder = listed.toSorted((a, b) => types[a].priority - types[b].priority || a - b)
    this.isListed = bytesOf(types, ({ outbound }) => (outbound === null ? 0 : 1))
    this.callsAhead = bytesOf(types, ({ outbound }) =>
      outbound?.dialing.mode === 'power' || outbound?.dialing.mode === 'predictive' ? 1 : 0,
    )
    this.most = intsOf(types, ({ outbound }) => outbound?.attempts ?? 0)
    this.abandonSeconds = floatsOf(types, ({ outbound }) => outbound?.abandonSeconds ?? 0)
    this.onTheirWay = ints(types.length)
    this.freeAgents = new FreeAgents(center, this.pacing, this.onTheirWay)
  }

  reset(): void {
    this.records.reset()
    this.lists.reset()
    this.attempts.reset()
    this.pacing.reset()
    this.onTheirWay.fill(0)
    this.isOver = false
  }

  /** Whether its contacts are customers on a list. */
  isOutbound(type: number): boolean {
    return this.isListed[type] === 1
  }

  /** Calls whom agents are idle for. */
  works(): void {
    if (this.isOver) return
    for (const type of this.inOrder) {
      if (this.isOpen[this.queueOf[type]] === 0) continue
      if (this.callsAhead[type] === 1) {
        while (this.lists.hasNext(type) && this.mayCallAhead(type)) this.calls(this.lists.takeNext(type), NONE)
      } else this.agentsCall(type)
    }
  }

  private agentsCall(type: number): void {
    while (this.lists.hasNext(type) && this.freeAgents.for(type) > 0) {
      const agent = this.router.idleAgentFor(type)
      if (agent === NONE) return
      this.flow.turns.startsWork(agent)
      this.presence.ringing(this.agents.group[agent], 1)
      if (this.flow.turns.pooling.exists) this.flow.turns.pooling.takes(type, agent)
      this.calls(this.lists.takeNext(type), agent)
    }
  }

  /** The agent waits no more for the end of the call. */
  private letsGo(record: number, agent: number): void {
    this.records.agent[record] = NONE
    this.presence.ringing(this.agents.group[agent], -1)
    if (this.flow.turns.pooling.exists) this.flow.turns.pooling.letsGo(this.records.type[record], agent)
  }

  private mayCallAhead(type: number): boolean {
    const { freeAgents } = this
    return this.pacing.mayCall(type, this.onTheirWay[type], freeAgents.for(type), freeAgents.busyFor(type))
  }

  private calls(record: number, agent: number): void {
    const { records } = this
    const type = records.type[record]
    records.agent[record] = agent
    if (agent === NONE) this.onTheirWay[type]++
    records.outcome[record] = this.attempts.outcomeOf(record)
    records.calls[record]++
    this.outboundCounts.dialled(type)
    this.due[0] = this.clock[0] + this.attempts.seconds[0]
    records.event[record] = this.kernel.schedule(this.callHasEnded, record)
  }

  private readonly endsCall = (record: number): void => {
    const { records } = this
    const type = records.type[record]
    const agent = records.agent[record]
    const outcome = records.outcome[record]
    records.event[record] = NONE
    if (agent === NONE) this.onTheirWay[type]--
    else this.letsGo(record, agent)
    this.outboundCounts.ended(type, outcome)
    const failed = outcome === TAKEN_FOR_MACHINE || outcome <= MACHINE
    if (!failed) this.putsThrough(record, agent)
    else {
      this.fails(record, outcome === TAKEN_FOR_MACHINE ? MACHINE : outcome, this.counts.openLine(type))
      if (agent !== NONE) this.flow.turns.looksForNext(agent)
    }
    if (agent === NONE) this.works()
  }

  private putsThrough(record: number, agent: number): void {
    const { contacts, flow, records } = this
    const type = records.type[record]
    const contact = this.luck.called(type, records.ordinal[record], records.calls[record] - 1)
    contacts.record[contact] = record
    contacts.offeredAt[contact] = this.clock[0]
    contacts.patience[contact] = this.abandonSeconds[type]
    this.counts.offered(contact)
    if (this.isLive(record)) this.outboundCounts.liveAnswer(contact)
    const free = agent === NONE ? this.router.agentFor(type) : agent
    if (free !== NONE) {
      flow.turns.startsWork(free)
      flow.turns.takes(contact, free)
      this.counts.answeredLater(contact, free)
      flow.handling.starts(contact, free)
      // Who has waited for a call may have room for others beside it, who have waited meanwhile.
      if (agent !== NONE && flow.several.exists && flow.several.isIn(agent)) flow.several.looksForNext(agent)
      return
    }
    const queue = this.queueOf[type]
    if (this.isOpen[queue] === 1 && this.waiting[queue] < this.capacity[queue]) flow.waits(contact, type, queue)
    else {
      this.counts.abandoned(contact)
      flow.isLost(contact, HAS_ABANDONED)
    }
  }

  private isLive(record: number): boolean {
    return this.records.outcome[record] !== TAKEN_FOR_PERSON
  }

  /** The call did not end in a talk with the right party. `at`: where it counts if it was the last. */
  private fails(record: number, failure: number, at: number): void {
    const { records } = this
    if (records.calls[record] >= this.most[records.type[record]]) {
      this.outboundCounts.exhausted(at)
      records.free(record)
    } else if (this.isOver) records.free(record)
    else {
      this.due[0] = this.clock[0] + this.attempts.againSeconds(record, failure)
      records.event[record] = this.kernel.schedule(this.timeHasCome, record)
    }
  }

  private readonly isDue = (record: number): void => {
    this.records.event[record] = NONE
    this.lists.add(record)
    this.works()
  }

  // Whoever is put through, from there on.

  /** An agent begins to talk with the contact. */
  isAnswered(contact: number, pair: number): void {
    if (this.isListed[this.contacts.type[contact]] === 0) return
    const { contacts } = this
    const record = contacts.record[contact]
    this.outboundCounts.putThrough(contact, true)
    if (this.isLive(record)) this.pacing.liveAnswer(contacts.type[contact], false)
    if (this.records.outcome[record] === RIGHT_PARTY) {
      this.outboundCounts.rightParty(contact)
      return
    }
    contacts.talk[contact] = this.attempts.talkSeconds(record) * this.pairs.slowness[pair]
    contacts.hold[contact] = 0
    if (!this.isLive(record)) contacts.wrap[contact] = 0
  }

  /** Whether an agent talks with a machine, or the wrong party. */
  isCutShort(contact: number): boolean {
    if (this.isListed[this.contacts.type[contact]] === 0) return false
    return this.records.outcome[this.contacts.record[contact]] !== RIGHT_PARTY
  }

  /** No agent did. */
  isLost(contact: number): void {
    const type = this.contacts.type[contact]
    if (this.isListed[type] === 0) return
    const record = this.contacts.record[contact]
    const isLive = this.isLive(record)
    this.outboundCounts.putThrough(contact, false)
    if (isLive) {
      this.pacing.liveAnswer(type, true)
      this.outboundCounts.abandonedLive(contact)
    }
    this.fails(record, isLive ? ABANDONED : MACHINE, this.counts.record(contact))
    this.works()
  }

  /** The call is over, and the record not finished: a right party is called again as who was abandoned. */
  isCutInTalk(contact: number): void {
    if (this.isListed[this.contacts.type[contact]] === 0) return
    const record = this.contacts.record[contact]
    const isRight = this.records.outcome[record] === RIGHT_PARTY
    this.fails(record, isRight ? ABANDONED : this.failureOf(record), this.counts.record(contact))
    this.works()
  }

  isHandled(contact: number): void {
    if (this.isListed[this.contacts.type[contact]] === 0) return
    const record = this.contacts.record[contact]
    if (this.records.outcome[record] === RIGHT_PARTY) {
      this.outboundCounts.finished(contact)
      this.records.free(record)
    } else this.fails(record, this.failureOf(record), this.counts.record(contact))
  }

  /** Of a talk that was not with the right party. */
  private failureOf(record: number): number {
    return this.isLive(record) ? WRONG_PARTY : MACHINE
  }

  /** The clock stops: those who wait now are on nobody's account. */
  leaves(): void {
    for (const type of this.inOrder) {
      for (let contact = this.lines.firstOf(type); contact !== NONE; contact = this.contacts.next[contact]) {
        if (this.contacts.isInterrupted[contact] === 0) this.outboundCounts.putThrough(contact, false)
      }
    }
  }

  /** The horizon is reached: nobody is called any more. */
  stop(): void {
    const { event, agent, capacity } = this.records
    this.isOver = true
    this.onTheirWay.fill(0)
    for (let record = 0; record < capacity; record++) {
      if (event[record] === NONE) continue
      this.kernel.cancel(event[record])
      event[record] = NONE
      const caller = agent[record]
      if (caller !== NONE) this.letsGo(record, caller)
      this.records.free(record)
      if (caller !== NONE) this.flow.turns.looksForNext(caller)
    }
  }
}
