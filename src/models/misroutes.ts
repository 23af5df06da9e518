import { intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { IvrNode } from './ivr-model.ts'
import { UNIFORM } from './luck.ts'

const NONE = MISSING

/** Customers whom a menu takes for others: they wait as a type they did not mean, until an agent finds out. */
export class Misroutes extends AtHand {
  /** Whether there are any; without, nobody needs to ask. */
  readonly exist: boolean
  private readonly nodes: readonly IvrNode[]
  /** Keyed taps by node: whether, what the customer is taken for, how long the talk is in which the agent finds out. */
  private readonly whetherTap: Int32Array
  private readonly whichTap: Int32Array
  private readonly talkTap: Int32Array

  constructor(center: Center) {
    super(center)
    const { draws, model } = center
    const { nodes } = model.ivr
    this.nodes = nodes
    this.exist = nodes.some(({ misroutes }) => misroutes !== null)
    this.whetherTap = intsOf(nodes, ({ name, misroutes }) =>
      misroutes === null ? NONE : draws.keyedTap(UNIFORM, `misroute/${name}`),
    )
    this.whichTap = intsOf(nodes, ({ name, misroutes }) =>
      misroutes === null ? NONE : draws.keyedTap(UNIFORM, `misroute-to/${name}`),
    )
    this.talkTap = intsOf(nodes, ({ name, misroutes }) =>
      misroutes === null ? NONE : draws.keyedTap(misroutes.talk, `misroute-talk/${name}`),
    )
  }

  /** What a customer who has chosen a type at its node is taken for; if for another, it is remembered what was meant. */
  takenFor(contact: number, meant: number): number {
    const { contacts } = this
    const node = contacts.node[contact]
    const { misroutes, exits } = this.nodes[node]
    if (misroutes === null || this.luck.ofLeg(this.whetherTap[node], contact) >= misroutes.share) return meant
    let all = 0
    for (const { share, to } of exits) if (to.goes === 'type' && to.isChosen && to.type !== meant) all += share
    let luck = all * this.luck.ofLeg(this.whichTap[node], contact)
    let taken = meant
    for (const { share, to } of exits) {
      if (to.goes !== 'type' || !to.isChosen || to.type === meant || share === 0) continue
      taken = to.type
      if (luck < share) break
      luck -= share
    }
    if (taken !== meant) contacts.meant[contact] = meant
    return taken
  }

  isMisrouted(contact: number): boolean {
    return this.contacts.meant[contact] !== NONE
  }

  /** What a customer wants to be: what it meant, or what it is. */
  typeWanted(contact: number): number {
    const meant = this.contacts.meant[contact]
    return meant === NONE ? this.contacts.type[contact] : meant
  }

  /** An agent answers: a talk with somebody misrouted is about whom to ask instead. */
  shortensTalk(contact: number, pair: number): void {
    const { contacts } = this
    if (contacts.meant[contact] === NONE) return
    const seconds = this.luck.ofLeg(this.talkTap[contacts.node[contact]], contact)
    contacts.talk[contact] = seconds * this.pairs.slowness[pair]
    contacts.hold[contact] = 0
  }
}
