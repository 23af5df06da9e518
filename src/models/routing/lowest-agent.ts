import { floatsOf } from '../../engine/columns.ts'
import { NONE as MISSING } from '../../engine/ids.ts'
import { BUSY, type Agents } from '../agents.ts'
import { meanHandleSeconds } from '../handle-time.ts'
import type { AgentRule, RuleEntry, View } from './rules.ts'

const NONE = MISSING

/** Looks at every idle agent and takes the lowest by a measure; equals by longest idle, then by number. */
class LowestAgent implements AgentRule {
  private readonly agents: Agents
  private readonly measure: (agent: number, type: number) => number

  constructor(agents: Agents, measure: (agent: number, type: number) => number) {
    this.agents = agents
    this.measure = measure
  }

  among(type: number, lists: Int32Array, from: number, to: number): number {
    const agents = this.agents
    let best = NONE
    let lowest = Infinity
    for (let i = from; i < to; i++) {
      for (let agent = agents.idleHead[lists[i]]; agent !== NONE; agent = agents.nextIdle(agent)) {
        const value = this.measure(agent, type)
        if (best === NONE || value < lowest || (value === lowest && this.isBefore(agent, best))) {
          best = agent
          lowest = value
        }
      }
    }
    return best
  }

  private isBefore(agent: number, other: number): boolean {
    const { idleSince } = this.agents
    return idleSince[agent] < idleSince[other] || (idleSince[agent] === idleSince[other] && agent < other)
  }
}

const lowest =
  (measureFor: (view: View) => (agent: number, type: number) => number) =>
  (view: View): AgentRule =>
    new LowestAgent(view.agents, measureFor(view))

export const leastOccupied: RuleEntry<AgentRule> = {
  description: 'The agent with the lowest share of time busy since signing in.',
  looksAtHistory: true,
  create: lowest(({ agents, clock }) => (agent) => {
    const signedIn = clock[0] - agents.signedInAt[agent]
    // Of those at work the seconds are less the instant since which they are.
    const busy = agents.busySeconds[agent] + (agents.state[agent] === BUSY ? clock[0] : 0)
    return signedIn > 0 ? busy / signedIn : 0
  }),
}

export const fewestContacts: RuleEntry<AgentRule> = {
  description: 'The agent who has taken the fewest contacts since signing in.',
  looksAtHistory: true,
  create: lowest(
    ({ agents }) =>
      (agent) =>
        agents.taken[agent],
  ),
}

export const fixedOrder: RuleEntry<AgentRule> = {
  description: 'The first agent in the order of the scenario: groups as listed, then agents by number (top-down).',
  create: lowest(() => (agent) => agent),
}

export const fastest: RuleEntry<AgentRule> = {
  description:
    'The agent with the shortest mean handle time for the type, by group and by what is known of the agent; among equals the longest idle.',
  create: lowest(({ agents, pairs, model, proficiency }) => {
    const handleSeconds = floatsOf(pairs.type, (id, pair) => {
      const skill = model.groups[pairs.group[pair]].skills.find(({ type }) => type === id)
      return meanHandleSeconds(model.types[id], skill ?? null)
    })
    const ofGroup = (agent: number, type: number): number => handleSeconds[pairs.of(agents.group[agent], type)]
    if (!proficiency.exists) return ofGroup
    return (agent, type) => {
      const pair = pairs.of(agents.group[agent], type)
      return handleSeconds[pair] * proficiency.factorOf(agent, pair)
    }
  }),
}
