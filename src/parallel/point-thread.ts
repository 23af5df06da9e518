import { workerData } from 'piscina'
import { unbundled } from '../experiment/bundle.ts'
import type { Loaded } from '../experiment/loaded.ts'
import type { PointData } from '../planning/sweep/point-data.ts'
import { pointOrRefusal, type PointFinding, type PointRefused, type PointTask } from '../planning/sweep/point-run.ts'

const { bundle, options } = workerData as PointData
let scenario: Loaded | null = null

/** Runs in a thread: what comes of a point. */
export function work(task: PointTask): PointFinding | PointRefused {
  // A scenario that is sound where it was read is so here.
  scenario ??= unbundled(bundle)
  return pointOrRefusal(scenario, task, options)
}
