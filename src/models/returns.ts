import { NONE as MISSING } from '../engine/ids.ts'
import type { Law } from '../engine/law.ts'
import { intsOf } from '../engine/columns.ts'
import { AtHand } from './at-hand.ts'
import type { Center } from './center.ts'
import type { Flow } from './flow.ts'
import type { Issues } from './issues.ts'
import type { Retry } from './journey-model.ts'
import { isAdvice, UNIFORM } from './luck.ts'
import { ResolutionTimes } from './resolution-times.ts'
import { ResolvedShares } from './resolved-shares.ts'
import type { ContactType, Model } from './model.ts'
import { openFrom } from './opening-hours.ts'

const NONE = MISSING

/** How a contact ended without an answer. */
export const BLOCKED = 0
export const ABANDONED = 1
export const TURNED_AWAY = 2
/** Called back, and never reached. */
export const UNREACHED = 3
/** By an outage. */
export const CUT_OFF = 4

/** Customers who contact again about the same issue: nobody answered them, or the answer did not help. */
export class Returns extends AtHand {
  /** Whether anybody ever does, or might; without, nobody needs to ask. */
  readonly exist: boolean
  /** Whether what a customer has waited changes whether the issue is resolved. */
  readonly waitsCount: boolean
  private readonly resolvedShares: ResolvedShares
  private readonly resolutionTimes: ResolutionTimes
  private readonly flow: Flow
  private readonly issues: Issues
  private readonly model: Model
  private readonly returning: number
  /** Keyed taps by type. */
  private readonly retryTap: Int32Array
  private readonly retryDelayTap: Int32Array
  private readonly resolvedTap: Int32Array
  private readonly repeatTap: Int32Array
  private readonly repeatDelayTap: Int32Array

  constructor(center: Center, flow: Flow) {
    super(center)
    const { types } = center.model
    this.model = center.model
    this.flow = flow
    this.issues = center.issues
    this.exist = returnsIn(center.model)
    this.resolvedShares = new ResolvedShares(center.model, this.pairs, this.contacts, this.proficiency)
    this.resolutionTimes = new ResolutionTimes(center)
    this.waitsCount = this.resolvedShares.waitsCount
    this.returning = this.kernel.on(this.comesBack)
    const taps = (purpose: string, lawOf: (type: ContactType) => Law | undefined): Int32Array =>
      intsOf(types, (type) => {
        const law = lawOf(type)
        return law === undefined ? NONE : center.draws.keyedTap(law, `${purpose}/${type.name}`)
      })
    this.retryTap = taps('retry', ({ retry }) => (retry === null ? undefined : UNIFORM))
    this.retryDelayTap = taps('retry-delay', ({ retry }) => retry?.delay)
    this.resolvedTap = taps('resolved', ({ resolution }) => (resolution === null ? undefined : UNIFORM))
    this.repeatTap = taps('repeat', ({ resolution }) => (resolution === null ? undefined : UNIFORM))
    this.repeatDelayTap = taps('repeat-delay', ({ resolution }) => resolution?.delay)
  }

  /** A contact ended without an answer: the customer may come back. */
  lost(contact: number, how: number): void {
    const { contacts, issues } = this
    // Whoever is misrouted knows what they want.
    const type = this.flow.misroutes.typeWanted(contact)
    const { retry } = this.model.types[type]
    const issue = contacts.issue[contact]
    const before = issue === NONE ? 0 : issues.returns[issue]
    if (retry !== null && before < retry.attempts) {
      let share = shareOf(retry, how)
      for (let time = 0; time < before && share > 0; time++) share *= retry.fading
      if (this.luck.ofLeg(this.retryTap[type], contact) < share) {
        this.counted('retry', contact, retry.type, type)
        const at = this.clock[0] + this.luck.ofLeg(this.retryDelayTap[type], contact)
        this.willComeBack(contact, retry.type, 1, retry.whenOpen ? this.openFrom(retry.type, at) : at)
        return
      }
    }
    this.ends(issue)
  }

  /** A contact was handled by a pair of group and type: its issue is resolved, or the customer may contact again. */
  handled(contact: number, pair: number, agent: number): void {
    const { contacts, issues, journeyCounts, luck } = this
    if (contacts.handedOn[contact] !== 0 || isAdvice(contacts.leg[contact])) return
    const type = contacts.type[contact]
    const { resolution } = this.model.types[type]
    if (resolution === null) {
      this.ends(contacts.issue[contact])
      return
    }
    const issue = this.issueOf(contact)
    const isFirst = issues.handled[issue]++ === 0
    issues.agent[issue] = agent
    if (isFirst) {
      issues.firstHandledAt[issue] = this.clock[0]
      journeyCounts.issueHandled(issue)
    }
    if (luck.ofLeg(this.resolvedTap[type], contact) < this.resolvedShares.of(contact, pair, agent)) {
      journeyCounts.issueResolved(issue, isFirst)
      if (this.counts.metering.exists) this.counts.metering.resolved(contact, pair)
      this.resolutionTimes.resolved(issue, this.flow.handling.secondsSinceTalk(contact))
      this.ends(issue)
    } else if (luck.ofLeg(this.repeatTap[type], contact) < resolution.repeat) {
      const at = this.clock[0] + luck.ofLeg(this.repeatDelayTap[type], contact)
      this.counted('repeat', contact, resolution.type)
      const comesAt = resolution.whenOpen ? this.openFrom(resolution.type, at) : at
      this.willComeBack(contact, resolution.type, resolution.patience, comesAt)
    } else this.ends(issue)
  }

