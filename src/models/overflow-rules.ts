import { bytesOf, floatsOf, ints, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Center } from './center.ts'
import { UNIFORM } from './luck.ts'
import type { OverflowRule } from './journey-model.ts'
import { Situation } from './situation.ts'

const NONE = MISSING

const TRIGGERS: readonly OverflowRule['when']['trigger'][] = [
  'waited',
  'waiting',
  'expected-wait',
  'unattended',
  'closed',
]
const WAITED = TRIGGERS.indexOf('waited')
const WAITING = TRIGGERS.indexOf('waiting')
const EXPECTED_WAIT = TRIGGERS.indexOf('expected-wait')
const UNATTENDED = TRIGGERS.indexOf('unattended')
const CLOSED = TRIGGERS.indexOf('closed')

/** Which overflow rule comes to pass for a contact, and when. It looks and remembers; `overflow.ts` moves. */
export class OverflowRules {
  /** Whether there are any rules; without, nobody needs to ask. */
  readonly exists: boolean
  /** By rule: the type that the contact becomes, the wider line it waits in; NONE, NONE: it is turned away. */
  readonly moveTo: Int32Array
  readonly widenTo: Int32Array
  /** By rule; 1: the time waited counts in the other queue. */
  readonly keepsWait: Uint8Array
  private readonly center: Center
  private readonly rules: readonly OverflowRule[]
  /** Rules of type t: firstRule[t] to firstRule[t + 1]. */
  private readonly firstRule: Int32Array
  private readonly trigger: Int32Array
  /** Contacts or seconds of the trigger; below how many contacts it ends; 1: it holds. */
  private readonly amount: Float64Array
  private readonly until: Float64Array
  private readonly holds: Uint8Array
  /** Keyed taps: seconds of `waited`, and whether the customer goes along. NONE: constant, always. */
  private readonly secondsTap: Int32Array
  private readonly acceptTap: Int32Array
  private readonly situation: Situation

  constructor(center: Center) {
    const { model, draws } = center
    const { types } = model
    this.center = center
    this.rules = types.flatMap(({ overflow }) => overflow)
    const names = types.flatMap(({ name, overflow }) => overflow.map((_, i) => `${name}/${i}`))
    this.firstRule = ints(types.length + 1)
    types.forEach(({ overflow }, type) => (this.firstRule[type + 1] = this.firstRule[type] + overflow.length))
    this.trigger = intsOf(this.rules, ({ when }) => TRIGGERS.indexOf(when.trigger))
    this.amount = floatsOf(this.rules, ({ when }) => amountOf(when))
    this.until = floatsOf(this.rules, ({ when }) => (when.trigger === 'waiting' ? when.until : 0))
    this.holds = bytesOf(this.rules, () => 0)
    this.secondsTap = intsOf(this.rules, ({ when }, rule) =>
      when.trigger === 'waited' && when.seconds.law !== 'constant'
        ? draws.keyedTap(when.seconds, `overflow-after/${names[rule]}`)
        : NONE,
    )
    this.acceptTap = intsOf(this.rules, ({ accept }, rule) =>
      accept < 1 ? draws.keyedTap(UNIFORM, `overflow-accept/${names[rule]}`) : NONE,
    )
    this.situation = new Situation(center)
    this.exists = this.rules.length > 0
    this.moveTo = intsOf(this.rules, ({ what }) => (what.action === 'move' ? what.type : NONE))
    this.keepsWait = bytesOf(this.rules, ({ what }) => (what.action === 'move' && what.keepWait ? 1 : 0))
    let line = types.length
    this.widenTo = intsOf(this.rules, ({ what }) => (what.action === 'widen' ? line++ : NONE))
  }

  reset(): void {
    this.holds.fill(0)
  }

  /** The rule for a contact that finds its queue closed; NONE: none. */
  whenClosed(contact: number): number {
    return this.first(contact, true)
  }

  /** The rule for a contact that would have to wait; NONE: it waits. */
  insteadOfWaiting(contact: number): number {
    return this.first(contact, false)
  }

  private first(contact: number, isClosed: boolean): number {
    const type = this.center.contacts.type[contact]
    for (let rule = this.firstRule[type]; rule < this.firstRule[type + 1]; rule++) {
      if ((this.trigger[rule] === CLOSED) === isClosed && this.isMet(rule, type) && this.isAccepted(rule, contact)) {
        return rule
      }
    }
    return NONE
  }

  /** Whether what a rule looks at at once is so. */
  private isMet(rule: number, type: number): boolean {
    const trigger = this.trigger[rule]
    if (trigger === WAITED || !this.isOpen(rule) || !this.isInHours(rule)) return false
    if (trigger === UNATTENDED) return this.situation.signedIn(type) === 0
    if (trigger === WAITING) {
      const waiting = this.situation.waiting(type)
      this.holds[rule] = waiting >= this.amount[rule] || (this.holds[rule] === 1 && waiting >= this.until[rule]) ? 1 : 0
      return this.holds[rule] === 1
    }
    return trigger !== EXPECTED_WAIT || this.situation.expectedWait(type) >= this.amount[rule]
  }

  /**
   * The next rule of time for a contact that waits, from one on: its number, and in due[0] when. NONE: no more. One that is
   * due already comes to pass at once.
   */
  nextInTime(from: number, contact: number): number {
    const { contacts, kernel, luck } = this.center
    const end = this.firstRule[contacts.type[contact] + 1]
    for (let next = from; next < end; next++) {
      if (this.trigger[next] !== WAITED) continue
      const tap = this.secondsTap[next]
      const seconds = tap === NONE ? this.amount[next] : luck.ofLeg(tap, contact)
      kernel.due[0] = Math.max(kernel.clock[0], contacts.waitsSince[contact] + seconds)
      return next
    }
    return NONE
  }

  /** The first rule of a contact's type. */
  firstOf(contact: number): number {
    return this.firstRule[this.center.contacts.type[contact]]
  }

  /** Whether the customer goes along with a rule whose time has come. */
  applies(rule: number, contact: number): boolean {
    return this.isOpen(rule) && this.isInHours(rule) && this.isAccepted(rule, contact)
  }

  private isAccepted(rule: number, contact: number): boolean {
    if (this.center.contacts.asker[contact] !== NONE && this.isForLater(rule)) return false
    const tap = this.acceptTap[rule]
    return tap === NONE || this.center.luck.ofLeg(tap, contact) < this.rules[rule].accept
  }

  /** Nobody is sent from a queue that has let them in to one that is closed, but for an appointment or to wait for the opening. */
  private isOpen(rule: number): boolean {
    const to = this.moveTo[rule]
    if (to === NONE) return true
    const { dial, waitsWhenClosed } = this.center.model.types[to]
    const isBooked = (dial?.booked ?? null) !== null
    return isBooked || waitsWhenClosed || !this.situation.isClosed(to)
  }

  /** Nobody holds on for what begins anew elsewhere or is called back. */
  private isForLater(rule: number): boolean {
    const to = this.moveTo[rule]
    return to !== NONE && (this.keepsWait[rule] === 0 || this.center.model.types[to].dial !== null)
  }

  private isInHours(rule: number): boolean {
    return this.situation.isWithin(this.rules[rule].hours)
  }
}

function amountOf(when: OverflowRule['when']): number {
  if (when.trigger === 'waiting') return when.contacts
  if (when.trigger === 'expected-wait') return when.seconds
  if (when.trigger === 'waited') return when.seconds.law === 'constant' ? when.seconds.value : NaN
  return 0
}
