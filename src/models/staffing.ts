import { NONE as MISSING } from '../engine/ids.ts'
import { BUSY, IDLE, OUT } from './agents.ts'
import type { Center } from './center.ts'
import { Duties } from './duties.ts'
import type { Flow } from './flow.ts'
import type { Outages } from './outages.ts'
import type { Staffing as Plan } from './model.ts'

const NONE = MISSING

/**
 * Who is at work when. An agent whose time is up finishes the contact first; one who comes takes a waiting contact at
 * once. In a headcount plan agents are interchangeable: idle ones go first, then whoever finishes first; in a roster
 * everyone has times of their own; people with luck of their own are in `duties.ts`.
 */
export class Staffing {
  private readonly center: Center
  private readonly flow: Flow
  private readonly outages: Outages
  private readonly plans: readonly Plan[]
  /** By group: the next step of its plan, and the agents it asks for. */
  private readonly step: Int32Array
  private readonly headcount: Int32Array
  /** People with luck of their own. */
  readonly duties: Duties

  constructor(center: Center, flow: Flow) {
    this.center = center
    this.flow = flow
    this.outages = flow.turns.outages
    this.plans = center.model.groups.map((group) => group.staffing)
    this.step = new Int32Array(this.plans.length)
    this.headcount = new Int32Array(this.plans.length)
    center.turnover.onChange = this.placeChanges
    this.duties = new Duties(center, flow, this)
  }

  /** Nobody has come yet. */
  reset(): void {
    this.step.fill(0)
    this.headcount.fill(0)
    this.duties.reset()
  }

  /** When somebody next comes or goes; Infinity: never again. */
  nextAt(): number {
    let next = this.duties.nextAt()
    this.plans.forEach((plan, group) => {
      if (plan.plan === 'people') return
      const at = plan.plan === 'headcount' ? plan.bounds : plan.at
      if (this.step[group] < at.length) next = Math.min(next, at[this.step[group]])
    })
    return next
  }

  /** Carries out what the plans say is due now. */
  proceed(): void {
    this.plans.forEach((_, group) => this.takeSteps(group))
    this.duties.proceed()
  }

  /** The horizon is reached: everybody goes, the busy ones once nobody waits for them any more. */
  endForGood(): void {
    this.center.turnover.stop()
    this.plans.forEach((plan, group) => {
      const { first } = this.center.agents
      if (plan.plan === 'headcount') this.setHeadcount(group, 0)
      else if (plan.plan === 'roster')
        for (let agent = first[group]; agent < first[group + 1]; agent++) this.goes(agent)
    })
    this.duties.endForGood()
  }

  /** Comes to work: takes a waiting contact at once, else is idle. */
  signsIn(agent: number): void {
    const { agents, counts, kernel } = this.center
    const now = kernel.clock[0]
    const { several, turns } = this.flow
    agents.signedInAt[agent] = now
    agents.busySeconds[agent] = 0
    agents.taken[agent] = 0
    if (this.outages.exist && this.outages.agentsStopped.takesComing(agent)) return
    counts.presence.signedIn(agents.group[agent], 1)
    if (several.exists && several.isIn(agent)) {
      agents.state[agent] = BUSY
      counts.presence.busy(agents.group[agent], 1)
      agents.busySeconds[agent] = -now
      turns.looksForNext(agent)
      return
    }
    const contact = turns.nextFor(agent)
    if (contact === NONE) {
      agents.becomeIdle(agent, now)
      this.flow.connecting.dialling.isIdle()
      if (this.flow.turns.idling.exists) this.flow.turns.idling.isIdle()
      return
    }
    agents.state[agent] = BUSY
    agents.busySeconds[agent] = -now
    counts.presence.busy(agents.group[agent], 1)
    this.flow.isAnsweredLater(contact, agent)
  }

  /** An idle agent goes. */
  private signsOutFromIdle(agent: number): void {
    const { agents, counts } = this.center
    agents.leaveIdle(agent, OUT)
    counts.presence.signedIn(agents.group[agent], -1)
  }

  /** An agent with nothing in hand goes, idle or kept from work. */
  letsGo(agent: number): void {
    const isGone = this.outages.exist && this.outages.agentsStopped.sendsHome(agent)
    if (!isGone) this.signsOutFromIdle(agent)
  }

