import { bytesOf, ints, intsOf } from '../../engine/columns.ts'
import { NONE as MISSING } from '../../engine/ids.ts'
import { tiersFrom, type Tiers } from '../../engine/ragged.ts'
import type { Pools } from '../blending/pools.ts'
import { Reserves } from '../blending/reserves.ts'
import { linesOf, type LinePlan } from '../line-plan.ts'
import { agentRules, contactRules, type AgentRuleName, type ContactRuleName } from './index.ts'
import type { AgentRule, ContactRule, RuleEntry, View } from './rules.ts'
import { lineTiers, loadTiers, wideTiers, type WideTier } from './tiers.ts'

const NONE = MISSING

/**
 * Answers two questions: which agent for a contact, which contact for an agent. It looks and names; `flow.ts` moves.
 * Tiers of equals come from the model (rank and load; priority and preference), the rules decide within a tier. Agents
 * are looked up by workload, in the lists of those who have nothing, could take more, or be interrupted (see `Agents`).
 */
export class Router {
  readonly looksAtHistory: boolean
  private readonly agentRule: AgentRule
  private readonly contactRule: ContactRule
  /** By line: workloads whose agents could take from it. By workload: lines that its agents could take from. */
  private readonly loadsOfLine: Tiers
  private readonly linesOfLoad: Tiers
  /** By tier of these; null: none has many lines. */
  private readonly wideTiers: readonly (WideTier | null)[] | null
  /** By workload: its group. By agent: the workload. */
  private readonly groupOf: Int32Array
  private readonly workloadOf: Int32Array
  private readonly idleCount: Int32Array
  /** By line: its type, its queue; 1: whoever waits at closing is served; 1: who waits is to be called first. */
  private readonly typeOf: Int32Array
  private readonly queueOf: Int32Array
  private readonly servesOut: Uint8Array
  private readonly isToBeCalled: Uint8Array
  private readonly isOpen: Uint8Array
  /** Agents that stay idle for others. */
  readonly reserves: Reserves
  /** What they have of each client. */
  readonly pools: Pools
  /** Whether agents may be kept from contacts, in either way; without, nobody needs to ask. */
  private readonly isGuarded: boolean
  /** By line; 1: its groups count their idle agents together. */
  private readonly isPooled: Uint8Array
  /** Members of a tier that are not ruled out. */
  private readonly allowed: Int32Array

  constructor(view: View) {
    const { model, agents, workloads } = view
    const agentRule: RuleEntry<AgentRule> = agentRules[model.routing.agent.rule as AgentRuleName]
    this.agentRule = agentRule.create(view)
    this.looksAtHistory = agentRule.looksAtHistory === true
    this.contactRule = contactRules[model.routing.contact.rule as ContactRuleName].create(view)
    const plans = linesOf(model)
    const queueOf = ({ type }: LinePlan): number => model.types[type].queue
    const loads = Array.from(workloads.group.keys())
    this.loadsOfLine = tiersFrom(plans.map((plan) => loadTiers(model, plan, workloads)))
    this.linesOfLoad = tiersFrom(loads.map((load) => lineTiers(model, plans, load, workloads)))
    this.wideTiers = view.lines.occupied === null ? null : wideTiers(this.linesOfLoad, view.lines.occupied)
    this.groupOf = workloads.group
    this.workloadOf = agents.workload
    this.idleCount = agents.idleCount
    this.typeOf = intsOf(plans, ({ type }) => type)
    this.queueOf = intsOf(plans, queueOf)
    this.servesOut = bytesOf(plans, (plan) => (model.queues[queueOf(plan)].atClosing === 'serve' ? 1 : 0))
    this.isToBeCalled = bytesOf(plans, (plan) => (plan.isToBeCalled === true ? 1 : 0))
    this.isOpen = view.isOpen
    this.reserves = new Reserves(model, plans, agents.idleCount)
    this.pools = view.pools
    const { reserves } = this
    this.isGuarded = reserves.exist || view.pools.limit
    this.isPooled = bytesOf(plans, ({ groups }, line) =>
      reserves.exist && groups.length > 1 && groups.every((group) => reserves.isShared(group, groups[0], line)) ? 1 : 0,
    )
    this.allowed = ints(Math.max(plans.length, workloads.count))
  }

  /** The rules forget. */
  reset(): void {
    this.agentRule.reset?.()
    this.contactRule.reset?.()
    if (this.pools.exist) this.pools.reset()
  }

  /** An idle agent for a contact in a line: groups of the best rank first. NONE: nobody is free. */
  agentFor(line: number): number {
    if (this.isGuarded) return this.agentAmong(line, this.isLetIn)
    const { firstTier, firstMember, members } = this.loadsOfLine
    const end = firstTier[line + 1]
    const type = this.typeOf[line]
    for (let tier = firstTier[line]; tier < end; tier++) {
      const agent = this.agentRule.among(type, members, firstMember[tier], firstMember[tier + 1])
      if (agent !== NONE) return agent
    }
    return NONE
  }

