import { inWords, share } from './format.ts'
import type { Page } from './page.ts'
import { goalText } from './queue-rows.ts'
import { printable, wrap } from './text-width.ts'

/** How the goals for later replies come out. */
export function replyLines({ summary, textWidth }: Page): string[] {
  return (summary.replyGoals ?? []).flatMap(({ type, laterRepliesInTime, verdict, ...goal }) =>
    wrap(
      `${printable(type)}: ${inWords(share(laterRepliesInTime))} of later replies in time, the goal of ${goalText({ ...goal, clock: 'wall' })} is ${verdict}`,
      textWidth,
      '  ',
    ),
  )
}
