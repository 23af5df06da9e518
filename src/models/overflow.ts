import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import type { OverflowRules } from './overflow-rules.ts'

const NONE = MISSING

/** What becomes of a contact when an overflow rule comes to pass: it goes on as another type, waits for more groups, or goes. */
export class Overflow extends AtHand {
  /** Whether there are any rules; without, nobody needs to ask. */
  readonly exists: boolean
  private readonly rules: OverflowRules
  private readonly flow: Flow
  private readonly timeOfRule: number

  constructor(center: Center, flow: Flow) {
    super(center)
    this.rules = center.overflowRules
    this.flow = flow
    this.exists = this.rules.exists
    this.timeOfRule = this.kernel.on(this.comesToPass)
  }

  /** A contact that finds its queue closed goes by a rule, or waits for the opening, or is turned away. */
  findsClosed(contact: number): void {
    if (this.exists && this.takes(this.rules.whenClosed(contact), contact)) return
    if (this.flow.deferred.exists) this.flow.deferred.findsClosed(contact)
    else this.flow.isTurnedAway(contact)
  }

  /** Whether a rule takes a contact that would have to wait. */
  takesInsteadOfWaiting(contact: number): boolean {
    return this.takes(this.rules.insteadOfWaiting(contact), contact)
  }

  private takes(rule: number, contact: number): boolean {
    if (rule === NONE) return false
    // A rule's flow has the number of the rule.
    this.journeyCounts.flow(rule, contact)
    const line = this.rules.widenTo[rule]
    if (line === NONE) this.goesElsewhere(rule, contact)
    else this.asksFurtherGroups(line, contact)
    return true
  }

  private asksFurtherGroups(line: number, contact: number): void {
    this.journeyCounts.offeredFurther(contact)
    const type = this.contacts.type[contact]
    const queue = this.queueOf[type]
    const agent = this.router.agentFor(line)
    const isFull = agent === NONE && this.waiting[queue] >= this.capacity[queue]
    const noLine = this.trunks.exist && this.trunks.areFull(type)
    if (isFull || (noLine && (agent === NONE || this.trunks.blockAnswered(type)))) {
      this.flow.isBlocked(contact)
      return
    }
    if (this.trunks.exist) this.trunks.take(type)
    if (agent !== NONE) this.flow.isAnsweredAtOnce(contact, agent, line)
    else this.flow.waits(contact, line, queue)
  }

  /** For a contact that waits nowhere. */
  private goesElsewhere(rule: number, contact: number): void {
    const type = this.rules.moveTo[rule]
    if (type === NONE) this.flow.isTurnedAway(contact)
    else this.goesOnAs(contact, type, this.rules.keepsWait[rule] === 1)
  }

  private goesOnAs(contact: number, type: number, keepsWait: boolean): void {
    const { contacts, journeyCounts } = this
    journeyCounts.movedOut(contact, keepsWait)
    if (!keepsWait) {
      if (this.flow.returns.waitsCount) contacts.waited[contact] += this.clock[0] - contacts.offeredAt[contact]
      contacts.before[contact] += this.clock[0] - contacts.offeredAt[contact]
      contacts.patience[contact] -= this.clock[0] - contacts.offeredAt[contact]
      contacts.offeredAt[contact] = this.clock[0]
    }
    this.luck.becomes(contact, type)
    journeyCounts.movedIn(contact)
    this.flow.asksFor(contact, type)
  }

  /** A contact begins to wait. */
  begins(contact: number): void {
    this.contacts.waitsSince[contact] = this.clock[0]
    this.awaits(this.rules.firstOf(contact), contact)
  }

  /** A phone rings at once: it waits, and no rule applies until it is in a line. */
  isHeld(contact: number): void {
    if (!this.exists) return
    this.contacts.waitsSince[contact] = this.clock[0]
    this.contacts.rule[contact] = this.rules.firstOf(contact)
  }

  /** No rule applies while a phone rings. */
  pauses(contact: number): void {
    if (!this.exists) return
    this.ends(contact)
    this.contacts.overflowEvent[contact] = NONE
  }

  /** The rules that have not come to pass apply again. */
  resumes(contact: number): void {
    if (this.contacts.rule[contact] !== NONE) this.awaits(this.contacts.rule[contact], contact)
  }

  /** It waits no more. */
  ends(contact: number): void {
    const event = this.contacts.overflowEvent[contact]
    if (event !== NONE) this.kernel.cancel(event)
  }

  /** It awaits the next rule of time from one on. */
  private awaits(from: number, contact: number): void {
    const rule = this.rules.nextInTime(from, contact)
    this.contacts.rule[contact] = rule
    this.contacts.overflowEvent[contact] = rule === NONE ? NONE : this.kernel.schedule(this.timeOfRule, contact)
  }

  /** The time of a rule has come for a contact that waits. */
  private readonly comesToPass = (contact: number): void => {
    const { contacts, rules } = this
    const rule = contacts.rule[contact]
    contacts.overflowEvent[contact] = NONE
    if (!rules.applies(rule, contact)) {
      this.awaits(rule + 1, contact)
      return
    }
    this.journeyCounts.flow(rule, contact)
    const line = rules.widenTo[rule]
    if (line === NONE) {
      this.flow.stopsWaiting(contact)
      if (this.trunks.exist) this.trunks.giveBack(contacts.type[contact])
      this.goesElsewhere(rule, contact)
    } else this.widens(contact, line, rule)
  }

  private widens(contact: number, line: number, rule: number): void {
    this.journeyCounts.offeredFurther(contact)
    this.lines.leave(contact)
    if (this.flow.preferred.exists) this.flow.preferred.ends(contact)
    this.lines.join(line, contact)
    // Who waits for the opening is out of everybody's reach.
    const agent = this.lines.isSetAside(line) ? NONE : this.router.agentFor(line)
    if (agent === NONE) this.awaits(rule + 1, contact)
    else this.flow.isTakenBy(contact, agent)
  }
}
