import type { PointData } from '../planning/sweep/point-data.ts'
import type { PointFinding, PointRefused, PointTask } from '../planning/sweep/point-run.ts'
import { Crew } from './crew.ts'

/** The module of its threads. */
export const POINT_THREAD = './point-thread.js'

/** Threads that simulate points of one sweep. */
export function pointCrew(data: PointData, threads: number): Crew<PointTask, PointFinding | PointRefused> {
  return new Crew(POINT_THREAD, data, threads)
}
