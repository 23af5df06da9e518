import { floatsOf, ints, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Law } from '../engine/law.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { Connecting } from './connecting.ts'
import type { Flow } from './flow.ts'
import type { Dial } from './journey-model.ts'
import { linesToCallOf } from './line-plan.ts'
import { UNIFORM } from './luck.ts'
import type { Model } from './model.ts'
import { nextOpening, openFor } from './opening-hours.ts'
import { UNREACHED } from './returns.ts'

const NONE = MISSING

/** How far a callback has come. */
const NOT_YET = 0
/** An appointment has been made: it waits for that. */
export const BOOKED = 1
/** It is time to call, or an attempt is on its way by an agent. */
const DUE = 2
/** Nobody answered: it waits for the next attempt. */
const LATER = 3
/** The customer's phone rings; no agent has been found yet. */
const CALLED = 4
/** The customer is on the phone and waits for an agent. */
const ON_LINE = 5

/** More than the rounding of a sum of instants. */
const EPSILON = 1e-12

/** Whether a callback waits for a time or an answer, in no line and with no agent. */
export function isAway(callback: number): boolean {
  return callback === BOOKED || callback === LATER || callback === CALLED
}

/**
 * Customers who are called back. An agent takes the contact and calls (agent first), or the customer is called when it
 * would be an agent's turn and then waits for one (customer first). Who does not answer is tried again later.
 */
export class Dialling extends AtHand {
  readonly exists: boolean
  private readonly model: Model
  private readonly flow: Flow
  private readonly connecting: Connecting
  private readonly agentsCall: number
  private readonly customersCall: number
  private readonly timeHasCome: number
  /** By type: keyed taps. */
  private readonly ringTap: Int32Array
  private readonly reachTap: Int32Array
  private readonly againTap: Int32Array
  private readonly bookedTap: Int32Array
  private readonly patienceTap: Int32Array
  /** By type: share of calls that are answered; calls at most; seconds from one slot to the next, 0: no slots. */
  private readonly reach: Float64Array
  private readonly attempts: Int32Array
  private readonly slotSeconds: Float64Array
  /** By type: the line of those to be called before an agent is found; NONE: agents call. */
  private readonly lineToCall: Int32Array
  private readonly customerFirst: readonly number[]
  /** By type: customers whose phones ring while no agent has been found. */
  private readonly onTheWay: Int32Array
  private isOver = false
  constructor(center: Center, flow: Flow, connecting: Connecting) {
    super(center)
    const { types } = center.model
    this.model = center.model
    this.flow = flow
    this.connecting = connecting
    this.exists = types.some(({ dial }) => dial !== null)
    this.agentsCall = this.kernel.on(this.agentHasCalled)
    this.customersCall = this.kernel.on(this.customerHasBeenCalled)
    this.timeHasCome = this.kernel.on(this.isDue)
    const taps = (purpose: string, lawOf: (dial: Dial) => Law | null): Int32Array =>
      intsOf(types, ({ name, dial }) => {
        const law = dial === null ? null : lawOf(dial)
        return law === null ? NONE : center.draws.keyedTap(law, `${purpose}/${name}`)
      })
    this.ringTap = taps('dial-ring', ({ ring }) => ring)
    this.reachTap = taps('dial-reach', () => UNIFORM)
    this.againTap = taps('dial-again', ({ again }) => again)
    this.bookedTap = taps('dial-booked', ({ booked }) => booked)
    this.patienceTap = taps('dial-patience', ({ patience }) => patience)
    this.lineToCall = linesToCallOf(this.model)
    this.customerFirst = types.flatMap(({ dial }, type) => (dial?.first === 'customer' ? [type] : []))
    this.reach = floatsOf(types, ({ dial }) => dial?.reach ?? 0)
    this.attempts = intsOf(types, ({ dial }) => dial?.attempts ?? 0)
    this.slotSeconds = floatsOf(types, ({ dial }) => dial?.slotSeconds ?? 0)
    this.onTheWay = ints(types.length)
  }

