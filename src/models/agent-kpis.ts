import { count, type Kpi } from './kpi.ts'
import { at } from './scopes.ts'

const SECONDS_AN_HOUR = 3600
const agents = ['agents'] as const

/** Figures of agents' time, in the order in which reports list them. */
export const AGENT_KPIS: readonly Kpi[] = [
  {
    key: 'occupancy',
    of: agents,
    unit: 'share',
    description: 'handling ÷ (handling + available); breaks are in neither',
    numerator: count(at.busyArea),
    denominator: count(at.signedInArea),
  },
  {
    key: 'utilization',
    mayPassOne: true,
    of: agents,
    unit: 'share',
    description: 'handling ÷ paid time, breaks included',
    numerator: count(at.busyArea),
    denominator: count(at.paidSeconds),
  },
  {
    key: 'scheduled',
    of: agents,
    unit: 'agents',
    description: 'mean agents that the plan has on the phone, breaks excluded',
    numerator: count(at.scheduledSeconds),
    denominator: count(at.seconds),
  },
  {
    key: 'signedIn',
    of: agents,
    unit: 'agents',
    description: 'mean agents handling or available',
    numerator: count(at.signedInArea),
    denominator: count(at.seconds),
  },
  {
    key: 'busy',
    of: agents,
    unit: 'agents',
    description: 'mean agents handling: talk, hold or wrap, or a phone ringing before it',
    numerator: count(at.busyArea),
    denominator: count(at.seconds),
  },
  {
    key: 'wrapping',
    of: agents,
    unit: 'agents',
    description: 'mean agents in wrap',
    numerator: count(at.wrapArea),
    denominator: count(at.seconds),
  },
  {
    key: 'ringing',
    of: agents,
    unit: 'agents',
    description:
      'mean agents whose phone rings or who call a customer (looking at the record included), before talk; in no handle time',
    numerator: count(at.ringArea),
    denominator: count(at.seconds),
  },
  {
    key: 'busyAtEnd',
    of: agents,
    unit: 'agents',
    description: 'mean agents handling at the end of an interval',
    numerator: count(at.busyAtEnd),
    denominator: count(at.periods),
  },
  {
    key: 'unanswered',
    of: agents,
    unit: 'count',
    description: 'rings that no agent answered',
    numerator: count(at.unanswered),
    denominator: null,
  },
  {
    key: 'aside',
    of: agents,
    unit: 'agents',
    description: 'mean agents set aside because they did not answer; neither handling nor available',
    numerator: count(at.asideArea),
    denominator: count(at.seconds),
  },
  {
    key: 'handledPerHour',
    of: agents,
    unit: 'contacts',
    description: 'contacts handled per hour that agents are signed in',
    numerator: (sums) => SECONDS_AN_HOUR * sums[at.handled],
    denominator: count(at.signedInArea),
  },
  {
    key: 'paid',
    of: agents,
    unit: 'agent-seconds',
    description: 'paid time by the plan, breaks included, overtime not',
    numerator: count(at.paidSeconds),
    denominator: null,
  },
  {
    key: 'overtime',
    of: agents,
    unit: 'agent-seconds',
    description: 'handling past the end of the shift, or into a break; set aside then included',
    numerator: count(at.overtimeArea),
    denominator: null,
  },
]
