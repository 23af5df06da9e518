import { meanOf } from '../engine/distributions.ts'
import { isNeverOpen } from '../models/opening-hours.ts'
import type { Model } from '../models/model.ts'

/** What a scenario leaves unset of all that keeps agents from serving on past their hours, and what else figures do not show; by name. */
export interface Remedies {
  /** Types that wait for ever, in queues that are worked off. */
  readonly patience: readonly string[]
  /** Queues that serve at closing whoever waits. */
  readonly sendAway: readonly string[]
  /** Queues that are closed at all times of the run. */
  readonly neverOpen: readonly string[]
  /** Groups who call customers on lists: that fills whatever time is left. */
  readonly callers: readonly string[]
}

export function remediesOf({ types, queues, groups }: Model): Remedies {
  const isServed = queues.map(({ hours, atClosing }) => hours === null || atClosing === 'serve')
  const isEndless = types.map(({ patience }) => patience === null || meanOf(patience) === Infinity)
  return {
    patience: types.filter(({ queue }, id) => isServed[queue] && isEndless[id]).map(({ name }) => name),
    // A single instant is an opening: the end of the run is no closing.
    sendAway: queues
      .filter(({ hours, atClosing }) => hours !== null && hours.length > 1 && atClosing === 'serve')
      .map(({ name }) => name),
    neverOpen: queues.filter(isNeverOpen).map(({ name }) => name),
    callers: groups
      .filter(({ skills }) => skills.some(({ type }) => types[type].outbound !== null))
      .map(({ name }) => name),
  }
}
