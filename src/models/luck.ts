import { bytesOf, floats, ints, intsOf } from '../engine/columns.ts'
import type { Draws } from '../engine/draws.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Law } from '../engine/law.ts'
import type { Contacts } from './contacts.ts'
import type { Issues } from './issues.ts'
import type { Model } from './model.ts'
import { goesOn } from './flows.ts'
import type { Pairs } from './pairs.ts'

const NONE = MISSING

/** Luck that decides something: whether below its share. */
export const UNIFORM: Law = { law: 'uniform', min: 0, max: 1 }

/**
 * What a customer brings. Draws that describe a contact come from streams of its type, in order of arrival, whether they
 * turn out to be needed or not: two centers under one seed meet the same customers. Where a group has handle times of its
 * own for a type, they are keyed by the contact's ordinal, so that they too do not depend on who took whom.
 */
export class Luck {
  private readonly draws: Draws
  private readonly contacts: Contacts
  private readonly pairs: Pairs
  /** Taps by type; NONE: not drawn. */
  private readonly patience: Int32Array
  private readonly talk: Int32Array
  private readonly hold: Int32Array
  private readonly wrap: Int32Array
  /** Keyed taps by pair; NONE: the contact's own. */
  private readonly pairTalk: Int32Array
  private readonly pairHold: Int32Array
  private readonly pairWrap: Int32Array
  /** By pair; 1: handle times differ from the contact's own. */
  private readonly differs: Uint8Array
  /** Whether any contact has a hold, a wrap or times that depend on who takes it; without, their columns stay 0. */
  private readonly hasMore: boolean
  /** Contacts so far, by type. */
  readonly arrived: Int32Array
  /** Seconds of talk, hold and wrap that they bring, by type and its own laws. */
  readonly work: Float64Array
  /** Whether anything follows a contact. If so: keyed taps by type for what follows, and a key of each type's name. */
  private readonly changes: boolean
  private readonly originKey: Int32Array
  private readonly legPatience: Int32Array
  private readonly legTalk: Int32Array
  private readonly legHold: Int32Array
  private readonly legWrap: Int32Array
  private readonly waitsForEver: Uint8Array

  /** `keepsOrigin`: contacts know what they came as even if nothing follows them. */
  constructor(model: Model, draws: Draws, contacts: Contacts, pairs: Pairs, keepsOrigin: boolean) {
    this.draws = draws
    this.contacts = contacts
    this.pairs = pairs
    const taps = (what: 'patience' | 'talk' | 'hold' | 'wrap'): Int32Array =>
      intsOf(model.types, (type) => {
        const law = type[what]
        return law === null ? NONE : draws.tap(law, `${what}/${type.name}`)
      })
    this.patience = taps('patience')
    this.talk = taps('talk')
    this.hold = taps('hold')
    this.wrap = taps('wrap')
    const keyedTaps = (what: 'talk' | 'hold' | 'wrap'): Int32Array =>
      intsOf(pairs[what], (law, pair) =>
        law === null ? NONE : draws.keyedTap(law, `group-${what}/${model.types[pairs.type[pair]].name}`),
      )
    this.pairTalk = keyedTaps('talk')
    this.pairHold = keyedTaps('hold')
    this.pairWrap = keyedTaps('wrap')
    this.differs = bytesOf(pairs.slowness, (slowness, pair) =>
      slowness !== 1 || this.pairTalk[pair] !== NONE || this.pairHold[pair] !== NONE || this.pairWrap[pair] !== NONE
        ? 1
        : 0,
    )
    this.changes = goesOn(model)
    this.originKey = intsOf(model.types, ({ name }) => textKey(name))
    const legTaps = (what: 'patience' | 'talk' | 'hold' | 'wrap'): Int32Array =>
      intsOf(model.types, (type) => {
        const law = type[what]
        return law === null || !this.changes ? NONE : draws.keyedTap(law, `leg-${what}/${type.name}`)
      })
    this.legPatience = legTaps('patience')
    this.legTalk = legTaps('talk')
    this.legHold = legTaps('hold')
    this.legWrap = legTaps('wrap')
    this.waitsForEver = bytesOf(model.types, ({ patience }) => (patience === null ? 1 : 0))
    this.hasMore =
      keepsOrigin ||
      this.changes ||
      [...this.hold, ...this.wrap, ...this.pairTalk, ...this.pairHold, ...this.pairWrap].some((tap) => tap !== NONE)
    this.arrived = ints(model.types.length)
    this.work = floats(model.types.length)
  }

