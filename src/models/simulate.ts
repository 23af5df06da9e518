import { BINS } from '../engine/histogram.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { Center } from './center.ts'
import { Flow } from './flow.ts'
import type { Model } from './model.ts'
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
  }
  readonly contacts: number
  readonly events: number
}

/** Tests look at the center after every event; a run does not. */
export interface SimulateOptions {
  readonly afterEvent?: (center: Center, flow: Flow) => void
}

/** Runs one replication of a model. The same model, seed and replication give the same bytes. */
export function simulate(model: Model, seed: string, replication: number, options: SimulateOptions = {}): Result {
  const center = new Center(model, seed, replication)
  const { kernel, counts } = center
  const flow = new Flow(center)
  const staffing = new Staffing(center, flow)
  const opening = new Opening(center, flow)
  center.draws.seed(seed, replication)
  if (options.afterEvent) kernel.watch(() => options.afterEvent?.(center, flow))

  const { bounds } = model.periods
  const nextStep = (): number => Math.min(opening.nextAt(), staffing.nextAt())
  counts.openPeriod(0)
  opening.proceed()
  staffing.proceed()
  center.arrivals.start(flow.arrival)
  for (let period = 0; period < bounds.length - 1; period++) {
    if (period > 0) counts.openPeriod(period)
    // What the clock decides comes before what people do at that instant, whatever was scheduled first.
    for (let at = nextStep(); at < bounds[period + 1]; at = nextStep()) {
      kernel.run(at)
      opening.proceed()
      staffing.proceed()
    }
    kernel.run(bounds[period + 1])
    counts.closePeriod(period)
  }
  if (model.atEnd === 'work-off') {
    counts.openAfter()
    center.arrivals.stop()
    opening.closeForGood()
    staffing.endForGood()
    kernel.run(Infinity)
  }
  for (let type = 0; type < model.types.length; type++) {
    let contact = center.lines.firstOf(type)
    for (; contact !== NONE; contact = center.contacts.next[contact]) counts.stillWaiting(contact)
  }
  const { agents } = center
  for (let agent = 0; agent < agents.count; agent++) {
    if (agents.contact[agent] !== NONE) counts.unfinished(agents.contact[agent], agents.pair[agent])
  }
  counts.close()

  const { ledger, verdicts } = counts
  return {
    replication,
    total: ledger.total,
    rows: ledger.rows,
    days: ledger.days,
    waits: counts.waits.subarray(0, counts.waits.length - model.types.length * BINS),
    longestWait: counts.longestWait,
    goals: {
      periods: verdicts.periods,
      periodsMissed: verdicts.periodsMissed,
      days: verdicts.days,
      daysMissed: verdicts.daysMissed,
    },
    contacts: center.luck.arrivedInAll,
    events: kernel.fired,
  }
}