  reset(): void {
    this.onTheWay.fill(0)
    this.isOver = false
  }

  /** Whether the customer has to be called before there can be a talk. */
  isDialled(contact: number): boolean {
    return this.reachTap[this.contacts.type[contact]] !== NONE && this.contacts.callback[contact] !== ON_LINE
  }

  /** Whether a contact that asks for agents waits for its appointment, or to be called, instead. */
  takes(contact: number, type: number): boolean {
    if (this.reachTap[type] === NONE || this.contacts.callback[contact] === ON_LINE) return false
    if (this.contacts.callback[contact] === NOT_YET && this.bookedTap[type] !== NONE) {
      this.books(contact, type)
      return true
    }
    this.contacts.callback[contact] = DUE
    const line = this.lineToCall[type]
    const queue = this.queueOf[type]
    if (line === NONE || this.isOpen[queue] === 0) return false
    if (this.waiting[queue] >= this.capacity[queue]) this.flow.isBlocked(contact)
    else {
      this.flow.waits(contact, line, queue)
      this.callsAhead(type)
    }
    return true
  }

  // Appointments and further attempts.

  private books(contact: number, type: number): void {
    const slot = this.slotSeconds[type]
    const ahead = this.luck.ofLeg(this.bookedTap[type], contact)
    const earliest = openFor(this.model.queues[this.queueOf[type]].hours, this.clock[0], ahead)
    this.contacts.callback[contact] = BOOKED
    this.contacts.callbackEvent[contact] = NONE
    if (this.isOver) this.isLeft(contact)
    if (this.isOver || earliest === Infinity) return
    this.awaits(contact, slot > 0 ? Math.ceil(earliest / slot) * slot : earliest)
    this.journeyCounts.booked(contact)
  }

  private awaits(contact: number, at: number): void {
    this.due[0] = at
    this.contacts.callbackEvent[contact] = this.kernel.schedule(this.timeHasCome, contact)
  }

  private readonly isDue = (contact: number): void => {
    const { contacts } = this
    const queue = this.queueOf[contacts.type[contact]]
    if (this.isOpen[queue] === 0) {
      this.awaitsOpening(contact, queue)
      return
    }
    const isFirst = contacts.callback[contact] === BOOKED
    contacts.callback[contact] = DUE
    if (isFirst) {
      contacts.before[contact] += this.clock[0] - contacts.offeredAt[contact]
      contacts.offeredAt[contact] = this.clock[0]
      this.flow.asksFor(contact, contacts.type[contact])
    } else this.connecting.goesBack(contact)
  }

  private awaitsOpening(contact: number, queue: number): void {
    const opens = nextOpening(this.model.queues[queue].hours, this.clock[0])
    if (this.isOver || opens === Infinity) this.isLeft(contact)
    else this.awaits(contact, opens)
  }

  /** The horizon is reached: nobody is called any more but those who wait for it now. */
  stop(): void {
    const { callback, callbackEvent, capacity } = this.contacts
    this.isOver = true
    for (let contact = 0; contact < capacity; contact++) {
      if (!isAway(callback[contact])) continue
      if (callbackEvent[contact] !== NONE) this.kernel.cancel(callbackEvent[contact])
      this.isLeft(contact)
    }
    this.onTheWay.fill(0)
  }

  /** The run ends before the customer is called. */
  private isLeft(contact: number): void {
    if (this.contacts.callback[contact] === BOOKED) this.journeyCounts.notDue(contact)
    else this.flow.endsWait(contact)
    this.contacts.callback[contact] = NOT_YET
    this.counts.stillWaiting(contact)
    this.flow.returns.ends(this.contacts.issue[contact])
    this.contacts.free(contact)
  }

  // Agent first.

  agentDials(contact: number): void {
    this.journeyCounts.dialled(contact)
    this.due[0] = this.clock[0] + this.luck.ofTry(this.ringTap[this.contacts.type[contact]], contact)
    this.contacts.endEvent[contact] = this.kernel.schedule(this.agentsCall, contact)
  }

