import { Blending } from './blending/blending.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import { Dialer } from './outbound/dialer.ts'

/** What agents do, or are kept from doing, while nobody waits for them. */
export class Idling {
  /** Whether there is any such work or rule; without, nobody needs to ask. */
  readonly exists: boolean
  readonly blending: Blending
  readonly dialer: Dialer

  constructor(center: Center, flow: Flow) {
    this.blending = new Blending(center, flow)
    this.dialer = new Dialer(center, flow)
    this.exists = this.blending.exists || this.dialer.exists
  }

  reset(): void {
    this.blending.reset()
    this.dialer.reset()
  }

  /** When the clock next changes what they may do; Infinity: never again. */
  nextAt(): number {
    return Math.min(this.blending.nextAt(), this.dialer.lists.nextAt())
  }

  /** What is allowed from now on. */
  takeSteps(): void {
    this.blending.takeSteps()
    this.dialer.lists.takeSteps()
  }

  /** Those who are idle do it. */
  proceed(): void {
    if (!this.exists) return
    this.blending.offers()
    this.dialer.works()
  }

  /** An agent has become idle. */
  isIdle(): void {
    this.blending.isIdle()
    this.dialer.works()
  }

  /** An agent begins to talk with a contact. */
  isAnswered(contact: number, pair: number): void {
    if (this.blending.watches) this.blending.judges(contact, true)
    if (this.dialer.exists) this.dialer.isAnswered(contact, pair)
  }

  /** Nobody answers it. */
  isLost(contact: number): void {
    if (this.blending.watches) this.blending.judges(contact, false)
    if (this.dialer.exists) this.dialer.isLost(contact)
  }

  /** An outage cuts its talk: it was answered, and is never handled. */
  isCutInTalk(contact: number): void {
    if (this.dialer.exists) this.dialer.isCutInTalk(contact)
  }

  /** It has been handled. */
  isHandled(contact: number): void {
    if (this.dialer.exists) this.dialer.isHandled(contact)
  }
}
