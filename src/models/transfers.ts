import { intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import { flowIdOf, flowsOf, type FlowPlan } from './flows.ts'
import { UNIFORM } from './luck.ts'
import type { Transfer } from './journey-model.ts'

const NONE = MISSING

/** Contacts that agents hand on when talk ends: the customer waits once more, for somebody else. */
export class Transfers extends AtHand {
  /** Whether there are any; without, nobody needs to ask. */
  readonly exist: boolean
  private readonly flow: Flow
  private readonly flows: readonly FlowPlan[]
  private readonly transfersOf: readonly (readonly Transfer[])[]
  /** Keyed taps by type. */
  private readonly whetherTap: Int32Array

  constructor(center: Center, flow: Flow) {
    super(center)
    const { types } = center.model
    this.flow = flow
    this.transfersOf = types.map(({ transfers }) => transfers)
    this.flows = flowsOf(center.model)
    this.exist = flow.misroutes.exist || types.some(({ transfers }) => transfers.length > 0)
    this.whetherTap = intsOf(types, ({ name, transfers }) =>
      transfers.length > 0 ? center.draws.keyedTap(UNIFORM, `transfer/${name}`) : NONE,
    )
  }

  /** What a contact is handed on as when its talk ends; NONE: it is not. */
  typeAfter(contact: number): number {
    const type = this.contacts.type[contact]
    if (this.flow.misroutes.isMisrouted(contact)) return this.contacts.meant[contact]
    if (this.whetherTap[type] === NONE) return NONE
    let luck = this.luck.ofLeg(this.whetherTap[type], contact)
    for (const { type: to, share } of this.transfersOf[type]) {
      if (luck < share) return to
      luck -= share
    }
    return NONE
  }

  /** The customer goes on as another type; the agent still has the contact that ends. */
  handsOn(contact: number, type: number): void {
    const { contacts, journeyCounts } = this
    journeyCounts.transferredOut(contact)
    const by = this.flow.misroutes.isMisrouted(contact) ? 'misroute' : 'transfer'
    journeyCounts.flow(flowIdOf(this.flows, by, contacts.type[contact], type), contact)
    // The issue is remembered from where it was raised.
    if (this.flow.returns.exist) this.flow.returns.issueOf(contact)
    contacts.handedOn[contact] = 1
    const next = this.luck.handedOn(contact, type)
    contacts.offeredAt[next] = this.clock[0]
    journeyCounts.transferredIn(next)
    this.flow.asksFor(next, type)
  }
}