  /** Nobody has come yet. */
  reset(): void {
    this.arrived.fill(0)
    this.work.fill(0)
  }

  /** Contacts so far. */
  get arrivedInAll(): number {
    return this.arrived.reduce((sum, count) => sum + count, 0)
  }

  /** A contact of a type, with its patience and handle times. */
  newContact(type: number): number {
    const contacts = this.contacts
    const draws = this.draws
    const contact = contacts.add()
    contacts.type[contact] = type
    const ordinal = this.arrived[type]++
    draws.put(this.talk[type], contacts.talk, contact)
    this.work[type] += contacts.talk[contact]
    if (this.hasMore) this.drawMore(contact, type, ordinal)
    const patience = this.patience[type]
    if (patience === NONE) contacts.patience[contact] = Infinity
    else draws.put(patience, contacts.patience, contact)
    return contact
  }

  private drawMore(contact: number, type: number, ordinal: number): void {
    const { contacts, draws } = this
    contacts.ordinal[contact] = ordinal
    contacts.origin[contact] = type
    contacts.leg[contact] = 0
    contacts.issue[contact] = NONE
    contacts.handedOn[contact] = 0
    if (this.changes) this.startsAfresh(contact)
    if (this.hold[type] === NONE) contacts.hold[contact] = 0
    else draws.put(this.hold[type], contacts.hold, contact)
    if (this.wrap[type] === NONE) contacts.wrap[contact] = 0
    else draws.put(this.wrap[type], contacts.wrap, contact)
    this.work[type] += contacts.hold[contact] + contacts.wrap[contact]
  }

  private startsAfresh(contact: number): void {
    const { contacts } = this
    contacts.isGone[contact] = 0
    contacts.pauses[contact] = 0
    contacts.transfers[contact] = 0
    contacts.waited[contact] = 0
    contacts.before[contact] = 0
    contacts.meant[contact] = NONE
    contacts.asker[contact] = NONE
    contacts.asksWith[contact] = NONE
    contacts.preferred[contact] = NONE
    contacts.ringsAt[contact] = NONE
    contacts.tries[contact] = 0
    contacts.callback[contact] = 0
  }

  /** A contact goes on as another type, with handle times of that type; its patience stays, unless that type has none. */
  becomes(contact: number, type: number): void {
    const { contacts } = this
    contacts.type[contact] = type
    // By whatever way it came, it is where it meant to be.
    if (contacts.meant[contact] === type) contacts.meant[contact] = NONE
    contacts.leg[contact]++
    contacts.tries[contact] = 0
    contacts.callback[contact] = 0
    contacts.preferred[contact] = NONE
    contacts.talk[contact] = this.ofLeg(this.legTalk[type], contact)
    contacts.hold[contact] = this.ofLeg(this.legHold[type], contact)
    contacts.wrap[contact] = this.ofLeg(this.legWrap[type], contact)
    if (this.waitsForEver[type] === 1) contacts.patience[contact] = Infinity
  }

  /** A customer comes back about an issue. */
  comesBack(issue: number, issues: Issues): number {
    const contact = this.nextLeg(issues.comesAs[issue], issues.origin[issue], issues.ordinal[issue], issues.leg[issue])
    this.contacts.issue[contact] = issue
    this.contacts.patience[contact] *= issues.patience[issue]
    return contact
  }

  /** A customer is handed on by an agent: a contact of its own, with a patience of its own. */
  handedOn(contact: number, type: number): number {
    const { contacts } = this
    const next = this.nextLeg(type, contacts.origin[contact], contacts.ordinal[contact], contacts.leg[contact])
    contacts.issue[next] = contacts.issue[contact]
    contacts.transfers[next] = contacts.transfers[contact] + 1
    contacts.waited[next] = contacts.waited[contact]
    return next
  }

  /** An agent asks a colleague about a contact: a contact of its own, about no issue. */
  asked(contact: number, type: number): number {
    const { contacts } = this
    return this.nextLeg(
      type,
      contacts.origin[contact],
      contacts.ordinal[contact],
      contacts.leg[contact] + LEGS_OF_COLLEAGUES,
    )
  }

