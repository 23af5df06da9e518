import { HighestScore } from './highest-score.ts'
import type { ContactRule, RuleEntry } from './rules.ts'

export const score: RuleEntry<ContactRule> = {
  description:
    'The highest score: base + per-minute × (minutes waited + head start). Base, weight and head start are the type’s.',
  create: (view) =>
    new HighestScore(view, ({ score }) => ({
      base: score.base + (score.perMinute * score.headStartSeconds) / 60,
      perSecond: score.perMinute / 60,
    })),
}
