import { count, type Kpi } from './kpi.ts'
import { at } from './scopes.ts'

const contacts = ['contacts'] as const

/** Figures of work that waits: how long answers take, and what is left. */
export const DEFERRED_KPIS: readonly Kpi[] = [
  {
    key: 'responded',
    of: contacts,
    unit: 'count',
    description: 'deferred work (`when-closed: waits`): answers sent; not those handed on',
    numerator: count(at.responded),
    denominator: null,
  },
  {
    key: 'response',
    of: contacts,
    unit: 'seconds',
    description: 'deferred work: mean time from offered to the answer sent (the end of talk), by the wall clock',
    numerator: count(at.responseSeconds),
    denominator: count(at.responded),
  },
  {
    key: 'responseBusiness',
    of: contacts,
    unit: 'seconds',
    description: 'the same in opening hours of the queue',
    numerator: count(at.responseOpenSeconds),
    denominator: count(at.responded),
  },
  {
    key: 'responseInGoal',
    of: contacts,
    unit: 'share',
    description: "answers sent within the goal's target, by the clock of the goal, of all answers sent",
    numerator: count(at.respondedInTime),
    denominator: count(at.responded),
  },
  {
    key: 'resolutionTime',
    of: contacts,
    unit: 'seconds',
    description:
      'mean time from an issue raised to resolved (the end of that talk), of those resolved, by the wall clock',
    numerator: count(at.resolutionSeconds),
    denominator: count(at.issuesResolved),
  },
  {
    key: 'resolutionTimeBusiness',
    of: contacts,
    unit: 'seconds',
    description: 'the same in opening hours of the queue that it was raised in',
    numerator: count(at.resolutionOpenSeconds),
    denominator: count(at.issuesResolved),
  },
  {
    key: 'backlogAge',
    of: contacts,
    unit: 'seconds',
    description: 'mean age of what waits at the end of an interval, where queues keep it (`at-closing: keep`)',
    numerator: count(at.backlogAges),
    denominator: count(at.backlogAtEnd),
  },
  {
    key: 'backlogOldest',
    of: contacts,
    unit: 'seconds',
    description: 'the same of the oldest, where any waits; of several types together, the mean of the oldest of each',
    numerator: count(at.backlogOldest),
    denominator: count(at.anyBacklogAtEnd),
  },
  {
    key: 'backlogAtDayEnd',
    of: contacts,
    unit: 'contacts',
    description: 'mean number waiting at the end of a day, where queues keep it',
    numerator: count(at.backlogAtDayEnd),
    denominator: count(at.dayEnds),
  },
  {
    key: 'backlogAgeAtDayEnd',
    of: contacts,
    unit: 'seconds',
    description: 'mean age of what waits at the end of a day',
    numerator: count(at.backlogAgesAtDayEnd),
    denominator: count(at.backlogAtDayEnd),
  },
  {
    key: 'backlogOldestAtDayEnd',
    of: contacts,
    unit: 'seconds',
    description: 'the same of the oldest, where any waits; of several types together, the mean of the oldest of each',
    numerator: count(at.backlogOldestAtDayEnd),
    denominator: count(at.anyBacklogAtDayEnd),
  },
]
