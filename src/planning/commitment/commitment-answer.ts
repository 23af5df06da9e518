import type { NamedGoal } from '../staffing/goals.ts'
import type { GroupTerms } from './commitment-terms.ts'

/** What it costs to fix hours before the day is known. Costs are of the run, as those of the staffing. */
export interface CommitmentAnswer {
  /** Coefficient of variation of how busy days are. */
  readonly cv: number
  /** Whole units of the currency; null: costs are agent hours. */
  readonly currency: string | null
  readonly groups: readonly GroupTerms[]
  /** Without any forecast: what the staffing itself costs. */
  readonly uninformed: { readonly cost: number; readonly hours: number }
  /** What is fixed, and what may then be changed, in the order of the decisions; the last is what is worked. */
  readonly plans: readonly PlanAnswer[]
  /** Hours that are there only because others could not come so fast; null where no group has a ramp. */
  readonly ramp: RampAnswer | null
  /** The last plan with its ramp. */
  readonly cost: number
  readonly hindsight: HindsightAnswer
  /** What is worked, less hindsight; the share is of the cost with hindsight, null where that is 0. */
  readonly regret: { readonly cost: number; readonly share: number | null }
  /** What becomes of goals under what is worked. */
  readonly goals: readonly CommittedGoal[]
}

/** A class of days that are as likely as those of any other: `busyness` times as busy as expected. */
export interface DayClass {
  readonly busyness: number
  readonly cost: number
  readonly hours: number
  /** Whether all goals are met on its days together. */
  readonly isFeasible: boolean
}

export interface PlanAnswer {
  /** Seconds before the day. */
  readonly ahead: number
  /** Coefficients of variation: of what is known by then, and of what is still open. */
  readonly known: number
  readonly open: number
  /** Means over the classes into which days are told apart by then. */
  readonly cost: number
  readonly hours: number
  readonly classes: readonly DayClass[]
}

export interface HindsightAnswer {
  readonly cost: number
  readonly hours: number
  /** Standard deviation of the cost between classes. */
  readonly spread: number
  readonly classes: readonly DayClass[]
}

/** A goal under what is worked: over all days, and by how busy a day turned out, times as busy as foreseen. */
export interface CommittedGoal extends NamedGoal, CommittedFigure {
  readonly classes: readonly (CommittedFigure & { readonly surprise: number })[]
}

export interface CommittedFigure {
  readonly attained: number | null
  /** Share of days that miss the goal; null of goals that are not judged by day. */
  readonly daysMissed: number | null
}

export interface RampAnswer {
  readonly cost: number
  readonly hours: number
  readonly months: readonly RampMonth[]
}

export interface RampMonth {
  readonly group: string
  /** `2026-11`. */
  readonly month: string
  /** Paid hours: needed, and there so that the next month can be reached. */
  readonly needed: number
  readonly hours: number
  /** Of the hours more. */
  readonly cost: number
}
