import type { Model } from '../models/model.ts'
import { Simulation } from '../models/simulate.ts'
import { VERSION } from './version.ts'
import { Fold } from './fold.ts'
import { MoneyFold } from './money.ts'
import { formulaChecks } from './formula-check.ts'
import { remediesOf } from './remedies.ts'
import { replyGoalsOf } from './reply-goals.ts'
import type { Summary } from './summary.ts'

/** What is run: a compiled scenario with its provenance and its own settings. */
export interface Runnable {
  readonly name: string
  readonly hash: string
  readonly model: Model
  readonly seed: string
  readonly replications: number
  /** Level of the intervals, 0.95. */
  readonly confidence: number
  /** Legal but suspicious, in words. */
  readonly notes: readonly string[]
}

export interface RunOptions {
  /** Instead of the scenario's. */
  readonly seed?: string
  /** Instead of the scenario's; of no effect on a steady-state run, whose observations are its batches. */
  readonly replications?: number
  /** Called after each replication. */
  readonly onProgress?: (done: number, total: number) => void
  /** Wall clock in milliseconds, for `Summary.seconds`; without it that field is left out. */
  readonly clock?: () => number
  /** For `Summary.timezoneData`. */
  readonly timezoneData?: string
}

/**
 * Simulates a scenario and sums it up: independent replications of its days, or one long run in batches. The same
 * scenario and seed give the same figures to the last bit.
 */
export function runModel(runnable: Runnable, options: RunOptions = {}): Summary {
  const { name, hash, model, confidence } = runnable
  const { seed = runnable.seed, onProgress, clock } = options
  const isSteady = model.periods.kind === 'batches'
  const replications = isSteady ? 1 : (options.replications ?? runnable.replications)
  const started = clock?.() ?? 0
  const simulation = new Simulation(model)
  const fold = new Fold(model, confidence)
  const money = model.economy === null ? null : new MoneyFold(model, model.economy, confidence)
  for (let replication = 0; replication < replications; replication++) {
    const result = simulation.run(seed, replication)
    fold.add(result)
    money?.add(result)
    onProgress?.(replication + 1, replications)
  }
  const findings = fold.findings()
  return {
    agner: VERSION,
    scenario: { name, hash },
    seed,
    replications: findings.replications,
    method: isSteady ? 'batches' : 'replications',
    confidence,
    serviceLevelFormula: model.serviceLevel,
    ...(model.currency === null ? {} : { currency: model.currency }),
    totals: money === null ? findings.totals : { ...findings.totals, ...money.figures('totals', '') },
    types: findings.types,
    queues: findings.queues,
    groups: findings.groups,
    trunks: findings.trunks,
    ...(model.clients.length === 0
      ? {}
      : { clients: money === null ? findings.clients : money.ofClients(findings.clients ?? {}) }),
    ...(model.outages.length === 0 ? {} : { outages: findings.outages }),
    ...money?.findings(),
    flows: findings.flows,
    typeGroups: findings.typeGroups,
    days: findings.days,
    intervals: findings.intervals,
    hours: findings.hours,
    goals: findings.goals,
    ...(model.types.every(({ turns }) => turns === null) ? {} : { replyGoals: replyGoalsOf(model, findings.types) }),
    formulas: formulaChecks(model),
    warnings: runnable.notes,
    remedies: remediesOf(model),
    contacts: findings.contacts,
    events: findings.events,
    ...(options.timezoneData === undefined ? {} : { timezoneData: options.timezoneData }),
    ...(clock === undefined ? {} : { seconds: (clock() - started) / 1000 }),
  }
}
