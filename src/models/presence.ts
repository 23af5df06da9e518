import { ConversationLevels } from './conversation-levels.ts'
import { Levels } from '../engine/level.ts'
import { GROUP_FACTS, LINE_FACTS, TRUNK_FACTS, type PageLayout } from './facts.ts'
import type { Model } from './model.ts'
import { OffPhoneLevels } from './off-phone-levels.ts'
import { OutageLevels } from './outage-levels.ts'
import { mostOf } from './workloads.ts'

const WAITING_AREA = LINE_FACTS.indexOf('waitingArea')
const IVR_AREA = LINE_FACTS.indexOf('ivrArea')
const IVR_COST = LINE_FACTS.indexOf('ivrCost')
const RETURNING_AREA = LINE_FACTS.indexOf('returningArea')
const WAITING_AT_END = LINE_FACTS.indexOf('waitingAtEnd')
const ANY_WAITING_AT_END = LINE_FACTS.indexOf('anyWaitingAtEnd')
const BUSY_AREA = GROUP_FACTS.indexOf('busyArea')
const WRAP_AREA = GROUP_FACTS.indexOf('wrapArea')
const RING_AREA = GROUP_FACTS.indexOf('ringArea')
const SIGNED_IN_AREA = GROUP_FACTS.indexOf('signedInArea')
const OVERTIME_AREA = GROUP_FACTS.indexOf('overtimeArea')
const ASIDE_AREA = GROUP_FACTS.indexOf('asideArea')
const VACANT_AREA = GROUP_FACTS.indexOf('vacantArea')
const IN_TRAINING_AREA = GROUP_FACTS.indexOf('inTrainingArea')
const DEFERRED_AREA = GROUP_FACTS.indexOf('deferredArea')
const HELD_AREA = GROUP_FACTS.indexOf('heldArea')
const FULL_AREA = GROUP_FACTS.indexOf('fullArea')
const SLOTS_AREA = GROUP_FACTS.indexOf('slotsArea')
const INTERRUPTED_AREA = LINE_FACTS.indexOf('interruptedArea')
const BUSY_AT_END = GROUP_FACTS.indexOf('busyAtEnd')
const TAKEN_AREA = TRUNK_FACTS.indexOf('takenArea')
const TAKEN_AT_END = TRUNK_FACTS.indexOf('takenAtEnd')
const LINE_COST = TRUNK_FACTS.indexOf('lineCost')

/** How many wait, work and talk at any moment, and the integrals of that over time: the facts that belong to a period. */
export class Presence {
  private readonly model: Model
  private readonly layout: PageLayout
  private readonly levels: Levels
  readonly offPhone: OffPhoneLevels
  readonly outages: OutageLevels
  readonly conversations: ConversationLevels
  /** Where the levels of a kind start: waiting by type, customers who will come back and those in the IVR by type, then these by group, lines taken by trunks. */
  private readonly returningFrom: number
  private readonly inIvrFrom: number
  private readonly busyFrom: number
  private readonly wrappingFrom: number
  private readonly signedInFrom: number
  private readonly overtimeFrom: number
  private readonly asideFrom: number
  private readonly ringingFrom: number
  private readonly vacantFrom: number
  private readonly inTrainingFrom: number
  private readonly deferredFrom: number
  private readonly heldFrom: number
  private readonly interruptedFrom: number
  private readonly fullFrom: number
  private readonly trunksFrom: number

  constructor(model: Model, layout: PageLayout, clock: Float64Array) {
    const groups = model.groups.length
    this.model = model
    this.conversations = new ConversationLevels(model, layout, clock)
    this.layout = layout
    this.returningFrom = model.types.length
    this.inIvrFrom = this.returningFrom + model.types.length
    this.busyFrom = this.inIvrFrom + model.types.length
    this.wrappingFrom = this.busyFrom + groups
    this.signedInFrom = this.wrappingFrom + groups
    this.overtimeFrom = this.signedInFrom + groups
    this.asideFrom = this.overtimeFrom + groups
    this.ringingFrom = this.asideFrom + groups
    this.trunksFrom = this.ringingFrom + groups
    this.heldFrom = this.trunksFrom + model.trunks.length
    this.deferredFrom = this.heldFrom + groups
    this.interruptedFrom = this.deferredFrom + groups
    this.fullFrom = this.interruptedFrom + model.types.length
    this.vacantFrom = this.fullFrom + groups
    this.inTrainingFrom = this.vacantFrom + groups
    this.levels = new Levels(this.inTrainingFrom + groups, clock)
    this.offPhone = new OffPhoneLevels(model, clock)
    this.outages = new OutageLevels(model.outages.length, layout, clock)
  }

  reset(): void {
    this.levels.reset()
    this.offPhone.reset()
    this.outages.reset()
    this.conversations.reset()
  }

  waiting(line: number, by: number): void {
    this.levels.change(line, by)
  }

  returning(type: number, by: number): void {
    this.levels.change(this.returningFrom + type, by)
  }

  inIvr(type: number, by: number): void {
    this.levels.change(this.inIvrFrom + type, by)
  }

  busy(group: number, by: number): void {
    this.levels.change(this.busyFrom + group, by)
  }

  wrapping(group: number, by: number): void {
    this.levels.change(this.wrappingFrom + group, by)
  }

  signedIn(group: number, by: number): void {
    this.levels.change(this.signedInFrom + group, by)
  }

  /** Busy past the end of the shift. */
  overtime(group: number, by: number): void {
    this.levels.change(this.overtimeFrom + group, by)
  }

