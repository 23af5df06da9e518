import { floatsOf } from '../../engine/columns.ts'
import { NONE as MISSING } from '../../engine/ids.ts'
import type { ContactType } from '../model.ts'
import type { ContactRule, View } from './rules.ts'

const NONE = MISSING

/**
 * Takes the contact with the most points. Points of a type grow with the wait at one rate, so the head of each line has
 * the most of its line and comparing heads is enough. Equals by longest waiting, then in the order of the scenario.
 */
export class HighestScore implements ContactRule {
  private readonly view: View
  /** points = base + perSecond × wait, by line */
  private readonly base: Float64Array
  private readonly perSecond: Float64Array

  constructor(view: View, pointsOf: (type: ContactType, id: number) => { base: number; perSecond: number }) {
    this.view = view
    const { types } = view.model
    this.base = floatsOf(view.lines.typeOf, (type) => pointsOf(types[type], type).base)
    this.perSecond = floatsOf(view.lines.typeOf, (type) => pointsOf(types[type], type).perSecond)
  }

  among(_agent: number, lines: Int32Array, from: number, to: number): number {
    const { head } = this.view.lines
    const { offeredAt } = this.view.contacts
    const now = this.view.clock[0]
    let best = NONE
    let most = -Infinity
    for (let i = from; i < to; i++) {
      const line = lines[i]
      const contact = head[line]
      if (contact === NONE) continue
      const points = this.base[line] + this.perSecond[line] * (now - offeredAt[contact])
      if (best === NONE || points > most || (points === most && offeredAt[contact] < offeredAt[best])) {
        best = contact
        most = points
      }
    }
    return best
  }
}
