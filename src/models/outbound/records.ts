import { ints, longerInts } from '../../engine/columns.ts'
import { NONE } from '../../engine/ids.ts'
import { Table } from '../../engine/table.ts'

/** Customers on a list who have been called and not been finished with. Those who have not been called yet are only counted. */
export class Records extends Table {
  /** Its list, and its place on it: the key of its luck. */
  type: Int32Array
  ordinal: Int32Array
  /** Calls so far, the one that is on its way included. */
  calls: Int32Array
  /** How the call that is on its way will end, or has ended (see `attempts.ts`). */
  outcome: Int32Array
  /** The agent who waits for the end of the call; NONE: nobody. */
  agent: Int32Array
  /** The event of the end of the call, or of the time to call again; NONE: neither. */
  event: Int32Array
  /** The next of those who are to be called again now; NONE: the last. */
  next: Int32Array

  constructor(capacity: number) {
    super(capacity)
    this.type = ints(capacity)
    this.ordinal = ints(capacity)
    this.calls = ints(capacity)
    this.outcome = ints(capacity)
    this.agent = ints(capacity, NONE)
    this.event = ints(capacity, NONE)
    this.next = ints(capacity, NONE)
  }

  override reset(): void {
    super.reset()
    this.event.fill(NONE)
    this.agent.fill(NONE)
  }

  protected resize(capacity: number): void {
    this.type = longerInts(this.type, capacity)
    this.ordinal = longerInts(this.ordinal, capacity)
    this.calls = longerInts(this.calls, capacity)
    this.outcome = longerInts(this.outcome, capacity)
    this.agent = longerInts(this.agent, capacity, NONE)
    this.event = longerInts(this.event, capacity, NONE)
    this.next = longerInts(this.next, capacity, NONE)
  }
}
