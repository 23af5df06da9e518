import { ANNOUNCEMENT_KPIS } from './announcement-kpis.ts'
import { count, type Kpi } from './kpi.ts'
import { OUTBOUND_KPIS } from './outbound/outbound-kpis.ts'
import { at, type Sums } from './scopes.ts'

const contacts = ['contacts'] as const

/** Every issue is raised by one contact that no rule, no agent, no list, no outage and no earlier contact sent. */
export const raised = (sums: Sums): number =>
  sums[at.offered] +
  sums[at.enteredIvr] -
  sums[at.fromIvr] -
  sums[at.movedIn] -
  sums[at.transferredIn] -
  sums[at.consultsIn] -
  sums[at.requeued] -
  sums[at.wentOn] -
  sums[at.returned] -
  sums[at.putThrough]

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
    key: 'dialled',
    of: contacts,
    unit: 'count',
    description: 'calls made to customers who are called back or are on a list, answered or not',
    numerator: count(at.dialled),
    denominator: null,
  },
  {
    key: 'reached',
    of: contacts,
    unit: 'share',
    description: 'calls that customers answered, of calls made to them',
    numerator: count(at.reached),
    denominator: count(at.dialled),
  },
  {
    key: 'unreached',
    of: contacts,
    unit: 'count',
    description: 'of the offered, customers given up after the last call that they did not answer',
    numerator: count(at.unreached),
    denominator: null,
  },
  ...OUTBOUND_KPIS,
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
    key: 'consultsIn',
    of: contacts,
    unit: 'count',
    description: 'of the offered, agents who ask a colleague while their customer holds',
    numerator: count(at.consultsIn),
    denominator: null,
  },
  {
    key: 'consults',
    of: contacts,
    unit: 'count',
    description: 'about which an agent asked a colleague before talk ended',
    numerator: count(at.consultsOut),
    denominator: null,
  },
  {
    key: 'preferred',
    of: contacts,
    unit: 'share',
    description: 'answered by the agent whom the customer knows, of those offered who know one',
    numerator: count(at.byPreferred),
    denominator: count(at.prefers),
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
  ...ANNOUNCEMENT_KPIS,
]
