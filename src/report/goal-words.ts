import type { GoalVerdict, ReplyVerdict, Summary } from '../experiment/summary.ts'
import { inWords, share, valueOf } from './format.ts'
import { goalText, judgedName } from './queue-rows.ts'
import { printable } from './text-width.ts'

/** A goal of a queue or type, or for its replies, in words of its own. */
export interface ToldGoal {
  /** `support: 80 % in 20 s`, `chat: later replies, 80 % in 1 min`. */
  readonly title: string
  /** `70.1 % ± 0.5`, `nothing offered`. */
  readonly attained: string
  readonly verdict: GoalVerdict['verdict']
  readonly scope: 'queues' | 'types'
  readonly name: string
}

export function toldGoals({ goals, replyGoals = [] }: Summary): ToldGoal[] {
  return [...goals.map(ofContacts), ...replyGoals.map(ofReplies)]
}

function ofContacts(goal: GoalVerdict): ToldGoal {
  return {
    title: `${judgedName(goal)}: ${goalText(goal)}`,
    attained: valueOf(goal.serviceLevel) === null ? 'nothing offered' : inWords(share(goal.serviceLevel)),
    verdict: goal.verdict,
    ...(goal.type === null ? { scope: 'queues', name: goal.queue } : { scope: 'types', name: goal.type }),
  }
}

function ofReplies({ laterRepliesInTime, seconds, share: least, type, verdict }: ReplyVerdict): ToldGoal {
  const goal = goalText({ share: least, seconds, clock: 'wall' })
  return {
    title: `${printable(type)}: later replies, ${goal}`,
    attained: valueOf(laterRepliesInTime) === null ? 'no replies' : inWords(share(laterRepliesInTime)),
    verdict,
    scope: 'types',
    name: type,
  }
}
