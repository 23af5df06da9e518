import { count, type Kpi } from '../kpi.ts'
import { at } from '../scopes.ts'

const contacts = ['contacts'] as const
const SECONDS_AN_HOUR = 3600

/** Figures of lists of customers who are called, in the order in which reports list them. */
export const OUTBOUND_KPIS: readonly Kpi[] = [
  {
    key: 'machines',
    of: contacts,
    unit: 'count',
    description: 'calls from a list that an answering machine took',
    numerator: count(at.machines),
    denominator: null,
  },
  {
    key: 'takenForMachine',
    of: contacts,
    unit: 'count',
    description: 'persons who answered and whom the detection took for a machine: the call ended in silence',
    numerator: count(at.takenForMachine),
    denominator: null,
  },
  {
    key: 'liveAnswers',
    of: contacts,
    unit: 'count',
    description: 'persons put through from a list: answered by an agent, or abandoned',
    numerator: count(at.liveAnswers),
    denominator: null,
  },
  {
    key: 'abandonedLive',
    of: contacts,
    unit: 'count',
    description: 'live answers for whom no agent was free in time (nuisance calls)',
    numerator: count(at.abandonedLive),
    denominator: null,
  },
  {
    key: 'abandonedLiveShare',
    mayPassOne: true,
    of: contacts,
    unit: 'share',
    description: 'live answers for whom no agent was free in time, of all live answers',
    numerator: count(at.abandonedLive),
    denominator: count(at.liveAnswers),
  },
  {
    key: 'rightPartyContacts',
    of: contacts,
    unit: 'count',
    description: 'talks with the person whom the call was for',
    numerator: count(at.rightParties),
    denominator: null,
  },
  {
    key: 'contactRate',
    mayPassOne: true,
    of: contacts,
    unit: 'share',
    description: 'talks with the person whom the call was for, of calls made to customers',
    numerator: count(at.rightParties),
    denominator: count(at.dialled),
  },
  {
    key: 'recordsLoaded',
    of: contacts,
    unit: 'count',
    description: 'customers put on a list; of an endless one, those who have been called',
    numerator: count(at.recordsLoaded),
    denominator: null,
  },
  {
    key: 'recordsFinished',
    of: contacts,
    unit: 'count',
    description: 'customers on a list with whom an agent has talked; those neither finished nor exhausted are pending',
    numerator: count(at.recordsFinished),
    denominator: null,
  },
  {
    key: 'recordsExhausted',
    of: contacts,
    unit: 'count',
    description: 'customers on a list who have been called for the last time in vain',
    numerator: count(at.recordsExhausted),
    denominator: null,
  },
  {
    key: 'callsPerAgentHour',
    of: contacts,
    unit: 'contacts',
    description: 'calls made to customers per hour that agents are signed in; in the totals alone',
    numerator: (sums) => SECONDS_AN_HOUR * sums[at.dialled],
    denominator: (sums) => (sums[at.dialled] > 0 ? sums[at.signedInArea] : 0),
  },
]
