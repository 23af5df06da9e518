/** Generated centers of which one thing grows while the load of each agent stays what it is. */
export interface Axis {
  readonly name: 'agents' | 'queues' | 'skills' | 'waiting' | 'waiting by priority' | 'horizon'
  /** What grows, as the figure has it. */
  readonly unit: string
  readonly values: readonly number[]
  /** The scenario at a value: so many contacts arrive once it is in its usual state. */
  scenario(value: number, contacts: number): string
  /** Contacts that bring it there: they are measured apart. */
  fill(value: number): number
}

const TALK = 240
const PATIENCE = 180

function type(name: string, perSecond: number, patience: number, more = ''): string {
  return `  ${name}: { arrivals: ${perSecond * 3600}/h, talk: { law: exponential, mean: ${TALK}s }, patience: { law: exponential, mean: ${patience}s }, goal: 80% in 20s${more} }\n`
}

function group(name: string, skills: readonly string[], agents: number): string {
  return `  ${name}: { skills: [${skills.join(', ')}], agents: ${agents} }\n`
}

function steady(types: readonly string[], groups: readonly string[], seconds: number): string {
  const horizon = Math.ceil(seconds)
  return `agner: 1\ntypes:\n${types.join('')}groups:\n${groups.join('')}run: { horizon: ${horizon}s, warmup: ${horizon / 10}s, batches: 30 }\n`
}

const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`)
const perSecond = (agents: number, load: number): number => (agents * load) / TALK
const WARM = 1_000_000

/** One type, one group, 95 % offered. */
const agents: Axis = {
  name: 'agents',
  unit: 'agents',
  values: [10, 32, 100, 316, 1_000, 3_162, 10_000],
  fill: () => WARM,
  scenario: (value, contacts) => {
    const rate = perSecond(value, 0.95)
    return steady([type('calls', rate, PATIENCE)], [group('team', ['calls'], value)], contacts / rate)
  },
}

/** 2,000 agents and their contacts, cut into ever more queues with a group each. */
const queues: Axis = {
  name: 'queues',
  unit: 'queues, each with its group; 2,000 agents in all',
  values: [1, 4, 10, 40, 100, 400, 1_000],
  fill: () => WARM,
  scenario: (value, contacts) => {
    const rate = perSecond(2_000, 0.9)
    const kinds = names('calls', value)
    return steady(
      kinds.map((kind) => type(kind, rate / value, PATIENCE)),
      kinds.map((kind, i) => group(`team${i + 1}`, [kind], 2_000 / value)),
      contacts / rate,
    )
  },
}

/** Ten groups of 30 who can do everything, of which there is ever more. */
const skills: Axis = {
  name: 'skills',
  unit: 'skills of each of 300 agents, as many queues',
  values: [1, 3, 10, 32, 100, 316],
  fill: () => WARM,
  scenario: (value, contacts) => {
    const rate = perSecond(300, 0.95)
    const kinds = names('calls', value)
    return steady(
      kinds.map((kind) => type(kind, rate / value, PATIENCE)),
      names('team', 10).map((team) => group(team, kinds, 30)),
      contacts / rate,
    )
  },
}

/**
 * Twice as many come as 100 agents can take, and as many wait as patience holds: what is above capacity, for as long as it
 * waits on average.
 */
function crowd(name: Axis['name'], kinds: readonly string[]): Axis {
  const rate = perSecond(100, 2)
  const patience = (waiting: number): number => Math.max(1, waiting / (rate / 2))
  return {
    name,
    unit: kinds.length === 1 ? 'waiting' : `waiting, by ${kinds.length} priorities`,
    values: [10, 100, 1_000, 10_000, 100_000, 316_228, 1_000_000],
    // After three times the patience 95 % of them are there.
    fill: (value) => Math.max(WARM, Math.round(3 * rate * patience(value))),
    scenario: (value, contacts) =>
      steady(
        kinds.map((kind, i) => type(kind, rate / kinds.length, patience(value), `, priority: ${i + 1}`)),
        [group('team', kinds, 100)],
        contacts / rate,
      ),
  }
}

/** 137,000 contacts a day and 400 agents, around the clock, for ever more days of half hours. */
const horizon: Axis = {
  name: 'horizon',
  unit: 'days of 137,000 contacts',
  values: [1, 3, 10, 30, 100, 365],
  fill: () => 0,
  scenario: (value) => {
    const rate = 50e6 / 365 / 86_400
    return `agner: 1\ncalendar: { days: ${value} }\ntypes:\n${type('calls', rate, PATIENCE)}groups:\n${group('team', ['calls'], 400)}run: { replications: 1 }\n`
  },
}

export const axes: readonly Axis[] = [
  agents,
  queues,
  skills,
  crowd('waiting', ['calls']),
  crowd('waiting by priority', names('calls', 4)),
  horizon,
]
