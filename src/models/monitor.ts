import type { Center } from './center.ts'
import { Counts } from './counts.ts'
import { JourneyCounts } from './journey-counts.ts'

/** What happens to a contact, one word a step. */
export type StepName =
  | 'enters-ivr'
  | 'at-node'
  | 'contained'
  | 'hangs-up-in-ivr'
  | 'asks'
  | 'hears'
  | 'misrouted'
  | 'blocked'
  | 'turned-away'
  | 'answered'
  | 'abandons'
  | 'overflows'
  | 'handed-on'
  | 'asks-colleague'
  | 'returns'
  | 'handled'
  | 'unanswered'
  | 'interrupted'
  | 'first-reply'
  | 'falls-silent'
  | 'leaves-silently'
  | 'pauses'
  | 'goes-on'
  | 'booked'
  | 'waits-for-opening'
  | 'rings'
  | 'offered-further'
  | 'reached'
  | 'called'
  | 'not-reached'
  | 'unreached'
  | 'cut-off'

/** One step in the life of a contact. It looks at the center and changes nothing. */
export type Monitor = (step: StepName, contact: number, agent: number) => void

type Parts<C extends abstract new (...args: never[]) => unknown> = ConstructorParameters<C>

const NOBODY = -1

/** Counts, and tells a monitor. */
export class MonitoredCounts extends Counts {
  private readonly monitor: Monitor

  constructor(monitor: Monitor, ...parts: Parts<typeof Counts>) {
    super(...parts)
    this.monitor = monitor
  }

  override offered(contact: number): void {
    super.offered(contact)
    this.monitor('asks', contact, NOBODY)
  }

  override blocked(contact: number): void {
    super.blocked(contact)
    this.monitor('blocked', contact, NOBODY)
  }

  override answeredAtOnce(contact: number, agent: number): void {
    super.answeredAtOnce(contact, agent)
    this.monitor('answered', contact, agent)
  }

  override answeredLater(contact: number, agent: number): void {
    super.answeredLater(contact, agent)
    this.monitor('answered', contact, agent)
  }

  override abandoned(contact: number): void {
    super.abandoned(contact)
    this.monitor('abandons', contact, NOBODY)
  }

  override sentAway(contact: number): void {
    super.sentAway(contact)
    this.monitor('turned-away', contact, NOBODY)
  }

  override handled(contact: number, pair: number): void {
    super.handled(contact, pair)
    this.monitor('handled', contact, NOBODY)
  }
}

/** Counts, and tells a monitor. */
export class MonitoredJourneyCounts extends JourneyCounts {
  private readonly monitor: Monitor

  constructor(monitor: Monitor, ...parts: Parts<typeof JourneyCounts>) {
    super(...parts)
    this.monitor = monitor
  }

  override movedIn(contact: number): void {
    super.movedIn(contact)
    this.monitor('overflows', contact, NOBODY)
  }

  override transferredOut(contact: number): void {
    super.transferredOut(contact)
    this.monitor('handed-on', contact, NOBODY)
  }

  override interrupted(contact: number, agent: number): void {
    super.interrupted(contact, agent)
    this.monitor('interrupted', contact, agent)
  }

  override booked(contact: number): void {
    this.monitor('booked', contact, NOBODY)
  }

  override waitsForOpening(contact: number): void {
    this.monitor('waits-for-opening', contact, NOBODY)
  }

  override dialled(contact: number): void {
    super.dialled(contact)
    this.monitor('called', contact, NOBODY)
  }

  override rings(contact: number, agent: number): void {
    this.monitor('rings', contact, agent)
  }

  override offeredFurther(contact: number): void {
    this.monitor('offered-further', contact, NOBODY)
  }

  override reached(contact: number): void {
    super.reached(contact)
    this.monitor('reached', contact, NOBODY)
  }

  override notReached(contact: number): void {
    this.monitor('not-reached', contact, NOBODY)
  }

  override consulted(contact: number, agent: number): void {
    super.consulted(contact, agent)
    this.monitor('asks-colleague', contact, agent)
  }

  override unreached(contact: number): void {
    super.unreached(contact)
    this.monitor('unreached', contact, NOBODY)
  }

  override unanswered(contact: number, agent: number, group: number): void {
    super.unanswered(contact, agent, group)
    this.monitor('unanswered', contact, agent)
  }

  override returned(contact: number): void {
    super.returned(contact)
    this.monitor('returns', contact, NOBODY)
  }

  override entersIvr(contact: number): void {
    super.entersIvr(contact)
    this.monitor('enters-ivr', contact, NOBODY)
  }

  override announced(contact: number): void {
    super.announced(contact)
    this.monitor('hears', contact, NOBODY)
  }

  override atNode(contact: number): void {
    super.atNode(contact)
    this.monitor('at-node', contact, NOBODY)
  }

  override contained(contact: number): void {
    super.contained(contact)
    this.monitor('contained', contact, NOBODY)
  }

  override cutOffWaiting(contact: number): void {
    super.cutOffWaiting(contact)
    this.monitor('cut-off', contact, NOBODY)
  }

  override cutOff(contact: number, pair: number, agent: number): void {
    super.cutOff(contact, pair, agent)
    this.monitor('cut-off', contact, agent)
  }

  override misrouted(contact: number): void {
    super.misrouted(contact)
    this.monitor('misrouted', contact, NOBODY)
  }

  override hungUpInIvr(contact: number): void {
    super.hungUpInIvr(contact)
    this.monitor('hangs-up-in-ivr', contact, NOBODY)
  }
}

/** Looks at a center that exists only once its parts have been built. */
export type MonitorOf = (center: Center) => Monitor
