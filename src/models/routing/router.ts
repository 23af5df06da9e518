import { bytesOf, ints, intsOf } from '../../engine/columns.ts'
import { NONE as MISSING } from '../../engine/ids.ts'
import { tiersFrom, type Tiers } from '../../engine/ragged.ts'
import type { Model } from '../model.ts'
import { agentRules, contactRules, type AgentRuleName, type ContactRuleName } from './index.ts'
import type { AgentRule, ContactRule, RuleEntry, View } from './rules.ts'

const NONE = MISSING

/**
 * Answers two questions: which agent for a contact, which contact for an agent. It looks and names; `flow.ts` moves.
 * Tiers of equals come from the model (rank; priority and preference), the rules decide within a tier.
 */
export class Router {
  readonly looksAtHistory: boolean
  private readonly agentRule: AgentRule
  private readonly contactRule: ContactRule
  private readonly groupsOfType: Tiers
  private readonly linesOfGroup: Tiers
  private readonly groupOf: Int32Array
  /** By line: its queue; 1: whoever waits at closing is served. */
  private readonly queueOf: Int32Array
  private readonly servesOut: Uint8Array
  private readonly isOpen: Uint8Array
  private readonly workedOff: Int32Array

  constructor(view: View) {
    const { model, agents } = view
    const agentRule: RuleEntry<AgentRule> = agentRules[model.routing.agent.rule as AgentRuleName]
    this.agentRule = agentRule.create(view)
    this.looksAtHistory = agentRule.looksAtHistory === true
    this.contactRule = contactRules[model.routing.contact.rule as ContactRuleName].create(view)
    this.groupsOfType = tiersFrom(model.types.map((_, type) => groupTiers(model, type)))
    this.linesOfGroup = tiersFrom(model.groups.map((_, group) => lineTiers(model, group)))
    this.groupOf = agents.group
    this.queueOf = intsOf(model.types, ({ queue }) => queue)
    this.servesOut = bytesOf(model.types, ({ queue }) => (model.queues[queue].atClosing === 'serve' ? 1 : 0))
    this.isOpen = view.isOpen
    this.workedOff = ints(model.types.length)
  }

  /** The rules forget. */
  reset(): void {
    this.agentRule.reset?.()
    this.contactRule.reset?.()
  }

  /** An idle agent for a contact of a type: groups of the best rank first. NONE: nobody is free. */
  agentFor(type: number): number {
    const { firstTier, firstMember, members } = this.groupsOfType
    const end = firstTier[type + 1]
    for (let tier = firstTier[type]; tier < end; tier++) {
      const agent = this.agentRule.among(type, members, firstMember[tier], firstMember[tier + 1])
      if (agent !== NONE) return agent
    }
    return NONE
  }

  /**
   * For an agent whose shift is over: a contact of a queue that closed with people in it and serves them out. NONE: the
   * agent may go.
   */
  contactToWorkOff(agent: number): number {
    const { firstTier, firstMember, members } = this.linesOfGroup
    const group = this.groupOf[agent]
    for (let tier = firstTier[group]; tier < firstTier[group + 1]; tier++) {
      let count = 0
      for (let i = firstMember[tier]; i < firstMember[tier + 1]; i++) {
        const line = members[i]
        if (this.servesOut[line] === 1 && this.isOpen[this.queueOf[line]] === 0) this.workedOff[count++] = line
      }
      const contact = count === 0 ? NONE : this.contactRule.among(agent, this.workedOff, 0, count)
      if (contact !== NONE) return contact
    }
    return NONE
  }

  /** A waiting contact for an agent: best priority and preference first. NONE: nobody waits for this agent. */
  contactFor(agent: number): number {
    const { firstTier, firstMember, members } = this.linesOfGroup
    const group = this.groupOf[agent]
    const end = firstTier[group + 1]
    for (let tier = firstTier[group]; tier < end; tier++) {
      const contact = this.contactRule.among(agent, members, firstMember[tier], firstMember[tier + 1])
      if (contact !== NONE) return contact
    }
    return NONE
  }
}

/** The groups that serve a type, by rank, in the order of the scenario. */
function groupTiers(model: Model, type: number): number[][] {
  const serving = model.groups.flatMap((group, id) =>
    group.skills.filter((skill) => skill.type === type).map((skill) => ({ id, key: [skill.rank] })),
  )
  return tiersBy(serving)
}

/** The lines a group serves, by priority and preference, or the other way round. */
function lineTiers(model: Model, group: number): number[][] {
  const served = model.groups[group].skills.map(({ type, preference }) => {
    const { priority } = model.types[type]
    const key = model.routing.order === 'priority-first' ? [priority, preference] : [preference, priority]
    return { id: type, key }
  })
  return tiersBy(served)
}

function tiersBy(items: readonly { readonly id: number; readonly key: readonly number[] }[]): number[][] {
  const sorted = items.toSorted((a, b) => compare(a.key, b.key) || a.id - b.id)
  const tiers: number[][] = []
  sorted.forEach((item, i) => {
    if (i > 0 && compare(sorted[i - 1].key, item.key) === 0) tiers.at(-1)?.push(item.id)
    else tiers.push([item.id])
  })
  return tiers
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i]
  return 0
}
