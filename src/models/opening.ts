import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import type { Queue } from './model.ts'

/** When queues open and close, and what becomes of those who wait at closing. */
export class Opening {
  private readonly center: Center
  private readonly flow: Flow
  private readonly queues: readonly Queue[]
  /** By queue: its lines; how often it has opened or closed. */
  private readonly lines: readonly (readonly number[])[]
  private readonly step: Int32Array
  private readonly kind: number
  private closedForGood = false

  constructor(center: Center, flow: Flow) {
    const { model } = center
    this.center = center
    this.flow = flow
    this.queues = model.queues
    this.lines = model.queues.map((_, queue) => model.types.flatMap((type, id) => (type.queue === queue ? [id] : [])))
    this.step = new Int32Array(model.queues.length)
    this.kind = center.kernel.on((queue) => this.takeSteps(queue))
  }

  start(): void {
    this.queues.forEach((queue, id) => {
      if (queue.hours === null) return
      this.center.isOpen[id] = 0
      this.takeSteps(id)
    })
  }

  /** The horizon is reached: queues that are open close for good, each in its way. */
  closeForGood(): void {
    this.closedForGood = true
    this.queues.forEach((_, id) => {
      if (this.center.isOpen[id] === 1) this.closes(id)
    })
  }

  private takeSteps(queue: number): void {
    const { kernel, isOpen } = this.center
    const hours = this.queues[queue].hours
    if (hours === null || this.closedForGood) return
    while (this.step[queue] < hours.length && hours[this.step[queue]] <= kernel.clock[0]) {
      this.step[queue]++
      if (isOpen[queue] === 0) this.opens(queue)
      else this.closes(queue)
    }
    if (this.step[queue] >= hours.length) return
    kernel.due[0] = hours[this.step[queue]]
    kernel.schedule(this.kind, queue)
  }

  private opens(queue: number): void {
    this.center.isOpen[queue] = 1
    for (const line of this.lines[queue]) {
      this.center.lines.bringBack(line)
      this.flow.offersLine(line)
    }
  }

  private closes(queue: number): void {
    this.center.isOpen[queue] = 0
    for (const line of this.lines[queue]) {
      if (this.queues[queue].atClosing === 'send-away') this.flow.sendsAway(line)
      else if (this.queues[queue].atClosing === 'keep') this.center.lines.setAside(line)
    }
  }
}
