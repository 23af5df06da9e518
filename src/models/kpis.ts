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
  /** A share that can pass 1: its interval is not cut there. */
  readonly mayPassOne?: true
  readonly numerator: (sums: Sums) => number
  /** null: how often it was observed. */
  readonly denominator: ((sums: Sums) => number) | null
  /** A second ratio that the first is multiplied by. */
  readonly times?: { readonly numerator: (sums: Sums) => number; readonly denominator: (sums: Sums) => number }
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
    description: 'asked for the queue: all who came, also those refused, sent away or lost',
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
    description: 'connected to an agent, at once or after a wait',
    numerator: answeredOf,
    denominator: null,
  },
  {
    key: 'abandoned',
    of: contacts,
    unit: 'count',
    description: 'left while waiting; those who hang up on hearing that they must wait included',
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
    description: 'turned away by a closed queue, or out of it when it closed',
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
    description: 'answered and completed, wrap included',
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
    description: 'mean wait of all who entered: the answered, the abandoned and those sent away',
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
    description: 'mean number waiting, over all of the time',
    numerator: count(at.waitingArea),
    denominator: count(at.seconds),
  },
  {
    key: 'queueAtEnd',
    of: contacts,
    unit: 'contacts',
    description: 'mean number waiting at the end of an interval',
    numerator: count(at.waitingAtEnd),
    denominator: count(at.periods),
  },
  {
    key: 'aht',
    of: handling,
    unit: 'seconds',
    description: 'average handle time: talk, hold and wrap per handled contact',
    numerator: handleSeconds,
    denominator: count(at.handled),
  },
  {
    key: 'talk',
    of: handling,
    unit: 'seconds',
    description: 'mean talk per handled contact, hold not included',
    numerator: count(at.talkSeconds),
    denominator: count(at.handled),
  },
  {
    key: 'hold',
    of: handling,
    unit: 'seconds',
    description: 'mean hold per handled contact, those never put on hold included',
    numerator: count(at.holdSeconds),
    denominator: count(at.handled),
  },
  {
    key: 'wrap',
    of: handling,
    unit: 'seconds',
    description: 'mean wrap (after-call work) per handled contact',
    numerator: count(at.wrapSeconds),
    denominator: count(at.handled),
  },
  {
    key: 'load',
    of: contacts,
    unit: 'erlangs',
    description: 'offered load: contacts offered per second × AHT in seconds',
    numerator: count(at.offered),
    denominator: count(at.seconds),
    times: { numerator: handleSeconds, denominator: count(at.handled) },
  },
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
    description: 'mean agents handling: talk, hold or wrap',
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
    description: 'mean agents handling at the end of an interval',
    numerator: count(at.busyAtEnd),
    denominator: count(at.periods),
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
    description: 'handling past the end of the shift, or into a break',
    numerator: count(at.overtimeArea),
    denominator: null,
  },
]
