import type { BaselineComparison } from '../experiment/baseline.ts'
import type { JudgedCondition } from '../experiment/judgement.ts'

/** What a run was held against, and what has come of it. */
export interface Judgement {
  readonly conditions: readonly JudgedCondition[]
  readonly baseline?: ToldBaseline
}

export interface ToldBaseline {
  /** The file it was in. */
  readonly file: string
  readonly comparison: BaselineComparison
}
