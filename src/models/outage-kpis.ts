import { count, type Kpi } from './kpi.ts'
import { at } from './scopes.ts'

/** Figures of what an outage does, and of the outages themselves, in the order in which reports list them. */
export const OUTAGE_KPIS: readonly Kpi[] = [
  {
    key: 'cutOff',
    of: ['contacts', 'handling', 'agents'],
    onlyWith: 'outages',
    unit: 'count',
    description:
      'ended by an outage: while they waited (never answered) and, added to these, in the middle of the talk (answered, never handled); of agents, the latter alone',
    numerator: (sums) => sums[at.cutOffWaiting] + sums[at.cutOff],
    denominator: null,
  },
  {
    key: 'requeued',
    of: ['contacts'],
    onlyWith: 'outages',
    unit: 'count',
    description: 'of the offered, those cut off in talk who are back at the head of their line',
    numerator: count(at.requeued),
    denominator: null,
  },
  {
    key: 'outages',
    of: ['outages'],
    onlyWith: 'outages',
    unit: 'count',
    description: 'how often it began',
    numerator: count(at.begun),
    denominator: null,
  },
  {
    key: 'downtime',
    of: ['outages'],
    onlyWith: 'outages',
    unit: 'seconds',
    description: 'time it was on, all of the time together',
    numerator: count(at.downArea),
    denominator: null,
  },
  {
    key: 'availability',
    of: ['outages'],
    onlyWith: 'outages',
    unit: 'share',
    description: 'share of the time it was not on',
    numerator: (sums) => sums[at.seconds] - sums[at.downArea],
    denominator: count(at.seconds),
  },
]
