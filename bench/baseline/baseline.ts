import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Figures } from '../figures.ts'
import { thisMachine, type Machine } from '../machine.ts'
import { SEED } from '../programs.ts'
import { UsageError } from '../usage-error.ts'

/** What is compared of the engine on one workload. */
export interface Measured {
  /** The same on every machine. */
  readonly contacts: number
  readonly events: number
  readonly scavengesPer5M: number
  /** By round, CPU time per contact divided by that of the reference model on W1 in the same round. */
  readonly ratiosToReferenceOnW1: readonly number[]
}

export interface BaselineWorkload extends Measured {
  readonly mostScavengesPer5M: number
}

/** One run of the bench, to compare later ones with. */
export interface Baseline {
  readonly date: string
  readonly seed: string
  readonly rounds: number
  readonly machine: Machine
  readonly workloads: Readonly<Record<string, BaselineWorkload>>
}

/** Baselines by contacts a run: how much of the time V8 compiles depends on the length, so lengths are not compared. */
export type Baselines = Readonly<Record<string, Baseline>>

/** Those of a file; none where there is no file. */
export function readBaselines(file: string): Baselines {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Baselines
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`)
  }
}

/** That of runs of so many contacts. Throws a UsageError that says what there is instead. */
export function baselineOf(baselines: Baselines, contacts: number, file: string): Baseline {
  const found = baselines[contacts]
  const sizes = Object.keys(baselines).map((size) => Number(size).toLocaleString('en'))
  const there = sizes.length === 0 ? 'there is none' : `those there are have ${sizes.join(' and ')}`
  if (!found) {
    throw new UsageError(
      `${file} has no baseline of ${contacts.toLocaleString('en')} contacts a run (${there}); --write-baseline writes one`,
    )
  }
  if (found.seed !== SEED) throw new UsageError(`${file} is of seed ${found.seed}, the bench runs ${SEED}`)
  return found
}

/** Puts this run in the place of the one of as many contacts: into a file beside, then over the old one. */
export function writeBaseline(file: string, figures: readonly Figures[], contacts: number, rounds: number): void {
  const workloads = figures.map((one) => {
    const measured = measuredOf(one)
    return [one.workload.name, { ...measured, mostScavengesPer5M: scavengesAllowed(measured) }]
  })
  const baseline: Baseline = {
    date: new Date().toISOString().slice(0, 10),
    seed: SEED,
    rounds,
    machine: thisMachine(),
    workloads: Object.fromEntries(workloads),
  }
  const beside = `${file}.new`
  writeFileSync(beside, `${JSON.stringify({ ...readBaselines(file), [contacts]: baseline }, null, 2)}\n`)
  renameSync(beside, file)
}

export function measuredOf({ workload, timings, toYardstick, scavengesPer5M }: Figures): Measured {
  const engine = timings.get('engine')
  if (!engine || toYardstick === null || scavengesPer5M === null) {
    throw new Error(`${workload.name}: the engine and the reference model were not both measured`)
  }
  const { contacts, events } = engine
  return { contacts, events, scavengesPer5M, ratiosToReferenceOnW1: toYardstick }
}

/** Half as many again and two a run: versions of V8 differ, and when they collect depends a little on their threads. */
function scavengesAllowed({ contacts, scavengesPer5M }: Measured): number {
  return Math.ceil(1.5 * scavengesPer5M + (2 * 5e6) / contacts)
}