  /** The same, but of those who have nothing. */
  idleAgentFor(line: number): number {
    return this.agentAmong(line, this.isIdleAndLetIn)
  }

  /** Whether an agent in sight who has a workload may take from a line, whoever is to stay idle. */
  readonly isLetIn = (line: number, load: number, group: number): boolean => {
    const { pools, reserves } = this
    if (pools.limit && !pools.letIn(group, this.typeOf[line], this.idleCount[group])) return false
    if (!reserves.exist) return true
    return load === group ? reserves.beyond(group, line) > 0 : reserves.letIn(group, line)
  }

  private readonly isIdleAndLetIn = (line: number, load: number, group: number): boolean =>
    load === group && this.isLetIn(line, load, group)

  private agentAmong(line: number, mayTake: (line: number, load: number, group: number) => boolean): number {
    const { firstTier, firstMember, members } = this.loadsOfLine
    for (let tier = firstTier[line]; tier < firstTier[line + 1]; tier++) {
      let count = 0
      for (let i = firstMember[tier]; i < firstMember[tier + 1]; i++) {
        const load = members[i]
        if (mayTake(line, load, this.groupOf[load])) this.allowed[count++] = load
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
    if (this.isGuarded) return this.contactAmong(agent, this.isBeyondReserve)
    const { firstTier, firstMember, members } = this.linesOfLoad
    const load = this.workloadOf[agent]
    const end = firstTier[load + 1]
    for (let tier = firstTier[load]; tier < end; tier++) {
      const wide = this.wideTiers === null ? null : this.wideTiers[tier]
      const contact =
        wide !== null
          ? this.contactInMany(agent, wide)
          : this.contactRule.among(agent, members, firstMember[tier], firstMember[tier + 1])
      if (contact !== NONE) return contact
    }
    return NONE
  }

  /** Of many lines only those are looked at in which somebody waits. */
  private contactInMany(agent: number, { lines, occupied }: WideTier): number {
    const count = lines.sharedWith(occupied, this.allowed)
    return count === 0 ? NONE : this.contactRule.among(agent, this.allowed, 0, count)
  }

  /** The same, but for customers who would have to be called first. */
  contactOnLine(agent: number): number {
    return this.contactAmong(agent, this.isOnLine)
  }

  /** How many idle agents could take a contact of a line; with `idleAlone`, none who have something already. */
  idleFor(line: number, idleAlone = false): number {
    const { firstTier, firstMember, members } = this.loadsOfLine
    let idle = 0
    let most = 0
    for (let i = firstMember[firstTier[line]]; i < firstMember[firstTier[line + 1]]; i++) {
      const load = members[i]
      const group = this.groupOf[load]
      if (load !== group) {
        if (!idleAlone && (!this.isGuarded || this.isLetIn(line, load, group))) idle += this.idleCount[load]
        continue
      }
      const beyond = this.isGuarded ? this.beyondAll(group, line) : this.idleCount[group]
      most = Math.max(most, beyond)
      idle += Math.max(0, Math.min(beyond, this.idleCount[group]))
    }
    return this.isPooled[line] === 1 ? Math.min(idle, most) : idle
  }

  /** Idle agents of a group beyond those that stay idle, for others or for other clients. */
  private beyondAll(group: number, line: number): number {
    const { pools, reserves } = this
    const beyond = reserves.exist ? reserves.beyond(group, line) : this.idleCount[group]
    return pools.limit ? Math.min(beyond, pools.among(group, this.typeOf[line], this.idleCount[group])) : beyond
  }

  private readonly isOnLine = (line: number, load: number): boolean =>
    this.isToBeCalled[line] === 0 && this.isBeyondReserve(line, load)

  private readonly isServedOut = (line: number, load: number): boolean =>
    this.servesOut[line] === 1 &&
    this.isOpen[this.queueOf[line]] === 0 &&
    (!this.pools.limit || this.pools.hasRoom(this.groupOf[load], this.typeOf[line]))

  /** The agent who asks and has nothing is free, but not idle yet. */
  private readonly isBeyondReserve = (line: number, load: number): boolean => {
    if (!this.isGuarded) return true
    const { pools, reserves } = this
    const group = this.groupOf[load]
    const idle = this.idleCount[group] + (load === group ? 1 : 0)
    if (pools.limit && !pools.letIn(group, this.typeOf[line], idle)) return false
    if (!reserves.exist) return true
    return load === group ? reserves.beyondWithOneMore(group, line) > 0 : reserves.letIn(group, line)
  }

  private contactAmong(agent: number, mayTake: (line: number, load: number) => boolean): number {
    const { firstTier, firstMember, members } = this.linesOfLoad
    const load = this.workloadOf[agent]
    for (let tier = firstTier[load]; tier < firstTier[load + 1]; tier++) {
      let count = 0
      for (let i = firstMember[tier]; i < firstMember[tier + 1]; i++) {
        const line = members[i]
        if (mayTake(line, load)) this.allowed[count++] = line
      }
      const contact = count === 0 ? NONE : this.contactRule.among(agent, this.allowed, 0, count)
      if (contact !== NONE) return contact
    }
    return NONE
  }
}
