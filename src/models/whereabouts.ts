import { bytes, bytesOf, floats, floatsOf, ints } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { IDLE as IS_IDLE, OUT } from './agents.ts'
import { AtHand } from './at-hand.ts'
import { Attendance } from './attendance.ts'
import type { Center } from './center.ts'
import { DutyRoster } from './duty-roster.ts'
import * as duty from './duty-states.ts'
import type { Flow } from './flow.ts'
import { linesOf } from './line-plan.ts'
import type { PeoplePlan } from './people-model.ts'

const NONE = MISSING
const IDLE = IS_IDLE

/** What signs agents in and out: `Staffing`. */
export interface Signing {
  signsIn(agent: number): void
  signsOutFromIdle(agent: number): void
}

/** How unpaid time off the phone is counted. */
const PAID = 0
const UNPAID_REST = 1
const UNPAID_AWAY = 2

/**
 * What each agent on a roster is doing, and what comes of it: `duties.ts` says what is planned. Who is not on the phone is
 * signed out, and `state` says why; whoever is busy finishes the contact before going anywhere.
 */
export class Whereabouts extends AtHand {
  readonly roster: DutyRoster
  readonly attendance: Attendance
  /** By agent: what of `duty-states.ts`. */
  readonly state: Uint8Array
  /** By agent: the event of the end of a break, or of going off the phone; NONE: nothing is pending. */
  readonly event: Int32Array
  /** By agent; 1: a spell is on; has left early today; may work overtime; goes off the phone when free. */
  readonly isOn: Uint8Array
  readonly hasLeft: Uint8Array
  readonly mayStay: Uint8Array
  readonly wantsOff: Uint8Array
  /** When somebody late comes; Infinity: is not late, or has come. */
  readonly arrivesAt: Float64Array
  readonly overtimeSince: Float64Array
  /** Bits of the rests that wait until the contact is finished. */
  readonly pending: Int32Array
  /** The rest that is on, or that somebody late misses the start of; when it ends. */
  readonly restIs: Int32Array
  readonly restUntil: Float64Array
  private readonly countedAs: Uint8Array
  private readonly flow: Flow
  private readonly signing: Signing
  private readonly dutyEvent: number
  /** By group; 1: paid. */
  private readonly isPaid: Readonly<Record<number, Uint8Array>>
  /** By group: the longest overtime, seconds, the contacts that must wait for it, and the lines where. */
  private readonly mostOvertime: Float64Array
  private readonly leastWaiting: Float64Array
  private readonly linesOfGroup: readonly Int32Array[]

  constructor(center: Center, flow: Flow, plans: readonly (PeoplePlan | null)[], signing: Signing) {
    super(center)
    const { model, agents } = center
    const { count } = agents
    this.flow = flow
    this.signing = signing
    this.roster = new DutyRoster(plans, agents)
    this.attendance = new Attendance(model.groups, plans, agents, center.draws)
    this.dutyEvent = plans.some((plan) => plan !== null) ? this.kernel.on(this.isDue) : NONE
    this.state = bytes(count)
    this.event = ints(count, NONE)
    this.isOn = bytes(count)
    this.hasLeft = bytes(count)
    this.mayStay = bytes(count)
    this.wantsOff = bytes(count)
    this.arrivesAt = floats(count)
    this.overtimeSince = floats(count)
    this.pending = ints(count)
    this.restIs = ints(count, NONE)
    this.restUntil = floats(count)
    this.countedAs = bytes(count)
    this.isPaid = {
      [duty.ABSENT]: bytesOf(plans, (plan) => (plan?.absence?.paid === true ? 1 : 0)),
      [duty.LATE]: bytesOf(plans, (plan) => (plan?.lateness?.paid === true ? 1 : 0)),
      [duty.LEFT_EARLY]: bytesOf(plans, (plan) => (plan?.earlyLeaving?.paid === true ? 1 : 0)),
    }
    this.mostOvertime = floatsOf(plans, (plan) => plan?.overtime?.mostSeconds ?? 0)
    this.leastWaiting = floatsOf(plans, (plan) => plan?.overtime?.waiting ?? Infinity)
    const lines = linesOf(model)
    this.linesOfGroup = model.groups.map((_, group) =>
      Int32Array.from(
        lines.flatMap(({ groups, isToBeCalled }, line) => (groups.includes(group) && !isToBeCalled ? [line] : [])),
      ),
    )
  }

  /** Everybody is at home, before the first day. */
  reset(): void {
    for (const column of [this.state, this.isOn, this.hasLeft, this.mayStay, this.wantsOff, this.countedAs]) {
      column.fill(duty.HOME)
    }
    this.pending.fill(0)
    this.event.fill(NONE)
    this.restIs.fill(NONE)
    this.attendance.reset()
    this.roster.reset()
  }

  /** Whether an agent who is about to go takes another contact instead: nothing is left to go for, or overtime is worked. */
  staysOn(agent: number): boolean {
    if (this.state[agent] === duty.OVERTIME) return this.worksOvertime(agent)
    this.looksUp(agent)
    return this.agents.leaving[agent] === 0
  }

  private worksOvertime(agent: number): boolean {
    const group = this.agents.group[agent]
    if (this.mayStay[agent] === 0 || this.clock[0] >= this.overtimeSince[agent] + this.mostOvertime[group]) return false
    let waiting = 0
    for (const line of this.linesOfGroup[group]) waiting += this.lines.length[line]
    return waiting >= this.leastWaiting[group]
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
    if (this.state[agent] !== duty.PHONE) this.goesOn(agent)
    else if (this.pending[agent] !== 0) this.mayStayOn(agent)
    else if (this.agents.state[agent] === IDLE) {
      this.signing.signsOutFromIdle(agent)
      this.goesOffPhone(agent)
    } else {
      this.wantsOff[agent] = 1
      this.isToGo(agent)
    }
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
    const { several, turns } = this.flow
    this.looksUp(agent)
    if (this.agents.leaving[agent] === 0 && several.exists && several.isIn(agent)) turns.looksForNext(agent)
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
    return this.countedAs[agent] === PAID
  }

  isOvertime(agent: number): boolean {
    return this.state[agent] === duty.OVERTIME
  }

  becomes(agent: number, state: number): void {
    this.counted(agent, -1)
    this.state[agent] = state
    this.countedAs[agent] = this.howCounted(agent, state)
    this.counted(agent, 1)
  }

  private howCounted(agent: number, state: number): number {
    if (duty.isRest(state)) return this.roster.rest(agent, this.restIs[agent]).paid ? PAID : UNPAID_REST
    if (!duty.isMissing(state)) return PAID
    return this.isPaid[state][this.agents.group[agent]] === 1 ? PAID : UNPAID_AWAY
  }

  private counted(agent: number, by: number): void {
    const state = this.state[agent]
    if (!duty.isOffThePhone(state)) return
    const group = this.agents.group[agent]
    this.presence.away(duty.awayIndex(state), group, by)
    if (this.countedAs[agent] === UNPAID_REST) this.presence.unpaidRest(group, by)
    else if (this.countedAs[agent] === UNPAID_AWAY) this.presence.unpaidAway(group, by)
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
