import { bytes, floats, ints } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { BUSY, IDLE as IS_IDLE, OUT } from './agents.ts'
import { AtHand } from './at-hand.ts'
import { Attendance } from './attendance.ts'
import type { Center } from './center.ts'
import { DutyCounts } from './duty-counts.ts'
import { DutyRoster } from './duty-roster.ts'
import * as duty from './duty-states.ts'
import type { Flow } from './flow.ts'
import { Overtime } from './overtime.ts'
import type { PeoplePlan } from './people-model.ts'
import { UnworkedPlaces } from './unworked-places.ts'

const NONE = MISSING
const IDLE = IS_IDLE

/** What signs agents in and out: `Staffing`. */
export interface Signing {
  signsIn(agent: number): void
  /** Of one who has nothing in hand. */
  letsGo(agent: number): void
}

/**
 * What each agent on a roster is doing, and what comes of it: `duties.ts` says what is planned. Who is not on the phone is
 * signed out, and `state` says why; whoever is busy finishes the contact before going anywhere.
 */
export class Whereabouts extends AtHand {
  readonly roster: DutyRoster
  readonly attendance: Attendance
  readonly unworked: UnworkedPlaces
  readonly overtime: Overtime
  /** By agent: what of `duty-states.ts`. */
  readonly state: Uint8Array
  /** By agent: the event of the end of a break, or of going off the phone; NONE: nothing is pending. */
  readonly event: Int32Array
  /** By agent; 1: a spell is on; has left early today; goes off the phone when free. */
  readonly isOn: Uint8Array
  readonly hasLeft: Uint8Array
  readonly wantsOff: Uint8Array
  /** When somebody late comes; Infinity: is not late, or has come. */
  readonly arrivesAt: Float64Array
  /** Bits of the rests that wait until the contact is finished. */
  readonly pending: Int32Array
  /** The rest that is on, or that somebody late misses the start of; when it ends. */
  readonly restIs: Int32Array
  readonly restUntil: Float64Array
  private readonly dutyCounts: DutyCounts
  private readonly flow: Flow
  private readonly signing: Signing
  private readonly dutyEvent: number

  constructor(center: Center, flow: Flow, plans: readonly (PeoplePlan | null)[], signing: Signing) {
    super(center)
    const { model, agents } = center
    const { count } = agents
    this.flow = flow
    this.signing = signing
    this.roster = new DutyRoster(plans, agents)
    this.attendance = new Attendance(model.groups, plans, agents, center.draws)
    this.overtime = new Overtime(center, plans)
    this.unworked = new UnworkedPlaces(center, this.roster)
    this.dutyEvent = plans.some((plan) => plan !== null) ? this.kernel.on(this.isDue) : NONE
    this.state = bytes(count)
    this.event = ints(count, NONE)
    this.isOn = bytes(count)
    this.hasLeft = bytes(count)
    this.wantsOff = bytes(count)
    this.arrivesAt = floats(count)
    this.pending = ints(count)
    this.restIs = ints(count, NONE)
    this.restUntil = floats(count)
    this.dutyCounts = new DutyCounts(center, plans)
  }

  /** Everybody is at home, before the first day. */
  reset(): void {
    for (const column of [this.state, this.isOn, this.hasLeft, this.wantsOff]) column.fill(duty.HOME)
    this.pending.fill(0)
    this.event.fill(NONE)
    this.restIs.fill(NONE)
    this.attendance.reset()
    this.roster.reset()
    this.dutyCounts.reset()
    this.unworked.reset()
    this.overtime.reset()
  }

  /** Whether an agent who is about to go takes another contact instead: nothing is left to go for, or overtime is worked. */
  staysOn(agent: number): boolean {
    if (this.state[agent] === duty.OVERTIME) return this.overtime.isWorked(agent)
    this.looksUp(agent)
    return this.agents.leaving[agent] === 0
  }

  /** An agent who has finished goes, home or on a break. */
  isFree(agent: number): void {
    const { agents, presence } = this
    const group = agents.group[agent]
    agents.leaving[agent] = 0
    agents.state[agent] = OUT
    presence.busy(group, -1)
    presence.signedIn(group, -1)
    if (this.state[agent] === duty.OVERTIME) presence.overtime(group, -1)
    this.goesOn(agent)
  }

