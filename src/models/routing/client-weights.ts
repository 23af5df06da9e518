import { NONE as MISSING } from '../../engine/ids.ts'
import type { ContactRule, RuleEntry, View } from './rules.ts'

const NONE = MISSING

/** Who has least of a group's agents, for its weight, is next: so each client has its share of them while many wait. */
class ClientWeights implements ContactRule {
  private readonly view: View

  constructor(view: View) {
    this.view = view
  }

  among(agent: number, lines: Int32Array, from: number, to: number): number {
    const { agents, contacts, lines: waiting, pools } = this.view
    const group = agents.group[agent]
    let best = NONE
    let least = Infinity
    for (let i = from; i < to; i++) {
      const line = lines[i]
      const contact = waiting.head[line]
      if (contact === NONE) continue
      const share = pools.perWeight(group, waiting.typeOf[line])
      const isFirst = best === NONE || share < least
      if (isFirst || (share === least && contacts.offeredAt[contact] < contacts.offeredAt[best])) {
        best = contact
        least = share
      }
    }
    return best
  }
}

export const clientWeights: RuleEntry<ContactRule> = {
  description:
    'The contact of the client for whom fewest agents of the group work, per `weight` (of the group’s `clients`); of equals the one that has waited longest.',
  create: (view) => new ClientWeights(view),
}
