import type { Workload } from './workload.ts'

/** Everything on. Its answers are those of a run of the engine of 30 M contacts: they tell a change, not the truth. */
const journey: Workload = {
  name: 'journey',
  title: 'IVR, overflow, callbacks, phones that ring, transfers, customers who come again: 94 agents',
  scenario: 'scenarios/benchmarks/journey.yaml',
  over: null,
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
  over: null,
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
  over: null,
  center: null,
  inC: null,
  perSecond: 22.8 / 60,
  warmup: 30 * 3600,
  perReplication: null,
  answers: { serviceLevel: 0.987166, asa: 1.19145, abandonment: 0.0041875, occupancy: 0.930896 },
  spread: { serviceLevel: 0.00048, asa: 0.036, abandonment: 0.00014, occupancy: 0.00088 },
}

/** One day of a bank, again and again: what a replication costs beside its contacts. Its answers are those of 20 M contacts. */
const bank: Workload = {
  name: 'bank',
  title: 'A day of a bank: five types, two rooms, half hours; a replication a day',
  scenario: 'scenarios/bank-1999/weekday.yaml',
  over: 'calendar: { days: 1 }',
  center: null,
  inC: null,
  perSecond: 0,
  warmup: 0,
  perReplication: 1669,
  answers: { serviceLevel: 0.39691, asa: 79.577, abandonment: 0.198665, occupancy: 0.856118 },
  spread: { serviceLevel: 0.003, asa: 0.72, abandonment: 0.00135, occupancy: 0.00137 },
}

/** A web shop as `agner choose` simulates it, money included. Its answers are those of 60 years of the engine. */
const flagship: Workload = {
  name: 'flagship',
  title: 'A year of a web shop in a pool: four clients, calls, chats, emails, messages, contracts and costs',
  scenario: 'scenarios/webshops/kabelkoning-staffed.yaml',
  over: null,
  center: null,
  inC: null,
  perSecond: 0,
  warmup: 0,
  perReplication: 356_000,
  answers: { serviceLevel: 0.892122, asa: 1176.5, abandonment: 0.0505394, occupancy: 0.846952 },
  spread: { serviceLevel: 0.00156, asa: 83, abandonment: 0.0003, occupancy: 0.00216 },
}

/** A year, by the day. Its answers are those of 24 years of the engine. */
const year: Workload = {
  name: 'year',
  title: 'A year: five clients, seven channels, 150 agents with shifts, seasons, absence',
  scenario: 'scenarios/benchmarks/year.yaml',
  over: null,
  center: null,
  inC: null,
  perSecond: 0,
  warmup: 0,
  perReplication: 2.56e6,
  answers: { serviceLevel: 0.7188, asa: 6288.4, abandonment: 0.11854, occupancy: 0.79916 },
  spread: { serviceLevel: 0.0034, asa: 110, abandonment: 0.0014, occupancy: 0.0034 },
}

/** Those that only the engine can do. */
export const engineWorkloads: readonly Workload[] = [journey, chat, interruption, bank, flagship, year]
