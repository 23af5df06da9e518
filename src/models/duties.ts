import { floats, ints } from '../engine/columns.ts'
import { HeapEventQueue } from '../engine/event-queue.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Attendance } from './attendance.ts'
import type { Center } from './center.ts'
import type { DutyRoster } from './duty-roster.ts'
import * as duty from './duty-states.ts'
import type { Flow } from './flow.ts'
import { type Signing, Whereabouts } from './whereabouts.ts'

const NONE = MISSING

/**
 * What the plan says of people on a roster, minute by minute: they begin and end spells of work and go on breaks; by their
 * luck they are absent, late, and leave early. This happens between events, as everything that the clock decides; what
 * follows from how long contacts take is in `whereabouts.ts`.
 */
export class Duties extends AtHand {
  readonly exist: boolean
  readonly whereabouts: Whereabouts
  private readonly roster: DutyRoster
  private readonly attendance: Attendance
  private readonly signing: Signing
  /** By agent: when the plan says something next. */
  private readonly steps: HeapEventQueue
  private readonly dueNow: Int32Array
  /** By agent: when somebody leaves early; Infinity: does not, or has left. */
  private readonly leavesAt: Float64Array

  constructor(center: Center, flow: Flow, signing: Signing) {
    super(center)
    const { count } = center.agents
    const plans = center.model.groups.map(({ staffing }) => (staffing.plan === 'people' ? staffing : null))
    this.exist = plans.some((plan) => plan !== null)
    this.signing = signing
    this.whereabouts = new Whereabouts(center, flow, plans, signing)
    this.roster = this.whereabouts.roster
    this.attendance = this.whereabouts.attendance
    this.steps = new HeapEventQueue(Math.max(1, count))
    this.dueNow = ints(count)
    this.leavesAt = floats(count)
    if (this.exist) flow.turns.whereabouts = this.whereabouts
  }

  /** Everybody is at home. */
  reset(): void {
    if (!this.exist) return
    this.whereabouts.reset()
    this.steps.clear()
    this.forEach((agent) => {
      this.drawsDay(agent)
      this.plansNext(agent)
    })
  }

  /** When the plan says something next; Infinity: never again. */
  nextAt(): number {
    return this.exist ? this.steps.topAt : Infinity
  }

  /** Carries out what is due. Those who come do so before others go, so that a handover leaves no gap. */
  proceed(): void {
    if (!this.exist) return
    const { steps, dueNow } = this
    const { isOn } = this.whereabouts
    const now = this.clock[0]
    let count = 0
    while (steps.topAt <= now) {
      dueNow[count++] = steps.top
      steps.pop()
    }
    const due = dueNow.subarray(0, count).sort()
    due.forEach((agent) => isOn[agent] === 0 && this.takesSteps(agent))
    due.forEach((agent) => isOn[agent] === 1 && this.takesSteps(agent))
    due.forEach((agent) => this.plansNext(agent))
  }

  /** The horizon is reached: all go home, the busy ones once nobody waits for them any more. */
  endForGood(): void {
    if (!this.exist) return
    this.steps.clear()
    this.forEach((agent) => {
      if (this.whereabouts.isOn[agent] === 1) this.stops(agent)
      this.whereabouts.overtime.mayStay[agent] = 0
    })
  }

  private forEach(take: (agent: number) => void): void {
    for (let agent = 0; agent < this.agents.count; agent++) if (this.roster.has(agent)) take(agent)
  }

  private plansNext(agent: number): void {
    const at = this.nextStepAt(agent)
    if (at === Infinity) return
    this.steps.key[0] = at
    this.steps.push(agent)
  }

  private nextStepAt(agent: number): number {
    const { roster, whereabouts } = this
    if (!roster.hasMore(agent)) return Infinity
    if (whereabouts.isOn[agent] === 0) return roster.beginsAt(agent)
    const rest = roster.nextRest(agent)
    const restAt = rest === NONE ? Infinity : roster.restAt(agent, rest)
    return Math.min(roster.endsAt(agent), this.leaveAt(agent), whereabouts.arrivesAt[agent], restAt)
  }

  private leaveAt(agent: number): number {
    return this.roster.isLastSpell(agent) ? this.leavesAt[agent] : Infinity
  }

  private takesSteps(agent: number): void {
    const { roster, whereabouts } = this
    for (let at = this.nextStepAt(agent); at <= this.clock[0]; at = this.nextStepAt(agent)) {
      if (whereabouts.isOn[agent] === 0) this.begins(agent)
      else if (at === roster.endsAt(agent)) this.ends(agent)
      else if (at === this.leaveAt(agent)) this.leavesEarly(agent)
      else if (at === whereabouts.arrivesAt[agent]) this.arrives(agent)
      else this.restBegins(agent, roster.nextRest(agent))
    }
  }

