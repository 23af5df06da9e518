import { floats, ints, longerInts } from './columns.ts'
import { HeapEventQueue, type EventQueue } from './event-queue.ts'
import { handOutFrom } from './table.ts'

/** Of an event's 32 bits these say what it is; the others number the row it is about, up to 67 million. */
const KIND_BITS = 5
const KIND_MASK = 31

/** What happens at an event, to the row it is about. */
export type Handler = (row: number) => void

/**
 * The clock and what happens next. An event is (instant, turn, kind, row); events at one instant fire in the order in
 * which they were scheduled. Modules declare their kinds with `on` and schedule them; there is no central list.
 */
export class Kernel {
  /** clock[0] is now, in seconds. A cell, because a double kept in a field or returned from a call may be boxed. */
  readonly clock = floats(1)
  /** due[0]: when the next event to be scheduled is due. */
  readonly due: Float64Array
  /** until[0]: where the loop that fires stops. */
  private readonly until = floats(1)
  /** Events that have fired. */
  fired = 0
  private readonly queue: EventQueue
  private readonly handlers: Handler[] = []
  /** By event: what it is about, and in the low bits what it is. */
  private what: Int32Array
  private free: Int32Array<ArrayBuffer>
  private freeCount: number
  /** 1 (a number: V8 compares those in one step): the event that fires now still stands at the top of the queue; the first one scheduled takes its place. */
  private topIsSpent = 0

  /** `room` is for how many pending events there is room from the start: see `Table`. */
  constructor(room = 256, queue: EventQueue = new HeapEventQueue(room)) {
    this.queue = queue
    this.due = queue.key
    this.what = ints(room)
    this.free = handOutFrom(ints(room), 0)
    this.freeCount = room
  }

  /** Back to instant 0, with nothing pending; the kinds stay. */
  reset(): void {
    this.clock[0] = 0
    this.queue.clear()
    handOutFrom(this.free, 0)
    this.freeCount = this.free.length
    this.topIsSpent = 0
    this.fired = 0
  }

  /** Declares a kind of event and what it does. */
  on(handler: Handler): number {
    if (this.handlers.length > KIND_MASK) throw new Error('too many kinds of events')
    return this.handlers.push(handler) - 1
  }

  /** Schedules an event for due[0], finite and not before now. Returns its handle, good until it fires or is cancelled. */
  schedule(kind: number, row: number): number {
    const what = (row << KIND_BITS) | kind
    if (this.topIsSpent === 1) {
      this.topIsSpent = 0
      const event = this.queue.top
      this.what[event] = what
      this.queue.moveTop()
      return event
    }
    if (this.freeCount === 0) this.grow()
    const event = this.free[--this.freeCount]
    this.what[event] = what
    this.queue.push(event)
    return event
  }

  /** Looks on after every event: for tests that check the whole state. */
  watch(observer: () => void): void {
    this.handlers.forEach((handler, kind) => {
      this.handlers[kind] = (row) => {
        handler(row)
        observer()
      }
    })
  }

  /** Takes back an event that has not fired. */
  cancel(event: number): void {
    this.queue.remove(event)
    this.free[this.freeCount++] = event
  }

  /** The pending event of a kind and row, -1 if there is none. Looks through all of them: for what happens rarely. */
  find(kind: number, row: number): number {
    const what = (row << KIND_BITS) | kind
    const firing = this.topIsSpent === 1 ? this.queue.top : -1
    for (let event = 0; event < this.what.length; event++) {
      if (this.what[event] === what && event !== firing && this.queue.instantOf(event) < Infinity) return event
    }
    return -1
  }

  /** When a pending event is due. */
  dueAt(event: number): number {
    return this.queue.instantOf(event)
  }

  /** Lets everything happen that is due before an instant, and sets the clock to it (Infinity: to the last event). */
  run(until: number): void {
    this.until[0] = until
    this.fire()
    this.topIsSpent = 0
    if (until !== Infinity) this.clock[0] = until
  }

  // An arrow function without locals that outlive a round: V8 compiles the loop while it runs, knows what belongs to
  // this kernel, and cannot know what a variable holds. Nothing stands after it: that would be compiled unseen, and the
  // loop be given up every time it ends.
  private readonly fire = (): void => {
    for (;;) {
      const at = this.queue.topAt
      if (at >= this.until[0]) return
      this.clock[0] = at
      const event = this.queue.top
      this.topIsSpent = 1
      const what = this.what[event]
      this.handlers[what & KIND_MASK](what >> KIND_BITS)
      if (this.topIsSpent === 1) {
        this.free[this.freeCount++] = this.queue.top
        this.queue.pop()
      }
      this.fired++
    }
  }

  /** Pending events. */
  get pending(): number {
    return this.queue.size
  }

  private grow(): void {
    const before = this.what.length
    const room = 2 * before
    this.what = longerInts(this.what, room)
    this.free = handOutFrom(ints(room), before)
    this.freeCount = before
  }
}
