import { bytes, ints } from '../engine/columns.ts'
import { Draws } from '../engine/draws.ts'
import { Kernel } from '../engine/kernel.ts'
import { restartFrom, Stream } from '../engine/random.ts'
import { Agents } from './agents.ts'
import { Arrivals } from './arrivals.ts'
import { Pools } from './blending/pools.ts'
import { BusinessClocks } from './business-clock.ts'
import { BusynessFactors } from './busyness.ts'
import { Contacts } from './contacts.ts'
import { ConversationCounts } from './conversation-counts.ts'
import { Counts } from './counts.ts'
import { Lines } from './lines.ts'
import { Issues } from './issues.ts'
import { JourneyCounts } from './journey-counts.ts'
import { linesOf } from './line-plan.ts'
import { Luck } from './luck.ts'
import type { Model } from './model.ts'
import { MonitoredCounts, MonitoredJourneyCounts, type MonitorOf } from './monitor.ts'
import { OverflowRules } from './overflow-rules.ts'
import { Pairs } from './pairs.ts'
import { Proficiency } from './proficiency.ts'
import { prefersIn } from './preferred.ts'
import { Router } from './routing/router.ts'
import { TrunkLines } from './trunk-lines.ts'
import { Turnover } from './turnover.ts'
import { Workloads } from './workloads.ts'

/** Rows that tables have from the start, at least; they grow where more are needed. */
const LEAST_ROOM = 256
/** Gap, patience, talk, hold, wrap. */
const TAPS_A_TYPE = 5

/**
 * The live state of a replication; `flow.ts` moves people through it. Built from a model once and emptied for every
 * replication: V8's code for the first center of a process knows where its columns are, that for any center takes 1.7
 * times as long (docs/performance.md).
 */
export class Center {
  readonly model: Model
  readonly kernel: Kernel
  readonly draws: Draws
  readonly arrivals: Arrivals
  readonly contacts: Contacts
  readonly issues: Issues
  readonly pairs: Pairs
  readonly workloads: Workloads
  readonly agents: Agents
  readonly lines: Lines
  /** By queue: contacts waiting; 1: open. */
  readonly waiting: Int32Array
  readonly isOpen: Uint8Array
  readonly trunks: TrunkLines
  readonly luck: Luck
  readonly clocks: BusinessClocks
  readonly counts: Counts
  readonly journeyCounts: JourneyCounts
  readonly conversationCounts: ConversationCounts
  readonly proficiency: Proficiency
  readonly turnover: Turnover
  readonly router: Router
  readonly overflowRules: OverflowRules

  private readonly busyness: BusynessFactors
  /** Chance of the routing rules. */
  private readonly stream = new Stream()

  /** A monitor is told every step of every contact. `leastRoom`: rows that tables have from the start, at least. */
  constructor(model: Model, monitorOf: MonitorOf | null = null, leastRoom = LEAST_ROOM) {
    const monitor = monitorOf?.(this) ?? null
    this.model = model
    this.pairs = new Pairs(model)
    this.workloads = new Workloads(model)
    this.agents = new Agents(model.groups, this.workloads)
    const room = leastRoom === LEAST_ROOM ? Math.max(leastRoom, 2 * this.agents.count) : leastRoom
    this.contacts = new Contacts(room)
    this.issues = new Issues(leastRoom)
    this.kernel = new Kernel(room)
    const { clock } = this.kernel
    this.draws = new Draws(TAPS_A_TYPE * model.types.length)
    this.busyness = new BusynessFactors(model.busyness)
    this.arrivals = new Arrivals(model, this.kernel, this.draws, this.busyness)
    const ownLines = prefersIn(model) ? this.agents.count : 0
    this.lines = new Lines(linesOf(model), this.contacts, changesLines(model), ownLines)
    this.waiting = ints(model.queues.length)
    this.isOpen = bytes(model.queues.length, 1)
    this.luck = new Luck(model, this.draws, this.contacts, this.pairs, monitor !== null)
    const { contacts, issues, pairs } = this
    this.clocks = new BusinessClocks(model, clock)
    this.counts = monitor
      ? new MonitoredCounts(monitor, model, pairs, contacts, issues, clock, this.clocks)
      : new Counts(model, pairs, contacts, issues, clock, this.clocks)
    this.journeyCounts = monitor
      ? new MonitoredJourneyCounts(monitor, model, this.counts, contacts, issues, clock)
      : new JourneyCounts(model, this.counts, contacts, issues, clock)
    this.conversationCounts = new ConversationCounts(model, this.counts, contacts, clock, monitor)
    this.trunks = new TrunkLines(model, this.counts.presence)
    this.proficiency = new Proficiency(this)
    this.turnover = new Turnover(this)
    this.router = new Router({
      model,
      pairs: this.pairs,
      agents: this.agents,
      workloads: this.workloads,
      contacts: this.contacts,
      lines: this.lines,
      proficiency: this.proficiency,
      pools: new Pools(model, this.isOpen),
      isOpen: this.isOpen,
      clock,
      stream: this.stream,
    })
    this.overflowRules = new OverflowRules(this)
  }

  /** Empty, at instant 0, with the luck of one replication; of antithetic ones, every other mirrors the one before. */
  reset(seed: string, replication: number, antithetic = false): void {
    // The clock first: levels start from it.
    this.kernel.reset()
    this.contacts.reset()
    this.issues.reset()
    this.agents.reset()
    this.lines.reset()
    this.waiting.fill(0)
    this.isOpen.fill(1)
    this.trunks.reset()
    this.arrivals.reset()
    this.luck.reset()
    this.clocks.reset()
    this.counts.reset()
    this.router.reset()
    this.overflowRules.reset()
    this.draws.seed(seed, replication, antithetic)
    this.busyness.draw(seed, replication, antithetic)
    this.proficiency.reset()
    this.turnover.reset()
    restartFrom(this.stream, seed, 'routing', replication)
  }
}

/** Whether contacts come into a line other than at its end. */
function changesLines({ types, channels, groups, outages }: Model): boolean {
  return (
    types.some(({ overflow, dial, waitsWhenClosed }) => overflow.length > 0 || dial !== null || waitsWhenClosed) ||
    groups.some(({ ring }) => ring !== null) ||
    channels.some(({ interruptibleBy }) => interruptibleBy.length > 0) ||
    outages.some(({ calls }) => calls === 'requeue') ||
    prefersIn({ types })
  )
}
