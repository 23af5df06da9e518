import { NONE as MISSING } from '../../engine/ids.ts'
import type { Agents } from '../agents.ts'
import type { AgentRule, RuleEntry } from './rules.ts'

const NONE = MISSING

class LongestIdle implements AgentRule {
  private readonly agents: Agents

  constructor(agents: Agents) {
    this.agents = agents
  }

  among(_type: number, lists: Int32Array, from: number, to: number): number {
    const { idleHead, idleSince } = this.agents
    let best = NONE
    for (let i = from; i < to; i++) {
      const agent = idleHead[lists[i]]
      if (agent !== NONE && (best === NONE || idleSince[agent] < idleSince[best])) best = agent
    }
    return best
  }
}

export const longestIdle: RuleEntry<AgentRule> = {
  description: 'The agent who has been idle for the longest time (the usual ACD default).',
  create: (view) => new LongestIdle(view.agents),
}
