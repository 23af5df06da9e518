import { NONE } from '../engine/ids.ts'
import { ASIDE, IDLE, OUT } from './agents.ts'
import type { Center } from './center.ts'
import { AWAY, awayIndex, type Away, isOffThePhone } from './duty-states.ts'
import type { Flow } from './flow.ts'
import type { Model } from './model.ts'
import { simulate } from './simulate.ts'
import { VACANT } from './turnover.ts'

/**
 * What an agent does: on the phone, or why not; or that nobody works the place. Who is at home is on no timeline. Aside is who
 * did not answer, or is kept from work by an outage.
 */
export type AgentActivity = 'available' | 'handling' | 'ringing' | 'aside' | Away | 'vacant' | 'inTraining'

/** A stretch of an agent's time, in seconds since the first midnight. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly activity: AgentActivity
  /** Past the end of the planned time, or after having left for good: on a roster without people's luck, also into a break. */
  readonly isOvertime: boolean
  readonly isPaid: boolean
}

export interface Timeline {
  readonly group: string
  /** Number of the agent in the group, from 0. */
  readonly agent: number
  /** In order; neighbours differ. */
  readonly stretches: readonly Stretch[]
}

/** What every agent does when, in one replication: for charts and for checking the books. Looks at everybody after every event. */
export function timelines(model: Model, seed: string, replication: number): Timeline[] {
  let watcher: Watcher | null = null
  simulate(model, seed, replication, {
    afterEvent: (center, flow) => {
      watcher ??= new Watcher(center, flow)
      watcher.look()
    },
  })
  return (watcher as Watcher | null)?.timelines() ?? []
}

class Watcher {
  private readonly center: Center
  private readonly flow: Flow
  private readonly stretches: Stretch[][]
  /** By agent: what is going on, since when. */
  private readonly current: (Stretch | null)[]

  constructor(center: Center, flow: Flow) {
    this.center = center
    this.flow = flow
    this.stretches = Array.from({ length: center.agents.count }, () => [])
    this.current = this.stretches.map(() => null)
  }

  look(): void {
    const now = this.center.kernel.clock[0]
    for (let agent = 0; agent < this.current.length; agent++) {
      const before = this.current[agent]
      const next = this.seen(agent, now)
      const isSame =
        before?.activity === next?.activity &&
        before?.isOvertime === next?.isOvertime &&
        before?.isPaid === next?.isPaid
      if (isSame) continue
      this.ends(agent, now)
      this.current[agent] = next
    }
  }

  timelines(): Timeline[] {
    const { agents, kernel, model } = this.center
    return this.stretches.map((stretches, agent) => {
      this.ends(agent, kernel.clock[0])
      const group = agents.group[agent]
      return { group: model.groups[group].name, agent: agent - agents.first[group], stretches }
    })
  }

  private ends(agent: number, now: number): void {
    const ended = this.current[agent]
    this.current[agent] = null
    if (ended === null || ended.from === now) return
    const own = this.stretches[agent]
    const last = own[own.length - 1]
    // What lasted no time may have been between two that are the same.
    const goesOn =
      last !== undefined &&
      last.to === ended.from &&
      last.activity === ended.activity &&
      last.isOvertime === ended.isOvertime &&
      last.isPaid === ended.isPaid
    if (goesOn) own[own.length - 1] = { ...last, to: now }
    else own.push({ ...ended, to: now })
  }

  private seen(agent: number, now: number): Stretch | null {
    const { agents, contacts } = this.center
    const { whereabouts, excess } = this.flow.turns
    const stretch = { from: now, to: now, isOvertime: false, isPaid: true }
    const isPerson = whereabouts?.roster.has(agent) === true
    const state = agents.state[agent]
    if (state === OUT) {
      if (!isPerson || !isOffThePhone(whereabouts.state[agent])) return this.unworked(agent, stretch)
      const activity = AWAY[awayIndex(whereabouts.state[agent])]
      return { ...stretch, activity, isPaid: whereabouts.isPaidNow(agent) }
    }
    const isOvertime = isPerson
      ? whereabouts.isOvertime(agent)
      : agents.leaving[agent] === 1 || (state !== IDLE && this.isLast(agent, excess[agents.group[agent]]))
    // Of several contacts, the one taken last.
    const contact = agents.contact[agent]
    const rings = contact !== NONE && contacts.ringsAt[contact] === agent
    const activity = state === ASIDE ? 'aside' : state === IDLE ? 'available' : rings ? 'ringing' : 'handling'
    return { ...stretch, activity, isOvertime }
  }

  /** A place that the plan has at work, and nobody works. */
  private unworked(agent: number, stretch: Omit<Stretch, 'activity'>): Stretch | null {
    const { turnover } = this.center
    if (turnover.isThere(agent) || !turnover.isPlanned(agent)) return null
    const isVacant = turnover.state[agent] === VACANT
    return { ...stretch, activity: isVacant ? 'vacant' : 'inTraining', isPaid: !isVacant }
  }

  /** Where agents are interchangeable, the last of the busy ones count as those past their time. */
  private isLast(agent: number, excess: number): boolean {
    const { agents } = this.center
    let after = 0
    for (let other = agent + 1; other < agents.first[agents.group[agent] + 1]; other++) {
      if (agents.state[other] !== OUT && agents.state[other] !== IDLE) after++
    }
    return after < excess
  }
}