  private readonly agentHasCalled = (contact: number): void => {
    const agent = this.contacts.ringsAt[contact]
    const isReached = this.isReached(contact)
    this.connecting.ends(contact, agent)
    if (isReached) {
      this.contacts.callback[contact] = ON_LINE
      this.connecting.isConnected(contact, agent)
      return
    }
    this.flow.turns.letsGo(contact, agent)
    this.isNotReached(contact)
    this.flow.turns.looksForNext(agent)
  }

  private isReached(contact: number): boolean {
    const type = this.contacts.type[contact]
    const isReached = this.luck.ofTry(this.reachTap[type], contact) < this.reach[type]
    if (isReached) this.journeyCounts.reached(contact)
    return isReached
  }

  private isNotReached(contact: number): void {
    const { contacts } = this
    const type = contacts.type[contact]
    const again = this.luck.ofTry(this.againTap[type], contact)
    contacts.tries[contact]++
    this.journeyCounts.notReached(contact)
    if (contacts.tries[contact] >= this.attempts[type]) {
      this.flow.endsWait(contact)
      contacts.callback[contact] = NOT_YET
      this.journeyCounts.unreached(contact)
      this.flow.isLost(contact, UNREACHED)
    } else {
      contacts.callback[contact] = LATER
      if (this.isOver) this.isLeft(contact)
      else this.awaits(contact, this.clock[0] + again)
    }
  }

  // Customer first.

  /** Whether those who wait in a line are called when their turn comes, before an agent is found. */
  isLineToCall(line: number): boolean {
    return line >= this.lines.count - this.customerFirst.length
  }

  /** Whether nobody is on the phone yet with a contact that a free agent would take. */
  isToBeCalled(contact: number): boolean {
    return this.contacts.callback[contact] === DUE && this.isLineToCall(this.contacts.line[contact])
  }

  /** Calls as many as there are idle agents who have nobody on the way to them. */
  callsAhead(type: number): void {
    const line = this.lineToCall[type]
    const free = this.router.idleFor(line)
    for (let first = this.lines.head[line]; first !== NONE; first = this.lines.head[line]) {
      if (this.onTheWay[type] >= free) return
      this.callsCustomer(first)
    }
  }

  /** An agent has become idle. */
  isIdle(): void {
    for (const type of this.customerFirst) this.callsAhead(type)
  }

  /** The customer's phone rings. */
  callsCustomer(contact: number): void {
    const type = this.contacts.type[contact]
    this.flow.leavesQueue(contact)
    this.flow.overflow.pauses(contact)
    this.contacts.callback[contact] = CALLED
    this.journeyCounts.dialled(contact)
    this.onTheWay[type]++
    this.due[0] = this.clock[0] + this.luck.ofTry(this.ringTap[type], contact)
    this.contacts.callbackEvent[contact] = this.kernel.schedule(this.customersCall, contact)
  }

  private readonly customerHasBeenCalled = (contact: number): void => {
    const { contacts } = this
    const type = contacts.type[contact]
    this.onTheWay[type]--
    const queue = this.queueOf[type]
    if (this.isOpen[queue] === 0 && this.router.idleFor(type) === 0) {
      // Nobody is there any more to talk to: not a call that counts.
      contacts.callback[contact] = LATER
      contacts.line[contact] = this.lineToCall[type]
      this.awaitsOpening(contact, queue)
      return
    }
    if (this.isReached(contact)) {
      contacts.callback[contact] = ON_LINE
      contacts.line[contact] = type
      const tap = this.patienceTap[type]
      if (tap !== NONE) {
        const patience = this.luck.ofLeg(tap, contact)
        const until = this.clock[0] - contacts.offeredAt[contact] + patience
        // Not before now, whatever the sum is rounded to.
        const isPast = contacts.offeredAt[contact] + until < this.clock[0]
        contacts.patience[contact] = isPast ? until * (1 + EPSILON) : until
        this.flow.armsPatience(contact)
      }
      this.connecting.goesBack(contact)
    } else this.isNotReached(contact)
    this.callsAhead(type)
  }
}