  private takeSteps(group: number): void {
    const plan = this.plans[group]
    const now = this.center.kernel.clock[0]
    if (plan.plan === 'headcount') {
      const { bounds, agents } = plan
      while (this.step[group] < bounds.length && bounds[this.step[group]] <= now) {
        const step = this.step[group]++
        const places = step < agents.length ? agents[step] : 0
        this.setHeadcount(group, this.center.turnover.plansHeadcount(group, places))
      }
    } else if (plan.plan === 'roster') {
      while (this.step[group] < plan.at.length && plan.at[this.step[group]] <= now) {
        const step = this.step[group]++
        const agent = this.center.agents.first[group] + plan.agent[step]
        if (!this.center.turnover.plans(agent, plan.on[step])) continue
        if (plan.on[step] === 1) this.comes(agent)
        else this.goes(agent)
      }
    }
  }

  private setHeadcount(group: number, wanted: number): void {
    const { agents, counts } = this.center
    const { several, turns } = this.flow
    const { excess } = turns
    const isSeveral = several.exists && several.isIn(agents.first[group])
    for (; this.headcount[group] < wanted; this.headcount[group]++) {
      if (isSeveral) this.comes(this.leastAtWork(group, 1))
      else if (excess[group] > 0) {
        excess[group]--
        counts.presence.overtime(group, -1)
      } else this.signsIn(this.firstOut(group))
    }
    for (; this.headcount[group] > wanted; this.headcount[group]--) {
      const idle = agents.idleHead[group]
      if (idle !== NONE) this.signsOutFromIdle(idle)
      else if (this.outages.exist && this.outages.agentsStopped.sendsOneHome(group)) continue
      else if (isSeveral) this.goes(this.leastAtWork(group, 0))
      else {
        excess[group]++
        counts.presence.overtime(group, 1)
      }
    }
  }

  /** There is one: a group has as many agents as its largest headcount, and plans count on no vacant place. */
  private firstOut(group: number): number {
    const { agents, turnover } = this.center
    let agent = agents.first[group]
    while (agents.state[agent] !== OUT || !turnover.isThere(agent)) agent++
    return agent
  }

  /** Somebody begins to work the place of an agent, or leaves it for good: at once, or when the contact is finished. */
  private readonly placeChanges = (agent: number, isThere: boolean): void => {
    const { agents, turnover } = this.center
    const group = agents.group[agent]
    if (this.plans[group].plan === 'people') {
      this.duties.whereabouts.placeChanges(agent)
      return
    }
    if (this.plans[group].plan === 'roster') {
      if (!isThere) this.goes(agent)
      else if (turnover.isPlanned(agent)) this.comes(agent)
      return
    }
    if (isThere && agents.leaving[agent] === 1) {
      this.headcount[group]++
      this.comes(agent)
    } else if (!isThere && agents.state[agent] !== OUT && agents.leaving[agent] === 0) {
      this.headcount[group]--
      this.goes(agent)
    }
    this.setHeadcount(group, turnover.filledOf(group))
  }

  /**
   * Of agents who hold several, one at work who is leaving (1) or not (0) and holds least; if nobody is leaving, one who is
   * out. Whoever finishes first may be a matter of hours while others come in.
   */
  private leastAtWork(group: number, leaving: 0 | 1): number {
    const { agents, turnover, workloads } = this.center
    let least = NONE
    for (let agent = agents.first[group]; agent < agents.first[group + 1]; agent++) {
      if (agents.state[agent] === OUT || agents.leaving[agent] !== leaving || !turnover.isThere(agent)) continue
      const held = workloads.held[agents.workload[agent]]
      if (least === NONE || held < workloads.held[agents.workload[least]]) least = agent
    }
    return least === NONE ? this.firstOut(group) : least
  }

  private comes(agent: number): void {
    const { agents, counts } = this.center
    if (agents.state[agent] === OUT) this.signsIn(agent)
    else if (agents.leaving[agent] === 1) {
      agents.leaving[agent] = 0
      counts.presence.overtime(agents.group[agent], -1)
      if (this.flow.several.exists && this.flow.several.isIn(agent)) this.flow.several.looksForMore(agent)
    }
  }

  private goes(agent: number): void {
    const { agents, counts } = this.center
    if (this.outages.exist && this.outages.agentsStopped.sendsHome(agent)) return
    if (agents.state[agent] === IDLE) this.signsOutFromIdle(agent)
    else if (agents.state[agent] !== OUT && agents.leaving[agent] === 0) {
      agents.leaving[agent] = 1
      counts.presence.overtime(agents.group[agent], 1)
      if (this.flow.several.exists && this.flow.several.isIn(agent)) this.flow.several.isLeaving(agent)
    }
  }
}
