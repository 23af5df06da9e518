import type { Condition, Operator } from './conditions.ts'
import { figureRows } from './figure-rows.ts'
import { figureId, type FigureName } from './figure-samples.ts'
import type { Estimate, Summary } from './summary.ts'

/** What has come of a condition. */
export interface JudgedCondition {
  readonly condition: Condition
  /** The figure it is about, as it came out; null of goals and regressions. */
  readonly estimate: Estimate | null
  readonly isFailed: boolean
  /** Whether the whole interval says the same as the value; false too where there is none. */
  readonly isSure: boolean
}

/**
 * A figure is judged by its value, as it is printed: whether the limit lies within its interval is told beside. One without a
 * value has failed: a check that checks nothing shall not pass.
 */
export function judged(conditions: readonly Condition[], summary: Summary, hasWorsened: boolean): JudgedCondition[] {
  const figures = new Map<string, Estimate>(
    conditions.some(({ kind }) => kind === 'figure')
      ? figureRows(summary).map(({ figure, ...row }) => [figureId({ ...row, key: figure }), row])
      : [],
  )
  return conditions.map((condition): JudgedCondition => {
    switch (condition.kind) {
      case 'figure':
        return { condition, ...ofFigure(condition, figures.get(figureId(condition.figure))) }
      case 'goals':
        return {
          condition,
          estimate: null,
          isFailed: failedGoals(summary, condition.orOpen).length > 0 || !isAnyGoalObserved(summary),
          isSure: true,
        }
      case 'regression':
        return { condition, estimate: null, isFailed: hasWorsened, isSure: true }
    }
  })
}

interface Limited {
  readonly figure: FigureName
  readonly operator: Operator
  readonly limit: number
}

function ofFigure({ operator, limit }: Limited, found: Estimate | undefined): Omit<JudgedCondition, 'condition'> {
  const value = found?.value ?? null
  const estimate: Estimate = { value, low: found?.low ?? null, high: found?.high ?? null }
  if (value === null || !Number.isFinite(value))
    return { estimate: { value: null, low: null, high: null }, isFailed: true, isSure: false }
  const isFailed = holds(value, operator, limit)
  const { high, low } = estimate
  const isSure = low !== null && high !== null && [low, high].every((end) => holds(end, operator, limit) === isFailed)
  return { estimate, isFailed, isSure }
}

function holds(value: number, operator: Operator, limit: number): boolean {
  switch (operator) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
  }
}

/** Whose goals are missed (or, `orOpen`, are not surely met): of queues or types, and for replies. */
export function failedGoals({ goals, replyGoals = [] }: Summary, orOpen: boolean): string[] {
  const isFailed = ({ verdict }: { readonly verdict: string }): boolean =>
    verdict === 'missed' || (orOpen && verdict === 'open')
  return [
    ...goals.filter(isFailed).map(({ queue, type }) => type ?? queue),
    ...replyGoals.filter(isFailed).map(({ type }) => `replies of ${type}`),
  ]
}

/** A check that checks nothing does not pass. */
export function isAnyGoalObserved({ goals, replyGoals = [] }: Summary): boolean {
  return (
    goals.some(({ serviceLevel }) => serviceLevel.value !== null) ||
    replyGoals.some(({ laterRepliesInTime }) => laterRepliesInTime.value !== null)
  )
}
