import { BINS } from '../engine/histogram.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { Backlog } from './backlog.ts'
import { Center } from './center.ts'
import { Flow } from './flow.ts'
import type { Model } from './model.ts'
import type { MonitorOf } from './monitor.ts'
import { Opening } from './opening.ts'
import { Staffing } from './staffing.ts'

const NONE = MISSING

/** What one replication leaves behind: sums only, so that replications add up first and are divided after. */
export interface Result {
  readonly replication: number
  /** Pages of facts (see `PageLayout`): the reported periods together, by row of the report, by day. */
  readonly total: Float64Array
  readonly rows: Float64Array
  readonly days: Float64Array
  /** Where anybody is paid (see `Economy`): pages by bill; what is metered of contacts (see `Metering`); by line, who would have contacted again. */
  readonly bills: Float64Array
  readonly metered: Float64Array
  readonly pending: Float64Array
  readonly unfinished: Float64Array
  /** By hour of the clock (in steady state: by section), line and bin: waits of the answered; last, those of no known hour. */
  readonly waits: Float64Array
  /** By line: seconds. */
  readonly longestWait: Float64Array
  /** By goal (see `goalsOf`): periods and days judged and missed. */
  readonly goals: {
    readonly periods: Int32Array
    readonly periodsMissed: Int32Array
    readonly days: Int32Array
    readonly daysMissed: Int32Array
    /** Days by service level (see `LEVEL_BINS`). */
    readonly dayLevels: Int32Array
  }
  readonly contacts: number
  /** Of these, by type that they came as: issues raised and customers called who answered. */
  readonly arrived: Int32Array
  /** By type: seconds of talk, hold and wrap that those who arrived bring, by its own laws, whoever takes them, if anybody. */
  readonly work: Float64Array
  readonly events: number
}

/** A run needs neither. */
export interface SimulateOptions {
  /** Is told every step of every contact. */
  readonly monitor?: MonitorOf
  /** Replications come in pairs that mirror each other's luck: 0 and 1, 2 and 3, … */
  readonly antithetic?: boolean
  /** Rows that tables have from the start: tests make them grow. */
  readonly leastRoom?: number
  /** Tests look at the center after every event, and after what the clock decides. */
  readonly afterEvent?: (center: Center, flow: Flow) => void
}

/** Runs one replication of a model. The same model, seed and replication give the same bytes. */
export function simulate(model: Model, seed: string, replication: number, options: SimulateOptions = {}): Result {
  return new Simulation(model, options).run(seed, replication)
}

/** Runs replications of a model one after the other in one center: nothing is built, or compiled by V8, twice. */
export class Simulation {
  private readonly model: Model
  private readonly center: Center
  private readonly flow: Flow
  private readonly staffing: Staffing
  private readonly opening: Opening
  private readonly backlog: Backlog
  private readonly afterSteps: () => void
  private readonly antithetic: boolean

  constructor(model: Model, { afterEvent, antithetic = false, monitor, leastRoom }: SimulateOptions = {}) {
    this.model = model
    this.antithetic = antithetic
    const center = new Center(model, monitor, leastRoom)
    const flow = new Flow(center)
    this.center = center
    this.flow = flow
    this.staffing = new Staffing(center, flow)
    this.opening = new Opening(center, flow)
    this.backlog = new Backlog(center)
    this.afterSteps = () => afterEvent?.(center, flow)
    if (afterEvent) center.kernel.watch(this.afterSteps)
  }

  /** The same model, seed and replication give the same bytes, whatever ran before. */
  run(seed: string, replication: number): Result {
    const lent = this.lend(seed, replication)
    const { total, rows, days, bills, metered, waits, longestWait, goals } = lent
    return {
      ...lent,
      total: total.slice(),
      rows: rows.slice(),
      days: days.slice(),
      bills: bills.slice(),
      metered: metered.slice(),
      waits: waits.slice(),
      longestWait: longestWait.slice(),
      goals: {
        periods: goals.periods.slice(),
        periodsMissed: goals.periodsMissed.slice(),
        days: goals.days.slice(),
        daysMissed: goals.daysMissed.slice(),
        dayLevels: goals.dayLevels.slice(),
      },
    }
  }

