import { floats, ints, longerFloats, longerInts } from '../engine/columns.ts'
import { Table } from '../engine/table.ts'

/** Contacts in the center, from arrival to the end of wrap. A contact brings its own luck: its handle times are its own. */
export class Contacts extends Table {
  type: Int32Array
  /** Its place in the order of arrival of its type, from 0: the key of luck that is drawn out of order. */
  ordinal: Int32Array
  offeredAt: Float64Array
  /** Where the facts about it are booked: the start of a period's page in the ledger. */
  page: Int32Array
  /** Seconds it is willing to wait. */
  patience: Float64Array
  /** Seconds of talk, hold and wrap; by its type's laws until answered, then as they will be with its agent. */
  talk: Float64Array
  hold: Float64Array
  wrap: Float64Array
  /** The event of its patience running out; NONE: waits for ever, or does not wait. */
  abandonEvent: Int32Array
  /** Neighbours in its line while it waits. */
  next: Int32Array
  previous: Int32Array

  constructor(capacity: number) {
    super(capacity)
    this.type = ints(capacity)
    this.ordinal = ints(capacity)
    this.offeredAt = floats(capacity)
    this.page = ints(capacity)
    this.patience = floats(capacity)
    this.talk = floats(capacity)
    this.hold = floats(capacity)
    this.wrap = floats(capacity)
    this.abandonEvent = ints(capacity)
    this.next = ints(capacity)
    this.previous = ints(capacity)
  }

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
