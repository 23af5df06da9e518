import type { ComparedFigure } from '../../experiment/comparison.ts'
import { betterDirection } from '../../experiment/directions.ts'
import type { FigureName } from '../../experiment/figure-samples.ts'
import type { Loaded } from '../../experiment/loaded.ts'
import type { RunOptions } from '../../experiment/run.ts'
import { VERSION } from '../../experiment/version.ts'
import type { Trials } from './trials.ts'

/** What every answer says of how it was found. */
export interface Provenance {
  /** Version of agner. */
  readonly agner: string
  readonly seed: string
  readonly replications: number
  readonly method: 'replications' | 'batches'
  /** Level of the intervals, 0.95. */
  readonly confidence: number
  readonly currency?: string
  /** As written, before anything was moved. */
  readonly variants: readonly {
    readonly name: string
    readonly scenario: { readonly name: string; readonly hash: string }
  }[]
  readonly figure: AnsweredFigure
  /** What a reader should know before judging. */
  readonly notes: readonly string[]
  readonly seconds?: number
}

export type AnsweredFigure = Pick<ComparedFigure, 'scope' | 'name' | 'key' | 'unit' | 'better'>

/** Puts a scenario that was changed to the same footing as the others, such as enough agents for its goals. */
export type Restaff = (loaded: Loaded) => Promise<Loaded>

export interface QuestionOptions extends Pick<RunOptions, 'seed' | 'replications' | 'onProgress' | 'clock'> {
  /** `cost`, or `clients.shop.cost`; without it cost per resolved issue, per issue, in all, or the service level. */
  readonly figure?: string
  /** Without it, agents are as written whatever is moved. */
  readonly restaff?: Restaff
}

export function provenance(
  variants: ReadonlyMap<string, Loaded>,
  figure: FigureName,
  trials: Trials,
  notes: readonly string[],
): Provenance {
  const [[, { model, confidence }]] = variants
  const isSteady = model.periods.kind === 'batches'
  return {
    agner: VERSION,
    seed: trials.seed,
    replications: isSteady ? model.periods.rows.length : trials.replications,
    method: isSteady ? 'batches' : 'replications',
    confidence,
    ...(model.currency === null ? {} : { currency: model.currency }),
    variants: [...variants].map(([name, loaded]) => ({ name, scenario: { name: loaded.name, hash: loaded.hash } })),
    figure: { ...figure, better: betterDirection(figure.key, figure.unit) },
    notes,
  }
}

/** Wall-clock seconds since `started`, where there is a clock. */
export function elapsed(clock: (() => number) | undefined, started: number): { readonly seconds?: number } {
  return clock === undefined ? {} : { seconds: (clock() - started) / 1000 }
}