  /**
   * As `run`, for who has done with the result before the next replication begins: what is large in it is the center's own,
   * and wiped then.
   */
  lend(seed: string, replication: number): Result {
    this.center.reset(seed, replication, this.antithetic)
    this.flow.reset()
    this.staffing.reset()
    this.opening.reset()
    this.throughPeriods()
    // Who waits for an appointment or another call is not called any more, however it ends.
    this.flow.connecting.dialling.stop()
    if (this.model.atEnd === 'work-off') this.workOff()
    this.countUnfinished()
    this.center.counts.close()
    return this.result(replication)
  }

  private throughPeriods(): void {
    const { center, opening, staffing } = this
    const { idling } = this.flow.turns
    const { kernel, counts } = center
    const { bounds } = this.model.periods
    const nextStep = (): number => Math.min(opening.nextAt(), staffing.nextAt(), idling.nextAt())
    const proceed = (): void => {
      idling.takeSteps()
      opening.proceed()
      staffing.proceed()
      idling.proceed()
    }
    counts.openPeriod(0)
    proceed()
    center.arrivals.start(this.flow.arrival)
    this.flow.turns.outages.start()
    this.afterSteps()
    for (let period = 0; period < bounds.length - 1; period++) {
      if (period > 0) counts.openPeriod(period)
      // What the clock decides comes before what people do at that instant, whatever was scheduled first.
      for (let at = nextStep(); at < bounds[period + 1]; at = nextStep()) {
        kernel.run(at)
        proceed()
        this.afterSteps()
      }
      kernel.run(bounds[period + 1])
      this.backlog.book(period)
      counts.closePeriod(period)
    }
  }

  /** The horizon is reached: nobody else comes, whoever waits is worked off. */
  private workOff(): void {
    const { center } = this
    center.counts.openAfter()
    center.arrivals.stop()
    this.flow.returns.stop()
    this.flow.threads.stop()
    this.flow.turns.outages.endForGood()
    this.flow.turns.idling.dialer.stop()
    this.opening.closeForGood()
    this.flow.deferred.endForGood()
    this.staffing.endForGood()
    this.afterSteps()
    center.kernel.run(Infinity)
  }

  /** Those who wait or are being served when the clock stops. */
  private countUnfinished(): void {
    const { agents, contacts, counts, lines } = this.center
    const { several } = this.flow
    const countFrom = (first: number): void => {
      for (let contact = first; contact !== NONE; contact = contacts.next[contact]) {
        if (contacts.isInterrupted[contact] === 1) counts.unfinished(contact, contacts.pair[contact])
        else counts.stillWaiting(contact)
      }
    }
    this.flow.turns.idling.dialer.leaves()
    for (let line = 0; line < lines.count; line++) countFrom(lines.firstOf(line))
    for (let line = lines.ownLine(0); line < lines.head.length; line++) countFrom(lines.head[line])
    for (let agent = 0; agent < agents.count; agent++) {
      for (let contact = agents.contact[agent]; contact !== NONE; contact = several.nextHeld(contact, agent)) {
        if (contacts.ringsAt[contact] === agent) counts.stillWaiting(contact)
        else counts.unfinished(contact, contacts.pair[contact])
      }
      for (let contact = agents.desk[agent]; contact !== NONE; contact = contacts.next[contact]) {
        counts.unfinished(contact, contacts.pair[contact])
      }
    }
  }

  private result(replication: number): Result {
    const { counts, kernel, luck } = this.center
    const { ledger, verdicts } = counts
    return {
      replication,
      total: ledger.total,
      rows: ledger.rows,
      days: ledger.days,
      bills: ledger.bills,
      metered: counts.metering.sums,
      pending: counts.metering.pending.slice(),
      unfinished: counts.metering.unfinished.slice(),
      waits: counts.waits.counts.subarray(0, counts.waits.counts.length - this.model.types.length * BINS),
      longestWait: counts.waits.longest,
      goals: verdicts,
      contacts: luck.arrivedInAll,
      arrived: luck.arrived.slice(),
      work: luck.work.slice(),
      events: kernel.fired,
    }
  }
}
