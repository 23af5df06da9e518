import { bytesOf, floats } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import { THERE as IS_THERE } from './contacts.ts'
import type { Workloads } from './workloads.ts'

const NONE = MISSING
const THERE = IS_THERE

/**
 * How fast contacts get on whose agents hold several, or may be interrupted. `static`: handle times are those of the number
 * held when the talk begins. `dynamic`: every contact gets on at the speed of the number held now (processor sharing); what is
 * left of it stays when the number changes, the time it takes does not.
 */
export class Pace extends AtHand {
  private readonly workloads: Workloads
  private readonly channelOf: Int32Array
  /** By channel; 1: dynamic; 1: its end may have to be moved. By channel and number held: the speed. */
  private readonly isDynamic: Uint8Array
  private readonly isMoved: Uint8Array
  private readonly speeds: Float64Array
  private readonly most: number
  /** By type; 1: its contacts go on in turns, whoever else the agent holds. */
  private readonly isInTurns: Uint8Array

  constructor(center: Center) {
    super(center)
    const { model, workloads } = center
    const { channels } = model
    this.workloads = workloads
    this.channelOf = this.workloads.channelOfType
    this.isDynamic = bytesOf(channels, ({ slowDown }) => (slowDown === 'dynamic' ? 1 : 0))
    this.isMoved = bytesOf(channels, ({ interruptibleBy }, id) =>
      this.isDynamic[id] === 1 || interruptibleBy.length > 0 ? 1 : 0,
    )
    this.isInTurns = bytesOf(model.types, ({ turns }) => (turns === null ? 0 : 1))
    this.most = workloads.most.reduce((most, count) => Math.max(most, count), 1)
    this.speeds = floats(channels.length * (this.most + 1), 1)
    channels.forEach(({ speeds }, channel) => {
      if (speeds.length === 0) return
      for (let held = 1; held <= this.most; held++) {
        this.speeds[channel * (this.most + 1) + held] = speeds[Math.min(held, speeds.length) - 1]
      }
    })
  }

  /** Whether the end of what an agent who holds several does with a contact may have to be moved. */
  isMovable(contact: number): boolean {
    return this.isMoved[this.channelOf[this.contacts.type[contact]]] === 1
  }

  /** A talk begins: how long it takes, with as many as the agent holds now. */
  slowsDown(contact: number): void {
    const { contacts } = this
    if (this.isDynamic[this.channelOf[contacts.type[contact]]] === 1) return
    const slowness = 1 / this.speedOf(contact)
    if (slowness === 1) return
    contacts.talk[contact] *= slowness
    contacts.hold[contact] *= slowness
    contacts.wrap[contact] *= slowness
  }

  private speedOf(contact: number): number {
    const { contacts } = this
    // Finding out that nobody is there takes as long as it takes.
    if (this.isInTurns[contacts.type[contact]] === 1 || contacts.isGone[contact] !== THERE) return 1
    const held = this.workloads.held[this.agents.workload[contacts.agent[contact]]]
    return this.speeds[this.channelOf[contacts.type[contact]] * (this.most + 1) + held]
  }

  /** Talk or wrap begins: so many seconds of work until an event of a kind. */
  begins(contact: number, seconds: number, kind: number): void {
    this.awaits(contact, seconds, kind)
    this.goesOn(contact)
  }

  /** It will, once it goes on. */
  awaits(contact: number, seconds: number, kind: number): void {
    const { contacts } = this
    contacts.left[contact] = seconds
    contacts.spent[contact] = 0
    contacts.endKind[contact] = kind
  }

  goesOn(contact: number): void {
    const { contacts } = this
    const isDynamic = this.isDynamic[this.channelOf[contacts.type[contact]]] === 1
    const speed = isDynamic ? this.speedOf(contact) : 1
    contacts.speed[contact] = speed
    contacts.runsSince[contact] = this.clock[0]
    this.due[0] = this.clock[0] + contacts.left[contact] / speed
    contacts.endEvent[contact] = this.kernel.schedule(contacts.endKind[contact], contact)
  }

  /** It stands still. */
  stops(contact: number): void {
    const { contacts } = this
    this.kernel.cancel(contacts.endEvent[contact])
    const seconds = this.clock[0] - contacts.runsSince[contact]
    contacts.spent[contact] += seconds
    contacts.left[contact] = Math.max(0, contacts.left[contact] - seconds * contacts.speed[contact])
  }

  /** Its event has come. How many seconds it took in all. */
  ended(contact: number): number {
    const { contacts } = this
    contacts.endKind[contact] = NONE
    return contacts.spent[contact] + this.clock[0] - contacts.runsSince[contact]
  }

  /** The agent holds more or fewer than before. */
  changes(agent: number): void {
    const { contacts } = this
    for (let contact = this.agents.contact[agent]; contact !== NONE; contact = contacts.next[contact]) {
      if (contacts.endKind[contact] === NONE) continue
      if (this.isDynamic[this.channelOf[contacts.type[contact]]] === 0) continue
      if (this.speedOf(contact) === contacts.speed[contact]) continue
      this.stops(contact)
      this.goesOn(contact)
    }
  }
}
