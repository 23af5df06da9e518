import { bytesOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Center } from './center.ts'
import { LINE_FACTS } from './facts.ts'
import { endsDay } from './ledger.ts'

const NONE = MISSING
const AT_END = LINE_FACTS.indexOf('backlogAtEnd')
const AGES = LINE_FACTS.indexOf('backlogAges')
const OLDEST = LINE_FACTS.indexOf('backlogOldest')
const ANY = LINE_FACTS.indexOf('anyBacklogAtEnd')
const AT_DAY_END = LINE_FACTS.indexOf('backlogAtDayEnd')
const AGES_AT_DAY_END = LINE_FACTS.indexOf('backlogAgesAtDayEnd')
const OLDEST_AT_DAY_END = LINE_FACTS.indexOf('backlogOldestAtDayEnd')
const ANY_AT_DAY_END = LINE_FACTS.indexOf('anyBacklogAtDayEnd')

/** What waits at the end of a period, and how old it is, in queues that keep who waits at closing. It looks, and adds. */
export class Backlog {
  private readonly exists: boolean
  private readonly center: Center
  /** By type; 1: its queue keeps. */
  private readonly isKept: Uint8Array

  constructor(center: Center) {
    const { queues, types } = center.model
    this.center = center
    this.isKept = bytesOf(types, ({ queue }) => (queues[queue].atClosing === 'keep' ? 1 : 0))
    this.exists = this.isKept.includes(1)
  }

  /** Books what stands at the end of a period, on its page. */
  book(period: number): void {
    if (!this.exists) return
    const { counts, lines, model } = this.center
    for (let line = 0; line < lines.count; line++) {
      if (this.isKept[lines.typeOf[line]] === 1) this.add(lines.firstOf(line))
    }
    // Who waits for one agent alone.
    for (let line = lines.ownLine(0); line < lines.head.length; line++) this.add(lines.head[line])
    if (!endsDay(model.periods, period)) return
    const { facts, layout } = counts.ledger
    for (let type = 0; type < this.isKept.length; type++) {
      const record = counts.page + type * layout.lineFacts
      facts[record + AT_DAY_END] = facts[record + AT_END]
      facts[record + AGES_AT_DAY_END] = facts[record + AGES]
      facts[record + OLDEST_AT_DAY_END] = facts[record + OLDEST]
      facts[record + ANY_AT_DAY_END] = facts[record + ANY]
    }
  }

  /** From one who waits on, to the end of the line. */
  private add(first: number): void {
    const { contacts, counts, kernel } = this.center
    const { facts } = counts.ledger
    for (let contact = first; contact !== NONE; contact = contacts.next[contact]) {
      // Who has been answered and interrupted does not wait any more.
      if (this.isKept[contacts.type[contact]] === 0 || contacts.isInterrupted[contact] === 1) continue
      const record = counts.openLine(contacts.type[contact])
      const age = kernel.clock[0] - contacts.offeredAt[contact]
      facts[record + AT_END]++
      facts[record + AGES] += age
      facts[record + ANY] = 1
      if (age > facts[record + OLDEST]) facts[record + OLDEST] = age
    }
  }
}
