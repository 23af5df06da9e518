import { answeredOf, at, enteredOf, takenOf, type Sums } from './scopes.ts'

/**
 * A figure is a ratio of sums: over intervals, days and replications the two sums add up first and are divided after.
 * Counts are per replication.
 */
export interface Kpi {
  readonly key: string
  /** The scopes it has a meaning for. */
  readonly of: readonly ('contacts' | 'handling' | 'agents')[]
  readonly unit: 'count' | 'share' | 'seconds' | 'agents' | 'contacts' | 'erlangs' | 'agent-seconds'
  readonly description: string
  readonly numerator: (sums: Sums) => number
  /** null: how often it was observed. */
  readonly denominator: ((sums: Sums) => number) | null
}

const count =
  (index: number) =>
  (sums: Sums): number =>
    sums[index]
const handleSeconds = (sums: Sums): number => sums[at.talkSeconds] + sums[at.holdSeconds] + sums[at.wrapSeconds]
const wait = (sums: Sums): number => sums[at.waitAnswered] + sums[at.waitAbandoned] + sums[at.waitSentAway]
const contacts = ['contacts'] as const
const handling = ['contacts', 'handling', 'agents'] as const
const agents = ['agents'] as const

/** All figures but service levels (`service-level.ts`) and percentiles, in the order in which reports list them. */
export const KPIS: readonly Kpi[] = [
  {
    key: 'offered',
    of: contacts,
    unit: 'count',
    description: 'asked for the queue',
    numerator: count(at.offered),
    denominator: null,
  },
  {
    key: 'blocked',
    of: contacts,
    unit: 'count',
    description: 'refused: no line free or the queue full',
    numerator: count(at.blocked),
    denominator: null,
  },
  {
    key: 'entered',
    of: contacts,
    unit: 'count',
    description: 'offered and not blocked',
    numerator: enteredOf,
    denominator: null,
  },
  {
    key: 'answered',
    of: contacts,
    unit: 'count',
    description: 'connected to an agent',
    numerator: answeredOf,
    denominator: null,
  },
  {
    key: 'abandoned',
    of: contacts,
    unit: 'count',
    description: 'left while waiting',
    numerator: count(at.abandoned),
    denominator: null,
  },
  {
    key: 'shortAbandoned',
    of: contacts,
    unit: 'count',
    description: 'abandoned within the short-abandon limit',
    numerator: count(at.shortAbandoned),
    denominator: null,
  },
  {
    key: 'sentAway',
    of: contacts,
    unit: 'count',
    description: 'turned away by a closed or closing queue',
    numerator: count(at.sentAway),
    denominator: null,
  },
  {
    key: 'waiting',
    of: contacts,
    unit: 'count',
    description: 'still waiting when the run ended',
    numerator: count(at.stillWaiting),
    denominator: null,
  },
  {
    key: 'taken',
    of: ['handling', 'agents'],
    unit: 'count',
    description: 'contacts answered by these agents',
    numerator: takenOf,
    denominator: null,
  },
  {
    key: 'handled',
    of: handling,
    unit: 'count',
    description: 'completed, wrap included',
    numerator: count(at.handled),
    denominator: null,
  },
  {
    key: 'asa',
    of: contacts,
    unit: 'seconds',
    description: 'average speed of answer: mean wait of the answered',
    numerator: count(at.waitAnswered),
    denominator: answeredOf,
  },
  {
    key: 'meanWait',
    of: contacts,
    unit: 'seconds',
    description: 'mean wait of all who entered',
    numerator: wait,
    denominator: enteredOf,
  },
  {
    key: 'meanWaitAbandoned',
    of: contacts,
    unit: 'seconds',
    description: 'mean wait of those who abandoned',
    numerator: count(at.waitAbandoned),
    denominator: count(at.abandoned),
  },
  {
    key: 'abandonment',
    of: contacts,
    unit: 'share',
    description: 'abandoned of offered',
    numerator: count(at.abandoned),
    denominator: count(at.offered),
  },
  {
    key: 'blocking',
    of: contacts,
    unit: 'share',
    description: 'blocked of offered',
    numerator: count(at.blocked),
    denominator: count(at.offered),
  },
  {
    key: 'immediate',
    of: contacts,
    unit: 'share',
    description: 'answered without waiting, of offered',
    numerator: count(at.answeredAtOnce),
    denominator: count(at.offered),
  },
  {
    key: 'meanQueue',
    of: contacts,
    unit: 'contacts',
    description: 'mean number waiting',
    numerator: count(at.waitingArea),
    denominator: count(at.seconds),
  },
  {
    key: 'queueAtEnd',
    of: contacts,
    unit: 'contacts',
    description: 'waiting at the end of the interval',
    numerator: count(at.waitingAtEnd),
    denominator: count(at.periods),
  },
  {
    key: 'aht',
    of: handling,
    unit: 'seconds',
    description: 'average handle time: talk, hold and wrap',
    numerator: handleSeconds,
    denominator: count(at.handled),
  },
  {
    key: 'talk',
    of: handling,
    unit: 'seconds',
    description: 'mean talk',
    numerator: count(at.talkSeconds),
    denominator: count(at.handled),
  },
  {
    key: 'hold',
    of: handling,
    unit: 'seconds',
    description: 'mean hold',
    numerator: count(at.holdSeconds),
    denominator: count(at.handled),
  },
  {
    key: 'wrap',
    of: handling,
    unit: 'seconds',
    description: 'mean wrap (after-call work)',
    numerator: count(at.wrapSeconds),
    denominator: count(at.handled),
  },
  {
    key: 'load',
    of: contacts,
    unit: 'erlangs',
    description: 'offered load: arrival rate × AHT',
    numerator: (sums) => (sums[at.handled] > 0 ? (handleSeconds(sums) * sums[at.offered]) / sums[at.handled] : 0),
    denominator: count(at.seconds),
  },
  {
    key: 'occupancy',
    of: agents,
    unit: 'share',
    description: 'handling ÷ (handling + available)',
    numerator: count(at.busyArea),
    denominator: count(at.signedInArea),
  },
  {
    key: 'utilization',
    of: agents,
    unit: 'share',
    description: 'handling ÷ paid time',
    numerator: count(at.busyArea),
    denominator: count(at.paidSeconds),
  },
  {
    key: 'scheduled',
    of: agents,
    unit: 'agents',
    description: 'mean agents rostered on the phone',
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
    description: 'mean agents handling',
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
    key: 'busyAtEnd',
    of: agents,
    unit: 'agents',
    description: 'agents handling at the end of the interval',
    numerator: count(at.busyAtEnd),
    denominator: count(at.periods),
  },
  {
    key: 'paid',
    of: agents,
    unit: 'agent-seconds',
    description: 'paid time, breaks included',
    numerator: count(at.paidSeconds),
    denominator: null,
  },
  {
    key: 'overtime',
    of: agents,
    unit: 'agent-seconds',
    description: 'handling past the end of the shift',
    numerator: count(at.overtimeArea),
    denominator: null,
  },
]
