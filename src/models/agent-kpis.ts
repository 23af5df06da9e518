import { count, type Kpi } from './kpi.ts'
import { at, type Sums } from './scopes.ts'
import { SHRINKAGE_KPIS } from './shrinkage-kpis.ts'

const SECONDS_AN_HOUR = 3600
const agents = ['agents'] as const

/** By the plan, less what nobody is paid for because the place is vacant. */
function paidSeconds(sums: Sums): number {
  return sums[at.paidSeconds] - sums[at.vacantPaidSeconds]
}

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
    key: 'occupancyLive',
    of: agents,
    unit: 'share',
    description:
      'handling at least one contact that does not wait when closed ÷ (handling + available): what is left for live contacts where deferred work fills idle time',
    numerator: (sums) => sums[at.busyArea] - sums[at.deferredArea],
    denominator: count(at.signedInArea),
  },
  {
    key: 'utilization',
    mayPassOne: true,
    of: agents,
    unit: 'share',
    description: 'handling ÷ paid time, breaks included',
    numerator: count(at.busyArea),
    denominator: paidSeconds,
  },
  {
    key: 'held',
    of: agents,
    unit: 'contacts',
    description: 'mean contacts that the agents hold; more than `busy` where an agent has several at once',
    numerator: count(at.heldArea),
    denominator: count(at.seconds),
  },
  {
    key: 'slotOccupancy',
    of: agents,
    unit: 'share',
    description: 'contacts held ÷ the most that those signed in could hold at once',
    numerator: count(at.heldArea),
    denominator: count(at.slotsArea),
  },
  {
    key: 'full',
    of: agents,
    unit: 'agents',
    description: 'mean agents who have no room for another contact',
    numerator: count(at.fullArea),
    denominator: count(at.seconds),
  },
  {
    key: 'writing',
    of: agents,
    unit: 'share',
    description:
      'writing replies and wrap in conversations in turns ÷ (handling + available); the rest is without work in hand',
    numerator: count(at.writingArea),
    denominator: count(at.signedInArea),
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
    key: 'vacant',
    of: agents,
    unit: 'agents',
    description: 'mean agents that the plan has on the phone and nobody is employed for',
    numerator: count(at.vacantArea),
    denominator: count(at.seconds),
  },
  {
    key: 'inTraining',
    of: agents,
    unit: 'agents',
    description: 'mean agents that the plan has on the phone and who are in training for it: paid, not available',
    numerator: count(at.trainingArea),
    denominator: count(at.seconds),
  },
  {
    key: 'leavers',
    of: agents,
    unit: 'count',
    description: 'agents who left for good',
    numerator: count(at.leavers),
    denominator: null,
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
    description: 'paid time by the plan, breaks included, overtime and vacant places not',
    numerator: paidSeconds,
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
  ...SHRINKAGE_KPIS,
]
