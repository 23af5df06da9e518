import { setImmediate as turn } from 'node:timers/promises'
import { pointDataOf } from '../planning/sweep/point-data.ts'
import { pointOrRefusal, type PointFinding, type PointRefused, type PointTask } from '../planning/sweep/point-run.ts'
import { RefusedPoints } from '../planning/sweep/refused.ts'
import type { SweepRun } from '../planning/sweep/sweep-run.ts'
import { taskOf, type Sweep } from '../planning/sweep/sweep.ts'
import { hasThread } from './has-thread.ts'
import { isWorthThreads } from './pace.ts'
import { pointCrew, POINT_THREAD } from './point-crew.ts'

/** So many more than there are threads are handed out, so that none of them waits for the next. */
const AHEAD = 1

interface InThreads extends SweepRun {
  /** Threads at most. */
  readonly workers: number
  /** Wall clock in milliseconds. */
  readonly clock: () => number
}

type Do = (task: PointTask) => PointFinding | PointRefused | Promise<PointFinding | PointRefused>

/**
 * Simulates points of a sweep in threads; a small job is done here. Throws a ScenarioError of those that cannot be, when the
 * others are done; a ThreadLost where threads die of a point.
 */
export async function sweepInThreads(
  sweep: Sweep,
  { add, clock, isStopped, missing, workers }: InThreads,
): Promise<void> {
  const data = pointDataOf(sweep)
  const refused = new RefusedPoints(sweep)
  let next = 0
  const isOver = (): boolean => next === missing.length || isStopped?.() === true || refused.isTooMany
  // Findings are taken one at a time, whoever has them.
  let taken = Promise.resolve()
  const done = async (simulate: Do): Promise<void> => {
    const found = await simulate(taskOf(sweep.points[missing[next++]]))
    if ('problems' in found) refused.add(found)
    else await (taken = taken.then(() => add(found)))
  }
  const started = clock()
  const canThread = hasThread(POINT_THREAD)
  while (!isOver() && !(canThread && next > 0 && isWorthThreads(clock() - started, next, missing.length - next))) {
    await done((task) => pointOrRefusal(sweep.loaded, task, data.options))
    // Ctrl-C is heard between points.
    await turn()
  }
  if (!isOver()) {
    const threads = Math.min(workers, missing.length - next)
    const crew = pointCrew(data, threads)
    const lane = async (): Promise<void> => {
      while (!isOver()) await done((task) => crew.do(task))
    }
    try {
      await Promise.all(Array.from({ length: threads + AHEAD }, lane))
    } finally {
      await crew.end()
      // Where one lane has failed, what another has found is taken before whoever takes it is gone.
      await taken.catch(() => {})
    }
  }
  refused.tell()
}
