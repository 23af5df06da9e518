import { RunAccount, type Runnable, type RunOptions } from '../experiment/run.ts'
import { simulateInOrder, type Stretch } from '../experiment/stretch.ts'
import type { Summary } from '../experiment/summary.ts'
import { Simulation, type Result } from '../models/simulate.ts'
import { Crew } from './crew.ts'
import type { StretchData } from './stretch-thread.ts'

export interface ParallelOptions extends RunOptions {
  /** Threads at most. */
  readonly workers: number
  /** Wall clock in milliseconds. */
  readonly clock: () => number
  /** Asked between replications: whether to be content with those that are done, two at least. */
  readonly isStopped?: () => boolean
  /** Told before threads take over. */
  readonly onThreads?: () => void
}

/** What takes less is done before threads have started. */
const SMALL_MS = 1000
/** A stretch takes about so long: short enough that all threads end together, long enough not to be felt. */
const STRETCH_MS = 250
const LONGEST_STRETCH = 256

/**
 * The same as `runModel`, to the last bit, in as many threads as there are processors. A small job is done here: threads
 * take a second of their own.
 */
export async function runInThreads(runnable: Runnable, options: ParallelOptions): Promise<Summary> {
  const { clock, isStopped, onThreads } = options
  const account = new RunAccount(runnable, options)
  const simulation = new Simulation(runnable.model)
  const started = clock()
  let added = 0
  const perReplication = (): number => (clock() - started) / added
  while (added < account.wanted) {
    account.add(simulation.run(account.seed, added++))
    const left = (account.wanted - added) * perReplication()
    if (clock() - started > SMALL_MS / 2 && left > SMALL_MS) break
  }
  if (added === account.wanted) return account.summary()
  onThreads?.()
  const threads = Math.min(options.workers, account.wanted - added)
  const size = Math.max(1, Math.min(LONGEST_STRETCH, Math.round(STRETCH_MS / perReplication())))
  const data: StretchData = { models: [runnable.model], seed: account.seed }
  const crew = new Crew<Stretch, Result[]>('./stretch-thread.js', data, threads)
  try {
    await simulateInOrder((stretch) => crew.do(stretch), account, {
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
