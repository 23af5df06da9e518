import { pointDataOf } from '../planning/sweep/point-data.ts'
import { RefusedPoints } from '../planning/sweep/refused.ts'
import type { SweepRun } from '../planning/sweep/sweep-run.ts'
import { taskOf, type Sweep } from '../planning/sweep/sweep.ts'
import { pointCrew } from './point-crew.ts'

/** So many more than there are threads are handed out, so that none of them waits for the next. */
const AHEAD = 1

/**
 * Simulates points of a sweep in threads. Throws a ScenarioError of those that cannot be, when the others are done; a
 * ThreadLost where threads die of a point.
 */
export async function sweepInThreads(
  sweep: Sweep,
  { add, isStopped, missing, workers }: SweepRun & { readonly workers: number },
): Promise<void> {
  if (missing.length === 0) return
  const threads = Math.min(workers, missing.length)
  const crew = pointCrew(pointDataOf(sweep), threads)
  const refused = new RefusedPoints(sweep)
  let next = 0
  // Findings are taken one at a time, whoever has them.
  let taken = Promise.resolve()
  const lane = async (): Promise<void> => {
    while (next < missing.length && isStopped?.() !== true && !refused.isTooMany) {
      const found = await crew.do(taskOf(sweep.points[missing[next++]]))
      if ('problems' in found) refused.add(found)
      else await (taken = taken.then(() => add(found)))
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(threads + AHEAD, missing.length) }, lane))
  } finally {
    await crew.end()
    // Where one lane has failed, what another has found is taken before whoever takes it is gone.
    await taken.catch(() => {})
  }
  refused.tell()
}
