import { bytesOf, floats, floatsOf } from '../engine/columns.ts'
import type { BusinessClocks } from './business-clock.ts'
import type { Contacts } from './contacts.ts'
import { LINE_FACTS, TARGET_FACTS } from './facts.ts'
import type { Model } from './model.ts'
import { goalSeconds } from './service-level.ts'

const UNDECIDED = LINE_FACTS.indexOf('undecided0')

/** The targets that contacts are judged by, and the clock on which each type's run. */
export class Targets {
  /** The goal's, then the extra ones. */
  readonly count: number
  /** By line and target: seconds; -1: nobody is within it. */
  readonly seconds: Float64Array
  /** Whether any type's run while its queue is open; by line: 1 if so. Without, nobody needs to ask. */
  readonly areBusiness: boolean
  readonly isBusiness: Uint8Array
  /** After `read`: now, and when the contact was offered, by the clock of its targets. */
  readonly now = floats(1)
  readonly offeredAt = floats(1)
  private readonly clock: Float64Array
  private readonly clocks: BusinessClocks
  private readonly contacts: Contacts
  /** By line; 1: who waits at the end might have been answered in time at the next opening. */
  private readonly isDeferred: Uint8Array

  constructor(model: Model, contacts: Contacts, clock: Float64Array, clocks: BusinessClocks) {
    const { types, targets } = model
    this.count = 1 + targets.length
    this.seconds = floatsOf(
      types.flatMap((type) =>
        [goalSeconds(model, type.queue, type.goal?.seconds), ...targets].map((seconds) =>
          // Nobody is judged by how long it took to call them.
          type.outbound === null ? seconds : -1,
        ),
      ),
      (seconds) => seconds,
    )
    this.isBusiness = bytesOf(types, ({ goalClock }) => (goalClock === 'business' ? 1 : 0))
    this.areBusiness = this.isBusiness.includes(1)
    this.isDeferred = bytesOf(types, ({ waitsWhenClosed }) => (waitsWhenClosed ? 1 : 0))
    this.clock = clock
    this.clocks = clocks
    this.contacts = contacts
  }

  /** Reads the clock of a contact's targets. */
  read(contact: number): void {
    const { clocks, contacts } = this
    const line = contacts.type[contact]
    if (this.isBusiness[line] === 0) {
      this.now[0] = this.clock[0]
      this.offeredAt[0] = contacts.offeredAt[contact]
      return
    }
    clocks.readNow(line)
    this.now[0] = clocks.reading[0]
    clocks.readAt(line, contacts.offeredAt, contact)
    this.offeredAt[0] = clocks.reading[0]
  }

  /** The run ends while deferred work waits: it is judged only by the targets that have passed. */
  stillWaiting(contact: number, facts: Float64Array, record: number): void {
    const line = this.contacts.type[contact]
    if (this.isDeferred[line] === 0) return
    this.read(contact)
    for (let target = 0; target < this.count; target++) {
      const seconds = this.seconds[line * this.count + target]
      if (this.now[0] <= this.offeredAt[0] + seconds) facts[record + UNDECIDED + TARGET_FACTS * target]++
    }
  }
}
