import { floatsOf, intsOf } from '../engine/columns.ts'
import type { Kernel } from '../engine/kernel.ts'
import type { Agents } from './agents.ts'
import type { Arrivals } from './arrivals.ts'
import type { Center } from './center.ts'
import type { Contacts } from './contacts.ts'
import type { Counts } from './counts.ts'
import type { JourneyCounts } from './journey-counts.ts'
import type { Lines } from './lines.ts'
import type { Luck } from './luck.ts'
import type { Pairs } from './pairs.ts'
import type { Proficiency } from './proficiency.ts'
import type { Presence } from './presence.ts'
import type { Router } from './routing/router.ts'
import type { TrunkLines } from './trunk-lines.ts'

/** The parts of a center that the flow works with, each a step away: what is reached by way of others costs at each use. */
export abstract class AtHand {
  protected readonly kernel: Kernel
  protected readonly clock: Float64Array
  protected readonly due: Float64Array
  protected readonly arrivals: Arrivals
  protected readonly contacts: Contacts
  protected readonly lines: Lines
  protected readonly agents: Agents
  protected readonly pairs: Pairs
  protected readonly luck: Luck
  protected readonly router: Router
  protected readonly counts: Counts
  protected readonly journeyCounts: JourneyCounts
  protected readonly presence: Presence
  protected readonly proficiency: Proficiency
  protected readonly waiting: Int32Array
  protected readonly isOpen: Uint8Array
  protected readonly trunks: TrunkLines
  /** By type: its queue. By queue: room. */
  protected readonly queueOf: Int32Array
  protected readonly capacity: Float64Array
  /** Whether the routing rule asks what agents have done since they signed in. */
  protected readonly keepsHistory: boolean

  constructor(center: Center) {
    const { model } = center
    this.kernel = center.kernel
    this.clock = center.kernel.clock
    this.due = center.kernel.due
    this.arrivals = center.arrivals
    this.contacts = center.contacts
    this.lines = center.lines
    this.agents = center.agents
    this.pairs = center.pairs
    this.luck = center.luck
    this.router = center.router
    this.counts = center.counts
    this.journeyCounts = center.journeyCounts
    this.presence = center.counts.presence
    this.proficiency = center.proficiency
    this.waiting = center.waiting
    this.isOpen = center.isOpen
    this.trunks = center.trunks
    this.queueOf = intsOf(model.types, (type) => type.queue)
    this.capacity = floatsOf(model.queues, (queue) => queue.capacity)
    this.keepsHistory = center.router.looksAtHistory
  }
}
