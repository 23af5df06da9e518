import { bytes, floats, ints, intsOf } from '../engine/columns.ts'
import type { Draws } from '../engine/draws.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Kernel } from '../engine/kernel.ts'
import type { Law } from '../engine/law.ts'
import type { Agents } from './agents.ts'
import type { Counts } from './counts.ts'
import { GROUP_FACTS } from './facts.ts'
import type { Model } from './model.ts'
import type { Proficiency } from './proficiency.ts'

const NONE = MISSING
const LEAVERS = GROUP_FACTS.indexOf('leavers')

/** The place of an agent: somebody works it, nobody does, or somebody is trained for it: paid, off the phone. */
export const FILLED = 0
export const VACANT = 1
export const IN_TRAINING = 2

interface Parts {
  readonly model: Model
  readonly agents: Agents
  readonly draws: Draws
  readonly kernel: Kernel
  readonly counts: Counts
  readonly proficiency: Proficiency
}

/**
 * Who comes to work in a group and who leaves it for good. An agent row is a place. Its agent leaves at a constant rate from the
 * day of hiring on; the place is vacant while somebody is recruited, who is trained and then starts at the bottom of the learning
 * curve. Cohorts find their places vacant until their first day. Agents with a name stay. `staffing.ts` asks who is there.
 */
export class Turnover {
  /** Whether places are ever vacant; without, nobody needs to ask. */
  readonly exists: boolean
  /** By agent. */
  readonly state: Uint8Array
  readonly event: Int32Array
  /** Is told when somebody begins to work a place, or leaves it. */
  onChange: (agent: number, isThere: boolean) => void = () => {}
  private readonly model: Model
  private readonly agents: Agents
  private readonly draws: Draws
  private readonly kernel: Kernel
  private readonly counts: Counts
  private readonly proficiency: Proficiency
  private readonly kind: number
  /** By group: keyed taps; NONE: nobody leaves. */
  private readonly lifeTap: Int32Array
  private readonly ageTap: Int32Array
  private readonly recruitingTap: Int32Array
  private readonly trainingTap: Int32Array
  /** By agent: when this one leaves (Infinity: never), how many have had the place. */
  private readonly leavesAt: Float64Array
  private readonly careers: Int32Array
  /** By agent; 1: the plan has the place on the phone (rosters). By group: the places of a headcount plan. */
  private readonly planned: Uint8Array
  private readonly wanted: Int32Array

  constructor({ model, agents, draws, kernel, counts, proficiency }: Parts) {
    const { groups } = model
    this.model = model
    this.agents = agents
    this.draws = draws
    this.kernel = kernel
    this.counts = counts
    this.proficiency = proficiency
    this.exists = groups.some((group) => (group.proficiency?.cohorts.length ?? 0) > 0 || group.proficiency?.attrition)
    this.kind = this.exists ? kernel.on(this.changes) : NONE
    const taps = (purpose: string, lawOf: (perSecond: number, recruiting: Law, training: Law) => Law): Int32Array =>
      intsOf(groups, ({ name, proficiency: given }) => {
        const attrition = given?.attrition
        if (!attrition) return NONE
        const { perSecond, recruiting, training } = attrition
        return draws.keyedTap(lawOf(perSecond, recruiting, training), `${purpose}/${name}`)
      })
    const life = (perSecond: number): Law => ({ law: 'exponential', mean: 1 / perSecond })
    this.lifeTap = taps('career', life)
    this.ageTap = taps('career-before', life)
    this.recruitingTap = taps('recruiting', (_, recruiting) => recruiting)
    this.trainingTap = taps('training', (_rate, _recruiting, training) => training)
    const rows = this.exists ? agents.count : 0
    this.state = bytes(rows)
    this.event = ints(rows, NONE)
    this.leavesAt = floats(rows)
    this.careers = ints(rows)
    this.planned = bytes(rows)
    this.wanted = ints(groups.length)
  }

  /** The first instant: after the proficiency has been reset, which does not know of newcomers. */
  reset(): void {
    if (!this.exists) return
    this.state.fill(FILLED)
    this.event.fill(NONE)
    this.careers.fill(0)
    this.planned.fill(0)
    this.wanted.fill(0)
    this.leavesAt.fill(Infinity)
    this.model.groups.forEach(({ proficiency }, group) => {
      if (proficiency === null) return
      const { first } = this.agents
      let newcomers = first[group + 1]
      for (const { agents, at } of proficiency.cohorts) {
        newcomers -= agents
        for (let agent = newcomers; agent < newcomers + agents; agent++) this.startsAsNewcomer(agent, at)
      }
      if (!proficiency.attrition) return
      for (let agent = first[group] + proficiency.people.length; agent < newcomers; agent++) {
        if (proficiency.attrition.isMixed) this.startsAsOneOfMany(agent)
        else this.staysFrom(agent, 0)
      }
    })
  }

  private startsAsNewcomer(agent: number, at: number): void {
    this.proficiency.starts(agent, at)
    if (at <= 0) this.staysFrom(agent, 0)
    else {
      this.state[agent] = VACANT
      this.wakes(agent, at)
    }
  }

