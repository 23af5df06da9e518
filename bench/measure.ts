import { comparedWorkloads } from './compared-workloads.ts'
import type { Figures } from './figures.ts'
import type { Measurement, Program } from './programs.ts'
import { median, ratios, runInTurn, timing, type Lane } from './rounds.ts'
import type { Workload } from './workload.ts'

export interface MeasureOptions {
  readonly contacts: number
  readonly rounds: number
  /** Whether the engine runs twice in each process, to see what a second instance takes. */
  readonly secondInstance: boolean
}

/** Times these programs on all workloads that each can do, in one interleaved run. */
export function measure(
  programs: readonly Program[],
  workloads: readonly Workload[],
  { contacts, rounds, secondInstance }: MeasureOptions,
): Figures[] {
  const lanes: Lane[] = workloads.flatMap((workload) =>
    programs
      .filter(({ name }) => name === 'engine' || workload.center !== null)
      .map((program) => ({ program, workload })),
  )
  const [w1] = comparedWorkloads
  const reference = programs.find(({ name }) => name === 'reference')
  const isYardstick = ({ program, workload }: Lane): boolean => program === reference && workload === w1
  if (reference && !lanes.some(isYardstick)) lanes.push({ program: reference, workload: w1 })

  const runs = runInTurn(lanes, rounds, ({ program, workload }, round) => {
    progress(`round ${round}/${rounds} ${workload.name} ${program.name}`)
    return program.run(workload, contacts, { times: secondInstance && program.name === 'engine' ? 2 : 1 })
  })
  const timings = lanes.map((lane, i) => timing(lane, runs[i]))
  const yardstick = timings[lanes.findIndex(isYardstick)] ?? null

  const figures = workloads.map((workload): Figures => {
    const own = lanes.flatMap((lane, i) => (lane.workload === workload && programs.includes(lane.program) ? [i] : []))
    const engine = own.find((i) => lanes[i].program.name === 'engine')
    if (engine !== undefined) progress(`${workload.name} scavenges`)
    return {
      workload,
      timings: new Map(own.map((i) => [lanes[i].program.name, timings[i]])),
      toYardstick: engine === undefined || yardstick === null ? null : ratios(timings[engine], yardstick),
      scavengesPer5M: engine === undefined ? null : scavengesPer5M(lanes[engine], contacts),
      secondInstance: engine === undefined || !secondInstance ? null : median(runs[engine].map(secondToFirst)),
    }
  })
  progress('')
  return figures
}

/** Counted in a run of its own: telling them takes time. */
function scavengesPer5M({ program, workload }: Lane, contacts: number): number {
  const { scavenges, contacts: seen } = program.run(workload, contacts, { countScavenges: true })
  return ((scavenges ?? 0) / seen) * 5e6
}

/**
 * V8 optimises some shapes of code for their first instance only, and then every later replication of a worker pays for
 * it; above about 1.1 that has happened. The first also warms the compiler up, so a little below 1 is normal.
 */
function secondToFirst({ cpuSeconds: [first, second] }: Measurement): number {
  return second / first
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`)
}
