import { floatsOf, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import { GONE as IS_GONE } from './contacts.ts'
import type { ConversationCounts } from './conversation-counts.ts'
import type { Flow } from './flow.ts'
import { isAdvice, UNIFORM } from './luck.ts'
import { ABANDONED as HAS_ABANDONED } from './returns.ts'

const NONE = MISSING
const ABANDONED = HAS_ABANDONED
const GONE = IS_GONE

/**
 * Customers whose patience ends and who leave without a sign. They keep their place in line, then hold an agent until that one
 * finds out. Castellanos, Yom-Tov, Goldberg, "Silent abandonment in text-based contact centers", arXiv:2304.11754: 30 to 67 %
 * of those who abandon a chat.
 */
export class Silence extends AtHand {
  /** Whether anybody might; without, nobody needs to ask. */
  readonly exists: boolean
  private readonly flow: Flow
  private readonly seen: ConversationCounts
  /** By type: keyed taps; NONE: everybody who leaves is seen to. */
  private readonly whetherTap: Int32Array
  private readonly foundOutTap: Int32Array
  private readonly share: Float64Array

  constructor(center: Center, flow: Flow) {
    super(center)
    const { draws, model } = center
    this.flow = flow
    this.seen = center.conversationCounts
    this.exists = model.types.some(({ silent }) => silent !== null)
    this.whetherTap = intsOf(model.types, ({ name, silent }) =>
      silent === null ? NONE : draws.keyedTap(UNIFORM, `silent/${name}`),
    )
    this.foundOutTap = intsOf(model.types, ({ name, silent }) =>
      silent === null ? NONE : draws.keyedTap(silent.foundOut, `found-out/${name}`),
    )
    this.share = floatsOf(model.types, ({ silent }) => silent?.share ?? 0)
  }

  /**
   * Patience has run out: whether the customer leaves without a sign. Who will not wait at all is seen to leave, as is a
   * customer whom an agent is handing over.
   */
  leaves(contact: number): boolean {
    const { contacts, flow, luck } = this
    const type = contacts.type[contact]
    const tap = this.whetherTap[type]
    if (tap === NONE || contacts.patience[contact] <= 0 || isAdvice(contacts.leg[contact])) return false
    if (contacts.asker[contact] !== NONE || luck.ofLeg(tap, contact) >= this.share[type]) return false
    contacts.isGone[contact] = GONE
    contacts.abandonEvent[contact] = NONE
    contacts.patience[contact] = Infinity
    // Nobody is there to go along with a rule.
    if (flow.overflow.exists) {
      flow.overflow.pauses(contact)
      contacts.rule[contact] = NONE
    }
    this.seen.leftSilently(contact)
    if (flow.returns.exist) flow.returns.lost(contact, ABANDONED)
    contacts.issue[contact] = NONE
    return true
  }

  /** An agent answers: if nobody is there, it takes only as long as finding out. */
  isAnswered(contact: number): void {
    const { contacts } = this
    if (contacts.isGone[contact] !== GONE) return
    contacts.talk[contact] = this.luck.ofLeg(this.foundOutTap[contacts.type[contact]], contact)
    contacts.hold[contact] = 0
    contacts.wrap[contact] = 0
    this.seen.answeredGone(contact)
  }
}
