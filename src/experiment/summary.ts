import type { Estimate } from '../engine/confidence.ts'
import type { FlowPlan } from '../models/flows.ts'
import type { PrecisionReached } from './precision.ts'
import type { Remedies } from './remedies.ts'
import type { DayLevels } from './day-levels.ts'
import type { FormulaLevelsFound } from './formula-levels.ts'
import type { WaitCurve } from './waits.ts'
import type { VarianceReduction } from './variance-reduction.ts'

export type { Estimate }

/**
 * What an experiment found: every figure with its confidence interval, by name. This is what reports print and what
 * `--json` holds. Times in seconds, shares from 0 to 1, counts per replication (per batch in steady state).
 */
export interface Summary {
  /** Version of agner. */
  readonly agner: string
  readonly scenario: { readonly name: string; readonly hash: string }
  readonly seed: string
  /** Independent replications, or batches of one run. */
  readonly replications: number
  readonly method: 'replications' | 'batches'
  /** Where precision was asked for: what has come of it, figure by figure. */
  readonly precision?: readonly PrecisionReached[]
  /** Where it was asked for: how the figures of the whole run were estimated. */
  readonly varianceReduction?: VarianceReduction
  /** Level of the intervals, 0.95. */
  readonly confidence: number
  readonly serviceLevelFormula: string
  /** Of the figures of money, such as `EUR`; absent where nothing has a price. */
  readonly currency?: string
  readonly totals: Figures
  readonly types: Readonly<Record<string, Figures>>
  readonly queues: Readonly<Record<string, Figures>>
  readonly groups: Readonly<Record<string, Figures>>
  /** Lines in use and what they cost, by name of the trunks. */
  readonly trunks: Readonly<Record<string, Figures>>
  /** By name of the client: sums over its types; absent where types are of none. */
  readonly clients?: Readonly<Record<string, Figures>>
  /** By name: what providers are paid and what their agents cost; absent where nobody is paid, as what follows. */
  readonly providers?: Readonly<Record<string, Figures>>
  readonly contracts?: Readonly<Record<string, ContractSummary>>
  /** Cost and cash month by month. */
  readonly months?: readonly MonthSummary[]
  /** Who pays whom for what: means of all replications, and the books of the first one, line by line. */
  readonly books?: readonly BookSummary[]
  readonly firstBooks?: readonly BookLine[]
  /** How often and how long each outage was on, by name; absent where there is none. */
  readonly outages?: Readonly<Record<string, Figures>>
  /** How many went which way from type to type, to further groups, or away: overflow, transfers, returns, the IVR. */
  readonly flows: readonly FlowSummary[]
  /** By type, then by group: what each group did for each type. */
  readonly typeGroups: Readonly<Record<string, Readonly<Record<string, Figures>>>>
  readonly days: readonly DaySummary[]
  readonly intervals: readonly IntervalSummary[]
  /** Waiting-time percentiles by hour of the clock: `{ "start": "08:00", "queues": { "support": {…} } }`. */
  readonly hours: readonly HourSummary[]
  /** The same contacts by all six service-level formulas: what could be reported of one and the same service. */
  readonly serviceLevels: FormulaLevelsFound
  /** Distribution of the waits of the answered. */
  readonly waits: { readonly totals: WaitCurve; readonly queues: Readonly<Record<string, WaitCurve>> }
  /** By goal, in the order of `goals`: how many days, of all replications, were at which level. None in steady state. */
  readonly dayLevels: readonly DayLevels[]
  readonly goals: readonly GoalVerdict[]
  /** Of types in turns, the goals for replies but the first; absent where there are none. */
  readonly replyGoals?: readonly ReplyVerdict[]
  readonly formulas: readonly FormulaCheck[]
  readonly warnings: readonly string[]
  /** For the advice; not in `--json`, as it is no finding. */
  readonly remedies: Remedies
  /** Contacts and events simulated in all. */
  readonly contacts: number
  readonly events: number
  /** Version of the time-zone data that clock times were turned into instants with; absent with `--no-timing`. */
  readonly timezoneData?: string
  /** Wall-clock seconds of the simulation; absent with `--no-timing`. */
  readonly seconds?: number
}

/** Keyed by figure, see `models/kpis.ts`. */
export type Figures = Readonly<Record<string, Estimate>>

