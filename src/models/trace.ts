import { NONE } from '../engine/ids.ts'
import type { Center } from './center.ts'
import { GONE } from './contacts.ts'
import { isAdvice } from './luck.ts'
import type { Model } from './model.ts'
import type { Monitor, StepName } from './monitor.ts'
import { Simulation } from './simulate.ts'

/** A step in the life of a contact, with what it takes to tell it. Names, not ids: this is read by people and programs. */
export interface Step {
  /** The customer's issue: the type it was raised as and its number in order of arrival, from 1. */
  readonly issue: string
  /** Seconds since the start. */
  readonly at: number
  readonly step: StepName | 'connected' | 'tries-again' | 'nobody-there' | 'advice-ends' | 'talk-ends' | 'wrap-ends'
  /** What the contact is at this step; at `misrouted`, what it meant to be. */
  readonly type: string
  readonly group: string | null
  /** Number of the agent within the group, from 1. */
  readonly agent: number | null
  /** Node of the IVR. */
  readonly node: string | null
  /** Seconds: how long the customer had waited, or hears that it will take, or how long what ends here took. */
  readonly seconds: number | null
}

export interface TraceOptions {
  readonly seed: string
  readonly replication: number
  /** How many issues are told, of those raised from an instant on; all of their steps. */
  readonly issues: number
  readonly from: number
  /** Only those raised as this type; -1: all. */
  readonly type: number
}

/** Simulates one replication and keeps the steps of some issues, in order of time. */
export function trace(model: Model, options: TraceOptions): Step[] {
  const recorder = new Recorder(model, options)
  const simulation = new Simulation(model, { monitor: (center) => recorder.watch(center) })
  simulation.run(options.seed, options.replication)
  return recorder.steps.toSorted((a, b) => instant(a) - instant(b) || turn(a) - turn(b))
}

/** Microseconds: what ends is told by a difference, which may be a rounding off. */
function instant({ at }: Step): number {
  return Math.round(1e6 * at)
}

/** A talk has ended before anything follows it. */
function turn({ step, seconds }: Step): number {
  if (step === 'first-reply') return 0
  return (step === 'talk-ends' || step === 'advice-ends') && (seconds ?? 0) > 0 ? 0 : 1
}

class Recorder {
  readonly steps: Step[] = []
  private readonly model: Model
  private readonly options: TraceOptions
  /** By issue: whether it is told. */
  private readonly chosen = new Map<string, boolean>()
  private told = 0

  constructor(model: Model, options: TraceOptions) {
    this.model = model
    this.options = options
  }

  watch(center: Center): Monitor {
    return (step, contact, agent) => {
      const { contacts, kernel } = center
      const origin = contacts.origin[contact]
      const issue = `${this.model.types[origin].name} ${contacts.ordinal[contact] + 1}`
      const now = kernel.clock[0]
      if (!this.isTold(issue, origin, now)) return
      const seconds = secondsOf(step, contact, center)
      if (step === 'handled') this.addEnds(center, contact, issue, now)
      else {
        const told = this.wordFor(step, contact, center)
        const caller = step === 'called' ? contacts.ringsAt[contact] : agent
        this.add(center, { issue, at: now, step: told, contact, agent: caller, seconds })
      }
    }
  }

  /** A step by what it means here: callbacks are connected, who has not been helped tries again. */
  private wordFor(step: StepName, contact: number, { contacts, issues }: Center): Step['step'] {
    const { dial, outbound } = this.model.types[contacts.type[contact]]
    if (step === 'asks' && outbound !== null) return 'reached'
    if (step === 'answered' && (dial !== null || outbound !== null)) return 'connected'
    return step === 'returns' && issues.handled[contacts.issue[contact]] === 0 ? 'tries-again' : step
  }

  /** Talk and wrap are told from their ends. */
  private addEnds(center: Center, contact: number, issue: string, now: number): void {
    const { contacts } = center
    const agent = contacts.agent[contact]
    const wrap = contacts.wrap[contact]
    const talk = contacts.talk[contact] + contacts.hold[contact]
    const talkEnds = contacts.isGone[contact] === GONE ? 'nobody-there' : 'talk-ends'
    const step = isAdvice(contacts.leg[contact]) ? 'advice-ends' : talkEnds
    this.add(center, { issue, at: now - wrap, step, contact, agent, seconds: talk })
    if (wrap > 0) this.add(center, { issue, at: now, step: 'wrap-ends', contact, agent, seconds: wrap })
  }

  private add(
    { contacts, agents }: Center,
    given: Pick<Step, 'issue' | 'at' | 'step' | 'seconds'> & { readonly contact: number; readonly agent: number },
  ): void {
    const { issue, at, step, seconds, contact, agent } = given
    const group = agent === NONE ? NONE : agents.group[agent]
    const type = step === 'misrouted' ? contacts.meant[contact] : contacts.type[contact]
    this.steps.push({
      issue,
      at,
      step,
      type: this.model.types[type].name,
      group: group === NONE ? null : this.model.groups[group].name,
      agent: group === NONE ? null : agent - agents.first[group] + 1,
      node: step === 'at-node' ? this.model.ivr.nodes[contacts.node[contact]].name : null,
      seconds,
    })
  }

  private isTold(issue: string, origin: number, now: number): boolean {
    const known = this.chosen.get(issue)
    if (known !== undefined) return known
    const { issues, from, type } = this.options
    const isTold = this.told < issues && now >= from && (type === NONE || type === origin)
    if (isTold) this.told++
    this.chosen.set(issue, isTold)
    return isTold
  }
}

function secondsOf(step: StepName, contact: number, { contacts, kernel }: Center): number | null {
  const isSinceOffer =
    step === 'answered' || step === 'abandons' || step === 'leaves-silently' || step === 'first-reply'
  if (isSinceOffer) return kernel.clock[0] - contacts.offeredAt[contact]
  if (step === 'booked') return kernel.due[0] - kernel.clock[0]
  return step === 'hears' ? contacts.announcedUntil[contact] - kernel.clock[0] : null
}
