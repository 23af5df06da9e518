import { ComparisonAccount, type CompareOptions, type Variant } from '../experiment/compare.ts'
import type { Comparison } from '../experiment/comparison.ts'
import { simulateInOrder, type Stretch } from '../experiment/stretch.ts'
import { Simulation, type Result } from '../models/simulate.ts'
import { hasThread } from './has-thread.ts'
import { Unpacking, type PackedResult } from './packed-result.ts'
import { isWorthThreads, stretchSize } from './pace.ts'
import type { StretchData } from './stretch-thread.ts'

export interface CompareInThreads extends CompareOptions {
  /** Threads at most. */
  readonly workers: number
  /** Wall clock in milliseconds. */
  readonly clock: () => number
}

const THREAD = './stretch-thread.js'

/** The same as `compareVariants`, to the last bit, in threads. A small job is done here. Throws a NotComparable. */
export async function compareInThreads(variants: readonly Variant[], options: CompareInThreads): Promise<Comparison> {
  const { clock, workers } = options
  const account = new ComparisonAccount(variants, options)
  const { replications, seed } = account
  const models = variants.map(({ runnable }) => runnable.model)
  const started = clock()
  const canThread = hasThread(THREAD)
  let [place, replication, done] = [0, 0, 0]
  let simulation = new Simulation(models[0])
  const passed = (): number => clock() - started
  while (place < models.length) {
    account.add(place, simulation.lend(seed, replication))
    done++
    if (++replication === replications) {
      replication = 0
      if (++place < models.length) simulation = new Simulation(models[place])
    }
    if (canThread && isWorthThreads(passed(), done, models.length * replications - done)) break
  }
  if (place === models.length) return account.comparison()
  const left = models.length * replications - done
  const size = stretchSize(passed() / done)
  const data: StretchData = { models, seed, antithetic: false }
  const { Crew } = await import('./crew.ts')
  const crew = new Crew<Stretch, PackedResult[]>(THREAD, data, Math.min(workers, left))
  const unpacking = new Unpacking()
  try {
    for (; place < models.length; place++) {
      const own = place
      const taker = { wanted: replications, add: (result: Result) => account.add(own, result) }
      const order = { model: own, from: replication, size, atOnce: crew.threads + 1 }
      await simulateInOrder(async (stretch) => unpacking.each(await crew.do(stretch)), taker, order)
      replication = 0
    }
  } finally {
    await crew.end()
  }
  return account.comparison()
}
