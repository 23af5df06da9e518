import { meanOf } from '../engine/distributions.ts'
import type { Arrivals, ContactType, Model, Periods } from '../models/model.ts'

/** Mean talk, hold and wrap of a type's contacts, seconds, before any group's own laws and speed. */
export function handleSecondsOf({ talk, hold, wrap }: ContactType): number {
  return meanOf(talk) + (hold === null ? 0 : meanOf(hold)) + (wrap === null ? 0 : meanOf(wrap))
}

/** Contacts expected in each period of the grid, busyness aside (its mean is 1). */
export function expectedContacts(arrivals: Arrivals, periods: Periods): Float64Array {
  const expected = new Float64Array(periods.bounds.length - 1)
  if (arrivals.process === 'recorded') {
    for (const instant of arrivals.at) {
      const period = periods.bounds.findLastIndex((bound) => bound <= instant)
      if (period >= 0 && period < expected.length) expected[period]++
    }
    return expected
  }
  const { bounds } = arrivals
  let piece = 0
  for (let period = 0; period < expected.length; period++) {
    const [from, to] = [periods.bounds[period], periods.bounds[period + 1]]
    while (piece > 0 && bounds[piece] > from) piece--
    for (; piece < bounds.length - 1 && bounds[piece] < to; piece++) {
      const overlap = Math.min(to, bounds[piece + 1]) - Math.max(from, bounds[piece])
      if (overlap <= 0) continue
      const length = bounds[piece + 1] - bounds[piece]
      const perSecond = arrivals.process === 'poisson' ? arrivals.perSecond[piece] : arrivals.counts[piece] / length
      expected[period] += perSecond * overlap
    }
  }
  return expected
}

export interface Demand {
  /** By type, then by period: expected contacts. */
  readonly contacts: readonly Float64Array[]
  /** By type, seconds. */
  readonly handleSeconds: readonly number[]
  /** By period: Erlangs of all types, agents of all groups. */
  readonly load: Float64Array
  readonly agents: Float64Array
}

export function demandOf({ types, groups, periods }: Model): Demand {
  const contacts = types.map(({ arrivals }) => expectedContacts(arrivals, periods))
  const handleSeconds = types.map(handleSecondsOf)
  const count = periods.bounds.length - 1
  const load = new Float64Array(count)
  const agents = new Float64Array(count)
  for (let period = 0; period < count; period++) {
    const length = periods.bounds[period + 1] - periods.bounds[period]
    types.forEach((_, type) => (load[period] += (contacts[type][period] * handleSeconds[type]) / length))
    groups.forEach(({ scheduledSeconds }) => (agents[period] += scheduledSeconds[period] / length))
  }
  return { contacts, handleSeconds, load, agents }
}
