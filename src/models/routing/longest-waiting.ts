import { NONE as MISSING } from '../../engine/ids.ts'
import type { Contacts } from '../contacts.ts'
import type { Lines } from '../lines.ts'
import type { ContactRule, RuleEntry } from './rules.ts'

const NONE = MISSING

/** Lines are first come first, so comparing their heads is enough. */
class LongestWaiting implements ContactRule {
  private readonly lines: Lines
  private readonly contacts: Contacts

  constructor(lines: Lines, contacts: Contacts) {
    this.lines = lines
    this.contacts = contacts
  }

  among(_agent: number, lines: Int32Array, from: number, to: number): number {
    const { head } = this.lines
    const { offeredAt } = this.contacts
    let best = NONE
    for (let i = from; i < to; i++) {
      const contact = head[lines[i]]
      if (contact !== NONE && (best === NONE || offeredAt[contact] < offeredAt[best])) best = contact
    }
    return best
  }
}

export const longestWaiting: RuleEntry<ContactRule> = {
  description: 'The contact that has waited longest.',
  create: (view) => new LongestWaiting(view.lines, view.contacts),
}
