import type { Estimate } from '../engine/confidence.ts'
import type { ScenarioGroup } from '../scenario/schema.ts'

/** The cheapest staffing found that meets the goals, how it was found, and what it is worth. */
export interface StaffingAnswer {
  /** Version of agner. */
  readonly agner: string
  readonly scenario: { readonly name: string; readonly hash: string }
  readonly seed: string
  /** Of the judgement, under luck that the search has not seen. */
  readonly replications: number
  readonly confidence: number
  /** Whether the lower ends of all intervals meet the goals. */
  readonly isFeasible: boolean
  /** Of a replication: whole units of the currency, or agent hours where nobody is paid by the hour. */
  readonly cost: number
  readonly currency: string | null
  readonly hours: number
  readonly groups: readonly GroupAnswer[]
  readonly goals: readonly GoalAnswer[]
  readonly search: SearchAccount
  readonly notes: readonly string[]
  readonly seconds?: number
  /** By group: what the scenario would have in place of its own. */
  readonly staffings: ReadonlyMap<string, ScenarioGroup['staffing']>
}

export interface GroupAnswer {
  readonly name: string
  readonly cost: number
  readonly hours: number
  /** Agents on the phone, by days and time; one entry without either in steady state. */
  readonly levels: readonly LevelAnswer[]
}

export interface LevelAnswer {
  readonly weekdays: readonly number[] | null
  /** Clock times, seconds. */
  readonly from: number
  readonly to: number
  readonly agents: number
}

/** What became of a goal: attained as a whole, and where it is tightest. */
export interface GoalAnswer {
  readonly scope: string
  readonly name: string
  readonly figure: string
  readonly unit: 'share' | 'seconds'
  readonly goal: number
  readonly isBetterAbove: boolean
  /** Judged so many times: by interval, day, or once. */
  readonly judged: number
  readonly attained: Estimate
  readonly tightest: { readonly when: string } & Estimate
  readonly isMet: boolean
  /** Whether it decides the staffing: less of it would be cheaper. */
  readonly binds: boolean
  /** What a percentage point more (of times, one per cent less) costs, per replication, at the margin; null: unknown. */
  readonly priceOfPoint: number | null
}

export interface SearchAccount {
  readonly method: string
  readonly simulations: number
  /** Replications of each. */
  readonly replications: number
  readonly contacts: number
  /** Costs of what it began with and of what it judged, in order. */
  readonly started: number
  readonly judgements: readonly { readonly cost: number; readonly isFeasible: boolean }[]
}
