import { bytesOf, floatsOf } from '../../engine/columns.ts'
import { NONE as MISSING } from '../../engine/ids.ts'
import { BusinessClocks } from '../business-clock.ts'
import type { ContactType, Model } from '../model.ts'
import { HighestScore } from './highest-score.ts'
import type { ContactRule, RuleEntry, View } from './rules.ts'

const NONE = MISSING

/** Later than any target, yet finite so that waiting still decides among contacts without one. */
const NO_TARGET_SECONDS = 1e9

function targetOf(model: Model, type: ContactType): number {
  const goal = model.queues[type.queue].goal ?? type.goal
  return goal === null ? NO_TARGET_SECONDS : goal.seconds
}

/** Where some targets run while their queue is open: in each line whoever came first still has the least time left. */
class SmallestSlack implements ContactRule {
  private readonly view: View
  private readonly clocks: BusinessClocks
  /** By line: seconds of the target; 1: they are open ones. */
  private readonly target: Float64Array
  private readonly isBusiness: Uint8Array

  constructor(view: View) {
    const { types } = view.model
    this.view = view
    this.clocks = new BusinessClocks(view.model, view.clock)
    this.target = floatsOf(view.lines.typeOf, (type) => targetOf(view.model, types[type]))
    this.isBusiness = bytesOf(view.lines.typeOf, (type) => (types[type].goalClock === 'business' ? 1 : 0))
  }

  reset(): void {
    this.clocks.reset()
  }

  among(_agent: number, lines: Int32Array, from: number, to: number): number {
    const { head } = this.view.lines
    const { offeredAt } = this.view.contacts
    let best = NONE
    let least = Infinity
    for (let i = from; i < to; i++) {
      const line = lines[i]
      const contact = head[line]
      if (contact === NONE) continue
      const slack = this.target[line] - this.waited(line, contact)
      if (best === NONE || slack < least || (slack === least && offeredAt[contact] < offeredAt[best])) {
        best = contact
        least = slack
      }
    }
    return best
  }

  private waited(line: number, contact: number): number {
    const { clock, contacts, lines } = this.view
    if (this.isBusiness[line] === 0) return clock[0] - contacts.offeredAt[contact]
    const { clocks } = this
    clocks.readNow(lines.typeOf[line])
    const now = clocks.reading[0]
    clocks.readAt(lines.typeOf[line], contacts.offeredAt, contact)
    return now - clocks.reading[0]
  }
}

export const smallestSlack: RuleEntry<ContactRule> = {
  description:
    'The contact with the least time left to its target by the clock of its goal, most overdue first; without a target it comes last.',
  create: (view) =>
    view.model.types.some(({ goalClock }) => goalClock === 'business')
      ? new SmallestSlack(view)
      : new HighestScore(view, (type) => ({ base: -targetOf(view.model, type), perSecond: 1 })),
}
