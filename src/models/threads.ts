import { bytesOf, floatsOf, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import { GONE as IS_GONE } from './contacts.ts'
import type { ConversationCounts } from './conversation-counts.ts'
import type { Flow } from './flow.ts'
import type { Issues } from './issues.ts'
import { isAdvice, UNIFORM } from './luck.ts'

const NONE = MISSING
const GONE = IS_GONE
/** In place of handed on. */
const PAUSED = 2

/**
 * Conversations that pause, for hours perhaps. When talk ends the agent is free of it (after wrap); the customer's next message
 * asks for agents again, as a new leg of the same contact.
 */
export class Threads extends AtHand {
  /** Whether there are any; without, nobody needs to ask. */
  readonly exist: boolean
  private readonly flow: Flow
  private readonly issues: Issues
  private readonly seen: ConversationCounts
  private readonly goesOn: number
  /** By type: keyed taps (NONE: never pauses), chance, most pauses; 1: who comes when it is closed is kept. */
  private readonly whetherTap: Int32Array
  private readonly secondsTap: Int32Array
  private readonly share: Float64Array
  private readonly atMost: Float64Array
  private readonly isKept: Uint8Array
  private isEnding = false

  constructor(center: Center, flow: Flow) {
    super(center)
    const { draws, model } = center
    const { types, queues } = model
    this.flow = flow
    this.issues = center.issues
    this.seen = center.conversationCounts
    this.exist = types.some(({ pauses }) => pauses !== null)
    this.goesOn = this.kernel.on(this.comesBack)
    this.whetherTap = intsOf(types, ({ name, pauses }) =>
      pauses === null ? NONE : draws.keyedTap(UNIFORM, `pauses/${name}`),
    )
    this.secondsTap = intsOf(types, ({ name, pauses }) =>
      pauses === null ? NONE : draws.keyedTap(pauses.seconds, `pause/${name}`),
    )
    this.share = floatsOf(types, ({ pauses }) => pauses?.share ?? 0)
    this.atMost = floatsOf(types, ({ pauses }) => pauses?.atMost ?? 0)
    // Deferred work waits for the opening of itself.
    this.isKept = bytesOf(types, ({ queue, waitsWhenClosed }) =>
      queues[queue].atClosing === 'keep' && !waitsWhenClosed ? 1 : 0,
    )
  }

  reset(): void {
    this.isEnding = false
  }

  /** Talk has ended: perhaps it only pauses. */
  pauses(contact: number): void {
    const { contacts, issues, luck } = this
    const type = contacts.type[contact]
    const tap = this.whetherTap[type]
    if (tap === NONE || contacts.pauses[contact] >= this.atMost[type] || contacts.isGone[contact] === GONE) return
    if (contacts.handedOn[contact] !== 0 || isAdvice(contacts.leg[contact])) return
    if (luck.ofLeg(tap, contact) >= this.share[type]) return
    // As whoever is handed on: the contact is not over with this leg.
    contacts.handedOn[contact] = PAUSED
    this.seen.paused(contact)
    if (this.isEnding) {
      this.flow.returns.ends(contacts.issue[contact])
      return
    }
    const issue = this.flow.returns.issueOf(contact)
    issues.leg[issue] = contacts.leg[contact]
    issues.agent[issue] = contacts.agent[contact]
    issues.pauses[issue] = contacts.pauses[contact] + 1
    issues.transfers[issue] = contacts.transfers[contact]
    issues.waited[issue] = contacts.waited[contact]
    issues.comesAs[issue] = type
    issues.isPaused[issue] = 1
    const at = this.clock[0] + luck.ofLeg(this.secondsTap[type], contact)
    this.due[0] = this.isKept[type] === 1 ? this.flow.returns.openFrom(type, at) : at
    issues.event[issue] = this.kernel.schedule(this.goesOn, issue)
    this.presence.conversations.paused(type, 1)
  }

  private readonly comesBack = (issue: number): void => {
    const { contacts, issues } = this
    const type = issues.comesAs[issue]
    issues.event[issue] = NONE
    this.isNoLongerPaused(issue)
    const contact = this.luck.nextLeg(type, issues.origin[issue], issues.ordinal[issue], issues.leg[issue])
    contacts.issue[contact] = issue
    contacts.pauses[contact] = issues.pauses[issue]
    contacts.transfers[contact] = issues.transfers[issue]
    contacts.waited[contact] = issues.waited[issue]
    contacts.offeredAt[contact] = this.clock[0]
    this.seen.wentOn(contact)
    this.flow.asksFor(contact, type)
  }

  /** Whether an issue whose customer will come back is a conversation that pauses. If so it does no more. */
  isNoLongerPaused(issue: number): boolean {
    const { isPaused, comesAs } = this.issues
    if (isPaused[issue] === 0) return false
    isPaused[issue] = 0
    this.presence.conversations.paused(comesAs[issue], -1)
    return true
  }

  /** The horizon is reached: what would pause does not go on. */
  stop(): void {
    this.isEnding = true
  }
}
