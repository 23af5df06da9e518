import { bytesOf, ints, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Model } from './model.ts'
import type { Presence } from './presence.ts'

const NONE = MISSING

/** Telephone lines: a contact of a type that has trunks holds one from arrival to the end of talk. */
export class TrunkLines {
  /** Whether the center has any; without, nobody needs to ask. */
  readonly exist: boolean
  /** By trunks: lines taken. */
  readonly taken: Int32Array
  private readonly presence: Presence
  private readonly trunksOf: Int32Array
  private readonly lines: Int32Array
  /** By trunks: 1: a contact is refused even if an agent is free. */
  private readonly blockAtArrival: Uint8Array
  /** By type: outages for which its customers find no line. */
  private readonly outages: Int32Array

  constructor({ types, trunks, outages }: Model, presence: Presence) {
    this.exist = trunks.length > 0 || outages.some(({ deadTypes }) => deadTypes.length > 0)
    this.outages = ints(types.length)
    this.taken = ints(trunks.length)
    this.presence = presence
    this.trunksOf = intsOf(types, (type) => type.trunks)
    this.lines = intsOf(trunks, ({ lines }) => lines)
    this.blockAtArrival = bytesOf(trunks, ({ block }) => (block === 'arrival' ? 1 : 0))
  }

  /** All lines are free. */
  reset(): void {
    this.taken.fill(0)
    this.outages.fill(0)
  }

  /** Whether no line is free for a type. */
  areFull(type: number): boolean {
    const trunks = this.trunksOf[type]
    return this.outages[type] > 0 || (trunks !== NONE && this.taken[trunks] >= this.lines[trunks])
  }

  /** Whether a contact of a type that finds no line is refused even if an agent is free. */
  blockAnswered(type: number): boolean {
    return this.outages[type] > 0 || this.blockAtArrival[this.trunksOf[type]] === 1
  }

  /** An outage of the telephones of a type begins (1) or ends (-1). */
  outage(type: number, by: number): void {
    this.outages[type] += by
  }

  /** Whether the telephones of a type are out of order. */
  areDead(type: number): boolean {
    return this.outages[type] > 0
  }

  take(type: number): void {
    this.change(this.trunksOf[type], 1)
  }

  giveBack(type: number): void {
    this.change(this.trunksOf[type], -1)
  }

  private change(trunks: number, by: number): void {
    if (trunks === NONE) return
    this.taken[trunks] += by
    this.presence.trunkTaken(trunks, by)
  }
}
