import { sweepInThreads } from '../parallel/sweep.ts'
import type { SweepRun } from '../planning/sweep/sweep-run.ts'
import type { Sweep } from '../planning/sweep/sweep.ts'
import { manifestOf, type TableFormat } from '../results/manifest.ts'
import { SweepFolder } from '../results/sweep-folder.ts'
import { Interruption } from './interruption.ts'
import { ProgressBar } from './progress.ts'
import { inShard, type Shard } from './shard.ts'
import { SweepWorkers } from './sweep-workers.ts'

export interface SweepJob {
  /** The folder of results. */
  readonly folder: string
  readonly format: TableFormat
  /** null: all points. */
  readonly shard: Shard | null
  /** A Redis server whose workers do them; null: threads here. */
  readonly queue: string | null
  readonly threads: number
  readonly quiet: boolean
}

/** Points: of this job, done before, and done now. */
export interface SweepDone {
  readonly own: number
  readonly known: number
  readonly added: number
  /** Of these, points that had all replications that they may have and are not as precise as asked. */
  readonly imprecise: number
}

/** Does what is missing in the folder, until Ctrl-C. Throws a FileFault, a QueueFault, a ScenarioError, a ThreadLost. */
export async function doSweep(sweep: Sweep, job: SweepJob): Promise<SweepDone> {
  const { quiet, shard } = job
  const points = sweep.points.map(({ index }) => index)
  const own = shard === null ? points : points.filter((point) => inShard(point, shard))
  const part = shard === null ? '' : `-${shard.number}-of-${shard.count}`
  const queue = job.queue === null ? null : await SweepWorkers.at(job.queue, quiet)
  const bar = new ProgressBar(quiet, 'points')
  const interruption = new Interruption()
  interruption.listen()
  let [known, added, imprecise] = [0, 0, 0]
  try {
    const manifest = manifestOf(sweep, job.format)
    const folder = await SweepFolder.open(job.folder, manifest, part)
    try {
      const missing = own.filter((point) => !folder.has(point))
      known = own.length - missing.length
      const run: SweepRun = {
        missing,
        add: async (finding) => {
          await folder.add(finding)
          if (finding.precision?.some(({ isReached }) => !isReached) === true) imprecise++
          bar.show(++added, missing.length)
        },
        isStopped: () => interruption.isAsked,
      }
      if (queue === null) await sweepInThreads(sweep, { ...run, workers: job.threads, clock: () => performance.now() })
      else await queue.sweep(sweep, { ...run, folder: job.folder, manifest })
    } finally {
      bar.clear()
      await folder.close()
    }
  } finally {
    interruption.end()
    queue?.end()
  }
  return { own: own.length, known, added, imprecise }
}
