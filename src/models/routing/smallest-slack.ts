import { HighestScore } from './highest-score.ts'
import type { ContactRule, RuleEntry } from './rules.ts'

/** Later than any target, yet finite so that waiting still decides among contacts without one. */
const NO_TARGET_SECONDS = 1e9

export const smallestSlack: RuleEntry<ContactRule> = {
  description:
    'The contact with the least time left to its target, most overdue first; without a target it comes last.',
  create: (view) =>
    new HighestScore(view, (type) => {
      const goal = view.model.queues[type.queue].goal ?? type.goal
      return { base: goal === null ? -NO_TARGET_SECONDS : -goal.seconds, perSecond: 1 }
    }),
}
