import type { Model } from '../models/model.ts'
import { verdictOf } from './judged.ts'
import type { Figures, ReplyVerdict } from './summary.ts'

/** How the goals for later replies come out, of the types whose conversations are in turns. */
export function replyGoalsOf({ types }: Model, figures: Readonly<Record<string, Figures>>): ReplyVerdict[] {
  return types.flatMap(({ name, turns }) => {
    if (turns === null) return []
    const { laterRepliesInTime } = figures[name]
    return [{ type: name, ...turns.goal, laterRepliesInTime, verdict: verdictOf(laterRepliesInTime, turns.goal.share) }]
  })
}
