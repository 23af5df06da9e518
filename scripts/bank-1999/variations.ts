import { quantileOf } from '../../src/engine/distributions.ts'
import { streamFrom } from '../../src/engine/random.ts'
import { normalCdf } from '../../src/engine/special.ts'
import { normal } from '../../src/engine/ziggurat.ts'
import type { Law } from '../../src/engine/law.ts'
import type { ContactType, Group, Model } from '../../src/models/model.ts'
import { SLOT_SECONDS } from './clock.ts'
import { CONTACT_TYPES, type ContactType as TypeName } from './contact-types.ts'

const DAY_SECONDS = 86_400

/** What the weekday scenario leaves out, each to be put back in to see how much it explains. */
export interface Variation {
  readonly what: string
  /** Days differ in contacts. */
  readonly busyness: boolean
  /** Spread of agents between days, and how it goes with the day's common busyness; 0: every day as planned. */
  readonly agentsCv: number
  readonly agentsCorrelation: number
  /** Contacts of each type come in bursts: a factor per half hour. */
  readonly bursts: boolean
  readonly gapSeconds: number
  /** Factor on the agents present. */
  readonly presence: number
  readonly headStart: boolean
  /** The recorded means of agents, rounded by chance, in place of the plan's whole numbers. */
  readonly agentsByChance: boolean
  /** Talk as recorded for the time of day; see talk-by-time.ts. */
  readonly talkByTime: boolean
}

/** Mean agents of a room, by day (from the first of the week) and half hour (from midnight). */
export type MeanAgents = (room: string, day: number, slot: number) => number

export const AS_IT_IS: Variation = {
  what: 'the scenario as it is',
  busyness: true,
  agentsCv: 0,
  agentsCorrelation: 0,
  bursts: false,
  gapSeconds: 6,
  presence: 1,
  headStart: true,
  agentsByChance: false,
  talkByTime: false,
}

/**
 * Agent-hours of the recorded days: cv 12 %, correlated 0.56 with the day's contacts. The contacts' total is correlated
 * 0.857 with the normal variable that all factors of a day share, so agents go with that by 0.56 / 0.857.
 */
const AGENTS_CV = 0.12
const AGENTS_CORRELATION = 0.653

export const TALK_AND_AGENTS: Variation = {
  ...AS_IT_IS,
  what: 'talk by time of day, and mean agents rounded by chance',
  talkByTime: true,
  agentsByChance: true,
}

export const VARIATIONS: readonly Variation[] = [
  AS_IT_IS,
  { ...AS_IT_IS, what: 'every day alike: no busyness', busyness: false },
  { ...AS_IT_IS, what: 'agents differ by day (cv 12 %), whatever comes', agentsCv: AGENTS_CV },
  {
    ...AS_IT_IS,
    what: 'agents differ by day (cv 12 %), more of them on busy days',
    agentsCv: AGENTS_CV,
    agentsCorrelation: AGENTS_CORRELATION,
  },
  { ...AS_IT_IS, what: 'contacts come in bursts within the day', bursts: true },
  { ...AS_IT_IS, what: '11 s between calls in place of 6 s', gapSeconds: 11 },
  { ...AS_IT_IS, what: '5 % fewer agents present', presence: 0.95 },
  { ...AS_IT_IS, what: '5 % more agents present', presence: 1.05 },
  { ...AS_IT_IS, what: 'mean agents rounded by chance, not by plan', agentsByChance: true },
  { ...AS_IT_IS, what: 'no head start: first come, first served', headStart: false },
  { ...AS_IT_IS, what: 'talk as long as recorded at that time of day', talkByTime: true },
  TALK_AND_AGENTS,
  {
    ...AS_IT_IS,
    what: 'the same, agents differ by day with the load, bursts, 11 s',
    agentsCv: AGENTS_CV,
    agentsCorrelation: AGENTS_CORRELATION,
    bursts: true,
    gapSeconds: 11,
    agentsByChance: true,
    talkByTime: true,
  },
]

/**
 * Cv of the half hour's factor by type: what the variance of half-hourly counts (varianceToMean of busyness.csv) leaves
 * after Poisson arrivals and the day's factor. Independent between half hours, which real bursts are not quite.
 */
