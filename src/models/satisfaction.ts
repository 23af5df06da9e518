import type { Kpi } from './kpi.ts'
import { raised, at, waitedOf, type Sums } from './scopes.ts'

/** What customers say of the center by a model that is linear in what happened to their issues; null: it is not asked for. */
export interface Satisfaction {
  /** Share of satisfied customers, 0.85. */
  readonly csat: Effects | null
  /** Promoters less detractors, from -100 to 100. */
  readonly nps: Effects | null
}

/** By issue: what it begins with, and what each of these takes off. */
export interface Effects {
  readonly base: number
  readonly perMinuteWaited: number
  readonly perTransfer: number
  readonly perAbandonment: number
  readonly unresolved: number
}

const SECONDS_A_MINUTE = 60
const contacts = ['contacts'] as const

/** Linear, so that sums are enough: the mean over issues is what the model says of the means. */
function meanOf(effects: Effects): (sums: Sums) => number {
  const { base, perMinuteWaited, perTransfer, perAbandonment, unresolved } = effects
  return (sums) =>
    base * raised(sums) -
    (perMinuteWaited * waitedOf(sums)) / SECONDS_A_MINUTE -
    perTransfer * sums[at.transferredOut] -
    perAbandonment * sums[at.abandoned] -
    unresolved * (raised(sums) - sums[at.issuesResolved])
}

/** The figures of a model, of those that are asked for. */
export function satisfactionKpis(satisfaction: Satisfaction | null): Kpi[] {
  const kpis: Kpi[] = []
  const { csat = null, nps = null } = satisfaction ?? {}
  if (csat !== null) {
    kpis.push({
      key: 'csat',
      of: contacts,
      unit: 'share',
      description:
        'satisfied customers, of issues raised: by the linear model of `satisfaction`, from waits, transfers and resolution',
      numerator: meanOf(csat),
      denominator: raised,
    })
  }
  if (nps !== null) {
    kpis.push({
      key: 'nps',
      of: contacts,
      unit: 'points',
      mayBeNegative: true,
      description: 'net promoter score in points from -100 to 100, by the linear model of `satisfaction`',
      numerator: meanOf(nps),
      denominator: raised,
    })
  }
  return kpis
}
