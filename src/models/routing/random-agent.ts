import { NONE as MISSING } from '../../engine/ids.ts'
import type { Stream } from '../../engine/random.ts'
import type { Agents } from '../agents.ts'
import type { AgentRule, RuleEntry } from './rules.ts'

const NONE = MISSING

class RandomAgent implements AgentRule {
  private readonly agents: Agents
  private readonly stream: Stream

  constructor(agents: Agents, stream: Stream) {
    this.agents = agents
    this.stream = stream
  }

  among(_type: number, lists: Int32Array, from: number, to: number): number {
    const agents = this.agents
    let idle = 0
    for (let i = from; i < to; i++) idle += agents.idleCount[lists[i]]
    if (idle === 0) return NONE
    let skip = Math.floor(this.stream.uniform() * idle)
    let i = from
    while (skip >= agents.idleCount[lists[i]]) skip -= agents.idleCount[lists[i++]]
    let agent = agents.idleHead[lists[i]]
    while (skip-- > 0) agent = agents.nextIdle(agent)
    return agent
  }
}

export const randomAgent: RuleEntry<AgentRule> = {
  description: 'Any idle agent, all equally likely.',
  create: (view) => new RandomAgent(view.agents, view.stream),
}