const BURST_CV: Readonly<Record<TypeName, number>> = {
  regular: 0.273,
  priority: 0.273,
  prospect: 0.304,
  stock: 0.177,
  internet: 0.6,
}

/** The model of one replication: the days' and half hours' factors drawn here, since agents may depend on them. */
export function varied(
  model: Model,
  variation: Variation,
  meanAgents: MeanAgents,
  seed: string,
  replication: number,
): Model {
  const { busyness, bursts, agentsCv, agentsCorrelation, gapSeconds, presence, headStart, agentsByChance } = variation
  const days = model.periods.days.length
  const common = streamFrom(seed, 'variation/common', replication)
  const own = model.types.map((type) => streamFrom(seed, `variation/${type.name}`, replication))
  const staff = streamFrom(seed, 'variation/staff', replication)
  const shared = Array.from({ length: days }, () => normal(common))
  const factorOf = ({ arrivals }: ContactType, id: number): ((day: number) => number) => {
    const law =
      arrivals.process === 'poisson' && arrivals.busyness >= 0 ? model.busyness.factors[arrivals.busyness].law : null
    const rho = model.busyness.correlation
    const drawn = shared.map((z) => Math.sqrt(rho) * z + Math.sqrt(1 - rho) * normal(own[id]))
    return (day) => (law === null || !busyness ? 1 : quantileOf(law, normalCdf(drawn[day])))
  }
  const types = model.types.map((type, id): ContactType => {
    const factor = factorOf(type, id)
    const burst: Law | null = bursts ? gammaAboutOne(BURST_CV[CONTACT_TYPES[id]]) : null
    return {
      ...type,
      wrap: { law: 'constant', value: gapSeconds },
      score: headStart ? type.score : { ...type.score, headStartSeconds: 0 },
      arrivals: byHalfHours(type.arrivals, days, (rate, at) => {
        const factorNow = burst === null ? 1 : quantileOf(burst, own[id].openUniform())
        return rate * factor(dayOf(at)) * factorNow
      }),
    }
  })
  const drawnStaff = shared.map((z) => {
    const loading = agentsCorrelation
    return 1 + agentsCv * (loading * z + Math.sqrt(1 - loading * loading) * normal(staff))
  })
  const groups = model.groups.map((group): Group => {
    const { staffing } = group
    if (staffing.plan !== 'headcount') return group
    // floor(x + u) has mean x; a new u for each half hour.
    const rounded = (mean: number) => Math.floor(Math.max(0, mean) + staff.openUniform())
    const { bounds, values } = resampled(staffing.bounds, staffing.agents, days, (agents, at) => {
      const mean = agentsByChance ? meanAgents(group.name, dayOf(at), (at % DAY_SECONDS) / SLOT_SECONDS) : agents
      return rounded(mean * presence * drawnStaff[dayOf(at)])
    })
    return { ...group, staffing: { plan: 'headcount', bounds, agents: Int32Array.from(values) } }
  })
  return { ...model, types, groups, busyness: { ...model.busyness, factors: [] } }
}

function byHalfHours(
  arrivals: ContactType['arrivals'],
  days: number,
  rateAt: (rate: number, at: number) => number,
): ContactType['arrivals'] {
  if (arrivals.process !== 'poisson') return arrivals
  const { bounds, values } = resampled(arrivals.bounds, arrivals.perSecond, days, rateAt)
  return { process: 'poisson', bounds, perSecond: Float64Array.from(values), busyness: -1 }
}

/** A step function at the start of every half hour, each value changed by `change`. */
function resampled(
  from: Float64Array,
  values: ArrayLike<number>,
  days: number,
  change: (value: number, at: number) => number,
): { bounds: Float64Array; values: number[] } {
  const slots = (days * DAY_SECONDS) / SLOT_SECONDS
  const bounds = Float64Array.from({ length: slots + 1 }, (_, slot) => slot * SLOT_SECONDS)
  const out = Array.from({ length: slots }, (_, slot) => {
    const at = slot * SLOT_SECONDS
    const piece = from.findLastIndex((bound) => bound <= at)
    return change(piece < 0 || piece >= values.length ? 0 : values[piece], at)
  })
  return { bounds, values: out }
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_SECONDS)
}

function gammaAboutOne(cv: number): Law {
  return { law: 'gamma', mean: 1, shape: 1 / (cv * cv) }
}
