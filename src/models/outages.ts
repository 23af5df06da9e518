import { bytes, floatsOf, ints, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import { CutCalls } from './cut-calls.ts'
import type { Flow } from './flow.ts'
import { linesOf } from './line-plan.ts'
import { DEAD } from './lines.ts'
import { offersLines } from './offering.ts'
import type { Outage } from './outage-model.ts'
import { StoppedAgents } from './stopped-agents.ts'

const NONE = MISSING

/**
 * What does not work for a while, at a time that is set or at random: telephone lines (nobody can call, agents talk to
 * nobody), a site or the programs of agents (they begin nothing, or work slower). Several may be on at once.
 */
export class Outages extends AtHand {
  /** Whether there are any; without, nobody needs to ask. */
  readonly exist: boolean
  readonly agentsStopped: StoppedAgents
  private readonly center: Center
  private readonly flow: Flow
  private readonly cutCalls: CutCalls
  private readonly plans: readonly Outage[]
  private readonly begin: number
  private readonly end: number
  /** By outage: keyed taps of the time between and of how long it lasts; how often it has begun; 1: is on; what comes next. */
  private readonly everyTap: Int32Array
  private readonly secondsTap: Int32Array
  private readonly times: Int32Array
  private readonly isOn: Uint8Array
  private readonly event: Int32Array
  /** By type: its lines. By pair: its slowness when everything works. */
  private readonly linesOfType: readonly (readonly number[])[]
  private readonly slowness: Float64Array

  constructor(center: Center, flow: Flow) {
    super(center)
    const { model, draws } = center
    this.center = center
    this.flow = flow
    this.plans = model.outages
    this.exist = this.plans.length > 0
    this.agentsStopped = new StoppedAgents(center, flow)
    this.cutCalls = new CutCalls(center, flow)
    this.begin = this.kernel.on(this.begins)
    this.end = this.kernel.on(this.ends)
    this.everyTap = intsOf(this.plans, ({ name, every }) =>
      every === null ? NONE : draws.keyedTap(every, `outage-every/${name}`),
    )
    this.secondsTap = intsOf(this.plans, ({ name, seconds }) => draws.keyedTap(seconds, `outage-for/${name}`))
    this.times = ints(this.plans.length)
    this.isOn = bytes(this.plans.length)
    this.event = ints(this.plans.length, NONE)
    const lines = linesOf(model)
    this.linesOfType = model.types.map((_, type) => lines.flatMap((line, id) => (line.type === type ? [id] : [])))
    this.slowness = floatsOf(this.pairs.slowness, (slowness) => slowness)
  }

  /** Everything works. */
  reset(): void {
    if (!this.exist) return
    this.agentsStopped.reset()
    this.times.fill(0)
    this.isOn.fill(0)
    this.event.fill(NONE)
    this.pairs.slowness.set(this.slowness)
  }

  /** The clock runs. */
  start(): void {
    this.plans.forEach(({ from }, outage) => {
      if (from === null) this.awaits(outage)
      else if (from >= this.clock[0]) this.schedules(this.begin, outage, from)
      else if (from + this.lasts(outage) > this.clock[0]) this.schedules(this.begin, outage, this.clock[0])
    })
  }

  /** The horizon is reached: what is worked off after it is worked off with everything that works. */
  endForGood(): void {
    for (let outage = 0; outage < this.plans.length; outage++) {
      if (this.event[outage] !== NONE) this.kernel.cancel(this.event[outage])
      this.event[outage] = NONE
      if (this.isOn[outage] === 1) this.isOver(outage)
    }
  }

  /** Whether an agent who has finished takes nothing more for now. */
  stops(agent: number): boolean {
    return this.agentsStopped.takes(agent)
  }

  /** Outages that are on or to come. */
  get pending(): number {
    return this.event.reduce((sum, event) => sum + (event === NONE ? 0 : 1), 0)
  }

  private awaits(outage: number): void {
    const seconds = this.center.draws.takeKeyed(this.everyTap[outage], this.times[outage])
    this.schedules(this.begin, outage, this.clock[0] + seconds)
  }

  /** How long the next one does. */
  private lasts(outage: number): number {
    return this.center.draws.takeKeyed(this.secondsTap[outage], this.times[outage])
  }

  private schedules(kind: number, outage: number, at: number): void {
    this.due[0] = at
    this.event[outage] = this.kernel.schedule(kind, outage)
  }

  private readonly begins = (outage: number): void => {
    const { from, deadTypes, stoppedGroups, calls, waiting } = this.plans[outage]
    const end = (from ?? this.clock[0]) + this.lasts(outage)
    this.times[outage]++
    this.isOn[outage] = 1
    this.presence.outages.begins(outage)
    this.schedules(this.end, outage, end)
    this.setSpeeds(outage)
    for (const type of deadTypes) this.trunks.outage(type, 1)
    for (const type of deadTypes) this.silences(type, waiting === 'lost')
    for (const type of deadTypes) this.hangsUp(type, waiting === 'lost', calls === 'cut')
    for (const group of stoppedGroups) this.agentsStopped.begins(group)
    if (calls !== 'go-on') for (const group of stoppedGroups) this.leaveDesks(group, calls === 'requeue')
  }

  private readonly ends = (outage: number): void => {
    this.event[outage] = NONE
    this.isOver(outage)
    if (this.plans[outage].from === null) this.awaits(outage)
  }

  private isOver(outage: number): void {
    const { deadTypes, stoppedGroups } = this.plans[outage]
    this.isOn[outage] = 0
    this.presence.outages.ends(outage)
    this.setSpeeds(outage)
    for (const type of deadTypes) this.trunks.outage(type, -1)
    const alive = deadTypes.filter((type) => !this.trunks.areDead(type)).flatMap((type) => this.linesOfType[type])
    for (const line of alive) this.lines.bringBack(line, DEAD)
    offersLines(this.center, this.flow, alive)
    for (const group of stoppedGroups) this.agentsStopped.ends(group)
    for (const group of stoppedGroups) this.agentsStopped.returns(group)
  }

  /** Contacts that begin from now on take as long as all outages that are on make them. */
  private setSpeeds(outage: number): void {
    for (const { group, type } of this.plans[outage].slowed) {
      const pair = this.pairs.of(group, type)
      if (pair === NONE) continue
      let slowness = this.slowness[pair]
      this.plans.forEach((plan, id) => {
        const isSlowed = plan.slowed.some((one) => one.group === group && one.type === type)
        if (this.isOn[id] === 1 && isSlowed) slowness *= plan.slowness
      })
      this.pairs.slowness[pair] = slowness
      this.luck.slowed(pair)
    }
  }

  /** Those who wait on lines that are dead are lost, or wait where no agent can reach them. */
  private silences(type: number, areLost: boolean): void {
    if (this.flow.preferred.exists) this.flow.preferred.gathers(type)
    for (const line of this.linesOfType[type]) {
      if (areLost) this.losesLine(line)
      else this.lines.setAside(line, DEAD)
    }
  }

  /** What was interrupted stays: nobody is on the line. */
  private losesLine(line: number): void {
    let next: number
    for (let contact = this.lines.firstOf(line); contact !== NONE; contact = next) {
      next = this.contacts.next[contact]
      if (this.contacts.isInterrupted[contact] === 0) this.cutCalls.isLostWaiting(contact)
    }
  }

  private hangsUp(type: number, areLostRinging: boolean, areCut: boolean): void {
    for (let agent = 0; agent < this.agents.count; agent++) {
      this.cutCalls.phoneIsDead(agent, type, areLostRinging, areCut)
    }
  }

  private leaveDesks(group: number, areRequeued: boolean): void {
    const { first } = this.agents
    for (let agent = first[group]; agent < first[group + 1]; agent++) this.cutCalls.leavesDesk(agent, areRequeued)
  }
}
