import { bundleOf, type Bundle } from '../../experiment/bundle.ts'
import type { PointOptions } from './point-run.ts'
import type { Sweep } from './sweep.ts'

/** What all points of a sweep have in common, for another thread or machine. */
export interface PointData {
  readonly bundle: Bundle
  readonly options: PointOptions
}

export function pointDataOf({ loaded, precision, replications, seed, varianceReduction }: Sweep): PointData {
  return {
    bundle: bundleOf(loaded),
    options: { seed, replications, varianceReduction, ...(precision === null ? {} : { precision }) },
  }
}
