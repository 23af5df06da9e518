import { intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import type { IvrBranch, IvrNode, IvrTarget } from './ivr-model.ts'
import { UNIFORM } from './luck.ts'
import { ABANDONED } from './returns.ts'
import { Situation } from './situation.ts'

const NONE = MISSING

type TypeTarget = Extract<IvrTarget, { goes: 'type' }>

/** What customers meet before a queue: they spend time in a node, go on to another, to a queue, or are served; or hang up. */
export class Ivr extends AtHand {
  /** Whether there is one; without, nobody needs to ask. */
  readonly exists: boolean
  /** By type: the node where its contacts begin; NONE: at their queue. */
  readonly startOf: Int32Array
  private readonly flow: Flow
  private readonly nodes: readonly IvrNode[]
  private readonly ports: number
  private readonly situation: Situation
  private inside = 0
  private readonly nodeDone: number
  private readonly hangUp: number
  /** Keyed taps by node: its time, the exit taken, whether who was contained comes back, and when; by type: patience. */
  private readonly secondsTap: Int32Array
  private readonly exitTap: Int32Array
  private readonly againTap: Int32Array
  private readonly againDelayTap: Int32Array
  private readonly patienceTap: Int32Array

  constructor(center: Center, flow: Flow) {
    super(center)
    const { draws, model } = center
    const { nodes, ports } = model.ivr
    this.flow = flow
    this.nodes = nodes
    this.ports = ports
    this.exists = model.types.some(({ startsAt }) => startsAt !== NONE)
    this.startOf = intsOf(model.types, ({ startsAt }) => startsAt)
    this.situation = new Situation(center)
    this.nodeDone = this.kernel.on(this.leavesNode)
    this.hangUp = this.kernel.on(this.hangsUp)
    this.secondsTap = intsOf(nodes, ({ name, seconds }) => draws.keyedTap(seconds, `ivr-time/${name}`))
    this.exitTap = intsOf(nodes, ({ name }) => draws.keyedTap(UNIFORM, `ivr-exit/${name}`))
    this.againTap = intsOf(nodes, ({ name, comesBack }) =>
      comesBack === null ? NONE : draws.keyedTap(UNIFORM, `ivr-again/${name}`),
    )
    this.againDelayTap = intsOf(nodes, ({ name, comesBack }) =>
      comesBack === null ? NONE : draws.keyedTap(comesBack.delay, `ivr-again-delay/${name}`),
    )
    this.patienceTap = intsOf(model.types, ({ name, ivrPatience }) =>
      ivrPatience === null ? NONE : draws.keyedTap(ivrPatience, `ivr-patience/${name}`),
    )
  }

  reset(): void {
    this.inside = 0
  }

  /** A customer dials in. */
  enters(contact: number, type: number): void {
    const { contacts, trunks } = this
    const noLine = this.inside >= this.ports || (trunks.exist && trunks.areFull(type))
    if (noLine) {
      this.counts.offered(contact)
      this.flow.isBlocked(contact)
      return
    }
    if (trunks.exist) trunks.take(type)
    this.inside++
    this.journeyCounts.entersIvr(contact)
    this.presence.inIvr(type, 1)
    const tap = this.patienceTap[type]
    contacts.abandonEvent[contact] = NONE
    if (tap !== NONE) {
      this.due[0] = this.clock[0] + this.luck.ofLeg(tap, contact)
      contacts.abandonEvent[contact] = this.kernel.schedule(this.hangUp, contact)
    }
    this.entersNode(contact, this.startOf[type])
  }

  private entersNode(contact: number, node: number): void {
    const { contacts } = this
    // Every visit of a node has luck of its own.
    contacts.leg[contact]++
    contacts.node[contact] = node
    this.journeyCounts.atNode(contact)
    this.due[0] = this.clock[0] + this.luck.ofLeg(this.secondsTap[node], contact)
    contacts.overflowEvent[contact] = this.kernel.schedule(this.nodeDone, contact)
  }

  private readonly leavesNode = (contact: number): void => {
    const node = this.nodes[this.contacts.node[contact]]
    const to = this.branchOf(contact, node) ?? this.exitOf(contact, node)
    if (to.goes === 'node') {
      this.entersNode(contact, to.node)
      return
    }
    const { contacts } = this
    if (contacts.abandonEvent[contact] !== NONE) this.kernel.cancel(contacts.abandonEvent[contact])
    this.leaves(contact)
    if (to.goes === 'type') this.goesToAgents(contact, this.takenFor(contact, to), node.talk)
    else if (to.goes === 'contained') this.isContained(contact, node)
    else {
      this.journeyCounts.hungUpInIvr(contact)
      this.flow.isLost(contact, ABANDONED)
    }
  }

  /** Where the first branch that holds leads. */
  private branchOf(contact: number, { branches }: IvrNode): IvrTarget | undefined {
    for (let i = 0; i < branches.length; i++) if (this.holds(contact, branches[i])) return branches[i].to
    return undefined
  }

  private holds(contact: number, { when, of, hours }: IvrBranch): boolean {
    const { situation } = this
    if (!situation.isWithin(hours)) return false
    switch (when.trigger) {
      case 'waiting':
        return situation.waiting(of) >= when.contacts
      case 'expected-wait':
        return situation.expectedWait(of) >= when.seconds
      case 'unattended':
        return situation.signedIn(of) === 0
      case 'closed':
        return situation.isClosed(of)
      case 'came-as':
        return when.types.includes(this.contacts.type[contact])
      case 'again':
        return this.flow.returns.hasContactedBefore(contact)
      case 'always':
        return true
    }
  }

  private exitOf(contact: number, { exits }: IvrNode): IvrTarget {
    let luck = exits.length > 1 ? this.luck.ofLeg(this.exitTap[this.contacts.node[contact]], contact) : 0
    for (const { share, to } of exits) {
      if (luck < share) return to
      luck -= share
    }
    return exits[exits.length - 1].to
  }

  private leaves(contact: number): void {
    const type = this.contacts.type[contact]
    this.contacts.overflowEvent[contact] = NONE
    this.inside--
    this.presence.inIvr(type, -1)
    if (this.trunks.exist) this.trunks.giveBack(type)
  }

  /** The type that a customer comes to. */
  private takenFor(contact: number, { type, isChosen }: TypeTarget): number {
    const { misroutes } = this.flow
    return misroutes.exist && isChosen ? misroutes.takenFor(contact, type) : type
  }

  private goesToAgents(contact: number, type: number, talk: number): void {
    const { contacts } = this
    this.journeyCounts.goes('ivr', contacts.type[contact], type, contact)
    if (type !== contacts.type[contact]) {
      this.luck.becomes(contact, type)
      this.luck.drawsPatience(contact)
    }
    contacts.talk[contact] *= talk
    contacts.before[contact] += this.clock[0] - contacts.offeredAt[contact]
    contacts.offeredAt[contact] = this.clock[0]
    this.journeyCounts.offeredFromIvr(contact)
    if (this.flow.misroutes.isMisrouted(contact)) this.journeyCounts.misrouted(contact)
    this.flow.asksFor(contact, type)
  }

  private isContained(contact: number, node: IvrNode): void {
    this.journeyCounts.contained(contact)
    const { comesBack } = node
    const id = this.contacts.node[contact]
    if (comesBack !== null && this.luck.ofLeg(this.againTap[id], contact) < comesBack.share) {
      const type = comesBack.type === NONE ? this.contacts.type[contact] : comesBack.type
      this.flow.returns.counted('repeat', contact, type)
      const at = this.clock[0] + this.luck.ofLeg(this.againDelayTap[id], contact)
      const comesAt = comesBack.whenOpen ? this.flow.returns.openFrom(type, at) : at
      this.flow.returns.willComeBack(contact, type, 1, comesAt)
    } else this.flow.returns.solvedWithoutAgent(contact)
    this.contacts.free(contact)
  }

  /** The customer's patience with the machine has run out. */
  private readonly hangsUp = (contact: number): void => {
    this.kernel.cancel(this.contacts.overflowEvent[contact])
    this.leaves(contact)
    this.journeyCounts.hungUpInIvr(contact)
    this.flow.isLost(contact, ABANDONED)
  }
}
