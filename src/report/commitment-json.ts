import type { CommitmentAnswer } from '../planning/commitment/commitment-answer.ts'
import type { Json } from './json-text.ts'

/** For programs: money in whole units of the currency (hours where there is none), shares from 0 to 1, times in seconds. */
export function commitmentDocument(answer: CommitmentAnswer): Json {
  const { goals, groups, hindsight, plans, ramp, regret, uninformed, ...rest } = answer
  return {
    ...rest,
    groups: Object.fromEntries(groups.map(({ name, ...terms }) => [name, { ...terms }])),
    uninformed: { ...uninformed },
    plans: plans.map(({ classes, ...plan }) => ({ ...plan, classes: classes.map((one) => ({ ...one })) })),
    ramp: ramp === null ? null : { ...ramp, months: ramp.months.map((month) => ({ ...month })) },
    hindsight: { ...hindsight, classes: hindsight.classes.map((one) => ({ ...one })) },
    regret: { ...regret },
    goals: goals.map(({ classes, ...goal }) => ({ ...goal, classes: classes.map((one) => ({ ...one })) })),
  }
}
