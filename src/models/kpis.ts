import { AGENT_KPIS } from './agent-kpis.ts'
import { CONVERSATION_KPIS } from './conversation-kpis.ts'
import { DEFERRED_KPIS } from './deferred-kpis.ts'
import { JOURNEY_KPIS } from './journey-kpis.ts'
import { MONEY_KPIS } from './money-kpis.ts'
import { OUTAGE_KPIS } from './outage-kpis.ts'
import { count, type Kpi } from './kpi.ts'
import { answeredOf, at, enteredOf, takenOf, waitedOf, type Sums } from './scopes.ts'

const SECONDS_AN_HOUR = 3600

const handleSeconds = (sums: Sums): number => sums[at.talkSeconds] + sums[at.holdSeconds] + sums[at.wrapSeconds]
const contacts = ['contacts'] as const
const handling = ['contacts', 'handling', 'agents'] as const

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
    description:
      'mean wait of all who entered: the answered, the abandoned, those sent away, never reached or gone on as another type',
    numerator: waitedOf,
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
    description:
      'average handle time: talk, hold and wrap per handled contact, from the first word to the end, beside whatever else its agent holds',
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
    key: 'switches',
    of: handling,
    unit: 'share',
    description:
      'share of answered contacts at which the agent came from another type, client or channel and lost time by it',
    numerator: count(at.switches),
    denominator: takenOf,
  },
  {
    key: 'agentTime',
    of: handling,
    unit: 'seconds',
    description:
      'agent time per handled contact: AHT, the time of an agent who holds several contacts shared equally among them',
    numerator: (sums) => handleSeconds(sums) - sums[at.overlapSeconds],
    denominator: count(at.handled),
  },
  {
    key: 'agentHours',
    of: handling,
    unit: 'hours',
    description:
      'agent time spent on the contacts handled, hours: of a client, what all groups have worked for it; of an agent with several contacts, each has its share',
    numerator: (sums) => (handleSeconds(sums) - sums[at.overlapSeconds]) / SECONDS_AN_HOUR,
    denominator: null,
  },
  {
    key: 'load',
    of: contacts,
    unit: 'erlangs',
    description:
      'offered load: contacts offered per second × AHT in seconds, the mean number that would be handled at once; in agents where each has one contact at a time',
    numerator: count(at.offered),
    denominator: count(at.seconds),
    times: { numerator: handleSeconds, denominator: count(at.handled) },
  },
  {
    key: 'agentLoad',
    of: contacts,
    unit: 'erlangs',
    description: 'load in agents: contacts offered per second × agent time in seconds',
    numerator: count(at.offered),
    denominator: count(at.seconds),
    times: {
      numerator: (sums) => handleSeconds(sums) - sums[at.overlapSeconds],
      denominator: count(at.handled),
    },
  },
  {
    key: 'interrupted',
    of: contacts,
    unit: 'count',
    description: 'interruptions of contacts that agents had begun with',
    numerator: count(at.interrupted),
    denominator: null,
  },
  {
    key: 'meanInterrupted',
    of: contacts,
    unit: 'contacts',
    description: 'mean number that stand still because their agents were interrupted, over all of the time',
    numerator: count(at.interruptedArea),
    denominator: count(at.seconds),
  },
  ...CONVERSATION_KPIS,
  ...DEFERRED_KPIS,
  ...JOURNEY_KPIS,
  ...AGENT_KPIS,
  {
    key: 'linesTaken',
    of: ['trunks'],
    unit: 'lines',
    description: 'mean number of lines in use, over all of the time',
    numerator: count(at.takenArea),
    denominator: count(at.seconds),
  },
  ...MONEY_KPIS,
  ...OUTAGE_KPIS,
]
