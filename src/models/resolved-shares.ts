import { floatsOf } from '../engine/columns.ts'
import type { Contacts } from './contacts.ts'
import type { Resolution } from './journey-model.ts'
import type { Model } from './model.ts'
import type { Pairs } from './pairs.ts'
import type { Proficiency } from './proficiency.ts'

/** The share of contacts that resolve their issue: by who handles them, and by what they have been through. */
export class ResolvedShares {
  /** Whether the time waited changes any; without, nobody needs to add it up. */
  readonly waitsCount: boolean
  private readonly contacts: Contacts
  private readonly pairs: Pairs
  private readonly proficiency: Proficiency
  private readonly shareOfType: Float64Array
  /** By type: logarithms of the factors, per time handed on and per second waited. */
  private readonly perTransfer: Float64Array
  private readonly perSecond: Float64Array

  constructor({ types }: Model, pairs: Pairs, contacts: Contacts, proficiency: Proficiency) {
    this.contacts = contacts
    this.proficiency = proficiency
    this.pairs = pairs
    const ofTypes = (of: (resolution: Resolution) => number): Float64Array =>
      floatsOf(types, ({ resolution }) => (resolution === null ? 0 : of(resolution)))
    this.shareOfType = ofTypes(({ share }) => share)
    this.perTransfer = ofTypes(({ perTransfer }) => Math.log(perTransfer))
    this.perSecond = ofTypes(({ perMinuteWaited }) => Math.log(perMinuteWaited) / 60)
    this.waitsCount = this.perSecond.some((log) => log !== 0)
  }

  /** Of a contact that an agent has handled as a pair of group and type. */
  of(contact: number, pair: number, agent: number): number {
    const { contacts, pairs, proficiency } = this
    const type = contacts.type[contact]
    const ofGroup = pairs.resolved[pair] ?? this.shareOfType[type]
    const share = proficiency.exists ? proficiency.resolvedBy(agent, pair, ofGroup) : ofGroup
    // Without factors this is exp(0), which is 1 to the last bit.
    const log = contacts.transfers[contact] * this.perTransfer[type] + contacts.waited[contact] * this.perSecond[type]
    return share * Math.exp(log)
  }
}
