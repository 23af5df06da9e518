import type { Center } from './center.ts'
import { isAway } from './dialling.ts'

/** What there is, counted by walking through lines and agents. */
export class Found {
  readonly waiting: number[] = []
  readonly beingServed: number[] = []
  /** Stand still because their agents were interrupted. */
  readonly interrupted: number[] = []
  /** A phone rings, with an agent who has the contact; a callback waits for its time or an answer, without. */
  readonly ringing: number[] = []
  readonly away: number[] = []
  readonly waitingInLine: Int32Array
  waitingForOne = 0
  /** In conversations in turns: those who wait for their agent. */
  awaitingReply = 0
  /** Calls from lists that have not ended, and customers on lists who are to be called again later. */
  calls = 0
  readonly busy: Int32Array
  readonly held: Int32Array
  readonly full: Int32Array
  readonly aside: Int32Array
  readonly signedIn: Int32Array

  constructor({ model, contacts }: Center) {
    contacts.callback.forEach((callback, contact) => {
      if (callback !== 0 && isAway(callback)) this.away.push(contact)
    })
    this.aside = new Int32Array(model.groups.length)
    this.waitingInLine = new Int32Array(model.types.length)
    this.full = new Int32Array(model.groups.length)
    this.held = new Int32Array(model.groups.length)
    this.busy = new Int32Array(model.groups.length)
    this.signedIn = new Int32Array(model.groups.length)
  }
}

export function require(holds: boolean, center: Center, words: string): asserts holds {
  if (!holds) throw new Error(`at ${center.kernel.clock[0]} s: ${words}`)
}

export function inIvrOf({ model, counts }: Center): number {
  return model.types.reduce((sum, _, type) => sum + counts.presence.now('inIvr', type), 0)
}
