import type { Baseline, Measured } from '../../bench/baseline/baseline.ts'

/** A million contacts, at 0.31 times the time of the reference model. */
export function measuredOf(changed: Partial<Measured> = {}): Measured {
  return {
    contacts: 1_000_000,
    events: 2_000_000,
    scavengesPer5M: 10,
    ratiosToReferenceOnW1: [0.3, 0.31, 0.32],
    ...changed,
  }
}

/** At most 25 scavenges per 5 M contacts. */
export function baselineWith(workloads: Readonly<Record<string, Measured>>): Baseline {
  const bounded = Object.entries(workloads).map(([name, one]) => [name, { ...one, mostScavengesPer5M: 25 }])
  const machine = { cpu: 'some', cores: 2, memoryGiB: 8, platform: 'linux-x64', node: '20.0.0', v8: '11.0' }
  return { date: '2026-01-01', seed: 'bench', rounds: 3, machine, workloads: Object.fromEntries(bounded) }
}
