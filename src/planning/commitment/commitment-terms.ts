import type { Law } from '../../engine/law.ts'
import type { Loaded } from '../../experiment/loaded.ts'
import { usualCommitment, type ForecastAhead } from '../../scenario/commitment-schema.ts'
import { usualStaffedGroup } from '../../scenario/staffing-schema.ts'
import { ALIKE, cvOf } from './knowledge.ts'
import { Unanswerable } from '../unanswerable.ts'

/** How the hours of a group are fixed. Times are seconds before the day. */
export interface GroupTerms {
  readonly name: string
  readonly leadTime: number
  /** Share of the agents of a slot by which they may be changed later; 0: not. */
  readonly flex: number
  readonly flexLeadTime: number
  /** Share by which its hours a day may grow from month to month; null: no limit. */
  readonly ramp: number | null
}

/** When what is decided, and what is known then. */
export interface CommitmentTerms {
  /** How busy days are. */
  readonly law: Law
  /** Classes into which days are told apart. */
  readonly levels: number
  readonly forecast: readonly ForecastAhead[]
  readonly groups: readonly GroupTerms[]
  /** The first decision is made so long before the day: the longest lead time. */
  readonly first: number
  /** The second, for groups with a shorter lead time or with flex; null: there is none. */
  readonly second: number | null
}

/** Reads from a scenario how its groups are committed. Throws Unanswerable where days differ in more than one way. */
export function termsOf({ source }: Pick<Loaded, 'source'>): CommitmentTerms {
  const { busyness, groups, staffing, types } = source.scenario
  const own = Object.entries(types).find(([, type]) => type.busyness !== undefined)
  if (own !== undefined || busyness?.correlation !== undefined)
    throw new Unanswerable(
      `commitment is about one busyness that all types share, and ${own === undefined ? 'here each type has its own' : `${own[0]} has its own`}`,
    )
  const { forecast, levels } = staffing?.commitment ?? usualCommitment
  const terms = Object.keys(staffing?.groups ?? groups).map((name): GroupTerms => {
    const { flex, flexLeadTime, leadTime, ramp } = staffing?.groups?.[name] ?? usualStaffedGroup
    return { name, leadTime, flex, flexLeadTime, ramp: ramp ?? null }
  })
  const first = Math.max(...terms.map(({ leadTime }) => leadTime))
  const later = terms.flatMap((group) => [
    ...(group.leadTime < first ? [group.leadTime] : []),
    ...(group.flex > 0 ? [group.flexLeadTime] : []),
  ])
  // Whoever could wait longer knows no more than whoever could not: nobody is given hindsight of others.
  const second = later.length === 0 ? null : Math.max(...later)
  const law = busyness === undefined || cvOf(busyness.law) === 0 ? ALIKE : busyness.law
  return { law, levels, forecast, groups: terms, first, second }
}

/** The cv of what is still open to whoever decides so long before the day: by the last forecast made until then. */
export function openAt(forecast: readonly ForecastAhead[], ahead: number): number {
  const made = forecast.filter((one) => one.ahead >= ahead)
  return made.length === 0 ? Infinity : made.reduce((last, one) => (one.ahead < last.ahead ? one : last)).cv
}
