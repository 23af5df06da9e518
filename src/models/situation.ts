import type { Center } from './center.ts'
import { leastAgentSeconds } from './handle-time.ts'
import { linesOf } from './line-plan.ts'
import { passedAt } from './opening-hours.ts'

/** What a rule can ask about the queue and the agents of a type. */
export class Situation {
  private readonly center: Center
  private readonly handleSeconds: readonly number[]
  private readonly groupsOf: readonly (readonly number[])[]

  constructor(center: Center) {
    const { model } = center
    const lines = linesOf(model)
    this.center = center
    this.handleSeconds = leastAgentSeconds(model)
    // A type's own line: those who take it without a rule.
    this.groupsOf = model.types.map((_, type) => lines[type].groups)
  }

  isClosed(type: number): boolean {
    return this.center.isOpen[this.queueOf(type)] === 0
  }

  /** Contacts waiting in the queue. */
  waiting(type: number): number {
    return this.center.waiting[this.queueOf(type)]
  }

  /** Agents signed in who take the type at once, unless a rule offers it further. */
  signedIn(type: number): number {
    const { presence } = this.center.counts
    const groups = this.groupsOf[type]
    let agents = 0
    for (let i = 0; i < groups.length; i++) agents += presence.signedInNow(groups[i])
    return agents
  }

  /** Those who wait and one more × mean handle time ÷ agents signed in, seconds; Infinity: nobody is. */
  expectedWait(type: number): number {
    return ((this.waiting(type) + 1) * this.handleSeconds[type]) / this.signedIn(type)
  }

  /** Whether alternating instants of beginning and end say that it is on; null: always. */
  isWithin(hours: Float64Array | null): boolean {
    if (hours === null) return true
    return passedAt(hours, this.center.kernel.clock[0]) % 2 === 1
  }

  private queueOf(type: number): number {
    return this.center.model.types[type].queue
  }
}
