import { floats, ints, longerFloats, longerInts } from '../engine/columns.ts'
import { NONE } from '../engine/ids.ts'
import { Table } from '../engine/table.ts'

/** What customers want solved: those of which more is to be remembered than one contact. */
export class Issues extends Table {
  /** The type it was raised as, its place in the order of arrival of that type, and legs so far: the key of its luck. */
  origin: Int32Array
  ordinal: Int32Array
  leg: Int32Array
  /** The page of the interval in which it was raised, and the instant. */
  page: Int32Array
  raisedAt: Float64Array
  /** How often the customer has come back; contacts handled; when the first of them was, seconds. */
  returns: Int32Array
  handled: Int32Array
  /** The agent who handled the last of them; NONE: nobody yet. */
  agent: Int32Array
  firstHandledAt: Float64Array
  /** 1: a contact within the window after the first handled one has been counted. */
  hasRepeated: Int32Array
  /** What the customer will come back as, with how much of the usual patience, and the event; NONE: nothing is pending. */
  comesAs: Int32Array
  patience: Float64Array
  event: Int32Array
  /** 1: it is a conversation that pauses. Of such: pauses, hand-ons and seconds waited so far. */
  isPaused: Int32Array
  pauses: Int32Array
  transfers: Int32Array
  waited: Float64Array

  constructor(capacity: number) {
    super(capacity)
    this.origin = ints(capacity)
    this.ordinal = ints(capacity)
    this.leg = ints(capacity)
    this.page = ints(capacity)
    this.raisedAt = floats(capacity)
    this.returns = ints(capacity)
    this.handled = ints(capacity)
    this.agent = ints(capacity, NONE)
    this.firstHandledAt = floats(capacity)
    this.hasRepeated = ints(capacity)
    this.comesAs = ints(capacity)
    this.patience = floats(capacity)
    this.event = ints(capacity, NONE)
    this.isPaused = ints(capacity)
    this.pauses = ints(capacity)
    this.transfers = ints(capacity)
    this.waited = floats(capacity)
  }

  override reset(): void {
    super.reset()
    this.event.fill(NONE)
  }

  protected resize(capacity: number): void {
    this.origin = longerInts(this.origin, capacity)
    this.ordinal = longerInts(this.ordinal, capacity)
    this.leg = longerInts(this.leg, capacity)
    this.page = longerInts(this.page, capacity)
    this.raisedAt = longerFloats(this.raisedAt, capacity)
    this.returns = longerInts(this.returns, capacity)
    this.handled = longerInts(this.handled, capacity)
    this.agent = longerInts(this.agent, capacity, NONE)
    this.firstHandledAt = longerFloats(this.firstHandledAt, capacity)
    this.hasRepeated = longerInts(this.hasRepeated, capacity)
    this.comesAs = longerInts(this.comesAs, capacity)
    this.patience = longerFloats(this.patience, capacity)
    this.event = longerInts(this.event, capacity, NONE)
    this.isPaused = longerInts(this.isPaused, capacity)
    this.pauses = longerInts(this.pauses, capacity)
    this.transfers = longerInts(this.transfers, capacity)
    this.waited = longerFloats(this.waited, capacity)
  }
}
