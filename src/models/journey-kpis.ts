import { count, type Kpi } from './kpi.ts'
import { at, type Sums } from './scopes.ts'

const contacts = ['contacts'] as const

/** Every issue is raised by one contact that no rule, no agent and no earlier contact sent. */
const raised = (sums: Sums): number =>
  sums[at.offered] +
  sums[at.enteredIvr] -
  sums[at.fromIvr] -
  sums[at.movedIn] -
  sums[at.transferredIn] -
  sums[at.returned]

/** Figures of contacts that go on and of the issues behind them, in the order in which reports list them. */
export const JOURNEY_KPIS: readonly Kpi[] = [
  {
    key: 'enteredIvr',
    of: contacts,
    unit: 'count',
    description: 'met the IVR first, whether they came to agents or not; those are offered where they do',
    numerator: count(at.enteredIvr),
    denominator: null,
  },
  {
    key: 'contained',
    of: contacts,
    unit: 'count',
    description: 'served by the IVR or a bot without an agent',
    numerator: count(at.contained),
    denominator: null,
  },
  {
    key: 'containment',
    of: contacts,
    unit: 'share',
    description: 'contained, of those who met the IVR',
    numerator: count(at.contained),
    denominator: count(at.enteredIvr),
  },
  {
    key: 'hungUpInIvr',
    of: contacts,
    unit: 'count',
    description: 'hung up in the IVR, or the IVR did',
    numerator: count(at.hungUpInIvr),
    denominator: null,
  },
  {
    key: 'meanInIvr',
    of: contacts,
    unit: 'contacts',
    description: 'mean number of customers in the IVR, over all of the time',
    numerator: count(at.ivrArea),
    denominator: count(at.seconds),
  },
  {
    key: 'misrouted',
    of: contacts,
    unit: 'count',
    description: 'of the offered, those who meant another type when they chose in the IVR',
    numerator: count(at.misrouted),
    denominator: null,
  },
  {
    key: 'overflowIn',
    of: contacts,
    unit: 'count',
    description: 'of the offered, those whom an overflow rule sent here from another type',
    numerator: count(at.movedIn),
    denominator: null,
  },
  {
    key: 'overflowOut',
    of: contacts,
    unit: 'count',
    description: 'left for another type by an overflow rule',
    numerator: count(at.movedOut),
    denominator: null,
  },
  {
    key: 'transferredIn',
    of: contacts,
    unit: 'count',
    description: 'of the offered, those whom an agent handed on from another type',
    numerator: count(at.transferredIn),
    denominator: null,
  },
  {
    key: 'transferred',
    of: contacts,
    unit: 'count',
    description: 'handed on by an agent when talk ended, to wait for another',
    numerator: count(at.transferredOut),
    denominator: null,
  },
  {
    key: 'returned',
    of: contacts,
    unit: 'count',
    description:
      'of the offered (or those who met the IVR), those who contact again: nobody had answered, or the issue was not resolved',
    numerator: count(at.returned),
    denominator: null,
  },
  {
    key: 'meanReturning',
    of: contacts,
    unit: 'contacts',
    description: 'mean number of customers who will contact again, over all of the time',
    numerator: count(at.returningArea),
    denominator: count(at.seconds),
  },
  {
    key: 'issues',
    of: contacts,
    unit: 'count',
    description: 'issues raised: first contacts',
    numerator: raised,
    denominator: null,
  },
  {
    key: 'fcr',
    of: contacts,
    unit: 'share',
    description: 'true first contact resolution: issues resolved by their first handled contact, of issues handled',
    numerator: count(at.issuesResolvedFirst),
    denominator: count(at.issuesHandled),
  },
  {
    key: 'fcrMeasured',
    of: contacts,
    unit: 'share',
    description:
      'what a real center can measure: issues without a further contact within `fcr-window` of the first handled one, of issues first handled that long before the end',
    numerator: (sums) => sums[at.issuesMeasured] - sums[at.issuesRepeated],
    denominator: count(at.issuesMeasured),
  },
  {
    key: 'resolution',
    of: contacts,
    unit: 'share',
    description:
      'issues resolved in the end, of issues raised: by agents, or contained and not back; those still under way at the end are not',
    numerator: count(at.issuesResolved),
    denominator: (sums) => (sums[at.issuesHandled] > 0 ? raised(sums) : 0),
  },
  {
    key: 'contactsPerIssue',
    of: contacts,
    unit: 'contacts',
    description: 'contacts offered, returns included and transfers not, per issue raised',
    numerator: (sums) => raised(sums) + sums[at.returned],
    denominator: raised,
  },
  {
    key: 'contactsPerResolvedIssue',
    of: contacts,
    unit: 'contacts',
    description: 'contacts offered, returns included and transfers not, per issue resolved',
    numerator: (sums) => (sums[at.issuesResolved] > 0 ? raised(sums) + sums[at.returned] : 0),
    denominator: count(at.issuesResolved),
  },
]