  /** Signed in and not available: did not answer. */
  aside(group: number, by: number): void {
    this.levels.change(this.asideFrom + group, by)
  }

  /** Busy, with a phone ringing before the talk. */
  ringing(group: number, by: number): void {
    this.levels.change(this.ringingFrom + group, by)
  }

  /** Planned, and nobody has the place. */
  vacant(group: number, by: number): void {
    this.levels.change(this.vacantFrom + group, by)
  }

  /** Planned, and whoever has the place is being trained for it. */
  inTraining(group: number, by: number): void {
    this.levels.change(this.inTrainingFrom + group, by)
  }

  /** Busy with deferred work alone. */
  deferred(group: number, by: number): void {
    this.levels.change(this.deferredFrom + group, by)
  }

  /** Contacts that agents who may hold several hold. */
  held(group: number, by: number): void {
    this.levels.change(this.heldFrom + group, by)
  }

  /** Agents who may hold several and have no room for another. */
  full(group: number, by: number): void {
    this.levels.change(this.fullFrom + group, by)
  }

  /** Contacts that stand still because their agents were interrupted. */
  interrupted(type: number, by: number): void {
    this.levels.change(this.interruptedFrom + type, by)
  }

  trunkTaken(trunks: number, by: number): void {
    this.levels.change(this.trunksFrom + trunks, by)
  }

  /** Agents of a group who are signed in now, set aside or not. */
  signedInNow(group: number): number {
    return this.levels.value(this.signedInFrom + group) + this.levels.value(this.asideFrom + group)
  }

  /** What stands now. */
  now(
    of:
      | 'waiting'
      | 'returning'
      | 'inIvr'
      | 'busy'
      | 'wrapping'
      | 'signedIn'
      | 'overtime'
      | 'aside'
      | 'ringing'
      | 'vacant'
      | 'inTraining'
      | 'deferred'
      | 'held'
      | 'interrupted'
      | 'full'
      | 'trunks',
    id: number,
  ): number {
    return this.levels.value((of === 'waiting' ? 0 : this[`${of}From`]) + id)
  }

  /** Books the integrals since the last time, and where the levels stand, on a page. */
  book(facts: Float64Array, page: number): void {
    const { levels, layout } = this
    this.model.types.forEach((_, line) => {
      const record = page + line * layout.lineFacts
      const waiting = levels.value(line)
      facts[record + WAITING_AREA] += levels.drain(line)
      const inIvr = levels.drain(this.inIvrFrom + line)
      facts[record + IVR_AREA] += inIvr
      facts[record + IVR_COST] += inIvr * this.model.ivr.price
      facts[record + RETURNING_AREA] += levels.drain(this.returningFrom + line)
      facts[record + INTERRUPTED_AREA] += levels.drain(this.interruptedFrom + line)
      facts[record + WAITING_AT_END] = waiting
      facts[record + ANY_WAITING_AT_END] = waiting > 0 ? 1 : 0
    })
    this.model.trunks.forEach(({ price }, id) => {
      const record = page + layout.trunksAt + id * TRUNK_FACTS.length
      const taken = levels.drain(this.trunksFrom + id)
      facts[record + TAKEN_AREA] += taken
      facts[record + LINE_COST] += taken * price
      facts[record + TAKEN_AT_END] = levels.value(this.trunksFrom + id)
    })
    this.outages.book(facts, page)
    this.conversations.bookPaused(facts, page)
    this.bookAgents(facts, page)
  }

  /** What is left after the horizon: agents' time, and what the minutes of those who are still served cost. */
  bookAfter(facts: Float64Array, page: number): void {
    const { levels, layout, model } = this
    model.types.forEach((_, line) => {
      facts[page + line * layout.lineFacts + IVR_COST] += levels.drain(this.inIvrFrom + line) * model.ivr.price
    })
    model.trunks.forEach(({ price }, id) => {
      const record = page + layout.trunksAt + id * TRUNK_FACTS.length
      facts[record + LINE_COST] += levels.drain(this.trunksFrom + id) * price
    })
    this.bookAgents(facts, page)
  }

  private bookAgents(facts: Float64Array, page: number): void {
    const { levels } = this
    this.conversations.bookWriting(facts, page)
    this.model.groups.forEach(({ hands }, group) => {
      const record = page + this.layout.groupsAt + group * GROUP_FACTS.length
      const busy = levels.drain(this.busyFrom + group)
      const signedIn = levels.drain(this.signedInFrom + group)
      facts[record + BUSY_AREA] += busy
      facts[record + HELD_AREA] += hands === null ? busy : levels.drain(this.heldFrom + group)
      facts[record + FULL_AREA] += hands === null ? busy : levels.drain(this.fullFrom + group)
      facts[record + SLOTS_AREA] += hands === null ? signedIn : signedIn * mostOf(hands)
      facts[record + WRAP_AREA] += levels.drain(this.wrappingFrom + group)
      facts[record + SIGNED_IN_AREA] += signedIn
      facts[record + OVERTIME_AREA] += levels.drain(this.overtimeFrom + group)
      facts[record + RING_AREA] += levels.drain(this.ringingFrom + group)
      facts[record + DEFERRED_AREA] += levels.drain(this.deferredFrom + group)
      facts[record + ASIDE_AREA] += levels.drain(this.asideFrom + group)
      facts[record + VACANT_AREA] += levels.drain(this.vacantFrom + group)
      facts[record + IN_TRAINING_AREA] += levels.drain(this.inTrainingFrom + group)
      facts[record + BUSY_AT_END] = levels.value(this.busyFrom + group)
      this.offPhone.book(facts, record, group)
    })
  }
}
