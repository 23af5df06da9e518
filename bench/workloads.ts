import type { Law } from './reference/laws.ts'
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
  /** The same center for the engine, relative to the project's root. */
  readonly scenario: string
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
  /** The standard deviation of each answer of a run of 5 M contacts, from 24 to 40 runs of limit.c. */
  readonly spread: Answers
}

/** One that the reference model and C can do too. */
export type ComparedWorkload = Workload & { readonly center: object; readonly inC: number }

/** W1 is Erlang A, its answers are exact. */
const w1: ComparedWorkload = {
  name: 'w1',
  title: 'Erlang A: one type, 100 agents',
  scenario: 'scenarios/benchmarks/w1.yaml',
  center: {
    types: [{ rate: 25 / 60, service: exponential(240), patience: exponential(180) }],
    groups: [{ agents: 100, skills: [{ type: 0 }] }],
  },
  inC: 1,
  perSecond: 25 / 60,
  warmup: 30 * 3600,
  perReplication: null,
  answers: { serviceLevel: 0.815207, asa: 7.4517, abandonment: 0.042717, occupancy: 0.957283 },
  spread: { serviceLevel: 0.0018, asa: 0.065, abandonment: 0.00035, occupancy: 0.00034 },
}

/** W2's answers are those of 800 M contacts. */
const w2: ComparedWorkload = {
  name: 'w2',
  title: 'Skills: 5 types, 10 groups, 300 agents',
  scenario: 'scenarios/benchmarks/w2.yaml',
  center: skillsCenter(1),
  inC: 2,
  perSecond: 1.25,
  warmup: 10 * 3600,
  perReplication: null,
  answers: { serviceLevel: 0.93528, asa: 3.3119, abandonment: 0.028816, occupancy: 0.97119 },
  spread: { serviceLevel: 0.0011, asa: 0.048, abandonment: 0.00042, occupancy: 0.00047 },
}

/** W2 ten times as large. Its answers are those of 1,600 M contacts of limit.c (occupancy without the idle start). */
const w3: ComparedWorkload = {
  name: 'w3',
  title: 'Skills: 5 types, 10 groups, 3,000 agents',
  scenario: 'scenarios/benchmarks/w3.yaml',
  center: skillsCenter(10),
  inC: 3,
  perSecond: 12.5,
  warmup: 2 * 3600,
  perReplication: null,
  answers: { serviceLevel: 0.991143, asa: 1.0097, abandonment: 0.008577, occupancy: 0.99143 },
  spread: { serviceLevel: 0.00036, asa: 0.038, abandonment: 0.00033, occupancy: 0.00035 },
}

/** Everything on. Its answers are those of a run of the engine of 30 M contacts: they tell a change, not the truth. */
const journey: Workload = {
  name: 'journey',
  title: 'IVR, overflow, callbacks, phones that ring, transfers, customers who come again: 94 agents',
  scenario: 'scenarios/benchmarks/journey.yaml',
  center: null,
  inC: null,
  perSecond: 1 / 3,
  warmup: 30 * 3600,
  perReplication: null,
  answers: { serviceLevel: 0.68439, asa: 16.757, abandonment: 0.069966, occupancy: 0.8504 },
  spread: { serviceLevel: 0.0017, asa: 0.16, abandonment: 0.00034, occupancy: 0.00042 },
}

/** Agents with several contacts, and speeds that change with each. Its answers are those of 20 M contacts of the engine. */
const chat: Workload = {
  name: 'chat',
  title: 'Chats at once: one type, 100 agents with up to three each, slower with each',
  scenario: 'scenarios/benchmarks/chat.yaml',
  center: null,
  inC: null,
  perSecond: 28 / 60,
  warmup: 30 * 3600,
  perReplication: null,
  answers: { serviceLevel: 0.79266, asa: 12.5825, abandonment: 0.070837, occupancy: 0.9999987 },
  spread: { serviceLevel: 0.00098, asa: 0.047, abandonment: 0.0003, occupancy: 1e-6 },
}

/** Emails that calls interrupt. Its answers are those of 20 M contacts of the engine. */
const interruption: Workload = {
  name: 'interruption',
  title: 'Calls that interrupt emails: 100 agents',
  scenario: 'scenarios/benchmarks/interruption.yaml',
  center: null,
  inC: null,
  perSecond: 22.8 / 60,
  warmup: 30 * 3600,
  perReplication: null,
  answers: { serviceLevel: 0.987166, asa: 1.19145, abandonment: 0.0041875, occupancy: 0.930896 },
  spread: { serviceLevel: 0.00048, asa: 0.036, abandonment: 0.00014, occupancy: 0.00088 },
}

/** A year, by the day. Its answers are those of 24 years of the engine. */
const year: Workload = {
  name: 'year',
  title: 'A year: five clients, seven channels, 150 agents with shifts, seasons, absence',
  scenario: 'scenarios/benchmarks/year.yaml',
  center: null,
  inC: null,
  perSecond: 0,
  warmup: 0,
  perReplication: 2.56e6,
  answers: { serviceLevel: 0.7188, asa: 6288.4, abandonment: 0.11854, occupancy: 0.79916 },
  spread: { serviceLevel: 0.0034, asa: 110, abandonment: 0.0014, occupancy: 0.0034 },
}

export const comparedWorkloads: readonly ComparedWorkload[] = [w1, w2, w3]
export const workloads: readonly Workload[] = [...comparedWorkloads, journey, chat, interruption, year]

/** Every pair of five types has a group; types 0 and 1 go before the others. */
function skillsCenter(size: number): NonNullable<Workload['center']> {
  const rates = [0.35, 0.3, 0.25, 0.2, 0.15]
  return {
    types: rates.map((rate, type) => ({
      rate: rate * size,
      service: { law: 'lognormal', mean: 240, cv: 1.2 },
      patience: exponential(120),
      priority: type < 2 ? 1 : 2,
    })),
    groups: rates.flatMap((_, first) =>
      rates.slice(first + 1).map((_, gap) => ({
        agents: 30 * size,
        skills: [{ type: first }, { type: first + 1 + gap }],
      })),
    ),
  }
}

function exponential(mean: number): Law {
  return { law: 'exponential', mean }
}