  /** Who is contained and does not come back has what was wanted. */
  solvedWithoutAgent(contact: number): void {
    if (this.model.types[this.contacts.type[contact]].resolution === null) {
      this.ends(this.contacts.issue[contact])
      return
    }
    const issue = this.issueOf(contact)
    this.journeyCounts.issueResolved(issue, false)
    this.resolutionTimes.resolved(issue, 0)
    this.ends(issue)
  }

  /** The horizon is reached: nobody comes back after it. */
  stop(): void {
    const { event, capacity } = this.issues
    for (let issue = 0; issue < capacity; issue++) {
      if (event[issue] === NONE) continue
      this.kernel.cancel(event[issue])
      if (!this.flow.threads.isNoLongerPaused(issue)) {
        this.counts.metering.wouldReturn(issue)
        this.presence.returning(this.issues.comesAs[issue], -1)
      }
      this.ends(issue)
    }
  }

  /** What is remembered of a contact's issue, from now on. */
  issueOf(contact: number): number {
    const { contacts, issues } = this
    if (contacts.issue[contact] !== NONE) return contacts.issue[contact]
    const issue = issues.add()
    contacts.issue[contact] = issue
    issues.origin[issue] = contacts.origin[contact]
    issues.ordinal[issue] = contacts.ordinal[contact]
    issues.page[issue] = contacts.page[contact]
    issues.raisedAt[issue] = contacts.offeredAt[contact] - contacts.before[contact]
    issues.returns[issue] = 0
    issues.handled[issue] = 0
    issues.agent[issue] = NONE
    issues.hasRepeated[issue] = 0
    issues.event[issue] = NONE
    issues.isPaused[issue] = 0
    return issue
  }

  counted(by: 'retry' | 'repeat', contact: number, to: number, from = this.contacts.type[contact]): void {
    this.journeyCounts.goes(by, from, to, contact)
  }

  /** That instant if the queue of a type is open then, else when it opens; if never again, after the end. */
  openFrom(type: number, at: number): number {
    const { bounds } = this.model.periods
    const opens = openFrom(this.model.queues[this.queueOf[type]].hours, at)
    return opens < Infinity ? opens : Math.max(at, bounds[bounds.length - 1])
  }

  /** At an instant, unless the horizon has been reached. */
  willComeBack(contact: number, type: number, patience: number, at: number): void {
    const { issues } = this
    const { bounds } = this.model.periods
    if (this.clock[0] >= bounds[bounds.length - 1]) {
      this.ends(this.contacts.issue[contact])
      return
    }
    const issue = this.issueOf(contact)
    issues.leg[issue] = this.contacts.leg[contact]
    issues.returns[issue]++
    issues.comesAs[issue] = type
    issues.patience[issue] = patience
    this.due[0] = at
    issues.event[issue] = this.kernel.schedule(this.returning, issue)
    this.presence.returning(type, 1)
  }

  private readonly comesBack = (issue: number): void => {
    const { contacts, issues } = this
    const type = issues.comesAs[issue]
    this.presence.returning(type, -1)
    issues.event[issue] = NONE
    const contact = this.luck.comesBack(issue, issues)
    contacts.offeredAt[contact] = this.clock[0]
    const sinceHandled = this.clock[0] - issues.firstHandledAt[issue]
    if (issues.handled[issue] > 0 && issues.hasRepeated[issue] === 0 && sinceHandled <= this.model.fcrWindowSeconds) {
      issues.hasRepeated[issue] = 1
      this.journeyCounts.issueRepeated(issue)
    }
    this.journeyCounts.returned(contact)
    this.flow.begins(contact, type)
  }

  /** Whether it is a further contact about its issue. */
  hasContactedBefore(contact: number): boolean {
    const issue = this.contacts.issue[contact]
    return issue !== NONE && this.issues.returns[issue] > 0
  }

  /** Nobody will contact again about it. */
  ends(issue: number): void {
    if (issue === NONE) return
    this.issues.event[issue] = NONE
    this.issues.free(issue)
  }
}

/** Whether anybody could contact again, or issues are resolved or not. */
function returnsIn({ types, ivr }: Model): boolean {
  return (
    types.some(({ retry, resolution, pauses }) => retry !== null || resolution !== null || pauses !== null) ||
    ivr.nodes.some(({ comesBack }) => comesBack !== null)
  )
}

/** Who has been called back in vain does not call again about that. */
function shareOf(retry: Retry, how: number): number {
  if (how === BLOCKED) return retry.afterBlocked
  if (how === ABANDONED) return retry.afterAbandoning
  if (how === CUT_OFF) return retry.afterCutOff
  return how === TURNED_AWAY ? retry.afterTurnedAway : 0
}
