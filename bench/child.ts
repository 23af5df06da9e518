/**
 * The inside of a measured process: runs one program once (or a few times, to see whether a second instance in the same
 * process is slower) and reports on file descriptor 3, since --trace-gc writes to stdout.
 */
import { writeSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import type { Answers } from './workloads.ts'

export interface Job {
  readonly workload: string
  readonly contacts: number
  readonly seed: string
  /** How often to run it in this process. */
  readonly times: number
  readonly traceGc: boolean
}

export interface Outcome {
  /** Contacts simulated, warm-up included. */
  readonly contacts: number
  readonly events: number
  readonly answers: Answers
}

export interface Report extends Outcome {
  /** CPU time of each run, all threads, without starting Node and reading the scenario. */
  readonly cpuSeconds: readonly number[]
  /** CPU time of the whole process so far. */
  readonly processSeconds: number
  readonly peakMiB: number
}

type Run = () => Outcome | Promise<Outcome>

/** `prepare` is not timed, what it returns is. */
export async function runJob(prepare: (job: Job) => Run | Promise<Run>): Promise<void> {
  const job = JSON.parse(process.argv[2]) as Job
  const run = await prepare(job)
  const cpuSeconds: number[] = []
  let outcome: Outcome | undefined
  if (job.traceGc) setFlagsFromString('--trace-gc')
  for (let i = 0; i < job.times; i++) {
    const before = process.cpuUsage()
    outcome = await run()
    cpuSeconds.push(seconds(process.cpuUsage(before)))
  }
  if (job.traceGc) setFlagsFromString('--no-trace-gc')
  const peakMiB = process.resourceUsage().maxRSS / 1024
  writeSync(3, JSON.stringify({ ...outcome, cpuSeconds, processSeconds: seconds(process.cpuUsage()), peakMiB }))
}

function seconds(usage: NodeJS.CpuUsage): number {
  return (usage.user + usage.system) / 1e6
}
