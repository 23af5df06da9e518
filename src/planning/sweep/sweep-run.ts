import type { PointFinding } from './point-run.ts'

/** How the points of a sweep are simulated, wherever that is. */
export interface SweepRun {
  /** Points that are to be simulated, in order. */
  readonly missing: readonly number[]
  /** Takes what has come of a point, in the order in which they are done. */
  readonly add: (finding: PointFinding) => Promise<void>
  /** Asked between points: whether no more are to be begun. */
  readonly isStopped?: () => boolean
}
