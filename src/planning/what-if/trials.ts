import { FigureSamples, figureId, type FigureName } from '../../experiment/figure-samples.ts'
import type { Runnable, RunOptions } from '../../experiment/run.ts'
import { MONEY_COMPARED } from '../../experiment/money-figures.ts'
import { Sample } from '../../experiment/samples.ts'
import type { Model } from '../../models/model.ts'
import { Simulation, type Result } from '../../models/simulate.ts'
import { runTheSame } from './same-course.ts'

export type TrialOptions = Pick<RunOptions, 'seed' | 'replications' | 'onProgress'>

/** What simulations have come to, kept as long as there are not too many. */
interface Kept {
  readonly model: Model
  readonly results: readonly Result[]
}

const MOST_KEPT = 12
const NOTHING = new Float64Array()

/**
 * Runs scenarios under the luck of one seed, again and again with something changed. Where only prices have changed nothing
 * is simulated: what happened is settled anew.
 */
export class Trials {
  readonly seed: string
  readonly replications: number
  /** Scenarios that were simulated, not settled anew. */
  simulated = 0
  private readonly onProgress: RunOptions['onProgress']
  private kept: Kept[] = []
  private done = 0
  private planned = 0

  constructor(
    first: Runnable,
    { seed = first.seed, replications = first.replications, onProgress }: TrialOptions = {},
  ) {
    this.seed = seed
    this.replications = first.model.periods.kind === 'batches' ? 1 : replications
    this.onProgress = onProgress
  }

  /** How many more scenarios will be run, as far as is known: for the bar of progress. */
  expect(scenarios: number): void {
    this.planned += scenarios * this.replications
  }

  /** The terms of a figure in every replication; `also` is told of each. */
  sample(model: Model, figure: FigureName, also?: (result: Result) => void): Sample {
    const id = figureId(figure)
    const samples = new FigureSamples(model, (one) => figureId(one) === id, MONEY_COMPARED)
    this.each(model, (result) => {
      samples.add(result)
      also?.(result)
    })
    const found = samples.all().find((one) => figureId(one) === id)
    if (found !== undefined) return found.sample
    const none = new Sample()
    for (let i = 0; i < this.replications; i++) none.add(0, 0)
    return none
  }

  private each(model: Model, use: (result: Result) => void): void {
    const known = this.kept.find((one) => runTheSame(one.model, model))
    if (known !== undefined) {
      known.results.forEach(use)
      this.proceed(this.replications)
      return
    }
    this.simulated++
    const simulation = new Simulation(model)
    const isKept = model.periods.kind === 'calendar' && model.economy !== null
    const results: Result[] = []
    for (let replication = 0; replication < this.replications; replication++) {
      const result = simulation.run(this.seed, replication)
      use(result)
      if (isKept) results.push(settleable(result))
      this.proceed(1)
    }
    if (isKept) this.kept = [...this.kept.slice(1 - MOST_KEPT), { model, results }]
  }

  private proceed(replications: number): void {
    this.done += replications
    this.onProgress?.(this.done, Math.max(this.done, this.planned))
  }
}

/** What settling needs, and figures of the whole run; not what is kept by interval, day and hour. */
function settleable(result: Result): Result {
  return { ...result, rows: NOTHING, days: NOTHING, waits: NOTHING }
}
