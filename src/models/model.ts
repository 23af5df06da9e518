import type { Law } from '../engine/law.ts'
import type { Arrivals, Busyness } from './arrivals-model.ts'
import type { PooledClient } from './blending/pool.ts'
import type { Reserve } from './blending/reserve.ts'
import type { Channel, Hand } from './channel-model.ts'
import type { Pauses, SilentLeaving, TurnTaking } from './conversation-model.ts'
import type { Economy } from './economy-model.ts'
import type { IvrModel } from './ivr-model.ts'
import type { Outage } from './outage-model.ts'
import type {
  Announcement,
  Consult,
  Dial,
  OverflowRule,
  PreferredAgent,
  Resolution,
  Retry,
  Ring,
  Transfer,
} from './journey-model.ts'
import type { Proficiency } from './proficiency-model.ts'
import type { Satisfaction } from './satisfaction.ts'
import type { PeoplePlan } from './people-model.ts'
import type { Outbound } from './outbound/outbound-model.ts'

/**
 * The compiled model: what a machine needs to simulate a contact center. Start reading here, then `flow.ts`.
 *
 * Plain data: no functions and no classes, so it can be printed, compared, cloned to a worker or sent elsewhere.
 * Behaviour is in it by name and parameters (`routing.agent.rule`). Everything with a name has an id: its index in the
 * list it stands in. Names serve reports only. Instants and durations are seconds; the clock starts at 0, midnight of
 * the first day.
 */
export interface Model {
  readonly name: string
  readonly periods: Periods
  /** Contact types; the id of a type is also the id of the line it waits in. */
  readonly types: readonly ContactType[]
  readonly channels: readonly Channel[]
  readonly queues: readonly Queue[]
  readonly groups: readonly Group[]
  readonly trunks: readonly Trunks[]
  /** Businesses whose contacts are handled; types refer to them. */
  readonly clients: readonly { readonly name: string }[]
  readonly outages: readonly Outage[]
  readonly ivr: IvrModel
  /** Of all prices, such as `EUR`; null: there is none. */
  readonly currency: string | null
  /** Who pays whom for what; null: nobody is paid (trunks and the IVR aside). */
  readonly economy: Economy | null
  readonly busyness: Busyness
  readonly routing: Routing
  readonly serviceLevel: ServiceLevelName
  /** What customers say of the center, by what happens to them; null: nobody asks. */
  readonly satisfaction: Satisfaction | null
  /** Extra targets in seconds, judged for every contact beside its own goal. */
  readonly targets: readonly number[]
  /** The interval a contact counts in: when it was offered, or when it was answered or left. */
  readonly countAt: 'offer' | 'exit'
  /** For the first contact resolution that a real center can measure: no repeat within so many seconds. */
  readonly fcrWindowSeconds: number
  /** What happens at the end of the horizon: work off what waits (arrivals stop), or stop the clock. */
  readonly atEnd: 'work-off' | 'stop'
}

/** Service-level formulas by name; `kpis.ts` has them. */
export type ServiceLevelName =
  | 'answered-of-offered'
  | 'answered-of-entered'
  | 'abandons-in-time-count'
  | 'ignoring-early-abandons'
  | 'answered-of-answered'
  | 'ignoring-short-abandons'

/**
 * The grid on which facts are booked. `calendar`: intervals of the day (15 or 30 minutes), one replication is the whole
 * horizon. `batches`: one long run, cut into batches of equal length after a warm-up, each batch an observation.
 */
export interface Periods {
  readonly kind: 'calendar' | 'batches'
  /** n + 1 instants: period i lasts from bounds[i] to bounds[i + 1]. The last bound is the horizon. */
  readonly bounds: Float64Array
  /** How many leading periods are warm-up, simulated but not reported. */
  readonly warmup: number
  /** Day of period i, from 0 (batches: all 0). */
  readonly day: Int32Array
  /** Position of period i in the day's list of clock times (batches: all 0). */
  readonly ofDay: Int32Array
  /**
   * Waiting times are kept apart by it. Calendar: the hour of the clock, 0 to 23, in which period i starts. Batches: the
   * section that batch i is dealt to.
   */
  readonly hour: Int32Array
  /** Where the sums of period i are kept: a row of the report, several periods may share one (long horizons). */
  readonly row: Int32Array
  readonly rows: readonly PeriodRow[]
  readonly days: readonly PeriodDay[]
  /** Whether figures are kept for each day. */
  readonly keepDays: boolean
}

/** A line of the report by time: an interval of one day, or on long horizons the same interval of all equal weekdays. */
export interface PeriodRow {
  /** Day index, or -1 where the row gathers several days. */
  readonly day: number
  /** Date `1999-06-06`, or weekday `mon` where the row gathers several days. */
  readonly label: string
  /** Clock time `08:00` at which the interval starts. */
  readonly start: string
  readonly seconds: number
}

export interface PeriodDay {
  /** ISO date, or `day 1` where the scenario has no start date. */
  readonly label: string
  readonly weekday: string
}

