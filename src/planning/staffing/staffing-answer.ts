import type { Estimate } from '../../engine/confidence.ts'
import type { ScenarioGroup } from '../../scenario/schema.ts'
import type { CommitmentAnswer } from '../commitment/commitment-answer.ts'
import type { ScheduleLine } from '../shifts/schedule.ts'
import type { NamedGoal } from './goals.ts'

/** What a scenario with an answer's staffing says of itself where that is not feasible. */
export const MISSES_GOALS = 'the staffing found does not meet all goals'

/** The cheapest staffing found that meets the goals, how it was found, and what it is worth. */
export interface StaffingAnswer {
  /** Version of agner. */
  readonly agner: string
  readonly scenario: { readonly name: string; readonly hash: string }
  readonly seed: string
  readonly confidence: number
  /** Whether the interval of every figure, under luck that the search has not seen, meets its goal with both ends. */
  readonly isFeasible: boolean
  /** Of the horizon: whole units of the currency, or agent hours where nobody is paid by the hour. */
  readonly cost: number
  readonly currency: string | null
  /** Paid hours of the horizon. */
  readonly hours: number
  readonly groups: readonly GroupAnswer[]
  /** Solved one by one: the whole horizon, or months that are staffed alike. */
  readonly parts: readonly PartAnswer[]
  readonly notes: readonly string[]
  /** What not knowing the day costs, where it was asked for. */
  readonly commitment?: CommitmentAnswer
  readonly seconds?: number
  /** By group: what the scenario would have in place of its own. */
  readonly staffings: ReadonlyMap<string, ScenarioGroup['staffing']>
}

export interface GroupAnswer {
  readonly name: string
  /** Of the horizon. */
  readonly cost: number
  readonly hours: number
  /** Whether the scenario has `agents` for it, rather than `shifts`. */
  readonly hasAgents: boolean
  /** Where its agents or shifts are written: those that a variant takes from its scenario have the same place. */
  readonly writtenAt: string
  /** Keys such as `absence` that the scenario has for it: only people with shifts have any use for them. */
  readonly attendance: readonly string[]
  /** Agents on the phone, by months, days and time; one entry without any of these in steady state. */
  readonly levels: readonly LevelAnswer[]
  /** Who works which shift; empty where numbers of agents were asked for. */
  readonly lines: readonly ScheduleLine[]
}

export interface LevelAnswer {
  /** january = 1; null: the whole horizon. */
  readonly months: readonly number[] | null
  readonly weekdays: readonly number[] | null
  /** Clock times, seconds. */
  readonly from: number
  readonly to: number
  /** On the phone; of shifts the mean, absence aside. */
  readonly agents: number
  /** That the goals would take if any number of agents could come at any time. */
  readonly needed: number
}

/** What was found for a part of the horizon. */
export interface PartAnswer {
  readonly months: readonly number[] | null
  readonly isFeasible: boolean
  readonly goals: readonly GoalAnswer[]
  readonly search: SearchAccount
}

/** What became of a goal: attained as a whole, and where it is tightest. */
export interface GoalAnswer extends NamedGoal {
  /** Judged so many times: by interval, day, or once. */
  readonly judged: number
  readonly attained: Estimate
  readonly tightest: { readonly when: string } & Estimate
  readonly isMet: boolean
  /** Whether it decides the staffing: less of it would be cheaper. */
  readonly binds: boolean
  /** What a percentage point more (of times, one per cent less) costs at the margin, a run of the part; null: unknown. */
  readonly priceOfPoint: number | null
}

export interface SearchAccount {
  readonly simulations: number
  /** Of each simulation of the search, and of the judgement. */
  readonly replications: number
  readonly judged: number
  /** Of a judgement. */
  readonly contacts: number
  /** Costs: of the fluid start, of agents by slot, and of what was judged, in order. A run of the part. */
  readonly started: number
  readonly bySlot: number
  readonly judgements: readonly { readonly cost: number; readonly isFeasible: boolean }[]
}