  /** A customer on a list of a type has been called and answers, for the first time or again. */
  called(type: number, ordinal: number, leg: number): number {
    this.arrived[type]++
    return this.nextLeg(type, type, ordinal, leg - 1)
  }

  nextLeg(type: number, origin: number, ordinal: number, leg: number): number {
    const { contacts } = this
    const contact = contacts.add()
    contacts.origin[contact] = origin
    contacts.ordinal[contact] = ordinal
    contacts.leg[contact] = leg
    contacts.issue[contact] = NONE
    contacts.handedOn[contact] = 0
    this.startsAfresh(contact)
    this.becomes(contact, type)
    this.drawsPatience(contact)
    return contact
  }

  /** A patience of its own for this leg, by its type's law. */
  drawsPatience(contact: number): void {
    const tap = this.legPatience[this.contacts.type[contact]]
    this.contacts.patience[contact] = tap === NONE ? Infinity : this.ofLeg(tap, contact)
  }

  /** What a keyed tap gives to this leg of a contact's journey; 0 where there is no tap. */
  ofLeg(tap: number, contact: number): number {
    return tap === NONE ? 0 : this.draws.takeKeyed(tap, this.contacts.ordinal[contact], this.part(contact))
  }

  /** What is the same in all contacts of a customer about an issue. */
  ofCustomer(tap: number, contact: number): number {
    return this.draws.takeKeyed(tap, this.contacts.ordinal[contact], this.originKey[this.contacts.origin[contact]])
  }

  /** As `ofLeg`, anew for every time that nobody answered. */
  ofTry(tap: number, contact: number): number {
    return this.anew(tap, contact, this.contacts.tries[contact])
  }

  /** As `ofLeg`, anew for every time, from 0. */
  anew(tap: number, contact: number, time: number): number {
    if (tap === NONE) return 0
    // Contacts of all types meet one law of a group: the part names the type also on a first leg.
    const { leg, ordinal, origin } = this.contacts
    const part = Math.imul(leg[contact] + 1, 0x9e3779b1) ^ Math.imul(time + 1, 0x85ebca6b)
    return this.draws.takeKeyed(tap, ordinal[contact], (part ^ this.originKey[origin[contact]]) | 0)
  }

  /** Journeys that began as different types share ordinals; a first leg's part is 0. */
  private part(contact: number): number {
    const leg = this.contacts.leg[contact]
    return leg === 0 ? 0 : (Math.imul(leg, 0x9e3779b1) ^ this.originKey[this.contacts.origin[contact]]) | 0
  }

  /** From now on contacts have handle times of their own by a pair, whatever they were before. */
  slowed(pair: number): void {
    this.differs[pair] = 1
  }

  /** Turns a contact's handle times into those it has with a group: its own at the group's speed, or by the group's law. */
  meetsGroup(contact: number, pair: number): void {
    if (this.differs[pair] === 0) return
    const contacts = this.contacts
    const slowness = this.pairs.slowness[pair]
    const talk = this.pairTalk[pair]
    const hold = this.pairHold[pair]
    const wrap = this.pairWrap[pair]
    if (talk !== NONE) contacts.talk[contact] = this.ofLeg(talk, contact)
    if (hold !== NONE) contacts.hold[contact] = this.ofLeg(hold, contact)
    if (wrap !== NONE) contacts.wrap[contact] = this.ofLeg(wrap, contact)
    if (slowness !== 1) {
      contacts.talk[contact] *= slowness
      contacts.hold[contact] *= slowness
      contacts.wrap[contact] *= slowness
    }
  }
}

/** Legs of the customer are fewer: what colleagues are asked has luck of its own. */
const LEGS_OF_COLLEAGUES = 1_000_000

/** Whether a leg is what a colleague has been asked. */
export function isAdvice(leg: number): boolean {
  return leg >= LEGS_OF_COLLEAGUES
}

/** 32 bits of a name: FNV-1a over its UTF-16 units. */
function textKey(name: string): number {
  let key = 0x811c9dc5
  for (let i = 0; i < name.length; i++) key = Math.imul(key ^ name.charCodeAt(i), 0x01000193)
  return key
}
