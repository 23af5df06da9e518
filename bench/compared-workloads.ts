import type { Law } from './reference/laws.ts'
import type { ComparedWorkload, Workload } from './workload.ts'

/** W1 is Erlang A, its answers are exact. */
const w1: ComparedWorkload = {
  name: 'w1',
  title: 'Erlang A: one type, 100 agents',
  scenario: 'scenarios/benchmarks/w1.yaml',
  over: null,
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
  over: null,
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
  over: null,
  center: skillsCenter(10),
  inC: 3,
  perSecond: 12.5,
  warmup: 2 * 3600,
  perReplication: null,
  answers: { serviceLevel: 0.991143, asa: 1.0097, abandonment: 0.008577, occupancy: 0.99143 },
  spread: { serviceLevel: 0.00036, asa: 0.038, abandonment: 0.00033, occupancy: 0.00035 },
}

export const comparedWorkloads: readonly ComparedWorkload[] = [w1, w2, w3]

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
