import type { ReferenceModel } from './reference/reference.ts'

/** The four figures that every program must get right. Shares from 0 to 1, `asa` in seconds. */
export interface Answers {
  readonly serviceLevel: number
  readonly asa: number
  readonly abandonment: number
  readonly occupancy: number
}

export interface Workload {
  readonly name: string
  readonly title: string
  /** The same center for the engine, relative to the project's root, and what is laid over it, in YAML; null: nothing. */
  readonly scenario: string
  readonly over: string | null
  /** The same center for the reference model, and its number in limit.c; null: only the engine can do it. */
  readonly center: Pick<ReferenceModel, 'types' | 'groups'> | null
  readonly inC: number | null
  /** Contacts per second of all types together. */
  readonly perSecond: number
  /** Seconds simulated before counting starts. */
  readonly warmup: number
  /** Days as they are in the scenario, replication after replication of about so many contacts; null: one long run. */
  readonly perReplication: number | null
  readonly answers: Answers
  /** The standard deviation of each answer of a run of 5 M contacts, from 20 to 40 runs. */
  readonly spread: Answers
}

/** One that the reference model and C can do too. */
export type ComparedWorkload = Workload & { readonly center: object; readonly inC: number }
