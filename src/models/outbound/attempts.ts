import { floats, floatsOf, ints, intsOf } from '../../engine/columns.ts'
import type { Draws } from '../../engine/draws.ts'
import { NONE as MISSING } from '../../engine/ids.ts'
import type { Law } from '../../engine/law.ts'
import { UNIFORM } from '../luck.ts'
import type { Model } from '../model.ts'
import { FAILURES, type Failure, type Outbound } from './outbound-model.ts'
import type { Records } from './records.ts'

const NONE = MISSING

/** How a call ends: first those that end without an agent, in the order of `FAILURES`. */
export const NO_ANSWER = 0
export const BUSY = 1
export const MACHINE = 2
/** A person is put through: not whom the call is for; whom it is for. */
export const WRONG_PARTY = 3
/** A live answer that no agent took in time. */
export const ABANDONED = 4
export const RIGHT_PARTY = 5
/** A person is taken for a machine; a machine for a person. */
export const TAKEN_FOR_MACHINE = 6
export const TAKEN_FOR_PERSON = 7

/** Spreads the number of an attempt over the bits of a key. */
const ODD = 0x9e3779b1

/** What comes of a call, by the luck of its record: the same whoever calls, in whatever order. */
export class Attempts {
  /** seconds[0]: from the beginning of the call whose outcome was asked last to its end. */
  readonly seconds = floats(1)
  private readonly draws: Draws
  private readonly records: Records
  private readonly clock: Float64Array
  private readonly plans: readonly (Outbound | null)[]
  /** By type: the step of `reach` that holds. */
  private readonly step: Int32Array
  /** Keyed taps by type. */
  private readonly reachTap: Int32Array
  private readonly detectionTap: Int32Array
  private readonly partyTap: Int32Array
  private readonly ringTap: Int32Array
  private readonly previewTap: Int32Array
  private readonly noticeTap: Int32Array
  private readonly wrongTalkTap: Int32Array
  /** By type and failure. */
  private readonly againTap: Int32Array
  /** By type: seconds that nothing is drawn for. */
  private readonly noAnswerSeconds: Float64Array
  private readonly busySeconds: Float64Array
  private readonly detectionSeconds: Float64Array

  constructor(model: Model, draws: Draws, records: Records, clock: Float64Array) {
    const { types } = model
    this.draws = draws
    this.records = records
    this.clock = clock
    this.plans = types.map(({ outbound }) => outbound)
    this.step = ints(types.length)
    const taps = (purpose: string, lawOf: (plan: Outbound) => Law | null): Int32Array =>
      intsOf(types, ({ name, outbound }) => {
        const law = outbound === null ? null : lawOf(outbound)
        return law === null ? NONE : draws.keyedTap(law, `outbound-${purpose}/${name}`)
      })
    this.reachTap = taps('reach', () => UNIFORM)
    this.detectionTap = taps('detection', () => UNIFORM)
    this.partyTap = taps('party', () => UNIFORM)
    this.ringTap = taps('ring', ({ ring }) => ring)
    this.previewTap = taps('preview', ({ dialing }) => (dialing.mode === 'preview' ? dialing.seconds : null))
    this.noticeTap = taps('notice', ({ notice }) => notice)
    this.wrongTalkTap = taps('wrong-party-talk', ({ wrongPartyTalk }) => wrongPartyTalk)
    const byFailure = FAILURES.map((failure: Failure) => taps(`again-${failure}`, ({ again }) => again[failure]))
    this.againTap = ints(types.length * FAILURES.length)
    byFailure.forEach((ofFailure, failure) =>
      ofFailure.forEach((tap, type) => (this.againTap[type * FAILURES.length + failure] = tap)),
    )
    const secondsOf = (of: (plan: Outbound) => number): Float64Array =>
      floatsOf(this.plans, (plan) => (plan === null ? 0 : of(plan)))
    this.noAnswerSeconds = secondsOf(({ noAnswerSeconds }) => noAnswerSeconds)
    this.busySeconds = secondsOf(({ busySeconds }) => busySeconds)
    this.detectionSeconds = secondsOf(({ detection }) => detection?.seconds ?? 0)
  }

  reset(): void {
    this.step.fill(0)
  }

  /** How the call to a record that begins now will end; in seconds[0], after how long. */
  outcomeOf(record: number): number {
    const type = this.records.type[record]
    const plan = this.plans[type]
    if (plan === null) throw new Error('a call to nobody on a list')
    const preview = this.draw(this.previewTap[type], record)
    const reach = this.reachNow(type, plan)
    const luck = this.draw(this.reachTap[type], record)
    if (luck < reach) {
      this.seconds[0] = preview + this.draw(this.ringTap[type], record) + this.detectionSeconds[type]
      return this.whoAnswers(record, plan)
    }
    const rest = (luck - reach) / (1 - reach)
    if (rest < plan.busy) {
      this.seconds[0] = preview + this.busySeconds[type]
      return BUSY
    }
    if (rest < plan.busy + plan.machine) {
      this.seconds[0] = preview + this.draw(this.ringTap[type], record) + this.detectionSeconds[type]
      const { detection } = plan
      const isMissed = detection === null || this.draw(this.detectionTap[type], record) < detection.missed
      return isMissed ? TAKEN_FOR_PERSON : MACHINE
    }
    this.seconds[0] = preview + this.noAnswerSeconds[type]
    return NO_ANSWER
  }

  private whoAnswers(record: number, { detection, wrongParty }: Outbound): number {
    const type = this.records.type[record]
    if (detection !== null && this.draw(this.detectionTap[type], record) < detection.mistaken) return TAKEN_FOR_MACHINE
    return this.draw(this.partyTap[type], record) < wrongParty ? WRONG_PARTY : RIGHT_PARTY
  }

  /** What an agent says to a machine, or to the wrong party, seconds. */
  talkSeconds(record: number): number {
    const type = this.records.type[record]
    return this.draw(
      this.records.outcome[record] === TAKEN_FOR_PERSON ? this.noticeTap[type] : this.wrongTalkTap[type],
      record,
    )
  }

  /** From a call that failed to the next, seconds. */
  againSeconds(record: number, failure: number): number {
    return this.draw(this.againTap[this.records.type[record] * FAILURES.length + failure], record)
  }

  private reachNow(type: number, { reach }: Outbound): number {
    const now = this.clock[0]
    const { bounds, shares } = reach
    while (this.step[type] < shares.length && bounds[this.step[type] + 1] <= now) this.step[type]++
    const step = this.step[type]
    return step < shares.length && bounds[step] <= now ? shares[step] : 0
  }

  /** By record and call; 0 where there is no tap. */
  private draw(tap: number, record: number): number {
    if (tap === NONE) return 0
    const { calls, ordinal } = this.records
    return this.draws.takeKeyed(tap, ordinal[record], Math.imul(calls[record], ODD))
  }
}
