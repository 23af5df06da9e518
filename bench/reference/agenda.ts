import FastPriorityQueue from 'fastpriorityqueue'

/** Something that will happen, unless `cancelled` is set before its time comes. */
export interface Appointment {
  readonly time: number
  readonly sequence: number
  readonly happen: () => void
  cancelled: boolean
}

/** The future, in order of time; what is due at the same instant happens in the order in which it was asked for. */
export class Agenda {
  now = 0
  /** Appointments kept so far; cancelled ones are not counted. */
  kept = 0
  #sequence = 0
  // The queue alone would leave ties in any order, hence the sequence in the comparison.
  readonly #ahead = new FastPriorityQueue<Appointment>((a, b) =>
    a.time === b.time ? a.sequence < b.sequence : a.time < b.time,
  )

  /** Makes `happen` run `delay` seconds from now. */
  after(delay: number, happen: () => void): Appointment {
    const appointment = { time: this.now + delay, sequence: this.#sequence++, happen, cancelled: false }
    this.#ahead.add(appointment)
    return appointment
  }

  /** Lets everything before `end` happen, in order, and leaves the clock at `end`. */
  runUntil(end: number): void {
    for (let next = this.#ahead.peek(); next !== undefined && next.time < end; next = this.#ahead.peek()) {
      this.#ahead.poll()
      if (next.cancelled) continue
      this.now = next.time
      this.kept++
      next.happen()
    }
    this.now = end
  }
}
