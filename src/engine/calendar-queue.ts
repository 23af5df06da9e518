import type { EventQueue } from './event-queue.ts'
import { NONE as MISSING } from './ids.ts'
import { longerFloats, longerInts } from './table.ts'

const NONE = MISSING
const FEWEST_DAYS = 64
/** So many that few events share a day, so few that the year's days stay in the cache. */
const DAYS_PER_EVENT = 4
/** Events added between two looks at how fast they come. */
const TUNING = 4096
/** A day this much too long or too short is left as it is. */
const TOLERANCE = 1.5

/**
 * Calendar queue (R. Brown, CACM 31(10), 1988): time is cut into days of equal length, and a year of days has a list
 * each, in order of time; next year's events stand behind this year's. A day is about as long as the gap between two
 * events, so adding, taking and removing touch one short list. How long it is decides the speed, never the order: that
 * is the heap's, because equal instants meet on one day and the later arrival goes behind.
 */
export class CalendarEventQueue implements EventQueue {
  readonly key = new Float64Array(1)
  size = 0
  /** By event: its instant; its neighbours on its day, in a ring. */
  private at: Float64Array
  private next: Int32Array
  private previous: Int32Array
  /** By day of the year: its first event. The number of days is a power of 2, and a day's place its last bits. */
  private first: Int32Array
  private lastPlace: number
  private readonly daysPerSecond = Float64Array.of(1)
  /** Days are counted from time 0; before this one there is no event. */
  private readonly today = new Float64Array(1)
  /** The next event, if it has been looked for since the last change. */
  private found = NONE
  private untilTuning = TUNING
  private readonly tunedAt = new Float64Array(1)

  constructor(capacity = 256) {
    this.at = new Float64Array(capacity)
    this.next = new Int32Array(capacity)
    this.previous = new Int32Array(capacity)
    this.first = new Int32Array(FEWEST_DAYS).fill(NONE)
    this.lastPlace = FEWEST_DAYS - 1
  }

  get top(): number {
    if (this.found === NONE) this.find()
    return this.found
  }

  get topAt(): number {
    if (this.size === 0) return Infinity
    return this.at[this.top]
  }

  push(event: number): void {
    if (event >= this.at.length) this.grow(event)
    this.at[event] = this.key[0]
    this.size++
    if (--this.untilTuning === 0) this.tune()
    this.insert(event)
  }

  replaceTop(event: number): void {
    this.pop()
    this.push(event)
  }

  pop(): void {
    this.remove(this.top)
  }

  remove(event: number): void {
    const { first, next, previous } = this
    const after = next[event]
    const before = previous[event]
    const place = (this.at[event] * this.daysPerSecond[0]) & this.lastPlace
    this.found = NONE
    this.size--
    next[before] = after
    previous[after] = before
    if (first[place] === event) first[place] = after === event ? NONE : after
  }

  clear(): void {
    this.first.fill(NONE)
    this.size = 0
    this.found = NONE
    this.today[0] = 0
    this.untilTuning = TUNING
    this.tunedAt[0] = 0
  }

  private insert(event: number): void {
    const { at, first, next, previous } = this
    const due = at[event]
    const day = due * this.daysPerSecond[0]
    if (day < this.today[0]) this.today[0] = Math.floor(day)
    this.found = NONE
    const place = day & this.lastPlace
    const head = first[place]
    if (head === NONE) {
      first[place] = event
      next[event] = event
      previous[event] = event
      return
    }
    const last = previous[head]
    const before = at[last] <= due ? last : this.lastUpTo(due, head)
    const after = before === NONE ? head : next[before]
    if (before === NONE) first[place] = event
    next[event] = after
    previous[event] = previous[after]
    next[previous[after]] = event
    previous[after] = event
  }

  /** The last on a day that is due up to an instant; NONE: the whole day comes later. */
  private lastUpTo(due: number, head: number): number {
    let event = this.previous[head]
    while (this.at[event] > due) {
      if (event === head) return NONE
      event = this.previous[event]
    }
    return event
  }

  /** Turns the pages from today to the first day of this year that has an event. */
  private find(): void {
    const { at, first, lastPlace } = this
    const daysPerSecond = this.daysPerSecond[0]
    let day = this.today[0]
    for (let turned = 0; turned <= lastPlace; turned++) {
      const event = first[day & lastPlace]
      if (event !== NONE && at[event] * daysPerSecond < day + 1) {
        this.today[0] = day
        this.found = event
        return
      }
      day++
    }
    this.findBeyondTheYear()
  }

  private findBeyondTheYear(): void {
    let best = NONE
    for (const event of this.first) {
      if (event !== NONE && (best === NONE || this.at[event] < this.at[best])) best = event
    }
    if (best !== NONE) this.today[0] = Math.floor(this.at[best] * this.daysPerSecond[0])
    this.found = best
  }

  /** Makes a day as long as the gap between events was lately, and a year long enough for those pending. */
  private tune(): void {
    const now = this.today[0] / this.daysPerSecond[0]
    const rate = now > this.tunedAt[0] ? TUNING / (now - this.tunedAt[0]) : this.daysPerSecond[0]
    let days = FEWEST_DAYS
    while (days < DAYS_PER_EVENT * this.size) days *= 2
    this.untilTuning = TUNING
    this.tunedAt[0] = now
    const change = rate / this.daysPerSecond[0]
    const isLongEnough = days <= this.first.length && this.first.length <= 4 * days
    if (isLongEnough && change < TOLERANCE && change * TOLERANCE > 1) return
    // Day by day and each in its order, so that equal instants stay in theirs.
    const events: number[] = []
    for (const head of this.first) {
      if (head === NONE) continue
      for (let event = head, more = true; more; event = this.next[event], more = event !== head) events.push(event)
    }
    this.first = new Int32Array(days).fill(NONE)
    this.lastPlace = days - 1
    this.daysPerSecond[0] = rate
    this.today[0] = Math.floor(now * rate)
    for (const event of events) this.insert(event)
  }

  private grow(event: number): void {
    let capacity = this.at.length
    while (capacity <= event) capacity *= 2
    this.at = longerFloats(this.at, capacity)
    this.next = longerInts(this.next, capacity)
    this.previous = longerInts(this.previous, capacity)
  }
}
