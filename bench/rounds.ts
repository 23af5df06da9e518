import { wrongAnswers } from './answers.ts'
import type { Measurement, Program } from './programs.ts'
import type { Workload } from './workload.ts'

/** One program on one workload. */
export interface Lane {
  readonly program: Program
  readonly workload: Workload
}

/** What the rounds of a lane came to. Times are medians of CPU time. */
export interface Timing {
  readonly contacts: number
  readonly events: number
  readonly cpuSeconds: readonly number[]
  readonly contactsPerSecond: number
  readonly eventsPerSecond: number
  readonly nsPerContact: number
  readonly warmReplicationMs: number | null
  readonly peakMiB: number
  readonly wrong: readonly string[]
}

/**
 * Every round runs all lanes in turn, A B C A B C …, each run in a fresh process, so that whatever else slows the machine
 * slows them alike. The runs of each lane, by round.
 */
export function runInTurn(
  lanes: readonly Lane[],
  rounds: number,
  run: (lane: Lane, round: number) => Measurement,
): Measurement[][] {
  const runs: Measurement[][] = lanes.map(() => [])
  for (let round = 1; round <= rounds; round++) lanes.forEach((lane, i) => runs[i].push(run(lane, round)))
  return runs
}

export function timing({ program, workload }: Lane, runs: readonly Measurement[]): Timing {
  const { contacts, events, answers } = runs[0]
  const cpuSeconds = runs.map((run) => run.cpuSeconds[0])
  const typical = median(cpuSeconds)
  const warm = runs.flatMap(({ warmReplicationMs }) => warmReplicationMs ?? [])
  const unwarmedShare = program.name === 'C' ? (300 * workload.perSecond) / contacts : 0
  const wrong = wrongAnswers(workload, contacts, answers, unwarmedShare)
  if (runs.some((run) => JSON.stringify(run.answers) !== JSON.stringify(answers))) {
    wrong.push(`${workload.name}: the same seed gave different answers`)
  }
  return {
    contacts,
    events,
    cpuSeconds,
    contactsPerSecond: contacts / typical,
    eventsPerSecond: events / typical,
    nsPerContact: (typical / contacts) * 1e9,
    warmReplicationMs: warm.length === 0 ? null : median(warm),
    peakMiB: Math.max(...runs.map((run) => run.peakMiB)),
    wrong: wrong.map((line) => `${program.name}, ${line}`),
  }
}

/** By round, a's CPU time per contact divided by b's. */
export function ratios(a: Timing, b: Timing): number[] {
  return a.cpuSeconds.map((seconds, round) => seconds / a.contacts / (b.cpuSeconds[round] / b.contacts))
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
