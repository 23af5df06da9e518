import type { PointData } from '../planning/sweep/point-data.ts'
import type { PointFinding, PointTask } from '../planning/sweep/point-run.ts'
import type { PointRefused } from '../planning/sweep/refused.ts'
import { Crew } from './crew.ts'

/** Threads that simulate points of one sweep. */
export function pointCrew(data: PointData, threads: number): Crew<PointTask, PointFinding | PointRefused> {
  return new Crew('./point-thread.js', data, threads)
}
