import { floats, ints, longerFloats, longerInts } from './columns.ts'

/**
 * The future event list: which event comes next. Events are small integers handed out by the kernel; the queue knows
 * their instants and nothing else. Equal instants leave in the order in which they were scheduled.
 *
 * Instants pass through the one-cell array `key`, not as arguments: V8 boxes a double that crosses a call it does not
 * inline, and this is the hottest call there is.
 */
export interface EventQueue {
  /** key[0]: instant of the event to be pushed. Must be finite. */
  readonly key: Float64Array
  readonly size: number
  /** The next event; meaningless when the queue is empty. */
  readonly top: number
  /** Instant of the next event; Infinity when the queue is empty. */
  readonly topAt: number
  /** Adds an event at key[0]. */
  push(event: number): void
  /** The next event is due at key[0] instead, as if it had been taken out and pushed: cheaper than that. */
  moveTop(): void
  pop(): void
  /** Takes an event out, wherever it is. */
  remove(event: number): void
  /** Instant of an event; Infinity: it is not there. */
  instantOf(event: number): number
  clear(): void
}

const FIRST = 1

/**
 * Indexed binary heap. Instants stand in heap order in an array of their own (one cache line holds both children), the
 * position of every event is known (true removal), and unused places hold Infinity so that `down` needs no bound check
 * on the right child. The choice of child is arithmetic, not a branch: the processor cannot predict it.
 */
export class HeapEventQueue implements EventQueue {
  readonly key = floats(1)
  size = 0
  private at: Float64Array
  private event: Int32Array
  /** By event: its place in the heap, and its turn among equals. */
  private place: Int32Array
  private turn: Int32Array
  private nextTurn = 0

  constructor(capacity = 256) {
    this.at = floats(capacity + 2, Infinity)
    this.event = ints(capacity + 2)
    this.place = ints(capacity)
    this.turn = ints(capacity)
  }

  get top(): number {
    return this.event[FIRST]
  }

  get topAt(): number {
    return this.at[FIRST]
  }

  push(event: number): void {
    if (event >= this.place.length) this.grow(event)
    this.turn[event] = this.nextTurn = (this.nextTurn + 1) | 0
    this.up(event, ++this.size)
  }

  moveTop(): void {
    const event = this.event[FIRST]
    this.turn[event] = this.nextTurn = (this.nextTurn + 1) | 0
    this.down(event, FIRST)
  }

  pop(): void {
    const last = this.size--
    this.key[0] = this.at[last]
    const event = this.event[last]
    this.at[last] = Infinity
    if (last > FIRST) this.down(event, FIRST)
  }

  remove(event: number): void {
    const place = this.place[event]
    const last = this.size--
    const moved = this.event[last]
    this.key[0] = this.at[last]
    this.at[last] = Infinity
    if (place === last) return
    if (place > FIRST && this.isBefore(moved, place >> 1)) this.up(moved, place)
    else this.down(moved, place)
  }

  instantOf(event: number): number {
    const place = this.place[event]
    return place >= FIRST && place <= this.size && this.event[place] === event ? this.at[place] : Infinity
  }

  clear(): void {
    this.at.fill(Infinity)
    this.size = 0
    this.nextTurn = 0
  }

  /** Which of two events was scheduled first. Turns wrap around after 4 billion events, so differences count. */
  private isEarlier(event: number, other: number): boolean {
    return ((this.turn[event] - this.turn[other]) | 0) < 0
  }

  /** Does the event at key[0] come before the one at a place? */
  private isBefore(event: number, place: number): boolean {
    const at = this.key[0]
    const other = this.at[place]
    return at < other || (at === other && this.isEarlier(event, this.event[place]))
  }

  private up(event: number, place: number): void {
    const ats = this.at
    const events = this.event
    const places = this.place
    const at = this.key[0]
    while (place > FIRST) {
      const parent = place >> 1
      const parentAt = ats[parent]
      const parentEvent = events[parent]
      if (!(at < parentAt) && (at !== parentAt || this.isEarlier(parentEvent, event))) break
      ats[place] = parentAt
      events[place] = parentEvent
      places[parentEvent] = place
      place = parent
    }
    ats[place] = at
    events[place] = event
    places[event] = place
  }

  private down(event: number, place: number): void {
    const ats = this.at
    const events = this.event
    const places = this.place
    const at = this.key[0]
    const lastParent = this.size >> 1
    while (place <= lastParent) {
      let child = place << 1
      const left = ats[child]
      const right = ats[child + 1]
      child += +(right < left)
      if (left === right && this.isEarlier(events[child + 1], events[child])) child++
      const childAt = ats[child]
      const childEvent = events[child]
      if (!(childAt < at) && (childAt !== at || this.isEarlier(event, childEvent))) break
      ats[place] = childAt
      events[place] = childEvent
      places[childEvent] = place
      place = child
    }
    ats[place] = at
    events[place] = event
    places[event] = place
  }

  private grow(event: number): void {
    let capacity = this.place.length
    while (capacity <= event) capacity *= 2
    this.at = longerFloats(this.at, capacity + 2, Infinity)
    this.event = longerInts(this.event, capacity + 2)
    this.place = longerInts(this.place, capacity)
    this.turn = longerInts(this.turn, capacity)
  }
}
