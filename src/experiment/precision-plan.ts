import type { HalfWidth } from '../scenario/half-width.ts'

/** A figure and how narrow its interval shall be. */
export interface PrecisionGoal {
  /** `serviceLevel` of all together, `clients.shop.cost` of one. */
  readonly figure: string
  readonly halfWidth: HalfWidth
}

export interface PrecisionPlan {
  readonly goals: readonly PrecisionGoal[]
  /** Replications before the first look, and most of all. */
  readonly atLeast: number
  readonly atMost: number
}

/** Unless told. */
export const USUAL_LEAST = 20
export const USUAL_MOST = 10_000
