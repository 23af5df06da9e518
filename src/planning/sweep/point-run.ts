import type { Loaded } from '../../experiment/loaded.ts'
import { figureRows, type FigureRow } from '../../experiment/figure-rows.ts'
import { runModel, type RunOptions } from '../../experiment/run.ts'
import type { PrecisionReached } from '../../experiment/precision.ts'
import { ScenarioError, type Problem } from '../../scenario/diagnostics.ts'
import { withLevers } from '../what-if/lever.ts'
import { leverOf } from '../what-if/lever-text.ts'

/** What a point is, in words that go to another thread or machine: `path=value` of each axis. */
export interface PointTask {
  readonly point: number
  /** What each axis is set to, as it would be written; and the same with its path before it. */
  readonly texts: readonly string[]
  readonly settings: readonly string[]
}

/** What has come of a point. */
export interface PointFinding {
  readonly point: number
  /** What each axis is set to. */
  readonly texts: readonly string[]
  /** Of the scenario that it is. */
  readonly hash: string
  readonly replications: number
  readonly contacts: number
  readonly events: number
  readonly precision?: readonly PrecisionReached[]
  readonly rows: readonly FigureRow[]
}

/** A point that cannot be, and why: classes do not survive the way to another thread, what they hold does. */
export interface PointRefused {
  readonly point: number
  readonly problems: readonly Problem[]
}

export type PointOptions = Pick<RunOptions, 'seed' | 'replications' | 'precision' | 'varianceReduction'>

/** Simulates a point; all points have the luck of one seed. Throws a ScenarioError where the scenario cannot be so. */
function findPoint(scenario: Loaded, { point, settings, texts }: PointTask, options: PointOptions): PointFinding {
  const loaded = withLevers(
    scenario,
    settings.map((text) => leverOf(text, 'the point')),
  )
  const summary = runModel(loaded, { ...options, detail: 'whole' })
  const { contacts, events, precision, replications } = summary
  return {
    point,
    texts,
    hash: loaded.hash,
    replications,
    contacts,
    events,
    ...(precision === undefined ? {} : { precision }),
    rows: figureRows(summary),
  }
}

/** The same, with what is wrong as an answer. */
export function pointOrRefusal(scenario: Loaded, task: PointTask, options: PointOptions): PointFinding | PointRefused {
  try {
    return findPoint(scenario, task, options)
  } catch (error) {
    if (error instanceof ScenarioError) return { point: task.point, problems: error.problems }
    throw error
  }
}
