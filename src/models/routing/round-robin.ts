import { ints } from '../../engine/columns.ts'
import { NONE as MISSING } from '../../engine/ids.ts'
import type { Agents } from '../agents.ts'
import type { AgentRule, RuleEntry } from './rules.ts'

const NONE = MISSING

/** Remembers, per type, whom it named last; the next in the order of agent numbers is next, the first after the last. */
class RoundRobin implements AgentRule {
  private readonly agents: Agents
  private readonly last: Int32Array

  constructor(agents: Agents, types: number) {
    this.agents = agents
    this.last = ints(types, NONE)
  }

  reset(): void {
    this.last.fill(NONE)
  }

  among(type: number, lists: Int32Array, from: number, to: number): number {
    const agents = this.agents
    const { count } = agents
    let best = NONE
    let fewestSteps = count + 1
    for (let i = from; i < to; i++) {
      for (let agent = agents.idleHead[lists[i]]; agent !== NONE; agent = agents.nextIdle(agent)) {
        const steps = (agent - this.last[type] - 1 + count) % count
        if (steps < fewestSteps) {
          best = agent
          fewestSteps = steps
        }
      }
    }
    if (best !== NONE) this.last[type] = best
    return best
  }
}

export const roundRobin: RuleEntry<AgentRule> = {
  description: 'The agents in turn, each type going round in the order of their numbers.',
  create: (view) => new RoundRobin(view.agents, view.model.types.length),
}
