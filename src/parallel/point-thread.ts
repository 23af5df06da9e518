import { workerData } from 'piscina'
import { unbundled } from '../experiment/bundle.ts'
import type { Loaded } from '../experiment/loaded.ts'
import type { PointData } from '../planning/sweep/point-data.ts'
import { findPoint, type PointFinding, type PointTask } from '../planning/sweep/point-run.ts'
import type { PointRefused } from '../planning/sweep/refused.ts'
import { ScenarioError } from '../scenario/diagnostics.ts'

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
