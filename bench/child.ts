/**
 * The inside of a measured process: runs one program once (or a few times, to see whether a second instance in the same
 * process is slower) and reports on file descriptor 3, since V8 traces to stdout.
 */
import { readFileSync, writeSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import type { Answers } from './workload.ts'

export interface Job {
  readonly workload: string
  readonly contacts: number
  readonly seed: string
  /** How often to run it in this process. */
  readonly times: number
  /** Whether the engine is the one that is installed (`dist/`), not that of `build/`. */
  readonly isInstalled: boolean
  /** What V8 tells about on stdout during the first run: `gc`, `opt`, `deopt`. */
  readonly traces: readonly string[]
}

/** Of the first run in a process. */
export interface Outcome {
  /** Contacts simulated, warm-up included. */
  readonly contacts: number
  readonly events: number
  readonly answers: Answers
  /** CPU time of a replication once V8 has compiled what it runs; without it, there were too few. */
  readonly warmReplicationMs?: number
}

export interface Report extends Outcome {
  /** CPU time of each run, all threads, without starting Node and reading the scenario. */
  readonly cpuSeconds: readonly number[]
  /** Of the first run, CPU time of the thread that simulates; null where the system does not tell. */
  readonly mainThreadSeconds: number | null
  /** CPU time of the whole process so far. */
  readonly processSeconds: number
  /** At the end of the first run. */
  readonly peakMiB: number
}

type Run = () => Outcome | Promise<Outcome>

/** `prepare` is not timed, what it returns is. */
export async function runJob(prepare: (job: Job) => Run | Promise<Run>): Promise<void> {
  const job = JSON.parse(process.argv[2]) as Job
  const run = await prepare(job)
  const cpuSeconds: number[] = []
  const timed = async (): Promise<Outcome> => {
    const before = process.cpuUsage()
    const outcome = await run()
    cpuSeconds.push(seconds(process.cpuUsage(before)))
    return outcome
  }
  for (const trace of job.traces) setFlagsFromString(`--trace-${trace}`)
  const mainBefore = mainThreadSeconds()
  const outcome = await timed()
  const mainAfter = mainThreadSeconds()
  for (const trace of job.traces) setFlagsFromString(`--no-trace-${trace}`)
  const peakMiB = process.resourceUsage().maxRSS / 1024
  for (let i = 1; i < job.times; i++) await timed()
  const report: Report = {
    ...outcome,
    cpuSeconds,
    mainThreadSeconds: mainBefore === null || mainAfter === null ? null : mainAfter - mainBefore,
    processSeconds: seconds(process.cpuUsage()),
    peakMiB,
  }
  writeSync(3, JSON.stringify(report))
}

function seconds(usage: NodeJS.CpuUsage): number {
  return (usage.user + usage.system) / 1e6
}

/** Only Linux says it. */
function mainThreadSeconds(): number | null {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e9
  } catch {
    return null
  }
}
