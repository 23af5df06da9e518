import type { Kpi } from '../models/kpi.ts'
import { MISSES } from './figure-samples.ts'

/** Where more is better. */
const HIGHER = new Set([
  'answered',
  'availability',
  'bonus',
  'containment',
  'fcr',
  'fcrMeasured',
  'firstRepliesInTime',
  'immediate',
  'laterRepliesInTime',
  'margin',
  'profit',
  'resolution',
  'responseInGoal',
  'revenue',
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

/** Which way a figure is better; null where that depends, as with occupancy or handle time. Money is spent unless it is known as income. */
export function betterDirection(key: string, unit: Kpi['unit']): 'higher' | 'lower' | null {
  if (HIGHER.has(key) || key.startsWith('serviceLevelIn')) return 'higher'
  return LOWER.has(key) || unit === 'money' ? 'lower' : null
}
