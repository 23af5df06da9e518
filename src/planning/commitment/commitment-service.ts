import type { Law } from '../../engine/law.ts'
import type { Loaded } from '../../experiment/loaded.ts'
import type { CommittedFigure, CommittedGoal } from './commitment-answer.ts'
import { times, withBusyness, type PlannedDays } from './committed-days.ts'
import { classMeans } from './knowledge.ts'
import { asNamed } from '../staffing/goals.ts'
import { monthParts } from '../staffing/month-parts.ts'
import { observe } from '../staffing/observe.ts'
import { modelWith } from '../staffing/model-with.ts'
import { staffingProblem, type StaffingProblem } from '../staffing/problem.ts'

/**
 * What becomes of the goals under what is worked, by luck that no search has seen: over all days, and by classes of how
 * much busier a day turned out than was foreseen, each as likely as any other.
 */
export function committedGoals(
  loaded: Loaded,
  days: readonly PlannedDays[],
  levels: number,
  seed: string,
): CommittedGoal[] {
  const problem = staffingProblem(loaded)
  const [{ open }] = days
  const all = figuresOf(loaded, problem, days, open, seed)
  const classes = classMeans(open, levels).map((surprise) => ({
    surprise,
    figures: figuresOf(loaded, problem, days, { law: 'constant', value: surprise }, seed),
  }))
  return problem.goals.map((goal, id) => ({
    ...asNamed(goal),
    ...all[id],
    classes: classes.map(({ figures, surprise }) => ({ surprise, ...figures[id] })),
  }))
}

/** By goal, over classes of days that are as likely as one another, where days turn out to be so busy. */
function figuresOf(
  loaded: Loaded,
  { goals }: StaffingProblem,
  days: readonly PlannedDays[],
  open: Law,
  seed: string,
): CommittedFigure[] {
  const sums = goals.map(() => ({ top: 0, bottom: 0, missed: 0, days: 0 }))
  for (const { answer, foreseen, staffings } of days) {
    for (const [part, { loaded: own, months }] of monthParts(withBusyness(loaded, times(open, foreseen))).entries()) {
      const problem = staffingProblem(own)
      const { denominators, daysMissed, numerators, rows } = observe(
        modelWith(own, staffings),
        problem,
        `${seed}/commitment`,
        answer.parts[part].search.judged,
      )
      // The busiest month stands for those that are staffed like it.
      const weight = months?.length ?? 1
      sums.forEach((sum, goal) => {
        for (let row = 0; row < rows; row++) {
          sum.top += weight * numerators[goal * rows + row]
          sum.bottom += weight * denominators[goal * rows + row]
        }
        const { count, sumX, sumY } = daysMissed[goal]
        if (count === 0) return
        sum.missed += (weight * sumX) / count
        sum.days += (weight * sumY) / count
      })
    }
  }
  return sums.map(({ bottom, days: judged, missed, top }) => ({
    attained: bottom === 0 ? null : top / bottom,
    daysMissed: judged === 0 ? null : missed / judged,
  }))
}