export interface ContactType {
  readonly name: string
  readonly channel: number
  readonly queue: number
  /** Of `Model.clients`; -1: of none. */
  readonly client: number
  /** Which trunks its contacts hold from arrival to the end of talk; -1: none. */
  readonly trunks: number
  /** 1 comes first. */
  readonly priority: number
  readonly arrivals: Arrivals
  /** null: waits for ever. Balking is an atom at 0. */
  readonly patience: Law | null
  readonly talk: Law
  readonly hold: Law | null
  readonly wrap: Law | null
  readonly goal: Goal | null
  /** Which clock its targets run on: all the time, or while its queue is open. */
  readonly goalClock: 'wall' | 'business'
  /** Deferred work: who finds the queue closed waits for the opening, else is turned away. */
  readonly waitsWhenClosed: boolean
  /** An abandonment after at most this many seconds is short. */
  readonly shortAbandonSeconds: number
  readonly score: Score
  /** What its contacts hear of their wait when they begin to wait; null: nothing. */
  readonly announce: Announcement | null
  /** What else may become of a contact that would have to wait or waits, in order. */
  readonly overflow: readonly OverflowRule[]
  /** Where agents hand contacts on when talk ends; the shares add up to 1 at most. */
  readonly transfers: readonly Transfer[]
  /** Whom agents ask before talk ends; the shares add up to 1 at most. */
  readonly consults: readonly Consult[]
  /** Customers who wait for an agent of their own first; null: for anybody. */
  readonly preferredAgent: PreferredAgent | null
  /** Customers who come back when nobody answered them; null: they never do. */
  readonly retry: Retry | null
  /** Whether the issue is resolved when the contact has been handled; null: nothing is known of it. */
  readonly resolution: Resolution | null
  /** How its customers are called; null: they contact us. */
  readonly dial: Dial | null
  /** How agent and customer write to each other; null: they talk without a break. */
  readonly turns: TurnTaking | null
  /** Customers who leave while they wait, unseen; null: nobody does. */
  readonly silent: SilentLeaving | null
  /** Conversations that pause and go on; null: none does. */
  readonly pauses: Pauses | null
  /** The list that is called as this type; null: customers contact us. */
  readonly outbound: Outbound | null
  /** The node of the IVR where its contacts begin; -1: they ask for agents at once. */
  readonly startsAt: number
  /** How long a customer puts up with the IVR, seconds; null: to its end. */
  readonly ivrPatience: Law | null
}

/** "80 % in 20 s" */
export interface Goal {
  readonly share: number
  readonly seconds: number
}

/** For the contact rule `score`: points = base + perMinute × (minutes waited + headStartSeconds / 60). */
export interface Score {
  readonly base: number
  readonly perMinute: number
  readonly headStartSeconds: number
}

export interface Queue {
  readonly name: string
  /** Most contacts waiting at once; Infinity: no limit. */
  readonly capacity: number
  /** Alternating instants at which it opens and closes, in order; null: always open. */
  readonly hours: Float64Array | null
  /** What becomes of those who wait when it closes. */
  readonly atClosing: 'serve' | 'send-away' | 'keep'
  /** Overrides the goals of its types; null: each contact is judged by its own type's goal. */
  readonly goal: Goal | null
}

export interface Group {
  readonly name: string
  readonly skills: readonly Skill[]
  /** What its agents may hold at once: what fits into one of these; null: one contact, whatever it is, which nothing interrupts. */
  readonly hands: readonly Hand[] | null
  /** Clients of whom it knows more than that their contacts come. */
  readonly pool: readonly PooledClient[]
  /** How long the phones of its agents ring; null: they answer at once. */
  readonly ring: Ring | null
  /** How its agents differ from each other and over time; null: all alike, for ever. */
  readonly proficiency: Proficiency | null
  readonly staffing: Staffing
  /** Paid seconds (breaks included) per period of the grid. */
  readonly paidSeconds: Float64Array
  /** Rostered seconds on the phone (breaks excluded) per period of the grid. */
  readonly scheduledSeconds: Float64Array
}

export interface Skill {
  readonly type: number
  /** Among its types, 1 comes first. */
  readonly preference: number
  /** Among the groups of the type, 1 comes first. */
  readonly rank: number
  /** Agents that stay idle for others; null: none. */
  readonly reserve: Reserve | null
  /** Instead of the type's share of resolved; null: as the type has it. */
  readonly resolved: number | null
  /** Instead of those of the type; null: those. */
  readonly transfers: readonly Transfer[] | null
  readonly consults: readonly Consult[] | null
  /** Handle times are divided by it. */
  readonly speed: number
  /** Laws of this group for this type; null: those of the type. */
  readonly talk: Law | null
  readonly hold: Law | null
  readonly wrap: Law | null
}

export type Staffing =
  | {
      /** agents[i] interchangeable agents from bounds[i] to bounds[i + 1]; none outside (the last bound may be Infinity). */
      readonly plan: 'headcount'
      readonly bounds: Float64Array
      readonly agents: Int32Array
    }
  | {
      /** Each agent has times of their own: at[i] ascending, agent[i] signs in (on[i] = 1) or out (0). */
      readonly plan: 'roster'
      readonly agents: number
      readonly at: Float64Array
      readonly agent: Int32Array
      readonly on: Uint8Array
    }
  | PeoplePlan

/** Lines from arrival to the end of talk; a contact that finds none free is blocked. */
export interface Trunks {
  readonly name: string
  readonly lines: number
  /**
   * `arrival`: blocked when all lines are taken. `waiting`: blocked when all are taken and nobody is free to answer
   * at once (places in the system rather than lines of a telephone exchange).
   */
  readonly block: 'arrival' | 'waiting'
  /** Of a line that is taken, minor units of the currency (cents) per second. */
  readonly price: number
}

export interface Routing {
  readonly agent: RuleCall
  readonly contact: RuleCall
  /** Among agents who can take one more, wherever they rank equal: those who hold least first, most first, or alike. */
  readonly load: 'least-loaded' | 'fill-up' | 'alike'
  /** Which a freed agent compares first. */
  readonly order: 'priority-first' | 'preference-first'
}

/** A policy by its name in the catalogue. */
export interface RuleCall {
  readonly rule: string
}
