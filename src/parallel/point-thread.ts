import { workerData } from 'piscina'
import { unbundled, type Bundle } from '../experiment/bundle.ts'
import type { Loaded } from '../experiment/loaded.ts'
import { findPoint, type PointFinding, type PointOptions, type PointTask } from '../planning/sweep/point-run.ts'
import { ScenarioError, type Problem } from '../scenario/diagnostics.ts'

/** What all points have in common. */
export interface PointData {
  readonly bundle: Bundle
  readonly options: PointOptions
}

/** A point that cannot be, and why: classes do not survive the way, what they hold does. */
export interface PointRefused {
  readonly point: number
  readonly problems: readonly Problem[]
}

const { bundle, options } = workerData as PointData
let scenario: Loaded | null = null

/** Runs in a thread: what comes of a point. */
export function work(task: PointTask): PointFinding | PointRefused {
  try {
    scenario ??= unbundled(bundle)
    return findPoint(scenario, task, options)
  } catch (error) {
    if (error instanceof ScenarioError) return { point: task.point, problems: error.problems }
    throw error
  }
}
