import { BitSet } from '../engine/bit-set.ts'
import { bytes, ints, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Contacts } from './contacts.ts'
import type { LinePlan } from './line-plan.ts'

const NONE = MISSING

/** Past so many lines looking at each takes longer than knowing which of them are empty. */
export const FEW = 16

/** Why a line is set aside: its queue is closed, its telephones are dead. */
export const CLOSED = 1
export const DEAD = 2

/**
 * Contacts waiting, a line per type (see `linesOf`), first come first. Intrusive linked lists: joining and leaving cost the
 * same. A line can be set aside while its queue is closed or its telephones are dead: its people keep
 * their places where no agent sees them.
 */
export class Lines {
  readonly head: Int32Array
  readonly tail: Int32Array
  readonly length: Int32Array
  /** By line, while lines are offered to idle agents; 1: nobody is free for its first. */
  readonly hasNobody: Uint8Array
  /** By line. */
  readonly typeOf: Int32Array
  readonly count: number
  /** Lines in which somebody is whom agents see; null: there are too few for that to be quicker than looking. */
  readonly occupied: BitSet | null
  private readonly contacts: Contacts
  /** By line: where its people are, its own number, or its number + count while it is set aside. */
  private readonly place: Int32Array
  /** By line: reasons for which it is set aside. */
  private readonly reasons: Uint8Array

  /** Whether contacts change lines while they wait: else a contact is in its type's line, in order of coming. */
  private readonly areChanged: boolean

  /** `agents`: how many have a line of their own, beside the others. */
  constructor(plans: readonly LinePlan[], contacts: Contacts, areChanged: boolean, agents = 0) {
    this.areChanged = areChanged
    const count = plans.length
    this.typeOf = intsOf(plans, ({ type }) => type)
    this.head = ints(2 * count + agents, NONE)
    this.tail = ints(2 * count + agents, NONE)
    this.length = ints(2 * count + agents)
    this.hasNobody = bytes(count)
    this.contacts = contacts
    this.count = count
    this.occupied = count > FEW ? new BitSet(count) : null
    this.reasons = bytes(count)
    this.place = intsOf({ length: 2 * count + agents }, (_, line) => line)
  }

  /** Nobody waits. */
  reset(): void {
    this.head.fill(NONE)
    this.tail.fill(NONE)
    this.length.fill(0)
    this.reasons.fill(0)
    this.occupied?.clear()
    for (let line = 0; line < this.count; line++) this.place[line] = line
  }

  /** The line of those who wait for one agent alone: no agent but that one looks there. */
  ownLine(agent: number): number {
    return 2 * this.count + agent
  }

  isOwn(line: number): boolean {
    return line >= 2 * this.count
  }

  setAside(line: number, why: number): void {
    this.reasons[line] |= why
    this.move(line, line + this.count)
  }

  /** A reason is gone: with the last of them its people are back. */
  bringBack(line: number, why: number): void {
    this.reasons[line] &= ~why
    if (this.reasons[line] === 0) this.move(line, line)
  }

  isSetAside(line: number): boolean {
    return this.place[line] !== line
  }

  /** The first in a line, set aside or not; NONE: it is empty. */
  firstOf(line: number): number {
    return this.head[this.place[line]]
  }

  private move(line: number, to: number): void {
    const from = this.place[line]
    if (from === to) return
    this.head[to] = this.head[from]
    this.tail[to] = this.tail[from]
    this.length[to] = this.length[from]
    this.head[from] = NONE
    this.tail[from] = NONE
    this.length[from] = 0
    this.place[line] = to
    if (this.occupied !== null) this.tells(this.occupied, line)
  }

  /** At the end; before those who came later where somebody has waited elsewhere. */
  join(line: number, contact: number): void {
    if (this.areChanged) this.joinsInOrder(line, contact)
    else this.joinsLast(line, contact)
  }

  /** In a line of which anything may have become. */
  private joinsInOrder(line: number, contact: number): void {
    const { contacts } = this
    const place = this.place[line]
    const last = this.tail[place]
    contacts.line[contact] = line
    if (last === NONE || contacts.offeredAt[last] <= contacts.offeredAt[contact]) this.joinsLast(place, contact)
    else {
      this.length[place]++
      this.goesBefore(last, place, contact)
    }
  }

  private joinsLast(line: number, contact: number): void {
    const contacts = this.contacts
    const last = this.tail[line]
    this.length[line]++
    contacts.previous[contact] = last
    contacts.next[contact] = NONE
    this.tail[line] = contact
    if (last !== NONE) contacts.next[last] = contact
    else {
      this.head[line] = contact
      if (this.occupied !== null) this.tells(this.occupied, line)
    }
  }

  /** Right before another of a line that is not set aside; NONE: last. */
  joinBefore(other: number, line: number, contact: number): void {
    if (other === NONE) {
      this.join(line, contact)
      return
    }
    const { next, previous } = this.contacts
    const before = previous[other]
    this.length[line]++
    this.contacts.line[contact] = line
    previous[contact] = before
    next[contact] = other
    previous[other] = contact
    if (before === NONE) this.head[line] = contact
    else next[before] = contact
  }

  /** Goes before the last in a line, and before all others who came later. */
  private goesBefore(last: number, line: number, contact: number): void {
    const { next, offeredAt, previous } = this.contacts
    let after = last
    let before = previous[last]
    while (before !== NONE && offeredAt[before] > offeredAt[contact]) {
      after = before
      before = previous[before]
    }
    previous[contact] = before
    next[contact] = after
    previous[after] = contact
    if (before === NONE) this.head[line] = contact
    else next[before] = contact
  }

  /** The line in which a contact waits. */
  lineOf(contact: number): number {
    return this.areChanged ? this.contacts.line[contact] : this.contacts.type[contact]
  }

  leave(contact: number): void {
    const contacts = this.contacts
    const place = this.place[this.lineOf(contact)]
    const before = contacts.previous[contact]
    const after = contacts.next[contact]
    if (before === NONE) this.head[place] = after
    else contacts.next[before] = after
    if (after === NONE) this.tail[place] = before
    else contacts.previous[after] = before
    this.length[place]--
    if (this.occupied !== null) this.tells(this.occupied, place)
  }

  /** Whether somebody is in a line, unless it is set aside or an agent's own. */
  private tells(occupied: BitSet, line: number): void {
    if (line >= this.count) return
    if (this.head[line] === NONE) occupied.delete(line)
    else occupied.add(line)
  }
}
