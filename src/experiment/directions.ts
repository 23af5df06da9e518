import type { Kpi } from '../models/kpi.ts'
import { MISSES } from './figure-samples.ts'

/** Where more is better. */
const HIGHER = new Set([
  'answered',
  'availability',
  'containment',
  'csat',
  'fcr',
  'fcrMeasured',
  'firstRepliesInTime',
  'immediate',
  'laterRepliesInTime',
  'nps',
  'resolution',
  'responseInGoal',
  'serviceLevel',
])

/** Where less is better. */
const LOWER = new Set<string>([
  ...MISSES,
  'abandoned',
  'abandonment',
  'announcementError',
  'asa',
  'backlogAge',
  'backlogAtDayEnd',
  'backlogOldest',
  'blocked',
  'blocking',
  'contactsPerIssue',
  'contactsPerResolvedIssue',
  'cutOff',
  'downtime',
  'firstReply',
  'laterReply',
  'meanQueue',
  'meanWait',
  'misrouted',
  'resolutionTime',
  'resolutionTimeBusiness',
  'response',
  'responseBusiness',
  'returned',
  'sentAway',
  'silentlyAbandoned',
  'trueAbandonment',
  'unanswered',
  'unreached',
])

/** Of money, what is good for one is bad for another. */
const NEITHER = new Set(['bonus', 'invoiced', 'margin', 'ownCost', 'revenue', 'revenuePerContact'])

/** Which way a figure is better; null where that depends, as with occupancy or handle time. Money is spent. */
export function betterDirection(key: string, unit: Kpi['unit']): 'higher' | 'lower' | null {
  if (NEITHER.has(key)) return null
  if (HIGHER.has(key) || key.startsWith('serviceLevelIn')) return 'higher'
  return LOWER.has(key) || unit === 'money' ? 'lower' : null
}
