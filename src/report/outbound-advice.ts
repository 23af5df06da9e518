import type { Figures, Summary } from '../experiment/summary.ts'
import { percent, valueOf } from './format.ts'
import { printable } from './text-width.ts'

/** What the US Telemarketing Sales Rule allows (16 CFR 310.4(b)(4)). */
const MOST_ABANDONED_LIVE = 0.03

/** Whether its contacts are customers who are called from a list. */
export function isCalled(figures: Figures): boolean {
  return (valueOf(figures.recordsLoaded) ?? 0) > 0
}

/** Whether agents call customers on lists when nobody else needs them: that fills whatever time is left. */
export function fillsIdleTime({ totals }: Summary): boolean {
  return isCalled(totals)
}

/** People who answer and find nobody on the line. */
export function nuisanceCalls({ types }: Summary): string[] {
  return Object.entries(types).flatMap(([name, { abandonedLiveShare }]) => {
    const share = valueOf(abandonedLiveShare) ?? 0
    if (share <= MOST_ABANDONED_LIVE) return []
    return [
      `${printable(name)}: ${percent(share)} of the people who answer find no agent; rules on nuisance calls allow 3 %.`,
    ]
  })
}
