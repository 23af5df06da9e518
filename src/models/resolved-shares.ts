import { floatsOf } from '../engine/columns.ts'
import type { Contacts } from './contacts.ts'
import type { Resolution } from './journey-model.ts'
import type { Model } from './model.ts'
import type { Pairs } from './pairs.ts'

/** The share of contacts that resolve their issue: by who handles them, and by what they have been through. */
export class ResolvedShares {
  /** Whether the time waited changes any; without, nobody needs to add it up. */
  readonly waitsCount: boolean
  private readonly contacts: Contacts
  private readonly pairs: Pairs
  private readonly shareOfType: Float64Array
  /** By type: logarithms of the factors, per time handed on and per second waited. */
  private readonly perTransfer: Float64Array
  private readonly perSecond: Float64Array

  constructor({ types }: Model, pairs: Pairs, contacts: Contacts) {
    this.contacts = contacts
    this.pairs = pairs
    const ofTypes = (of: (resolution: Resolution) => number): Float64Array =>
      floatsOf(types, ({ resolution }) => (resolution === null ? 0 : of(resolution)))
    this.shareOfType = ofTypes(({ share }) => share)
    this.perTransfer = ofTypes(({ perTransfer }) => Math.log(perTransfer))
    this.perSecond = ofTypes(({ perMinuteWaited }) => Math.log(perMinuteWaited) / 60)
    this.waitsCount = this.perSecond.some((log) => log !== 0)
  }

  /** Of a contact that a pair of group and type has handled. */
  of(contact: number, pair: number): number {
    const { contacts, pairs } = this
    const type = contacts.type[contact]
    const share = pairs.resolved[pair] ?? this.shareOfType[type]
    // Without factors this is exp(0), which is 1 to the last bit.
    const log = contacts.transfers[contact] * this.perTransfer[type] + contacts.waited[contact] * this.perSecond[type]
    return share * Math.exp(log)
  }
}
