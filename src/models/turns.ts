import { ints } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { BUSY as IS_BUSY, OUT as IS_OUT } from './agents.ts'
import { AtHand } from './at-hand.ts'
import { Pooling } from './blending/pooling.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import { Outages } from './outages.ts'
import type { Whereabouts } from './whereabouts.ts'
import { Idling } from './idling.ts'

const NONE = MISSING
const OUT = IS_OUT
const BUSY = IS_BUSY

/** An agent has a contact, and lets it go; then takes the next, goes home if the shift is over, or is idle. */
export class Turns extends AtHand {
  /** By group: agents to sign out as soon as they are free, whoever they are (headcount plans). */
  readonly excess: Int32Array
  readonly outages: Outages
  /** Of people on a roster with luck of its own; null: there are none. */
  whereabouts: Whereabouts | null = null
  readonly idling: Idling
  readonly pooling: Pooling
  private readonly flow: Flow

  constructor(center: Center, flow: Flow) {
    super(center)
    this.flow = flow
    this.excess = ints(center.model.groups.length)
    this.outages = new Outages(center, flow)
    this.idling = new Idling(center, flow)
    this.pooling = new Pooling(center, flow)
  }

  reset(): void {
    this.excess.fill(0)
    this.outages.reset()
    this.idling.reset()
    this.pooling.reset()
  }

  /** An agent whom the router has named begins to work. */
  readonly startsWork = (agent: number): void => {
    const { agents } = this
    // Who holds something already is at work.
    if (agents.state[agent] === BUSY) return
    agents.leaveIdle(agent, BUSY)
    if (this.keepsHistory) agents.busySeconds[agent] -= this.clock[0]
    this.presence.busy(agents.group[agent], 1)
  }

  /** The agent, at work, has the contact from now on: a phone rings, or they talk. */
  readonly takes = (contact: number, agent: number): void => {
    const { agents, contacts } = this
    const { several } = this.flow
    if (several.exists && several.isIn(agent)) several.takes(contact, agent)
    agents.contact[agent] = contact
    contacts.agent[contact] = agent
    contacts.pair[contact] = this.pairs.of(agents.group[agent], contacts.type[contact])
    if (this.pooling.exists) this.pooling.takes(contacts.type[contact], agent)
    if (this.flow.deferred.exists) this.flow.deferred.holdsOthers(agent)
    if (several.exists) several.interruptions.offers()
  }

  /** The agent has it no more. */
  readonly letsGo = (contact: number, agent: number): void => {
    const { several } = this.flow
    if (this.pooling.exists) this.pooling.letsGo(this.contacts.type[contact], agent)
    if (several.exists && several.isIn(agent)) several.letsGo(contact, agent)
    else this.agents.contact[agent] = NONE
    if (this.flow.deferred.exists) this.flow.deferred.holdsOthers(agent)
  }

  readonly looksForNext = (agent: number): void => {
    const { flow } = this
    if (this.outages.exist && this.outages.stops(agent)) return
    if (flow.several.exists && flow.several.isIn(agent)) {
      flow.several.looksForNext(agent)
      return
    }
    let leaving = this.agents.leaving[agent] === 1 || this.excess[this.agents.group[agent]] > 0
    let contact = NONE
    if (leaving && this.staysOn(agent)) {
      leaving = this.agents.leaving[agent] === 1
      contact = this.nextFor(agent)
    } else if (!leaving) contact = this.nextFor(agent)
    if (leaving && contact === NONE) contact = this.nextBeforeGoing(agent)
    if (contact !== NONE) flow.isAnsweredLater(contact, agent)
    else if (leaving) this.signsOut(agent)
    else this.becomesIdle(agent)
  }

  /** Whether an agent who is about to go takes another contact instead. */
  staysOn(agent: number): boolean {
    return this.whereabouts !== null && this.whereabouts.roster.has(agent) && this.whereabouts.staysOn(agent)
  }

  private nextBeforeGoing(agent: number): number {
    if (this.flow.preferred.exists) this.flow.preferred.lettingGo(agent)
    return this.router.contactToWorkOff(agent)
  }

  /** A contact that waits for an agent who is free; NONE: there is none. */
  readonly nextFor = (agent: number): number => {
    const { connecting, preferred, several } = this.flow
    const own = preferred.exists ? preferred.firstFor(agent) : NONE
    if (own !== NONE && !(several.exists && several.interruptions.isBehind(own, agent))) return own
    const contact = this.router.contactFor(agent)
    if (contact === NONE || !connecting.exists || !connecting.dialling.isToBeCalled(contact)) return contact
    // That customer is called meanwhile.
    connecting.dialling.callsCustomer(contact)
    return this.router.contactOnLine(agent)
  }

  readonly becomesIdle = (agent: number): void => {
    this.presence.busy(this.agents.group[agent], -1)
    if (this.keepsHistory) this.agents.busySeconds[agent] += this.clock[0]
    this.agents.becomeIdle(agent, this.clock[0])
    if (this.flow.connecting.exists) this.flow.connecting.dialling.isIdle()
    if (this.idling.exists) this.idling.isIdle()
  }

  readonly signsOut = (agent: number): void => {
    const agents = this.agents
    const group = agents.group[agent]
    if (this.whereabouts !== null && this.whereabouts.roster.has(agent)) {
      this.whereabouts.isFree(agent)
      return
    }
    if (agents.leaving[agent] === 1) agents.leaving[agent] = 0
    else this.excess[group]--
    this.presence.overtime(group, -1)
    this.presence.busy(group, -1)
    this.presence.signedIn(group, -1)
    agents.state[agent] = OUT
  }
}