  /** The end of what an agent who is off the phone is doing; or, for one who is on it, something to go off it for. */
  private readonly isDue = (agent: number): void => {
    this.event[agent] = NONE
    if (!this.isWorked(agent)) this.followsPlan(agent)
    else if (this.state[agent] !== duty.PHONE) this.goesOn(agent)
    else if (this.pending[agent] !== 0) this.mayStayOn(agent)
    else if (this.hasNothing(agent)) {
      this.signing.letsGo(agent)
      this.goesOffPhone(agent)
    } else {
      this.wantsOff[agent] = 1
      this.isToGo(agent)
    }
  }

  /** Whether an agent on the phone can go at once: idle, or kept from work by an outage. */
  hasNothing(agent: number): boolean {
    return this.agents.state[agent] === IDLE || this.flow.turns.outages.agentsStopped.isKept[agent] === 1
  }

  /** Busy when the time is over: all that is in hand is finished in overtime. */
  isPastTime(agent: number): void {
    this.state[agent] = duty.OVERTIME
    this.overtime.since[agent] = this.clock[0]
    this.isToGo(agent)
    this.presence.overtime(this.agents.group[agent], 1)
  }

  /** Still busy when the next time begins. */
  isInTime(agent: number): void {
    this.presence.overtime(this.agents.group[agent], -1)
    this.state[agent] = duty.PHONE
    this.wantsOff[agent] = 0
    this.mayStayOn(agent)
  }

  /** Whether somebody is employed for the place of an agent, and trained. */
  isWorked(agent: number): boolean {
    return this.unworked.isWorked(agent)
  }

  /** What the plan has of a place counts if nobody works it. */
  followsPlan(agent: number): void {
    const until = this.unworked.follows(agent, this.isOn[agent])
    if (!this.isWorked(agent)) this.cancels(agent)
    if (until < Infinity) this.schedules(agent, until)
  }

  /** Somebody begins to work a place, or leaves it for good: at once, or when all that is in hand is finished. */
  placeChanges(agent: number): void {
    const { roster, state } = this
    if (state[agent] === duty.PHONE && !this.hasNothing(agent)) this.isPastTime(agent)
    this.overtime.mayStay[agent] = 0
    this.pending[agent] = 0
    this.wantsOff[agent] = 0
    this.cancels(agent)
    this.followsPlan(agent)
    if (this.isOn[agent] === 0) return
    if (state[agent] === duty.PHONE) this.signing.letsGo(agent)
    const isBack = this.wantedState(agent) === duty.PHONE
    const rest = isBack ? roster.restOn(agent, this.clock[0], false) : NONE
    if (state[agent] !== duty.OVERTIME && rest !== NONE) this.rests(agent, rest, roster.plannedEnd(agent, rest))
    else if (state[agent] !== duty.OVERTIME) this.goesOn(agent)
    else if (this.isWorked(agent)) this.isInTime(agent)
  }

  /** Somebody busy goes as soon as all that is in hand has been finished. */
  isToGo(agent: number): void {
    const { several } = this.flow
    if (this.agents.leaving[agent] === 1) return
    this.agents.leaving[agent] = 1
    if (several.exists && several.isIn(agent)) several.isLeaving(agent)
  }

  /** Something to go for may be over: who holds several contacts has room for more then. */
  mayStayOn(agent: number): void {
    const { several } = this.flow
    this.looksUp(agent)
    const { leaving, state } = this.agents
    const isAtWork = leaving[agent] === 0 && state[agent] === BUSY
    if (isAtWork && several.exists && several.isIn(agent)) several.looksForMore(agent)
  }

  /** An agent who is on the phone and busy: whether to go when free, and until when there is something to go for. */
  looksUp(agent: number): void {
    this.cancels(agent)
    const isWanted = this.wantedState(agent) === duty.PHONE
    const rest = isWanted ? this.pendingRest(agent) : NONE
    const goes = !isWanted || rest !== NONE || this.wantsOff[agent] === 1
    this.agents.leaving[agent] = goes ? 1 : 0
    if (!goes) this.startsPhone(agent)
    else if (rest !== NONE && !this.roster.rest(agent, rest).keepsLength)
      this.schedules(agent, this.roster.plannedEnd(agent, rest))
  }

