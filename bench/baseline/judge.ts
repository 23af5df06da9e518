import { median } from '../rounds.ts'
import type { Baseline, BaselineWorkload, Measured } from './baseline.ts'

/** Past that many times the ratio of the baseline, twice in a row, is slower whatever the machine. */
export const MOST_TIMES = 1.5

export const REWRITE = 'where that is meant, `npm run bench -- --check --write-baseline` writes a new baseline'

export interface Judged {
  readonly workload: string
  readonly was: BaselineWorkload
  readonly is: Measured
  /** Times the ratio of the baseline: of the first measurement, and of the second where there had to be one. */
  readonly times: readonly number[]
  /** What fails, in words. */
  readonly failures: readonly string[]
}

/**
 * Compares what was measured with the baseline: counts exactly, scavenges with their bound, time loosely. What is too slow is
 * measured a second time at once (`again`), and fails where that is too slow too.
 */
export function judge(
  baseline: Baseline,
  measured: ReadonlyMap<string, Measured>,
  again: (workload: string) => Measured,
): Judged[] {
  return [...measured].map(([workload, is]) => {
    const was = baseline.workloads[workload]
    const times = [timesAsLong(was, is)]
    if (times[0] > MOST_TIMES) times.push(timesAsLong(was, again(workload)))
    const failures = [...countFailures(was, is), ...scavengeFailures(was, is)]
    if (times.every((one) => one > MOST_TIMES)) {
      const told = times.map((one) => one.toFixed(2)).join(' and ')
      failures.push(`takes ${told} × the time of the baseline, at most ${MOST_TIMES} is allowed`)
    }
    return { workload, was, is, times, failures: failures.map((failure) => `${workload}: ${failure}`) }
  })
}

/** Workloads that only one of the two has, in words; `asked` are those that were to be compared, `all` those of the bench. */
export function strangers(baseline: Baseline, asked: readonly string[], all: readonly string[]): string[] {
  const gone = Object.keys(baseline.workloads).filter((name) => !all.includes(name))
  const unknown = asked.filter((name) => !(name in baseline.workloads))
  return [
    ...gone.map((name) => `${name}: in the baseline, but the bench has no such workload; ${REWRITE}`),
    ...unknown.map((name) => `${name}: not in the baseline; ${REWRITE}`),
  ]
}

function timesAsLong(was: Measured, is: Measured): number {
  return median(is.ratiosToReferenceOnW1) / median(was.ratiosToReferenceOnW1)
}

function countFailures(was: Measured, is: Measured): string[] {
  const told = (count: number) => count.toLocaleString('en')
  return (['contacts', 'events'] as const)
    .filter((count) => was[count] !== is[count])
    .map((count) => `${count} were ${told(was[count])}, are ${told(is[count])}; ${REWRITE}`)
}

function scavengeFailures({ mostScavengesPer5M: most }: BaselineWorkload, { scavengesPer5M }: Measured): string[] {
  if (scavengesPer5M <= most) return []
  return [`${scavengesPer5M.toFixed(1)} scavenges per 5 M contacts, at most ${most} are allowed`]
}
