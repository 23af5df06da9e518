import { floats, floatsOf, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { Estimator } from './journey-model.ts'
import { linesOf } from './line-plan.ts'
import { Situation } from './situation.ts'

const NONE = MISSING

/** In place of an instant or of seconds: nothing is announced. */
export const NOT_TOLD = -1

const ESTIMATORS: readonly Estimator[] = ['expected-wait', 'last-to-start', 'head-of-line', 'position']
const EXPECTED_WAIT = ESTIMATORS.indexOf('expected-wait')
const LAST_TO_START = ESTIMATORS.indexOf('last-to-start')
const HEAD_OF_LINE = ESTIMATORS.indexOf('head-of-line')

/**
 * What customers hear of their wait when they begin to wait, and what they make of it: hang up at once, or wait for longer or
 * less long than they would have. `last-to-start` and `head-of-line` as in Ibrahim & Whitt, "Real-time delay estimation based
 * on delay history", M&SOM 11 (2009).
 */
export class Announcements extends AtHand {
  /** Whether any type announces; without, nobody needs to ask. */
  readonly exist: boolean
  private readonly situation: Situation
  /** By type: its estimator; NONE: its contacts hear nothing. */
  private readonly by: Int32Array
  private readonly eachSeconds: Float64Array
  private readonly balkAbove: Float64Array
  private readonly patienceFactor: Float64Array
  private readonly holdOut: Float64Array
  /** By type: the lines in which its contacts wait. */
  private readonly linesOfType: readonly (readonly number[])[]
  /** By type: the wait of whoever was answered last, seconds; NOT_TOLD: nobody has been. */
  private readonly lastWait: Float64Array

  constructor(center: Center) {
    super(center)
    const { model } = center
    const { types } = model
    const plans = linesOf(model)
    this.situation = new Situation(center)
    this.exist = types.some(({ announce }) => announce !== null)
    this.by = intsOf(types, ({ announce }) => (announce === null ? NONE : ESTIMATORS.indexOf(announce.by)))
    this.eachSeconds = floatsOf(types, ({ announce }) => announce?.eachSeconds ?? 0)
    this.balkAbove = floatsOf(types, ({ announce }) => announce?.balkAbove ?? Infinity)
    this.patienceFactor = floatsOf(types, ({ announce }) => announce?.patience ?? 1)
    this.holdOut = floatsOf(types, ({ announce }) => announce?.holdOut ?? 0)
    this.linesOfType = types.map((_, type) => plans.flatMap((plan, line) => (plan.type === type ? [line] : [])))
    this.lastWait = floats(types.length, NOT_TOLD)
  }

  /** Nobody has been answered yet. */
  reset(): void {
    this.lastWait.fill(NOT_TOLD)
  }

  /** To a contact that is about to wait; it stands in no line yet. Who would hang up on hearing that they must wait hears no more. */
  readonly tells = (contact: number): void => {
    const { contacts } = this
    const type = contacts.type[contact]
    contacts.announcedUntil[contact] = NOT_TOLD
    if (this.by[type] === NONE) return
    const waited = this.clock[0] - contacts.offeredAt[contact]
    const left = contacts.patience[contact] - waited
    if (left <= 0) return
    const seconds = this.estimate(type)
    if (seconds === NOT_TOLD) return
    contacts.announcedUntil[contact] = this.clock[0] + seconds
    this.journeyCounts.announced(contact)
    if (seconds > this.balkAbove[type] * left) contacts.patience[contact] = 0
    else this.stays(contact, waited, left, seconds)
  }

  /** The wait that a type announces now, seconds; NOT_TOLD: it knows of none. */
  private readonly estimate = (type: number): number => {
    const by = this.by[type]
    if (by === LAST_TO_START) return this.lastWait[type]
    if (by === HEAD_OF_LINE) return this.longestWait(type)
    if (by === EXPECTED_WAIT) {
      const seconds = this.situation.expectedWait(type)
      // Without agents there is nothing to divide by.
      return seconds < Infinity ? seconds : NOT_TOLD
    }
    return (this.waiting[this.queueOf[type]] + 1) * this.eachSeconds[type]
  }

  /** How long the longest waiting of a type has waited; 0: nobody waits. */
  private readonly longestWait = (type: number): number => {
    const lines = this.linesOfType[type]
    const { isInterrupted, next, offeredAt } = this.contacts
    let since = this.clock[0]
    for (let i = 0; i < lines.length; i++) {
      let first = this.lines.firstOf(lines[i])
      // What was interrupted has been answered, and is gone on with some time.
      while (first !== NONE && isInterrupted[first] === 1) first = next[first]
      if (first !== NONE && offeredAt[first] < since) since = offeredAt[first]
    }
    return this.clock[0] - since
  }

  /** Having heard how long it will take, a customer has another patience; it counts from when the contact was offered. */
  private readonly stays = (contact: number, waited: number, left: number, seconds: number): void => {
    const { contacts } = this
    const type = contacts.type[contact]
    const willing = Math.max(left * this.patienceFactor[type], seconds * this.holdOut[type])
    // What stays as it was is not added up anew.
    if (willing === left) return
    const patience = waited + willing
    // So little that rounding takes it away is none.
    contacts.patience[contact] = contacts.offeredAt[contact] + patience > this.clock[0] ? patience : 0
  }

  /** Somebody is answered without a wait in this queue. */
  readonly remembers = (contact: number): void => {
    const { contacts } = this
    this.lastWait[contacts.type[contact]] = this.clock[0] - contacts.offeredAt[contact]
  }

  /** Somebody who waited is answered. */
  readonly isAnswered = (contact: number): void => {
    this.remembers(contact)
    if (this.contacts.announcedUntil[contact] !== NOT_TOLD) this.journeyCounts.announcedAnswered(contact)
  }
}
