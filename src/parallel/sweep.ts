import { bundleOf } from '../experiment/bundle.ts'
import type { PointFinding, PointTask } from '../planning/sweep/point-run.ts'
import { taskOf, type Sweep } from '../planning/sweep/sweep.ts'
import { problemAt, ScenarioError, type Problem } from '../scenario/diagnostics.ts'
import { wholeFile } from '../scenario/source.ts'
import { Crew } from './crew.ts'
import type { PointData, PointRefused } from './point-thread.ts'

export interface SweepRun {
  readonly workers: number
  /** Points that are to be simulated, in order. */
  readonly missing: readonly number[]
  /** Takes what has come of a point, in the order in which they are done. */
  readonly add: (finding: PointFinding) => Promise<void>
  /** Asked between points: whether no more are to be begun. */
  readonly isStopped?: () => boolean
}

/** So many more than there are threads are handed out, so that none of them waits for the next. */
const AHEAD = 1
/** More that cannot be are not told. */
const MOST_REFUSED = 20

/**
 * Simulates points of a sweep in threads. Throws a ScenarioError of those that cannot be, when the others are done; a
 * ThreadLost where threads die of a point.
 */
export async function sweepInThreads(sweep: Sweep, { add, isStopped, missing, workers }: SweepRun): Promise<void> {
  if (missing.length === 0) return
  const { precision, replications, seed } = sweep
  const data: PointData = {
    bundle: bundleOf(sweep.loaded),
    options: { seed, replications, ...(precision === null ? {} : { precision }) },
  }
  const threads = Math.min(workers, missing.length)
  const crew = new Crew<PointTask, PointFinding | PointRefused>('./point-thread.js', data, threads)
  const problems: Problem[] = []
  let next = 0
  // Findings are taken one at a time, whoever has them.
  let taken = Promise.resolve()
  const lane = async (): Promise<void> => {
    while (next < missing.length && isStopped?.() !== true && problems.length < MOST_REFUSED) {
      const found = await crew.do(taskOf(sweep.points[missing[next++]]))
      if ('problems' in found) problems.push(...found.problems.map((problem) => ofPoint(sweep, found.point, problem)))
      else await (taken = taken.then(() => add(found)))
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(threads + AHEAD, missing.length) }, lane))
  } finally {
    await crew.end()
  }
  if (problems.length > 0) throw new ScenarioError(problems)
}

/** Which point it is must be told: each part of it may be right by itself. */
function ofPoint({ axes, points }: Sweep, point: number, problem: Problem): Problem {
  const settings = axes.map(({ path }, axis) => `${path}=${points[point].texts[axis]}`).join(', ')
  const { message, ...rest } = problem
  return {
    ...problemAt(wholeFile('sweep'), { message: '' }),
    ...rest,
    message: `at point ${point} (${settings}): ${message}`,
  }
}