  private drawsDay(agent: number): void {
    const { attendance, roster, whereabouts } = this
    whereabouts.hasLeft[agent] = 0
    whereabouts.arrivesAt[agent] = Infinity
    this.leavesAt[agent] = Infinity
    if (!roster.hasMore(agent)) return
    attendance.draw(agent, roster.day(agent))
    if (attendance.isAbsent[agent] === 1) return
    const late = attendance.lateSeconds[agent]
    const early = attendance.earlySeconds[agent]
    if (late > 0) whereabouts.arrivesAt[agent] = roster.dayBeginsAt(agent) + late
    if (early > 0) this.leavesAt[agent] = roster.dayEndsAt(agent) - early
  }

  private begins(agent: number): void {
    const { whereabouts } = this
    whereabouts.isOn[agent] = 1
    whereabouts.followsPlan(agent)
    if (this.leaveAt(agent) <= this.roster.beginsAt(agent)) this.hasGone(agent)
    if (whereabouts.state[agent] !== duty.OVERTIME) whereabouts.goesOn(agent)
    else if (whereabouts.isWorked(agent)) whereabouts.isInTime(agent)
  }

  private ends(agent: number): void {
    this.stops(agent)
    // Who has not come by the end of the first spell comes to the second.
    this.whereabouts.arrivesAt[agent] = Infinity
    if (this.roster.advance(agent)) this.drawsDay(agent)
  }

  private stops(agent: number): void {
    const { whereabouts } = this
    const state = whereabouts.state[agent]
    whereabouts.isOn[agent] = 0
    whereabouts.pending[agent] = 0
    whereabouts.wantsOff[agent] = 0
    whereabouts.overtime.mayStay[agent] = whereabouts.isWorked(agent) ? 1 - whereabouts.hasLeft[agent] : 0
    whereabouts.cancels(agent)
    whereabouts.followsPlan(agent)
    if (state === duty.PHONE && !whereabouts.hasNothing(agent)) whereabouts.isPastTime(agent)
    else if (state === duty.PHONE) this.leavesPhone(agent, duty.HOME)
    else if (state !== duty.OVERTIME) whereabouts.becomes(agent, duty.HOME)
  }

  private leavesEarly(agent: number): void {
    const { roster, whereabouts } = this
    const state = whereabouts.state[agent]
    this.hasGone(agent)
    if (!whereabouts.isWorked(agent)) return
    // Time that nobody pays is over when it is over.
    if (duty.isRest(state) && !roster.rest(agent, whereabouts.restIs[agent]).paid) return
    whereabouts.cancels(agent)
    if (state !== duty.PHONE) whereabouts.becomes(agent, duty.LEFT_EARLY)
    else if (whereabouts.hasNothing(agent)) this.leavesPhone(agent, duty.LEFT_EARLY)
    else whereabouts.isToGo(agent)
  }

  private hasGone(agent: number): void {
    const { whereabouts } = this
    this.leavesAt[agent] = Infinity
    whereabouts.arrivesAt[agent] = Infinity
    whereabouts.hasLeft[agent] = 1
    whereabouts.pending[agent] = 0
  }

  private arrives(agent: number): void {
    const { whereabouts } = this
    whereabouts.arrivesAt[agent] = Infinity
    if (whereabouts.state[agent] !== duty.LATE) return
    const rest = whereabouts.restIs[agent]
    const until = whereabouts.restUntil[agent]
    if (rest !== NONE && until > this.clock[0]) whereabouts.rests(agent, rest, until)
    else whereabouts.goesOn(agent)
  }

  private restBegins(agent: number, rest: number): void {
    const { roster, whereabouts } = this
    const { paid, keepsLength } = roster.rest(agent, rest)
    const until = roster.plannedEnd(agent, rest)
    const state = whereabouts.state[agent]
    roster.begins(agent, rest)
    if (until <= this.clock[0]) return
    if (!whereabouts.isWorked(agent)) whereabouts.followsPlan(agent)
    else if (duty.isMissing(state)) {
      // An unpaid break is no work that is missed; a paid one is, and who comes late comes into it.
      if (!paid) whereabouts.rests(agent, rest, until)
      else if (state === duty.LATE) whereabouts.remembers(agent, rest, until)
    } else if (state === duty.OFF_PHONE || (state === duty.PHONE && whereabouts.hasNothing(agent))) {
      whereabouts.cancels(agent)
      if (state === duty.PHONE) this.signing.letsGo(agent)
      whereabouts.rests(agent, rest, until)
    } else {
      whereabouts.pending[agent] |= 1 << rest
      if (state === duty.PHONE) this.isWanted(agent, keepsLength)
    }
  }

  /** Somebody busy goes when the contact is finished; unless the break is over before. */
  private isWanted(agent: number, forLong: boolean): void {
    const { whereabouts } = this
    whereabouts.wantsOff[agent] = 0
    whereabouts.cancels(agent)
    whereabouts.isToGo(agent)
    if (!forLong) whereabouts.looksUp(agent)
  }

  private leavesPhone(agent: number, state: number): void {
    this.signing.letsGo(agent)
    this.whereabouts.becomes(agent, state)
  }
}
