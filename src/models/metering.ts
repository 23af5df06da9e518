import { floats, floatsOf, ints } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Contacts } from './contacts.ts'
import type { Issues } from './issues.ts'
import type { Ledger } from './ledger.ts'
import type { Model } from './model.ts'
import type { Pairs } from './pairs.ts'
import type { Presence } from './presence.ts'

const NONE = MISSING

/** What is metered of the contacts that a pair of group and type has handled. */
const CONTACTS = 0
const TALK = 1
const HANDLE = 2
const RESOLVED = 3
const MEASURES = 4
/** Contacts by whether their issue had been handled before (1), and handed on by an agent (2). */
export const CLASSES = 4
export const AGAIN = 1
export const HANDED_ON = 2

/** Where the sums of a pair begin on a bill; by class of contact, then contacts, billed talk and handle seconds, resolved. */
export const meteredAt = { contacts: CONTACTS, talk: TALK, handle: HANDLE, resolved: RESOLVED, measures: MEASURES }

/**
 * What invoices are written by, beside the books: contacts and their minutes, rounded up to started units one by one, and issues
 * resolved by whom. Kept by bill: the bill of the interval in which the contact was offered.
 */
export class Metering {
  /** Whether anybody is paid; without, nothing is metered. */
  readonly exists: boolean
  /** By bill, pair, class of contact and measure. */
  readonly sums: Float64Array
  /** By line: customers who would have contacted again when the run ended, less those who waited or would when the report began. */
  readonly pending: Float64Array
  /** By line: of these, whose issue was raised in what is reported. */
  readonly unfinished: Float64Array
  private readonly contacts: Contacts
  private readonly issues: Issues
  private readonly pageLength: number
  private readonly pairs: number
  private readonly billOf: Int32Array
  private readonly lastBill: number
  private readonly ledger: Ledger
  /** By page of the ledger. */
  private readonly billOfPage: Int32Array
  /** By pair: seconds of a started unit; 0: to the second. */
  private readonly talkUnit: Float64Array
  private readonly handleUnit: Float64Array

  constructor(model: Model, pairs: Pairs, contacts: Contacts, issues: Issues, ledger: Ledger) {
    const { economy } = model
    this.exists = economy !== null
    this.contacts = contacts
    this.issues = issues
    this.ledger = ledger
    this.pageLength = ledger.layout.length
    this.pairs = pairs.count
    this.billOf = economy?.billOf ?? ints(0)
    this.lastBill = (economy?.monthOf.length ?? 0) - 1
    this.sums = floats((this.lastBill + 1) * pairs.count * CLASSES * MEASURES)
    this.pending = floats(model.types.length)
    this.unfinished = floats(model.types.length)
    this.billOfPage = ints(this.exists ? ledger.facts.length / this.pageLength : 0, NONE)
    const unitOf = (of: 'talk' | 'handle'): Float64Array =>
      floatsOf(pairs.type, (type, pair) => {
        const { seconds = 0 } =
          economy?.increments.find(
            (unit) => unit.of === of && unit.type === type && unit.group === pairs.group[pair],
          ) ?? {}
        return seconds
      })
    this.talkUnit = unitOf('talk')
    this.handleUnit = unitOf('handle')
    this.reset()
  }

  reset(): void {
    this.sums.fill(0)
    this.pending.fill(0)
    this.unfinished.fill(0)
    this.billOfPage.fill(NONE)
    if (!this.exists) return
    this.billOfPage[this.ledger.afterPage / this.pageLength] = this.lastBill
    const late = this.ledger.latePage / this.pageLength
    for (let bill = 0; bill <= this.lastBill; bill++) this.billOfPage[late + bill] = bill
  }

  opens(period: number, page: number): void {
    if (this.exists) this.billOfPage[page / this.pageLength] = this.billOf[period]
  }

  handled(contact: number, pair: number): void {
    const { contacts, sums } = this
    const at = this.recordOf(contact, pair, 0)
    if (at < 0) return
    const talk = contacts.talk[contact] + contacts.hold[contact]
    sums[at + CONTACTS]++
    sums[at + TALK] += billed(talk, this.talkUnit[pair])
    sums[at + HANDLE] += billed(talk + contacts.wrap[contact], this.handleUnit[pair])
  }

  resolved(contact: number, pair: number): void {
    // It has just been counted as handled.
    const at = this.recordOf(contact, pair, 1)
    if (at >= 0) this.sums[at + RESOLVED]++
  }

  /** What is reported begins: who waits, or will contact again, was left over by what came before. */
  begins(presence: Presence): void {
    for (let type = 0; type < this.pending.length && this.exists; type++) {
      this.pending[type] -= presence.now('returning', type) + presence.now('waiting', type)
    }
  }

  /** The run ends before a customer contacts again about an issue. */
  wouldReturn(issue: number): void {
    if (!this.exists) return
    const type = this.issues.comesAs[issue]
    this.pending[type]++
    if (this.billOfPage[this.issues.page[issue] / this.pageLength] !== NONE) this.unfinished[type]++
  }

  /** `itself`: how often its issue has been handled is told with it. */
  private recordOf(contact: number, pair: number, itself: number): number {
    const { contacts, issues } = this
    const bill = this.billOfPage[contacts.page[contact] / this.pageLength]
    if (bill === NONE) return NONE
    const issue = contacts.issue[contact]
    const again = issue !== NONE && issues.handled[issue] > itself ? AGAIN : 0
    const handedOn = contacts.transfers[contact] > 0 ? HANDED_ON : 0
    return ((bill * this.pairs + pair) * CLASSES + again + handedOn) * MEASURES
  }
}

/** Started units are paid in full. What is a whole number of them but for rounding is that number. */
function billed(seconds: number, unit: number): number {
  return unit === 0 ? seconds : Math.ceil(seconds / unit - 1e-9) * unit
}
