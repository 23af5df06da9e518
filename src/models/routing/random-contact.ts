import { NONE as MISSING } from '../../engine/ids.ts'
import type { Stream } from '../../engine/random.ts'
import type { Contacts } from '../contacts.ts'
import type { Lines } from '../lines.ts'
import type { ContactRule, RuleEntry } from './rules.ts'

const NONE = MISSING

class RandomContact implements ContactRule {
  private readonly lines: Lines
  private readonly contacts: Contacts
  private readonly stream: Stream

  constructor(lines: Lines, contacts: Contacts, stream: Stream) {
    this.lines = lines
    this.contacts = contacts
    this.stream = stream
  }

  among(_agent: number, lines: Int32Array, from: number, to: number): number {
    const { length, head } = this.lines
    let waiting = 0
    for (let i = from; i < to; i++) waiting += length[lines[i]]
    if (waiting === 0) return NONE
    let skip = Math.floor(this.stream.uniform() * waiting)
    let i = from
    while (skip >= length[lines[i]]) skip -= length[lines[i++]]
    let contact = head[lines[i]]
    while (skip-- > 0) contact = this.contacts.next[contact]
    return contact
  }
}

export const randomContact: RuleEntry<ContactRule> = {
  description: 'Any waiting contact, all equally likely.',
  create: (view) => new RandomContact(view.lines, view.contacts, view.stream),
}
