import type { Model } from '../models/model.ts'
import { Simulation, type Result } from '../models/simulate.ts'
import { VERSION } from './version.ts'
import { Fold } from './fold.ts'
import { MoneyFold } from './money.ts'
import { formulaChecks } from './formula-check.ts'
import { Estimator } from './estimator.ts'
import { Precision } from './precision.ts'
import type { PrecisionPlan } from './precision-plan.ts'
import { ReducedFigures } from './reduced-figures.ts'
import { remediesOf } from './remedies.ts'
import { replyGoalsOf } from './reply-goals.ts'
import type { Summary } from './summary.ts'
import { PLAIN, type VarianceReduction } from './variance-reduction.ts'

/** What is run: a compiled scenario with its provenance and its own settings. */
export interface Runnable {
  readonly name: string
  readonly hash: string
  readonly model: Model
  readonly seed: string
  readonly replications: number
  /** Instead of `replications`, where the scenario asks for it. */
  readonly precision?: PrecisionPlan
  /** Without it, none. */
  readonly varianceReduction?: VarianceReduction
  /** Level of the intervals, 0.95. */
  readonly confidence: number
  /** Legal but suspicious, in words. */
  readonly notes: readonly string[]
}

export interface RunOptions {
  /** Instead of the scenario's. */
  readonly seed?: string
  /** A whole number from 1, instead of the scenario's and of its precision; of no effect on a steady-state run, whose observations are its batches. */
  readonly replications?: number
  /** Instead of a number of replications: as many as it takes. Not of a steady-state run. */
  readonly precision?: PrecisionPlan
  /** Instead of the scenario's. Not of a steady-state run. */
  readonly varianceReduction?: VarianceReduction
  /** `whole`: figures of the whole run alone, none by day, interval or hour; all unless told. */
  readonly detail?: 'all' | 'whole'
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
  const account = new RunAccount(runnable, options)
  const simulation = new Simulation(runnable.model, { antithetic: account.isAntithetic })
  for (let replication = 0; replication < account.wanted; replication++) {
    account.add(simulation.lend(account.seed, replication))
  }
  return account.summary()
}

/** Takes the results of replications, in their order, whoever simulated them, and sums them up. */
export class RunAccount {
  readonly seed: string
  private readonly runnable: Runnable
  private readonly options: RunOptions
  private readonly fold: Fold
  private readonly money: MoneyFold | null
  private readonly started: number
  private readonly planned: number
  private readonly reduction: VarianceReduction
  private readonly estimator: Estimator
  private readonly reduced: ReducedFigures | null
  private readonly precision: Precision | null
  private added = 0

  constructor(runnable: Runnable, options: RunOptions = {}) {
    const { confidence, model } = runnable
    const { replications } = options
    if (replications !== undefined && !(Number.isInteger(replications) && replications >= 1)) {
      throw new RangeError(`replications: expected a whole number of at least 1, found ${String(replications)}`)
    }
    this.runnable = runnable
    this.options = options
    this.seed = options.seed ?? runnable.seed
    this.planned = model.periods.kind === 'batches' ? 1 : (options.replications ?? runnable.replications)
    const plan = options.precision ?? (options.replications === undefined ? runnable.precision : undefined)
    // Batches are of one long run: they have no mirrors, and no luck of their own that is known.
    const isSteady = model.periods.kind === 'batches'
    this.reduction = isSteady ? PLAIN : (options.varianceReduction ?? runnable.varianceReduction ?? PLAIN)
    this.estimator = new Estimator(model, this.reduction, confidence)
    const { antithetic, controls } = this.reduction
    this.reduced = antithetic || controls ? new ReducedFigures(model, this.estimator) : null
    this.precision = plan === undefined ? null : new Precision(model, confidence, plan, this.estimator)
    this.started = options.clock?.() ?? 0
    this.fold = new Fold(model, confidence, options.detail)
    this.money = model.economy === null ? null : new MoneyFold(model, model.economy, confidence)
  }

  /** Replications that are needed in all, as far as is known: antithetic ones come in pairs. */
  get wanted(): number {
    if (this.precision !== null) return this.precision.wanted
    return this.reduction.antithetic ? this.planned + (this.planned % 2) : this.planned
  }

  /** Of a simulation whose results it takes. */
  get isAntithetic(): boolean {
    return this.reduction.antithetic
  }

  /** Throws a FigureMistake where precision is asked of a figure that there is not. */
  add(result: Result): void {
    this.estimator.add(result)
    this.precision?.add(result)
    this.reduced?.add(result)
    this.fold.add(result)
    this.money?.add(result)
    this.options.onProgress?.(++this.added, this.wanted)
  }

  summary(): Summary {
    const { fold, money, options, seed } = this
    const { name, hash, model, confidence, notes } = this.runnable
    const { clock, timezoneData } = options
    const findings = fold.findings()
    const plain = {
      totals: money === null ? findings.totals : { ...findings.totals, ...money.figures('totals', '') },
      types: findings.types,
      queues: findings.queues,
      groups: findings.groups,
      ...(model.clients.length === 0
        ? {}
        : { clients: money === null ? findings.clients : money.ofClients(findings.clients ?? {}) }),
      goals: findings.goals,
    }
    const { clients, goals, groups, queues, totals, types } = this.reduced?.of(plain) ?? plain
    return {
      agner: VERSION,
      scenario: { name, hash },
      seed,
      replications: findings.replications,
      method: model.periods.kind === 'batches' ? 'batches' : 'replications',
      ...(this.precision === null ? {} : { precision: this.precision.reached() }),
      ...(this.reduced === null ? {} : { varianceReduction: this.reduction }),
      confidence,
      serviceLevelFormula: model.serviceLevel,
      ...(model.currency === null ? {} : { currency: model.currency }),
      totals,
      types,
      queues,
      groups,
      trunks: findings.trunks,
      ...(clients === undefined ? {} : { clients }),
      ...(model.outages.length === 0 ? {} : { outages: findings.outages }),
      ...money?.findings(),
      flows: findings.flows,
      typeGroups: findings.typeGroups,
      days: findings.days,
      intervals: findings.intervals,
      hours: findings.hours,
      serviceLevels: findings.serviceLevels,
      waits: findings.waits,
      dayLevels: findings.dayLevels,
      goals,
      ...(model.types.every(({ turns }) => turns === null) ? {} : { replyGoals: replyGoalsOf(model, types) }),
      formulas: formulaChecks(model),
      warnings: notes,
      remedies: remediesOf(model),
      contacts: findings.contacts,
      events: findings.events,
      ...(timezoneData === undefined ? {} : { timezoneData }),
      ...(clock === undefined ? {} : { seconds: (clock() - this.started) / 1000 }),
    }
  }
}
