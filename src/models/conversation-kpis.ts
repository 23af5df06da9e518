import { count, type Kpi } from './kpi.ts'
import { at, type Sums } from './scopes.ts'

const contacts = ['contacts'] as const

/** Figures of conversations in writing, in the order in which reports list them. */
export const CONVERSATION_KPIS: readonly Kpi[] = [
  {
    key: 'firstReply',
    of: contacts,
    unit: 'seconds',
    description: 'of conversations in turns: mean time from asking for agents to the first reply',
    numerator: count(at.firstReplySeconds),
    denominator: count(at.firstReplies),
  },
  {
    key: 'firstRepliesInTime',
    of: contacts,
    unit: 'share',
    description: "first replies sent within the goal's target, of all first replies",
    numerator: count(at.firstRepliesInTime),
    denominator: count(at.firstReplies),
  },
  {
    key: 'laterReply',
    of: contacts,
    unit: 'seconds',
    description: 'of conversations in turns: mean time from a message of the customer to the reply, the first left out',
    numerator: count(at.laterReplySeconds),
    denominator: count(at.laterReplies),
  },
  {
    key: 'laterRepliesInTime',
    of: contacts,
    unit: 'share',
    description: 'replies but the first sent within the target of `reply-goal`, of all of them',
    numerator: count(at.laterRepliesInTime),
    denominator: count(at.laterReplies),
  },
  {
    key: 'fellSilent',
    of: contacts,
    unit: 'count',
    description: 'conversations closed because the customer wrote no more; handled all the same',
    numerator: count(at.fellSilent),
    denominator: null,
  },
  {
    key: 'silentlyAbandoned',
    of: contacts,
    unit: 'count',
    description:
      'left while waiting without a sign; to the center they wait on, and are answered, turned away or waiting at the end',
    numerator: count(at.leftSilently),
    denominator: null,
  },
  {
    key: 'answeredGone',
    of: contacts,
    unit: 'count',
    description: 'of the answered, customers who had left by then without a sign',
    numerator: count(at.answeredGone),
    denominator: null,
  },
  {
    key: 'trueAbandonment',
    of: contacts,
    unit: 'share',
    description: 'abandoned, seen or not, of offered; `abandonment` is what the center sees',
    numerator: (sums: Sums) => sums[at.abandoned] + sums[at.leftSilently],
    denominator: count(at.offered),
  },
  {
    key: 'wentOn',
    of: contacts,
    unit: 'count',
    description: 'of the offered, conversations that go on after a pause: further legs of the same contacts',
    numerator: count(at.wentOn),
    denominator: null,
  },
  {
    key: 'meanPaused',
    of: contacts,
    unit: 'contacts',
    description: 'mean number of conversations that pause, over all of the time',
    numerator: count(at.pausedArea),
    denominator: count(at.seconds),
  },
]