export interface Slice {
  readonly totals: Figures
  readonly types: Readonly<Record<string, Figures>>
  readonly queues: Readonly<Record<string, Figures>>
  readonly groups: Readonly<Record<string, Figures>>
}

export interface ContractSummary {
  readonly client: string
  readonly provider: string
  /** By term of the SLA: the share of months that miss it, of whole months within the forecast. */
  readonly sla: readonly {
    readonly figure: string
    readonly unit: 'share' | 'seconds'
    readonly goal: number
    readonly monthsMissed: Estimate
  }[]
}

/** Cost with one-off costs spread over their term, and cash as it is paid. */
export interface MonthSummary {
  /** `2026-03`, or `month 1`. */
  readonly month: string
  /** Days simulated, of all that it has. */
  readonly days: number
  readonly ofDays: number
  readonly totals: MonthTotals
  readonly clients: Readonly<Record<string, Spending>>
  readonly groups: Readonly<Record<string, GroupMonthSummary>>
  readonly contracts: Readonly<Record<string, ContractMonthSummary>>
}

/** Of all groups and contracts together, as in those below. */
export interface MonthTotals extends Spending {
  readonly invoiced: Estimate
  readonly paidHours: Estimate
  readonly fte: Estimate
  readonly fteOfProviders: Estimate
  readonly hires: Estimate
  readonly hiresOfProviders: Estimate
}

export interface GroupMonthSummary {
  readonly employer: string
  /** As worked, overtime included. */
  readonly paidHours: Estimate
  /** Paid hours of a mean week of the month by full-time hours a week: as worked, and by the plan. */
  readonly fte: Estimate
  readonly ftePlanned: number
  /** Agents who left; with how many more the plan needs than in the month before, who is hired. */
  readonly leavers: Estimate
  readonly hires: Estimate
}

/** What the provider bills: fees with bonus and penalty, and what falls due once. */
export interface ContractMonthSummary {
  readonly invoiced: Estimate
  readonly once: Estimate
}

export interface Spending {
  readonly cost: Estimate
  readonly cash: Estimate
}

interface Booked {
  readonly payer: string
  readonly payee: string
  readonly contract: string | null
  readonly what: string
  readonly category: string
  /** What is metered; null: it follows from other lines. */
  readonly unit: string | null
}

/** Per replication: units, and what they cost. */
export interface BookSummary extends Booked {
  readonly quantity: number
  /** null where it follows from other lines. */
  readonly rate: number | null
  readonly amount: Estimate
}

export interface BookLine extends Booked {
  readonly month: string
  readonly quantity: number
  readonly rate: number
  readonly amount: number
}

export interface DaySummary extends Slice {
  readonly day: number
  /** ISO date, or `day 1`. */
  readonly date: string
  readonly weekday: string
}

export interface IntervalSummary extends Slice {
  /** Day index, or null where the row gathers the same interval of several days. */
  readonly day: number | null
  /** ISO date or weekday. */
  readonly date: string
  /** Clock time. */
  readonly start: string
  readonly seconds: number
}

export interface FlowSummary {
  readonly by: FlowPlan['by']
  readonly from: string
  /** A contact type; null for an offer and for who is turned away. */
  readonly to: string | null
  /** For an offer, the groups. */
  readonly groups: readonly string[]
  /** Per replication (per batch in steady state). */
  readonly contacts: Estimate
}

export interface HourSummary {
  readonly start: string
  readonly queues: Readonly<Record<string, Figures>>
}

/** A goal against what came out: met or missed only if the whole interval says so. */
export interface GoalVerdict {
  readonly queue: string
  /** The one type judged, where the types of a queue have different goals. */
  readonly type: string | null
  readonly share: number
  readonly seconds: number
  /** Which clock the target runs on: all the time, while the queue is open, or each contact by that of its type. */
  readonly clock: 'wall' | 'business' | 'mixed'
  readonly serviceLevel: Estimate
  readonly verdict: 'met' | 'missed' | 'open'
}

export interface ReplyVerdict {
  readonly type: string
  readonly share: number
  readonly seconds: number
  readonly laterRepliesInTime: Estimate
  readonly verdict: GoalVerdict['verdict']
}

/** The closed formula beside the simulation, or the assumption that fails. */
export type FormulaCheck =
  | {
      readonly queue: string
      readonly formula: string
      /** Same keys as the simulated figures. */
      readonly figures: Readonly<Record<string, number>>
    }
  | { readonly queue: string; readonly formula: null; readonly why: string }
