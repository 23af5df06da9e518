import { intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Law } from '../engine/law.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import { handsOn } from './flows.ts'
import { isAdvice, UNIFORM } from './luck.ts'
import type { Consult, Transfer } from './journey-model.ts'

const NONE = MISSING

/**
 * What agents do when talk ends: they hand the customer on to wait for somebody else, cold (and go on to wrap at once) or
 * warm (and hold on until that one has answered and been told), or they ask a colleague while the customer holds.
 */
export class Transfers extends AtHand {
  /** Whether there are any; without, nobody needs to ask. */
  readonly exist: boolean
  private readonly flow: Flow
  private readonly released: number
  /** Keyed taps by type: whether, and to whom. */
  private readonly whetherTap: Int32Array
  private readonly whetherAskedTap: Int32Array
  /** By pair and place in its list: taps of how long both agents are held; NONE: cold. */
  private readonly warmTaps: readonly Int32Array[]
  private readonly askedTaps: readonly Int32Array[]

  constructor(center: Center, flow: Flow) {
    super(center)
    const { draws, model, pairs } = center
    this.flow = flow
    this.exist = handsOn(model) || flow.misroutes.exist
    this.released = this.kernel.on(this.isReleased)
    const whether = (purpose: string, lists: readonly (readonly unknown[])[]): Int32Array =>
      intsOf(model.types, ({ name }, type) =>
        lists.some((list, pair) => pairs.type[pair] === type && list.length > 0)
          ? draws.keyedTap(UNIFORM, `${purpose}/${name}`)
          : NONE,
      )
    this.whetherTap = whether('transfer', pairs.transfers)
    this.whetherAskedTap = whether('consult', pairs.consults)
    // By names: what is written beside them shifts nobody's luck.
    const tap = (purpose: string, pair: number, to: number, law: Law | null): number =>
      law === null
        ? NONE
        : draws.keyedTap(law, `${purpose}/${model.types[pairs.type[pair]].name}/${model.types[to].name}`)
    this.warmTaps = pairs.transfers.map((list, pair) =>
      intsOf(list, ({ type, warm }) => tap('transfer-warm', pair, type, warm)),
    )
    this.askedTaps = pairs.consults.map((list, pair) =>
      intsOf(list, ({ type, seconds }) => tap('consult-time', pair, type, seconds)),
    )
  }

  /** When the agent has talked: whether a colleague is asked before talk ends. */
  asksColleague(contact: number): boolean {
    const pair = this.contacts.pair[contact]
    if (this.flow.misroutes.isMisrouted(contact)) return false
    const which = this.chosen(this.pairs.consults[pair], this.whetherAskedTap, contact)
    if (which === NONE) return false
    const { contacts, journeyCounts } = this
    const { type } = this.pairs.consults[pair][which]
    journeyCounts.consulted(contact, contacts.agent[contact])
    journeyCounts.goes('consult', contacts.type[contact], type, contact)
    const asked = this.luck.asked(contact, type)
    this.holdsOn(contact, asked, this.askedTaps[pair][which], 1)
    contacts.offeredAt[asked] = this.clock[0]
    journeyCounts.consultedIn(asked)
    this.flow.asksFor(asked, type)
    return true
  }

  /** When talk has ended: whether the customer is handed on and the agent holds on until somebody has answered. */
  handsOn(contact: number): boolean {
    const pair = this.contacts.pair[contact]
    const { contacts, journeyCounts } = this
    const isMisrouted = this.flow.misroutes.isMisrouted(contact)
    const which = isMisrouted ? NONE : this.chosen(this.pairs.transfers[pair], this.whetherTap, contact)
    if (which === NONE && !isMisrouted) return false
    const type = isMisrouted ? contacts.meant[contact] : this.pairs.transfers[pair][which].type
    journeyCounts.transferredOut(contact)
    const by = isMisrouted ? 'misroute' : 'transfer'
    journeyCounts.goes(by, contacts.type[contact], type, contact)
    // The issue is remembered from where it was raised.
    if (this.flow.returns.exist) this.flow.returns.issueOf(contact)
    contacts.handedOn[contact] = 1
    const next = this.luck.handedOn(contact, type)
    const warm = isMisrouted ? NONE : this.warmTaps[pair][which]
    if (warm !== NONE) this.holdsOn(contact, next, warm, 0)
    contacts.offeredAt[next] = this.clock[0]
    journeyCounts.transferredIn(next)
    this.flow.asksFor(next, type)
    return warm !== NONE
  }

  private chosen(list: readonly (Transfer | Consult)[], taps: Int32Array, contact: number): number {
    if (list.length === 0 || isAdvice(this.contacts.leg[contact])) return NONE
    if (this.flow.turns.idling.dialer.isCutShort(contact)) return NONE
    let luck = this.luck.ofLeg(taps[this.contacts.type[contact]], contact)
    for (let i = 0; i < list.length; i++) {
      if (luck < list[i].share) return i
      luck -= list[i].share
    }
    return NONE
  }

  private holdsOn(contact: number, forContact: number, tap: number, isAsking: number): void {
    const { contacts } = this
    contacts.asksWith[contact] = forContact
    contacts.asksSince[contact] = this.clock[0]
    contacts.heldTap[contact] = tap
    contacts.isAsking[contact] = isAsking
    contacts.asker[forContact] = contact
  }

  /** An agent answers: if another holds on, both are held for a while. */
  isAnswered(contact: number): void {
    const { contacts } = this
    const asker = contacts.asker[contact]
    if (asker === NONE) return
    const seconds = this.luck.ofLeg(contacts.heldTap[asker], contact)
    if (contacts.isAsking[asker] === 1) {
      contacts.talk[contact] = seconds
      contacts.hold[contact] = 0
      contacts.wrap[contact] = 0
    } else contacts.talk[contact] += seconds
    this.letsGo(contact, seconds)
  }

  /** Nobody will answer. Whether nobody misses it: a colleague was asked. */
  isLost(contact: number): boolean {
    const asker = this.contacts.asker[contact]
    if (asker !== NONE) this.letsGo(contact, 0)
    return isAdvice(this.contacts.leg[contact])
  }

  private letsGo(contact: number, after: number): void {
    const asker = this.contacts.asker[contact]
    this.contacts.asker[contact] = NONE
    this.due[0] = this.clock[0] + after
    this.kernel.schedule(this.released, asker)
  }

  /** The agent who has held on goes on: with the customer who has held, or to wrap. */
  private readonly isReleased = (contact: number): void => {
    const { contacts } = this
    contacts.asksWith[contact] = NONE
    contacts.hold[contact] += this.clock[0] - contacts.asksSince[contact]
    if (contacts.isAsking[contact] === 1) this.flow.handling.hasTalked(contact)
    else this.flow.handling.wrapsUp(contact)
  }
}
