import { realpath } from 'node:fs/promises'
import { hostname } from 'node:os'
import { VERSION } from '../experiment/version.ts'
import type { SweepRun } from '../planning/sweep/sweep-run.ts'
import type { Sweep } from '../planning/sweep/sweep.ts'
import { openBroker, type Broker } from '../queue/broker.ts'
import { sweepName } from '../queue/sweep-wire.ts'
import { sweepThroughQueue } from '../queue/sweep.ts'
import { manifestText, type Manifest } from '../results/manifest.ts'
import { note } from './terminal.ts'

interface WorkersRun extends SweepRun {
  /** Where results go, and what they are of. */
  readonly folder: string
  readonly manifest: Manifest
}

type Say = (text: string) => void

/** Workers elsewhere that do the points of a sweep. How that goes is told on stderr. */
export class SweepWorkers {
  private readonly broker: Broker
  private readonly say: Say

  private constructor(broker: Broker, say: Say) {
    this.broker = broker
    this.say = say
  }

  /** Throws a QueueFault. */
  static async at(url: string, quiet: boolean): Promise<SweepWorkers> {
    const say = sayOf(quiet)
    return new SweepWorkers(await openBroker(url, newsOf(say)), say)
  }

  async sweep(sweep: Sweep, { folder, manifest, ...run }: WorkersRun): Promise<void> {
    // The same command in the same place finds what an earlier one has left; two at once do not take each other's answers.
    const name = sweepName(hostname(), await realpath(folder), manifestText(manifest))
    await sweepThroughQueue(this.broker, sweep, {
      ...run,
      name,
      onWorkers: (workers) => this.say(workersText(workers, this.broker.name)),
    })
  }

  end(): void {
    this.broker.end()
  }
}

export function sayOf(quiet: boolean): Say {
  return (text) => {
    if (!quiet) note(`agner: ${text}\n`)
  }
}

/** What is told of a server that goes and comes back. */
export function newsOf(say: Say) {
  return { onGone: () => say('Redis is gone: waiting for it'), onBack: () => say('Redis is back') }
}

function workersText(workers: number | null, server: string): string {
  if (workers === null) return `how many workers there are, ${server} does not say`
  if (workers > 0) return `${workers} ${workers === 1 ? 'worker' : 'workers'} at ${server}`
  return `no worker of agner ${VERSION} at ${server} yet; here or on any machine: agner worker --queue ${server}`
}
