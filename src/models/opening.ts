import { NONE } from '../engine/ids.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import { linesOf } from './line-plan.ts'
import { CLOSED } from './lines.ts'
import type { Queue } from './model.ts'
import { offersLines } from './offering.ts'

/** When queues open and close, and what becomes of those who wait at closing. */
export class Opening {
  private readonly center: Center
  private readonly flow: Flow
  private readonly queues: readonly Queue[]
  /** By queue: its lines; how often it has opened or closed. */
  private readonly lines: readonly (readonly number[])[]
  private readonly step: Int32Array

  constructor(center: Center, flow: Flow) {
    const { model } = center
    this.center = center
    this.flow = flow
    this.queues = model.queues
    const lines = linesOf(model)
    this.lines = model.queues.map((_, queue) =>
      lines.flatMap(({ type }, id) => (model.types[type].queue === queue ? [id] : [])),
    )
    this.step = new Int32Array(model.queues.length)
  }

  /** Queues that have hours are closed. */
  reset(): void {
    this.step.fill(0)
    this.queues.forEach(({ hours, atClosing }, queue) => {
      this.center.isOpen[queue] = hours === null ? 1 : 0
      if (hours !== null && atClosing === 'keep')
        for (const line of this.lines[queue]) this.center.lines.setAside(line, CLOSED)
    })
    if (this.center.router.pools.limit) this.center.router.pools.looksAtHours()
  }

  /** When the next queue opens or closes; Infinity: never again. */
  nextAt(): number {
    let next = Infinity
    this.queues.forEach(({ hours }, queue) => {
      if (hours !== null && this.step[queue] < hours.length) next = Math.min(next, hours[this.step[queue]])
    })
    return next
  }

  /** Opens and closes what is due now. */
  proceed(): void {
    const opened = this.queues.flatMap((_, queue) => (this.takeSteps(queue) ? this.lines[queue] : []))
    offersLines(this.center, this.flow, [...opened, ...this.flow.turns.pooling.freedByHours()])
  }

  /** The horizon is reached: queues that are open close for good, each in its way. */
  closeForGood(): void {
    this.queues.forEach((_, id) => {
      if (this.center.isOpen[id] === 1) this.closes(id)
    })
    offersLines(this.center, this.flow, this.flow.turns.pooling.freedByHours())
  }

  /** Whether the queue has opened. */
  private takeSteps(queue: number): boolean {
    const { kernel, isOpen, lines } = this.center
    const hours = this.queues[queue].hours
    if (hours === null) return false
    const wasOpen = isOpen[queue]
    while (this.step[queue] < hours.length && hours[this.step[queue]] <= kernel.clock[0]) {
      this.step[queue]++
      if (isOpen[queue] === 1) this.closes(queue)
      else {
        isOpen[queue] = 1
        for (const line of this.lines[queue]) lines.bringBack(line, CLOSED)
      }
    }
    return wasOpen === 0 && isOpen[queue] === 1
  }

  private closes(queue: number): void {
    this.center.isOpen[queue] = 0
    if (this.flow.preferred.exists) this.flow.preferred.closes(queue, this.queues[queue].atClosing === 'serve')
    for (const line of this.lines[queue]) {
      if (this.queues[queue].atClosing === 'send-away') this.sendsAway(line)
      else if (this.queues[queue].atClosing === 'keep') this.center.lines.setAside(line, CLOSED)
    }
  }

  /** Those who wait in a line hear that we are closed. */
  private sendsAway(line: number): void {
    const { lines } = this.center
    for (let contact = lines.firstOf(line); contact !== NONE; contact = lines.firstOf(line)) {
      this.flow.stopsWaiting(contact)
      this.flow.givesLineBack(contact)
      this.flow.isTurnedAway(contact)
    }
  }
}
