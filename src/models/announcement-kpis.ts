import { count, type Kpi } from './kpi.ts'
import { at } from './scopes.ts'

const contacts = ['contacts'] as const

/** What customers heard of their wait, and how true it was. */
export const ANNOUNCEMENT_KPIS: readonly Kpi[] = [
  {
    key: 'announced',
    of: contacts,
    unit: 'count',
    description: 'heard, when they began to wait, how long it would take',
    numerator: count(at.announced),
    denominator: null,
  },
  {
    key: 'announcedWait',
    of: contacts,
    unit: 'seconds',
    description: 'mean announced wait, of all who heard one',
    numerator: count(at.announcedSeconds),
    denominator: count(at.announced),
  },
  {
    key: 'announcementBias',
    of: contacts,
    unit: 'seconds',
    description:
      'mean of actual minus announced wait, of the answered who heard one: above 0, it took longer than they were told',
    mayBeNegative: true,
    numerator: count(at.announcedLateBy),
    denominator: count(at.announcedAnswered),
  },
  {
    key: 'announcementError',
    of: contacts,
    unit: 'seconds',
    description: 'mean distance between actual and announced wait, of the answered who heard one',
    numerator: count(at.announcedOffBy),
    denominator: count(at.announcedAnswered),
  },
]
