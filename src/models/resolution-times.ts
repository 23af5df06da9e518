import { floats } from '../engine/columns.ts'
import type { Center } from './center.ts'
import { LINE_FACTS } from './facts.ts'

const SECONDS = LINE_FACTS.indexOf('resolutionSeconds')
const OPEN_SECONDS = LINE_FACTS.indexOf('resolutionOpenSeconds')

/** How long customers wait for their issue to be resolved, from the moment they raised it, whatever they wait for meanwhile. */
export class ResolutionTimes {
  private readonly center: Center
  private readonly resolvedAt = floats(1)

  constructor(center: Center) {
    this.center = center
  }

  /** An issue has been resolved, so many seconds before now: its customer does not wait for the wrap. */
  resolved(issue: number, secondsAgo: number): void {
    const { clocks, counts, issues, kernel } = this.center
    const { facts, layout } = counts.ledger
    const origin = issues.origin[issue]
    const record = issues.page[issue] + origin * layout.lineFacts
    this.resolvedAt[0] = kernel.clock[0] - secondsAgo
    facts[record + SECONDS] += this.resolvedAt[0] - issues.raisedAt[issue]
    clocks.readAt(origin, this.resolvedAt, 0)
    facts[record + OPEN_SECONDS] += clocks.reading[0]
    clocks.readAt(origin, issues.raisedAt, issue)
    facts[record + OPEN_SECONDS] -= clocks.reading[0]
  }
}
