import { RunAccount, type Runnable, type RunOptions } from '../experiment/run.ts'
import { simulateInOrder, type Stretch } from '../experiment/stretch.ts'
import type { Summary } from '../experiment/summary.ts'
import { Simulation } from '../models/simulate.ts'
import { hasThread } from './has-thread.ts'
import { Unpacking, type PackedResult } from './packed-result.ts'
import { isDoneHere, isWorthThreads, stretchSize } from './pace.ts'
import type { StretchData } from './stretch-thread.ts'

export interface ParallelOptions extends RunOptions {
  /** Threads at most. */
  readonly workers: number
  /** Wall clock in milliseconds. */
  readonly clock: () => number
  /** Asked between replications: whether to be content with those that are done, two at least. */
  readonly isStopped?: () => boolean
  /** Told before what takes long begins, most often in threads: from then on `isStopped` is asked. */
  readonly onThreads?: () => void
}

const THREAD = './stretch-thread.js'

/**
 * The same as `runModel`, to the last bit, in as many threads as there are processors. A small job is done here: threads
 * take a second of their own.
 */
export async function runInThreads(runnable: Runnable, options: ParallelOptions): Promise<Summary> {
  const { clock, isStopped, onThreads } = options
  const account = new RunAccount(runnable, options)
  const simulation = new Simulation(runnable.model, { antithetic: account.isAntithetic })
  const started = clock()
  const canThread = hasThread(THREAD)
  let [added, summingMs] = [0, 0]
  while (added < account.wanted) {
    const result = simulation.lend(account.seed, added++)
    const simulated = clock()
    account.add(result)
    summingMs += clock() - simulated
    if (canThread && isWorthThreads(clock() - started, added, account.wanted - added)) break
  }
  if (added === account.wanted) return account.summary()
  onThreads?.()
  const threads = Math.min(options.workers, account.wanted - added)
  const passedMs = clock() - started
  const msPerReplication = passedMs / added
  if (isDoneHere(threads, msPerReplication, summingMs / passedMs)) {
    for (; added < account.wanted && isStopped?.() !== true; await untilNextTurn()) {
      account.add(simulation.lend(account.seed, added++))
    }
    return account.summary()
  }
  const size = stretchSize(msPerReplication)
  const data: StretchData = { models: [runnable.model], seed: account.seed, antithetic: account.isAntithetic }
  const { Crew } = await import('./crew.ts')
  const crew = new Crew<Stretch, PackedResult[]>(THREAD, data, threads)
  const unpacking = new Unpacking()
  try {
    await simulateInOrder(async (stretch) => unpacking.each(await crew.do(stretch)), account, {
      model: 0,
      from: added,
      size,
      atOnce: threads + 1,
      isStopped,
    })
  } finally {
    await crew.end()
  }
  return account.summary()
}

/** Lets signals through. */
function untilNextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