  /** An agent who has nothing in hand does what there is to do. */
  goesOn(agent: number): void {
    const wanted = this.wantedState(agent)
    const rest = wanted === duty.PHONE ? this.pendingRest(agent) : NONE
    this.cancels(agent)
    this.restIs[agent] = NONE
    if (wanted !== duty.PHONE) {
      this.pending[agent] = 0
      this.becomes(agent, wanted)
      this.followsPlan(agent)
    } else if (rest !== NONE) {
      const { keepsLength, seconds } = this.roster.rest(agent, rest)
      this.pending[agent] &= ~(1 << rest)
      this.rests(agent, rest, keepsLength ? this.clock[0] + seconds : this.roster.plannedEnd(agent, rest))
    } else if (this.wantsOff[agent] === 1) this.goesOffPhone(agent)
    else {
      this.becomes(agent, duty.PHONE)
      this.startsPhone(agent)
      this.signing.signsIn(agent)
    }
  }

  /** What somebody shall do now who is on no break. */
  private wantedState(agent: number): number {
    if (this.isOn[agent] === 0) return duty.HOME
    if (!this.isWorked(agent)) return duty.UNWORKED
    if (this.attendance.isAbsent[agent] === 1) return duty.ABSENT
    if (this.hasLeft[agent] === 1) return duty.LEFT_EARLY
    return this.arrivesAt[agent] < Infinity ? duty.LATE : duty.PHONE
  }

  /** The first of those that wait, but for those that are over; NONE: none waits. */
  private pendingRest(agent: number): number {
    const { roster } = this
    let first = NONE
    for (let rest = 0; this.pending[agent] >> rest !== 0; rest++) {
      if (((this.pending[agent] >> rest) & 1) === 0) continue
      const isOver = !roster.rest(agent, rest).keepsLength && roster.plannedEnd(agent, rest) <= this.clock[0]
      if (isOver) this.pending[agent] &= ~(1 << rest)
      else if (first === NONE || roster.restAt(agent, rest) < roster.restAt(agent, first)) first = rest
    }
    return first
  }

  rests(agent: number, rest: number, until: number): void {
    this.remembers(agent, rest, until)
    this.becomes(agent, duty.restState(this.roster.rest(agent, rest).kind))
    this.schedules(agent, until)
  }

  remembers(agent: number, rest: number, until: number): void {
    this.restIs[agent] = rest
    this.restUntil[agent] = until
  }

  /** On the phone from now on: some time later it will be too much. */
  private startsPhone(agent: number): void {
    this.wantsOff[agent] = 0
    if (!this.attendance.goesOffPhone(this.agents.group[agent])) return
    this.schedules(agent, this.clock[0] + this.attendance.untilOffPhone(agent, this.roster.day(agent)))
  }

  private goesOffPhone(agent: number): void {
    this.wantsOff[agent] = 0
    this.becomes(agent, duty.OFF_PHONE)
    this.schedules(agent, this.clock[0] + this.attendance.secondsOffPhone(agent, this.roster.day(agent)))
  }

  /** Of an agent who is off the phone, whether that is paid. */
  isPaidNow(agent: number): boolean {
    return this.dutyCounts.isPaidNow(agent)
  }

  isOvertime(agent: number): boolean {
    return this.state[agent] === duty.OVERTIME
  }

  becomes(agent: number, state: number): void {
    const rest = duty.isRest(state) ? this.roster.rest(agent, this.restIs[agent]) : null
    this.dutyCounts.moves(agent, this.state[agent], state, rest?.paid === true)
    this.state[agent] = state
  }

  private schedules(agent: number, at: number): void {
    this.due[0] = Math.max(at, this.clock[0])
    this.event[agent] = this.kernel.schedule(this.dutyEvent, agent)
  }

  cancels(agent: number): void {
    if (this.event[agent] !== NONE) this.kernel.cancel(this.event[agent])
    this.event[agent] = NONE
  }
}
