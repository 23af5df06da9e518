import type { Estimate, Figures, IntervalSummary, Summary } from '../../src/experiment/summary.ts'

export const NONE: Estimate = { value: null, low: null, high: null }

export function about(value: number, half: number): Estimate {
  return { value, low: value - half, high: value + half }
}

export function exact(value: number): Estimate {
  return { value, low: value, high: value }
}

function contacts(offered: number, serviceLevel: number, asa: number): Figures {
  return {
    offered: about(offered, 1.4),
    blocked: exact(0),
    answered: about(offered * 0.97, 1.4),
    handled: about(offered * 0.97, 1.4),
    sentAway: exact(0),
    waiting: exact(0),
    serviceLevel: about(serviceLevel, 0.004),
    asa: about(asa, 0.3),
    meanWaitAbandoned: about(40, 1),
    abandonment: about(0.031, 0.001),
    aht: about(272.4, 0.8),
    waitP50: about(0, 0),
    waitP90: about(41.2, 1.1),
    waitP95: about(71.2, 2.2),
    waitP99: about(150.6, 6),
    load: about(4.5, 0.1),
  }
}

function agents(scheduled: number, occupancy: number): Figures {
  return {
    handled: about(scheduled * 80, 1),
    aht: about(272.4, 0.8),
    occupancy: about(occupancy, 0.003),
    utilization: about(occupancy * 0.9, 0.003),
    scheduled: exact(scheduled),
  }
}

export function interval(start: string, offered: number, scheduled: number, serviceLevel = 0.8): IntervalSummary {
  const nobody = { offered: exact(0), serviceLevel: NONE, asa: NONE, abandonment: NONE, aht: NONE }
  const queue = offered > 0 ? contacts(offered, serviceLevel, 12.4) : nobody
  const group = scheduled > 0 ? agents(scheduled, 0.9) : { scheduled: exact(0), occupancy: NONE }
  return {
    day: 0,
    date: '1999-06-06',
    start,
    seconds: 1800,
    totals: { ...queue, ...group },
    types: { regular: queue, priority: queue, internet: queue },
    queues: { service: queue, technical: queue },
    groups: { general: group, specialists: group },
  }
}

const byFormula = {
  'answered-of-offered': about(0.8, 0.004),
  'answered-of-entered': about(0.8, 0.004),
  'abandons-in-time-count': about(0.82, 0.004),
  'ignoring-early-abandons': about(0.815, 0.004),
  'answered-of-answered': about(0.83, 0.004),
  'ignoring-short-abandons': about(0.81, 0.004),
}

/** A day of two queues, one of which mixes two types, and two groups; nobody is there before 08:00. */
export const bank: Summary = {
  agner: '0.1.0',
  scenario: { name: 'Bank, weekday', hash: '3f2a91c07b12aabbccddeeff' },
  seed: 'bank-1',
  replications: 200,
  method: 'replications',
  confidence: 0.95,
  serviceLevelFormula: 'answered-of-offered',
  totals: { ...contacts(721.2, 0.8, 13.1), ...agents(9, 0.874) },
  types: {
    regular: contacts(500, 0.81, 12.4),
    priority: contacts(101.2, 0.83, 9.2),
    internet: contacts(120, 0.655, 75),
  },
  queues: {
    service: { ...contacts(601.2, 0.813, 12.4), daysMissed: about(0.32, 0.03), intervalsMissed: about(0.41, 0.02) },
    technical: { ...contacts(120, 0.655, 75), daysMissed: about(0.6, 0.03), intervalsMissed: about(0.5, 0.02) },
  },
  groups: { general: agents(7, 0.91), specialists: agents(2, 0.74) },
  flows: [],
  trunks: {},
  typeGroups: { regular: { general: agents(7, 0.91) }, internet: { specialists: agents(2, 0.74) } },
  days: [
    {
      day: 0,
      date: '1999-06-06',
      weekday: 'sun',
      totals: contacts(721.2, 0.8, 13.1),
      types: {},
      queues: {},
      groups: {},
    },
  ],
  intervals: [
    interval('07:00', 0, 0),
    interval('07:30', 0, 0),
    ...Array.from({ length: 20 }, (_, i) =>
      interval(
        `${String(8 + Math.floor(i / 2)).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`,
        36,
        9,
        i === 9 ? 0.52 : 0.82,
      ),
    ),
  ],
  hours: [{ start: '08:00', queues: { service: { waitP90: about(41.2, 1.1) } } }],
  serviceLevels: { totals: byFormula, queues: { service: byFormula, technical: byFormula }, clients: {} },
  waits: {
    totals: { seconds: [0, 20, 80], within: [0.6, 0.8, 1] },
    queues: { service: { seconds: [0, 20], within: [0.7, 1] }, technical: { seconds: [0, 80], within: [0.2, 1] } },
  },
  dayLevels: [
    { queue: 'service', type: null, days: Array.from({ length: 101 }, (_, level) => (level === 81 ? 200 : 0)) },
    { queue: 'technical', type: null, days: Array.from({ length: 101 }, (_, level) => (level === 65 ? 200 : 0)) },
  ],
  goals: [
    {
      queue: 'service',
      type: null,
      share: 0.8,
      seconds: 20,
      clock: 'wall',
      serviceLevel: about(0.813, 0.004),
      verdict: 'met',
    },
    {
      queue: 'technical',
      type: null,
      share: 0.7,
      seconds: 60,
      clock: 'wall',
      serviceLevel: about(0.655, 0.004),
      verdict: 'missed',
    },
  ],
  formulas: [
    { queue: 'service', formula: 'Erlang A', figures: { serviceLevel: 0.815, asa: 12.2, abandonment: 0.0305 } },
    { queue: 'technical', formula: null, why: 'talk is lognormal, two groups serve it' },
  ],
  remedies: { patience: [], sendAway: ['service'], neverOpen: [], callers: [] },
  warnings: ['technical has a goal but nobody is signed in from 07:00 to 08:00'],
  contacts: 144_240,
  events: 431_876,
  seconds: 0.09,
}
