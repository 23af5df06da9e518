import { bytesOf, ints, intsOf } from '../../engine/columns.ts'
import { NONE as MISSING } from '../../engine/ids.ts'
import { tiersFrom, type Tiers } from '../../engine/ragged.ts'
import { Reserves } from '../blending/reserves.ts'
import { linesOf, type LinePlan } from '../line-plan.ts'
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
  private readonly groupsOfLine: Tiers
  private readonly linesOfGroup: Tiers
  private readonly groupOf: Int32Array
  private readonly idleCount: Int32Array
  /** By line: its type, its queue; 1: whoever waits at closing is served; 1: who waits is to be called first. */
  private readonly typeOf: Int32Array
  private readonly queueOf: Int32Array
  private readonly servesOut: Uint8Array
  private readonly isToBeCalled: Uint8Array
  private readonly isOpen: Uint8Array
  /** Agents that stay idle for others. */
  readonly reserves: Reserves
  /** By line; 1: its groups count their idle agents together. */
  private readonly isPooled: Uint8Array
  /** Members of a tier that are not ruled out. */
  private readonly allowed: Int32Array

  constructor(view: View) {
    const { model, agents } = view
    const agentRule: RuleEntry<AgentRule> = agentRules[model.routing.agent.rule as AgentRuleName]
    this.agentRule = agentRule.create(view)
    this.looksAtHistory = agentRule.looksAtHistory === true
    this.contactRule = contactRules[model.routing.contact.rule as ContactRuleName].create(view)
    const plans = linesOf(model)
    const queueOf = ({ type }: LinePlan): number => model.types[type].queue
    this.groupsOfLine = tiersFrom(plans.map((plan) => groupTiers(model, plan)))
    this.linesOfGroup = tiersFrom(model.groups.map((_, group) => lineTiers(model, plans, group)))
    this.groupOf = agents.group
    this.idleCount = agents.idleCount
    this.typeOf = intsOf(plans, ({ type }) => type)
    this.queueOf = intsOf(plans, queueOf)
    this.servesOut = bytesOf(plans, (plan) => (model.queues[queueOf(plan)].atClosing === 'serve' ? 1 : 0))
    this.isToBeCalled = bytesOf(plans, (plan) => (plan.isToBeCalled === true ? 1 : 0))
    this.isOpen = view.isOpen
    this.reserves = new Reserves(model, plans, agents.idleCount)
    const { reserves } = this
    this.isPooled = bytesOf(plans, ({ groups }, line) =>
      reserves.exist && groups.length > 1 && groups.every((group) => reserves.isShared(group, groups[0], line)) ? 1 : 0,
    )
    this.allowed = ints(Math.max(plans.length, model.groups.length))
  }

  /** The rules forget. */
  reset(): void {
    this.agentRule.reset?.()
    this.contactRule.reset?.()
  }

  /** An idle agent for a contact in a line: groups of the best rank first. NONE: nobody is free. */
  agentFor(line: number): number {
    if (this.reserves.exist) return this.agentBeyondReserve(line)
    const { firstTier, firstMember, members } = this.groupsOfLine
    const end = firstTier[line + 1]
    const type = this.typeOf[line]
    for (let tier = firstTier[line]; tier < end; tier++) {
      const agent = this.agentRule.among(type, members, firstMember[tier], firstMember[tier + 1])
      if (agent !== NONE) return agent
    }
    return NONE
  }

  private agentBeyondReserve(line: number): number {
    const { firstTier, firstMember, members } = this.groupsOfLine
    for (let tier = firstTier[line]; tier < firstTier[line + 1]; tier++) {
      let count = 0
      for (let i = firstMember[tier]; i < firstMember[tier + 1]; i++) {
        const group = members[i]
        if (this.reserves.beyond(group, line) > 0) this.allowed[count++] = group
      }
      const agent = count === 0 ? NONE : this.agentRule.among(this.typeOf[line], this.allowed, 0, count)
      if (agent !== NONE) return agent
    }
    return NONE
  }

  /**
   * For an agent whose shift is over: a contact of a queue that closed with people in it and serves them out. NONE: the
   * agent may go.
   */
  contactToWorkOff(agent: number): number {
    return this.contactAmong(agent, this.isServedOut)
  }

  /** A waiting contact for an agent: best priority and preference first. NONE: nobody waits for this agent. */
  contactFor(agent: number): number {
    if (this.reserves.exist) return this.contactAmong(agent, this.isBeyondReserve)
    const { firstTier, firstMember, members } = this.linesOfGroup
    const group = this.groupOf[agent]
    const end = firstTier[group + 1]
    for (let tier = firstTier[group]; tier < end; tier++) {
      const contact = this.contactRule.among(agent, members, firstMember[tier], firstMember[tier + 1])
      if (contact !== NONE) return contact
    }
    return NONE
  }

  /** The same, but for customers who would have to be called first. */
  contactOnLine(agent: number): number {
    return this.contactAmong(agent, this.isOnLine)
  }

  /** How many idle agents could take a contact of a line. */
  idleFor(line: number): number {
    const { firstTier, firstMember, members } = this.groupsOfLine
    let idle = 0
    let most = 0
    for (let i = firstMember[firstTier[line]]; i < firstMember[firstTier[line + 1]]; i++) {
      const beyond = this.reserves.exist ? this.reserves.beyond(members[i], line) : this.idleCount[members[i]]
      most = Math.max(most, beyond)
      idle += Math.max(0, Math.min(beyond, this.idleCount[members[i]]))
    }
    return this.isPooled[line] === 1 ? Math.min(idle, most) : idle
  }

  private readonly isOnLine = (line: number, group: number): boolean =>
    this.isToBeCalled[line] === 0 && this.isBeyondReserve(line, group)

  private readonly isServedOut = (line: number): boolean =>
    this.servesOut[line] === 1 && this.isOpen[this.queueOf[line]] === 0

  /** The agent who asks is free, but not idle yet. */
  private readonly isBeyondReserve = (line: number, group: number): boolean =>
    !this.reserves.exist || this.reserves.beyondWithOneMore(group, line) > 0

  private contactAmong(agent: number, mayTake: (line: number, group: number) => boolean): number {
    const { firstTier, firstMember, members } = this.linesOfGroup
    const group = this.groupOf[agent]
    for (let tier = firstTier[group]; tier < firstTier[group + 1]; tier++) {
      let count = 0
      for (let i = firstMember[tier]; i < firstMember[tier + 1]; i++) {
        const line = members[i]
        if (mayTake(line, group)) this.allowed[count++] = line
      }
      const contact = count === 0 ? NONE : this.contactRule.among(agent, this.allowed, 0, count)
      if (contact !== NONE) return contact
    }
    return NONE
  }
}

/** The groups that take from a line, by rank, in the order of the scenario. */
function groupTiers(model: Model, { type, groups }: LinePlan): number[][] {
  return tiersBy(
    groups.flatMap((id) =>
      model.groups[id].skills.filter((skill) => skill.type === type).map((skill) => ({ id, key: [skill.rank] })),
    ),
  )
}

/** The lines a group takes from, by priority and preference, or the other way round. */
function lineTiers(model: Model, plans: readonly LinePlan[], group: number): number[][] {
  const served = plans.flatMap(({ type, groups }, id) => {
    const skill = model.groups[group].skills.find((candidate) => candidate.type === type)
    if (skill === undefined || !groups.includes(group)) return []
    const { priority } = model.types[type]
    const { preference } = skill
    return [{ id, key: model.routing.order === 'priority-first' ? [priority, preference] : [preference, priority] }]
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
