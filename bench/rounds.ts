import { wrongAnswers } from './answers.ts'
import type { Measurement, Program } from './programs.ts'
import type { Workload } from './workloads.ts'

/** What the rounds of one program on one workload came to. Times are medians of CPU time. */
export interface Timing {
  readonly contacts: number
  readonly cpuSeconds: readonly number[]
  readonly contactsPerSecond: number
  readonly eventsPerSecond: number
  readonly nsPerContact: number
  readonly peakMiB: number
  readonly scavengesPer5M: number | null
  readonly wrong: readonly string[]
}

/**
 * Runs the programs in turn, A B C A B C …, each run in a fresh process, so that whatever else slows the machine slows
 * them alike. One more round, not timed, counts scavenges.
 */
export function timeInTurn(
  programs: readonly Program[],
  workload: Workload,
  contacts: number,
  rounds: number,
  onRun: (program: Program, round: number) => void,
): Timing[] {
  const runs: Measurement[][] = programs.map(() => [])
  for (let round = 1; round <= rounds; round++) {
    programs.forEach((program, i) => {
      onRun(program, round)
      runs[i].push(program.run(workload, contacts))
    })
  }
  return programs.map((program, i) => {
    const { scavenges, contacts: seen } = program.run(workload, contacts, { traceGc: true })
    return timing(program, workload, runs[i], scavenges === null ? null : (scavenges / seen) * 5e6)
  })
}

function timing(program: Program, workload: Workload, runs: Measurement[], scavengesPer5M: number | null): Timing {
  const { contacts, events, answers } = runs[0]
  const cpuSeconds = runs.map((run) => run.cpuSeconds[0])
  const typical = median(cpuSeconds)
  const unwarmedShare = program.name === 'C' ? (300 * workload.perSecond) / contacts : 0
  const wrong = wrongAnswers(workload, contacts, answers, unwarmedShare)
  if (runs.some((run) => JSON.stringify(run.answers) !== JSON.stringify(answers))) {
    wrong.push(`${workload.name}: the same seed gave different answers`)
  }
  return {
    contacts,
    cpuSeconds,
    contactsPerSecond: contacts / typical,
    eventsPerSecond: events / typical,
    nsPerContact: (typical / contacts) * 1e9,
    peakMiB: Math.max(...runs.map((run) => run.peakMiB)),
    scavengesPer5M,
    wrong: wrong.map((line) => `${program.name}, ${line}`),
  }
}

/** The median over the rounds of a's CPU time per contact divided by b's. */
export function ratio(a: Timing, b: Timing): number {
  return median(a.cpuSeconds.map((seconds, round) => seconds / a.contacts / (b.cpuSeconds[round] / b.contacts)))
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
