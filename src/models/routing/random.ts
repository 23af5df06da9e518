import { NONE as MISSING } from '../../engine/ids.ts'
import type { Stream } from '../../engine/random.ts'
import type { Agents } from '../agents.ts'
import type { Contacts } from '../contacts.ts'
import type { Lines } from '../lines.ts'
import type { AgentRule, ContactRule, RuleEntry } from './rules.ts'

const NONE = MISSING

class RandomAgent implements AgentRule {
  private readonly agents: Agents
  private readonly stream: Stream

  constructor(agents: Agents, stream: Stream) {
    this.agents = agents
    this.stream = stream
  }

  among(_type: number, groups: Int32Array, from: number, to: number): number {
    const agents = this.agents
    let idle = 0
    for (let i = from; i < to; i++) idle += agents.idleCount[groups[i]]
    if (idle === 0) return NONE
    let skip = Math.floor(this.stream.uniform() * idle)
    let i = from
    while (skip >= agents.idleCount[groups[i]]) skip -= agents.idleCount[groups[i++]]
    let agent = agents.idleHead[groups[i]]
    while (skip-- > 0) agent = agents.nextIdle(agent)
    return agent
  }
}

class RandomContact implements ContactRule {
  private readonly lines: Lines
  private readonly contacts: Contacts
  private readonly stream: Stream

  constructor(lines: Lines, contacts: Contacts, stream: Stream) {
    this.lines = lines
    this.contacts = contacts
    this.stream = stream
  }

  among(_agent: number, lines: Int32Array, from: number, to: number): number {
    const { length, head } = this.lines
    let waiting = 0
    for (let i = from; i < to; i++) waiting += length[lines[i]]
    if (waiting === 0) return NONE
    let skip = Math.floor(this.stream.uniform() * waiting)
    let i = from
    while (skip >= length[lines[i]]) skip -= length[lines[i++]]
    let contact = head[lines[i]]
    while (skip-- > 0) contact = this.contacts.next[contact]
    return contact
  }
}

export const randomAgent: RuleEntry<AgentRule> = {
  description: 'Any idle agent, all equally likely.',
  create: (view) => new RandomAgent(view.agents, view.stream),
}

export const randomContact: RuleEntry<ContactRule> = {
  description: 'Any waiting contact, all equally likely.',
  create: (view) => new RandomContact(view.lines, view.contacts, view.stream),
}