  /** As if there had been attrition for ever, all places being filled now: who is there came as long ago as they will stay. */
  private startsAsOneOfMany(agent: number): void {
    const age = this.drawn(this.ageTap, agent)
    const training = this.drawn(this.trainingTap, agent)
    this.leavesAt[agent] = this.drawn(this.lifeTap, agent)
    if (age >= training) {
      this.proficiency.starts(agent, training - age)
      this.wakes(agent, this.leavesAt[agent])
    } else {
      this.state[agent] = IN_TRAINING
      this.wakes(agent, Math.min(training - age, this.leavesAt[agent]))
    }
  }

  /** Nothing changes any more: the horizon is reached, and no plan has anybody on the phone. */
  stop(): void {
    if (!this.exists) return
    for (let agent = 0; agent < this.event.length; agent++) {
      if (this.event[agent] !== NONE) this.kernel.cancel(this.event[agent])
      this.event[agent] = NONE
      this.plans(agent, 0)
    }
    this.wanted.forEach((_, group) => this.plansHeadcount(group, 0))
  }

  /** A roster has a place on the phone from now on, or has it no more. Whether somebody is there to work it. */
  plans(agent: number, on: number): boolean {
    if (!this.exists) return true
    if (this.planned[agent] !== on) {
      this.planned[agent] = on
      this.changesLevel(agent, on === 1 ? 1 : -1)
    }
    return this.state[agent] === FILLED
  }

  isPlanned(agent: number): boolean {
    const group = this.agents.group[agent]
    return this.planned[agent] === 1 || agent - this.agents.first[group] < this.wanted[group]
  }

  isThere(agent: number): boolean {
    return !this.exists || this.state[agent] === FILLED
  }

  /** A headcount plan wants the first so many places of a group: how many of them are filled. */
  plansHeadcount(group: number, wanted: number): number {
    if (!this.exists) return wanted
    const first = this.agents.first[group]
    const before = this.wanted[group]
    this.wanted[group] = wanted
    for (let place = before; place < wanted; place++) this.changesLevel(first + place, 1)
    for (let place = wanted; place < before; place++) this.changesLevel(first + place, -1)
    return this.filledOf(group)
  }

  /** Of the places that a headcount plan wants. */
  filledOf(group: number): number {
    const first = this.agents.first[group]
    let filled = 0
    for (let place = 0; place < this.wanted[group]; place++) if (this.state[first + place] === FILLED) filled++
    return filled
  }

  private readonly changes = (agent: number): void => {
    this.event[agent] = NONE
    if (this.leavesAt[agent] <= this.kernel.clock[0]) this.leaves(agent)
    else if (this.state[agent] === VACANT) this.isHired(agent)
    else this.begins(agent)
  }

  private leaves(agent: number): void {
    const { counts } = this
    counts.ledger.facts[counts.groupRecord(this.agents.group[agent]) + LEAVERS]++
    const wasThere = this.state[agent] === FILLED
    this.leavesAt[agent] = Infinity
    this.careers[agent]++
    this.becomes(agent, VACANT)
    this.wakes(agent, this.kernel.clock[0] + this.drawn(this.recruitingTap, agent))
    if (wasThere) this.onChange(agent, false)
  }

  private isHired(agent: number): void {
    const now = this.kernel.clock[0]
    if (this.careers[agent] === 0) {
      // A cohort's first day.
      this.begins(agent)
      return
    }
    const training = this.drawn(this.trainingTap, agent)
    this.leavesAt[agent] = now + this.drawn(this.lifeTap, agent)
    if (training > 0) {
      this.becomes(agent, IN_TRAINING)
      this.wakes(agent, Math.min(now + training, this.leavesAt[agent]))
    } else this.begins(agent)
  }

  private begins(agent: number): void {
    const now = this.kernel.clock[0]
    this.proficiency.starts(agent, now)
    this.becomes(agent, FILLED)
    if (this.leavesAt[agent] < Infinity) this.wakes(agent, this.leavesAt[agent])
    else this.staysFrom(agent, now)
    this.onChange(agent, true)
  }

  /** From an instant at which they are employed, as long as they stay. */
  private staysFrom(agent: number, at: number): void {
    if (this.lifeTap[this.agents.group[agent]] === NONE) return
    this.leavesAt[agent] = at + this.drawn(this.lifeTap, agent)
    this.wakes(agent, this.leavesAt[agent])
  }

  private becomes(agent: number, state: number): void {
    const isPlanned = this.isPlanned(agent)
    if (isPlanned) this.changesLevel(agent, -1)
    this.state[agent] = state
    if (isPlanned) this.changesLevel(agent, 1)
  }

  /** A place that the plan has on the phone counts as vacant, or as in training, unless somebody works it. */
  private changesLevel(agent: number, by: number): void {
    const { presence } = this.counts
    const group = this.agents.group[agent]
    if (this.state[agent] === VACANT) presence.vacant(group, by)
    else if (this.state[agent] === IN_TRAINING) presence.inTraining(group, by)
  }

  private wakes(agent: number, at: number): void {
    this.kernel.due[0] = at
    this.event[agent] = this.kernel.schedule(this.kind, agent)
  }

  private drawn(taps: Int32Array, agent: number): number {
    const group = this.agents.group[agent]
    return this.draws.takeKeyed(taps[group], agent - this.agents.first[group], this.careers[agent])
  }
}
