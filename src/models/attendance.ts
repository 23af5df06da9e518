import { bytes, floats, ints, intsOf } from '../engine/columns.ts'
import type { Draws } from '../engine/draws.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Law } from '../engine/law.ts'
import { Absences } from './absences.ts'
import type { Agents } from './agents.ts'
import { UNIFORM } from './luck.ts'
import type { Group } from './model.ts'
import type { PeoplePlan } from './people-model.ts'

const NONE = MISSING

/**
 * Who is not there as planned. What is drawn of a person on a day belongs to that person and day: it depends neither on
 * what else happens nor on who else there is.
 */
export class Attendance {
  /** By agent, of the day last drawn; 1: absent. Seconds late and early; 0: on time. */
  readonly isAbsent: Uint8Array
  readonly lateSeconds: Float64Array
  readonly earlySeconds: Float64Array
  private readonly draws: Draws
  private readonly agents: Agents
  private readonly plans: readonly (PeoplePlan | null)[]
  private readonly absences: Absences
  private readonly isLateTap: Int32Array
  private readonly lateTap: Int32Array
  private readonly isEarlyTap: Int32Array
  private readonly earlyTap: Int32Array
  private readonly everyTap: Int32Array
  private readonly offTap: Int32Array
  /** By agent: how often on the phone on the day, with luck of its own each time. */
  private readonly timesOn: Int32Array

  constructor(groups: readonly Group[], plans: readonly (PeoplePlan | null)[], agents: Agents, draws: Draws) {
    this.draws = draws
    this.agents = agents
    this.plans = plans
    const taps = (purpose: string, lawOf: (plan: PeoplePlan) => Law | undefined): Int32Array =>
      intsOf(plans, (plan, group) => {
        const law = plan === null ? undefined : lawOf(plan)
        return law === undefined ? NONE : draws.keyedTap(law, `${purpose}/${groups[group].name}`)
      })
    const decides = (settings: object | null): Law | undefined => (settings === null ? undefined : UNIFORM)
    this.absences = new Absences(groups, plans, agents, draws)
    this.isLateTap = taps('is-late', ({ lateness }) => decides(lateness))
    this.lateTap = taps('lateness', ({ lateness }) => lateness?.seconds)
    this.isEarlyTap = taps('leaves-early', ({ earlyLeaving }) => decides(earlyLeaving))
    this.earlyTap = taps('early-leaving', ({ earlyLeaving }) => earlyLeaving?.seconds)
    this.everyTap = taps('off-phone-every', ({ offPhone }) => offPhone?.every)
    this.offTap = taps('off-phone', ({ offPhone }) => offPhone?.seconds)
    this.isAbsent = bytes(agents.count)
    this.lateSeconds = floats(agents.count)
    this.earlySeconds = floats(agents.count)
    this.timesOn = ints(agents.count)
  }

  /** Another replication. */
  reset(): void {
    this.absences.reset()
  }

  /** What the luck of a day is for an agent who is planned to work on it. */
  draw(agent: number, day: number): void {
    const group = this.agents.group[agent]
    const person = agent - this.agents.first[group]
    // Keys are from 0 up; the day before the first is -1.
    const key = day + 1
    const plan = this.plans[group]
    this.timesOn[agent] = 0
    this.isAbsent[agent] = this.absences.isAbsent(agent, day) ? 1 : 0
    this.lateSeconds[agent] = this.missed(this.isLateTap[group], this.lateTap[group], plan?.lateness, key, person)
    this.earlySeconds[agent] = this.missed(
      this.isEarlyTap[group],
      this.earlyTap[group],
      plan?.earlyLeaving,
      key,
      person,
    )
  }

  private missed(
    whether: number,
    howLong: number,
    settings: { readonly share: number } | null | undefined,
    key: number,
    person: number,
  ): number {
    if (whether === NONE || !settings || this.draws.takeKeyed(whether, key, person) >= settings.share) return 0
    return this.draws.takeKeyed(howLong, key, person)
  }

  goesOffPhone(group: number): boolean {
    return this.everyTap[group] !== NONE
  }

  /** From coming to the phone to going off it. */
  untilOffPhone(agent: number, day: number): number {
    this.timesOn[agent]++
    return this.offPhone(this.everyTap, agent, day)
  }

  /** How long somebody is off it who has come to it with `untilOffPhone`. */
  secondsOffPhone(agent: number, day: number): number {
    return this.offPhone(this.offTap, agent, day)
  }

  private offPhone(taps: Int32Array, agent: number, day: number): number {
    const group = this.agents.group[agent]
    const person = agent - this.agents.first[group]
    const part = Math.imul(person + 1, 0x9e3779b1) ^ Math.imul(this.timesOn[agent], 0x85ebca6b)
    return this.draws.takeKeyed(taps[group], day + 1, part | 0)
  }
}
