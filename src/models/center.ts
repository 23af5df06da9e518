import { bytes, ints } from '../engine/columns.ts'
import { Draws } from '../engine/draws.ts'
import { Kernel } from '../engine/kernel.ts'
import { streamFrom } from '../engine/random.ts'
import { Agents } from './agents.ts'
import { Arrivals } from './arrivals.ts'
import { BusynessFactors } from './busyness.ts'
import { Contacts } from './contacts.ts'
import { Counts } from './counts.ts'
import { Lines } from './lines.ts'
import { Luck } from './luck.ts'
import type { Model } from './model.ts'
import { Pairs } from './pairs.ts'
import { Router } from './routing/router.ts'
import { TrunkLines } from './trunk-lines.ts'

/** Contacts there is room for from the start; it grows where more come. */
const LEAST_ROOM = 256
/** Gap, patience, talk, hold, wrap. */
const TAPS_A_TYPE = 5

/** One replication's live state: built from a model and a seed, thrown away after. `flow.ts` moves people through it. */
export class Center {
  readonly model: Model
  readonly seed: string
  readonly replication: number
  readonly kernel: Kernel
  readonly draws: Draws
  readonly arrivals: Arrivals
  readonly contacts: Contacts
  readonly pairs: Pairs
  readonly agents: Agents
  readonly lines: Lines
  /** By queue: contacts waiting; 1: open. */
  readonly waiting: Int32Array
  readonly isOpen: Uint8Array
  readonly trunks: TrunkLines
  readonly luck: Luck
  readonly counts: Counts
  readonly router: Router

  constructor(model: Model, seed: string, replication: number) {
    this.model = model
    this.seed = seed
    this.replication = replication
    this.pairs = new Pairs(model)
    this.agents = new Agents(model.groups)
    const room = Math.max(LEAST_ROOM, 2 * this.agents.count)
    this.contacts = new Contacts(room)
    this.kernel = new Kernel(room)
    const { clock } = this.kernel
    this.draws = new Draws(TAPS_A_TYPE * model.types.length)
    this.arrivals = new Arrivals(model, this.kernel, this.draws, new BusynessFactors(model.busyness, seed, replication))
    this.lines = new Lines(model.types.length, this.contacts)
    this.waiting = ints(model.queues.length)
    this.isOpen = bytes(model.queues.length, 1)
    this.luck = new Luck(model, this.draws, this.contacts, this.pairs)
    this.counts = new Counts(model, this.pairs, this.contacts, clock)
    this.trunks = new TrunkLines(model, this.counts.presence)
    this.router = new Router({
      model,
      pairs: this.pairs,
      agents: this.agents,
      contacts: this.contacts,
      lines: this.lines,
      isOpen: this.isOpen,
      clock,
      stream: streamFrom(seed, 'routing', replication),
    })
  }
}
