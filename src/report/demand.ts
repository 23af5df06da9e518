import { leastAgentSeconds } from '../models/handle-time.ts'
import type { Model } from '../models/model.ts'
import { expectedToAgents } from '../scenario/expected-flow.ts'

export interface Demand {
  /** By type, then by period: expected contacts that ask for agents while the queue is open, busyness aside (its mean is 1). */
  readonly contacts: readonly Float64Array[]
  /** By type, seconds, in the group that is quickest at it: the least work the contacts can be. */
  readonly handleSeconds: readonly number[]
  /** By period: Erlangs of all types, agents of all groups. */
  readonly load: Float64Array
  readonly agents: Float64Array
}

export function demandOf(model: Model): Demand {
  const { types, groups, periods } = model
  const contacts = expectedToAgents(model, periods.bounds).map(({ open }) => open)
  const handleSeconds = leastAgentSeconds(model)
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
