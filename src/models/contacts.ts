import { longerFloats, longerInts, Table } from '../engine/table.ts'

/** Contacts in the center, from arrival to the end of wrap. A contact brings its own luck: its handle times are its own. */
export class Contacts extends Table {
  type = new Int32Array(0)
  /** Its place in the order of arrival of its type, from 0: the key of luck that is drawn out of order. */
  ordinal = new Int32Array(0)
  offeredAt = new Float64Array(0)
  /** Where the facts about it are booked: the start of a period's page in the ledger. */
  page = new Int32Array(0)
  /** Seconds it is willing to wait. */
  patience = new Float64Array(0)
  /** Seconds of talk, hold and wrap; by its type's laws until answered, then as they will be with its agent. */
  talk = new Float64Array(0)
  hold = new Float64Array(0)
  wrap = new Float64Array(0)
  /** The event of its patience running out; NONE: waits for ever, or does not wait. */
  abandonEvent = new Int32Array(0)
  /** Neighbours in its line while it waits. */
  next = new Int32Array(0)
  previous = new Int32Array(0)

  protected resize(capacity: number): void {
    this.type = longerInts(this.type, capacity)
    this.ordinal = longerInts(this.ordinal, capacity)
    this.offeredAt = longerFloats(this.offeredAt, capacity)
    this.page = longerInts(this.page, capacity)
    this.patience = longerFloats(this.patience, capacity)
    this.talk = longerFloats(this.talk, capacity)
    this.hold = longerFloats(this.hold, capacity)
    this.wrap = longerFloats(this.wrap, capacity)
    this.abandonEvent = longerInts(this.abandonEvent, capacity)
    this.next = longerInts(this.next, capacity)
    this.previous = longerInts(this.previous, capacity)
  }
}
