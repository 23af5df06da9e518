import type { Category } from '../models/economy-model.ts'

/** What came of a client (or all, or a provider) in one replication: minor units by category, and counts. */
export interface Outcome {
  readonly paid: Readonly<Record<Category, number>>
  /** Of the fees, bonus less penalty. */
  readonly bonus: number
  readonly handled: number
  readonly raised: number
  /** 0 where it is not known of all. */
  readonly resolved: number
  /** With returns, without hand-ons; of the losses, those on unresolved issues. */
  readonly contacts: number
  readonly unresolved: number
  /** Contacts that still wait at the end, and customers who would contact again, less those at the beginning. */
  readonly leftOver: number
  /** The same of issues that were raised in what is reported. */
  readonly unfinished: number
  /** Of a provider: what its clients pay, what its agents cost. */
  readonly revenue: number
  readonly ownCost: number
}

export interface MoneyFigure {
  readonly key: string
  /** `payers`: clients, and all together. `providers`: who is paid by clients. */
  readonly of: 'payers' | 'providers'
  readonly unit: 'money' | 'share'
  readonly description: string
  /** Minor units; a share is of minor units of both. */
  readonly numerator: (outcome: Outcome) => number
  /** null: per replication. */
  readonly denominator: ((outcome: Outcome) => number) | null
}

/** All that is really paid; what customers bear or lose is priced, not paid. */
export function costOf({ paid }: Outcome): number {
  return paid.wages + paid.overheads + paid.fees + paid['one-off'] + paid.retained + paid.concessions
}

/**
 * To work off what is left over at the end: issues whose customers wait or will contact again need as many contacts as those
 * needed that have ended, each at what a contact has cost.
 */
export function toFinish(outcome: Outcome): number {
  const { contacts, handled, leftOver, raised } = outcome
  const ended = raised - leftOver
  return handled === 0 || ended <= 0 ? 0 : (costOf(outcome) / handled) * leftOver * (contacts / ended)
}

/** As many of what is left over are resolved then as of those that are finished: the share of issues resolved at last. */
export function resolvedAtLast({ raised, resolved, unfinished }: Outcome): number {
  const finished = raised - unfinished
  return finished > 0 ? (resolved / finished) * raised : resolved
}

/** Losses, but for what is left over and will be resolved. */
export function lossesAtLast(outcome: Outcome): number {
  const { paid, raised, resolved, unresolved } = outcome
  const left = raised - resolved
  return paid.losses - (left > 0 ? unresolved * (1 - (raised - resolvedAtLast(outcome)) / left) : 0)
}

/** 1: it is known what the agents of a provider cost. */
const isKnown = ({ ownCost }: Outcome): number => (ownCost > 0 ? 1 : 0)

/** What is paid and what is priced, with what is left over at the end. */
export function withLosses(outcome: Outcome): number {
  return costOf(outcome) + toFinish(outcome) + lossesAtLast(outcome)
}

/** Figures of money of those who pay and are paid, in the order in which reports list them. */
export const MONEY_FIGURES: readonly MoneyFigure[] = [
  {
    key: 'cost',
    of: 'payers',
    unit: 'money',
    description:
      'fully costed: wages, charges and overheads, invoices with bonus and penalty, one-off costs spread over their term, concessions, what stays when the work has left',
    numerator: costOf,
    denominator: null,
  },
  {
    key: 'costWages',
    of: 'payers',
    unit: 'money',
    description: 'wages with supplements and charges, and invoices: without overheads, one-off costs and what stays',
    numerator: ({ paid }) => paid.wages + paid.fees,
    denominator: null,
  },
  {
    key: 'invoiced',
    of: 'payers',
    unit: 'money',
    description:
      'invoices of providers, with surcharge, minimum, maximum, bonus and penalty; one-off costs are beside them',
    numerator: ({ paid }) => paid.fees,
    denominator: null,
  },
  {
    key: 'bonus',
    of: 'payers',
    unit: 'money',
    description: 'bonus less penalty of the SLA, of whole months: below 0 the provider has paid',
    numerator: ({ bonus }) => bonus,
    denominator: null,
  },
  {
    key: 'costPerContact',
    of: 'payers',
    unit: 'money',
    description: 'cost per handled contact; rewards contacts that resolve nothing, see the next two',
    numerator: costOf,
    denominator: ({ handled }) => handled,
  },
  {
    key: 'costPerIssue',
    of: 'payers',
    unit: 'money',
    description:
      'cost per issue raised; who waits or would contact again at the end, less those at the beginning of the report, is costed at as many contacts as issues that have ended needed',
    numerator: (outcome) => costOf(outcome) + toFinish(outcome),
    denominator: ({ raised }) => raised,
  },
  {
    key: 'costPerResolvedIssue',
    of: 'payers',
    unit: 'money',
    description:
      'the same per issue resolved in the end; no value where types are among them of which that is not known',
    numerator: (outcome) => costOf(outcome) + toFinish(outcome),
    denominator: (outcome) => (outcome.resolved > 0 ? resolvedAtLast(outcome) : 0),
  },
  {
    key: 'losses',
    of: 'payers',
    unit: 'money',
    description:
      'what unresolved issues, lost contacts and waiting are priced at, less the value of contacts: priced by the scenario, paid by nobody',
    numerator: ({ paid }) => paid.losses,
    denominator: null,
  },
  {
    key: 'costWithLossesPerIssue',
    of: 'payers',
    unit: 'money',
    description: 'cost and losses per issue raised: the figure to compare by',
    numerator: withLosses,
    denominator: ({ raised }) => raised,
  },
  {
    key: 'revenue',
    of: 'providers',
    unit: 'money',
    description: 'what its clients pay, one-off costs spread over their term',
    numerator: ({ revenue }) => revenue,
    denominator: null,
  },
  {
    key: 'ownCost',
    of: 'providers',
    unit: 'money',
    description: 'what it pays for its agents, as far as the scenario knows',
    numerator: ({ ownCost }) => ownCost,
    denominator: isKnown,
  },
  {
    key: 'margin',
    of: 'providers',
    unit: 'money',
    description: 'revenue less own cost',
    numerator: ({ revenue, ownCost }) => revenue - ownCost,
    denominator: isKnown,
  },
  {
    key: 'marginShare',
    of: 'providers',
    unit: 'share',
    description: 'margin of revenue; below 0 the price does not pay for the agents',
    numerator: (outcome) => (outcome.revenue > 0 ? isKnown(outcome) * (outcome.revenue - outcome.ownCost) : 0),
    denominator: (outcome) => isKnown(outcome) * Math.max(0, outcome.revenue),
  },
  {
    key: 'revenuePerContact',
    of: 'providers',
    unit: 'money',
    description: 'revenue per contact handled by its agents',
    numerator: ({ revenue }) => revenue,
    denominator: ({ handled }) => handled,
  },
]
