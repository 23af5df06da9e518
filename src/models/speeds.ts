import { floats } from '../engine/columns.ts'
import { quantileOf } from '../engine/distributions.ts'
import { streamFrom } from '../engine/random.ts'
import { agentsOf } from './agents.ts'
import type { Group } from './model.ts'
import type { Proficiency, Spread } from './proficiency-model.ts'

/**
 * Speeds of `count` agents without a name, the same in every replication and under every seed: the quantiles in the middle of
 * equal shares of the law, dealt in an order that the name gives, so that neither the number of an agent nor the shift says how
 * quick somebody is.
 */
function sameTeam({ law, name }: Spread, count: number): Float64Array {
  const speeds = floats(count)
  for (let i = 0; i < count; i++) speeds[i] = quantileOf(law, (i + 0.5) / count)
  const stream = streamFrom('team', name, 0)
  for (let i = count - 1; i > 0; i--) {
    const other = Math.floor(stream.uniform() * (i + 1))
    const speed = speeds[i]
    speeds[i] = speeds[other]
    speeds[other] = speed
  }
  return speeds
}

/**
 * By agent of a group: the speed for a skill, beside the group's. Those without a name have mean 1, so that a group whose
 * agents are all busy does as much as one of equals; spreads that are drawn for every replication come on top.
 */
export function speedsOf({ people, skills }: Proficiency, skill: number, agents: number): Float64Array {
  const speeds = floats(agents)
  const others = agents - people.length
  speeds.fill(1)
  people.forEach(({ speeds: own }, agent) => (speeds[agent] = own[skill]))
  for (const spread of skills[skill].spreads) {
    if (spread.isDrawn) continue
    const team = sameTeam(spread, others)
    for (let i = 0; i < others; i++) speeds[people.length + i] *= team[i]
  }
  let sum = 0
  for (let agent = people.length; agent < agents; agent++) sum += speeds[agent]
  for (let agent = people.length; agent < agents; agent++) speeds[agent] *= others / sum
  return speeds
}

/** What a group does when all are busy, by the speed of the group: the mean of the agents' own speeds for a skill. */
export function meanSpeedOf({ proficiency, staffing }: Group, skill: number): number {
  const people = proficiency?.people ?? []
  const agents = agentsOf({ staffing })
  if (people.length === 0 || agents === 0) return 1
  const named = people.slice(0, agents).reduce((sum, { speeds }) => sum + speeds[skill], 0)
  return (named + Math.max(0, agents - people.length)) / agents
}
