import type { Kpi } from './kpi.ts'
import type { Model, ServiceLevelName } from './model.ts'
import {
  abandonedWithinAt,
  answeredOf,
  at,
  enteredOf,
  judgedElsewhere,
  undecidedAt,
  withinAt,
  type Sums,
} from './scopes.ts'

const answeredWithin =
  (target: number) =>
  (sums: Sums): number =>
    sums[at.answeredAtOnce] + sums[withinAt(target)]
const abandonedWithin =
  (target: number) =>
  (sums: Sums): number =>
    sums[abandonedWithinAt(target)]

/** Entered, less those who are judged elsewhere or by nobody yet. */
const judgedOf =
  (target: number) =>
  (sums: Sums): number =>
    enteredOf(sums) - judgedElsewhere(sums) - sums[undecidedAt(target)]

interface Formula {
  readonly numerator: (target: number) => (sums: Sums) => number
  readonly denominator: (target: number) => (sums: Sums) => number
}

/**
 * Service-level formulas by name, for the goal's target (0) or an extra one. Cisco's reports call the first "abandon
 * negative", the third "abandon positive", the fourth "abandon ignored" and the fifth "only handled"; Genesys has the
 * last, with its short-abandon limit. Callbacks and messages are left out of the level of the calls, and have their own;
 * deferred work that still waits at the end is left out while it could have been answered in time.
 */
export const serviceLevelFormulas = {
  'answered-of-offered': {
    numerator: answeredWithin,
    denominator: (target) => (sums) => sums[at.offered] - judgedElsewhere(sums) - sums[undecidedAt(target)],
  },
  'answered-of-entered': { numerator: answeredWithin, denominator: judgedOf },
  'abandons-in-time-count': {
    numerator: (target) => (sums) => answeredWithin(target)(sums) + abandonedWithin(target)(sums),
    denominator: judgedOf,
  },
  'ignoring-early-abandons': {
    numerator: answeredWithin,
    denominator: (target) => (sums) => judgedOf(target)(sums) - abandonedWithin(target)(sums),
  },
  'answered-of-answered': {
    numerator: answeredWithin,
    denominator: () => (sums) => answeredOf(sums) - sums[at.putThroughAnswered],
  },
  'ignoring-short-abandons': {
    numerator: answeredWithin,
    denominator: (target) => (sums) => judgedOf(target)(sums) - sums[at.shortAbandoned],
  },
} as const satisfies Record<ServiceLevelName, Formula>

/** The service level of some sums, null where nothing counts. */
export function serviceLevelOf(name: ServiceLevelName, sums: Sums, target = 0): number | null {
  const formula = serviceLevelFormulas[name]
  const denominator = formula.denominator(target)(sums)
  return denominator > 0 ? formula.numerator(target)(sums) / denominator : null
}

/** The service level against the goal, then against every extra target: keys `serviceLevel`, `serviceLevelIn60s`. */
export function serviceLevelKpis(name: ServiceLevelName, targets: readonly number[]): Kpi[] {
  const formula: Formula = serviceLevelFormulas[name]
  return [null, ...targets].map((seconds, target) => ({
    key: seconds === null ? 'serviceLevel' : `serviceLevelIn${seconds}s`,
    of: ['contacts'],
    unit: 'share',
    description: seconds === null ? `${name}, within the goal's target` : `${name}, within ${seconds} s`,
    numerator: formula.numerator(target),
    denominator: formula.denominator(target),
  }))
}

/** The target a contact is judged by: its queue's goal, else its type's; without either nobody is within it. */
export function goalSeconds(model: Model, queue: number, ofType: number | undefined): number {
  return model.queues[queue].goal?.seconds ?? ofType ?? -1
}
