import { floats, ints, longerFloats, longerInts } from '../engine/columns.ts'
import { NONE } from '../engine/ids.ts'
import { Table } from '../engine/table.ts'

/** Whether a customer is still there: yes; left before the answer without a sign; wrote no more in the conversation. */
export const THERE = 0
export const GONE = 1
export const FELL_SILENT = 2

/** Contacts in the center, from arrival to the end of wrap. A contact brings its own luck: its handle times are its own. */
export class Contacts extends Table {
  type: Int32Array
  /** Its place in the order of arrival of its type, from 0: the key of luck that is drawn out of order. */
  ordinal: Int32Array
  offeredAt: Float64Array
  /** Where the facts about it are booked: the start of a period's page in the ledger. */
  page: Int32Array
  /** Seconds it is willing to wait. */
  patience: Float64Array
  /** Seconds of talk, hold and wrap; by its type's laws until answered, then as they will be with its agent. */
  talk: Float64Array
  hold: Float64Array
  wrap: Float64Array
  /** Where anything can follow: the type that the issue was raised as, and contacts and changes of type since. */
  origin: Int32Array
  leg: Int32Array
  /** What is remembered of its issue; NONE: nothing yet. */
  issue: Int32Array
  /** The agent who has it and the skill it is handled by (see `Pairs`), from being taken until it is handled. */
  agent: Int32Array
  pair: Int32Array
  /** The event that ends what its agent does with it now, where that may be cut short. */
  endEvent: Int32Array
  /**
   * With agents who hold several contacts or are interrupted (see `pace.ts`): seconds of work left in what ends at its event,
   * seconds it has taken so far, since when it goes on and at what speed, and the kind of its event (NONE: it stands still).
   */
  left: Float64Array
  spent: Float64Array
  runsSince: Float64Array
  speed: Float64Array
  endKind: Int32Array
  /** Agent-seconds spent on it, time of an agent who holds several shared equally; where the agent's clock of that stood. */
  effort: Float64Array
  effortFrom: Float64Array
  /** Where agents hold several or are interrupted: when its talk ended. */
  talkedUntil: Float64Array
  /** How often it has been interrupted; 1: it is now. */
  interruptions: Int32Array
  isInterrupted: Int32Array
  /** Whether the customer is still there (see `silence.ts`); pauses of its conversation so far (see `threads.ts`). */
  isGone: Int32Array
  pauses: Int32Array
  /** Its node in the IVR. */
  node: Int32Array
  /** Before talk, where phones ring: the agent whose phone rings or who calls the customer; NONE: no agent. How often nobody answered. */
  ringsAt: Int32Array
  tries: Int32Array
  /** Who is called back (see `dialling.ts`): how far that has come, and the event of its next step. */
  callback: Int32Array
  callbackEvent: Int32Array
  /** Who is called from a list: its record there. */
  record: Int32Array
  /** The agent whom the customer knows, and when the wait for that one alone ends; NONE: nobody, not pending. */
  preferred: Int32Array
  preferenceEvent: Int32Array
  /** The contact whose agent holds on until this is answered: hands over warm, or asks; NONE: none. */
  asker: Int32Array
  /**
   * While its agent hands over warm or asks a colleague: the contact that another agent shall take (NONE: does neither), since
   * when, the tap of how long both are held, and 1 if the agent asks, and goes on with the customer.
   */
  asksWith: Int32Array
  asksSince: Float64Array
  heldTap: Int32Array
  isAsking: Int32Array
  /** 1: an agent has handed the customer on; 2: the conversation pauses, or has gone on elsewhere. */
  handedOn: Int32Array
  /** Since the customer came: how often agents have handed them on, and seconds waited in earlier legs (until answered). */
  transfers: Int32Array
  waited: Float64Array
  /** Seconds since the customer came that are in no wait: before it was offered as what it is. */
  before: Float64Array
  /** The type that a misrouted customer meant; NONE: what it is. */
  meant: Int32Array
  /** The next overflow rule to come to pass while it waits, and its event (in the IVR, the end of its node); NONE: none. */
  rule: Int32Array
  overflowEvent: Int32Array
  /** When it began to wait as what it is. */
  waitsSince: Float64Array
  /** The instant at which it heard that it would be answered; NOT_TOLD: it heard nothing when it began to wait. */
  announcedUntil: Float64Array
  /** The event of its patience running out; NONE: waits for ever, or does not wait. */
  abandonEvent: Int32Array
  /** Where it waits (see `Lines.lineOf`), and its neighbours there. */
  line: Int32Array
  next: Int32Array
  previous: Int32Array

  constructor(capacity: number) {
    super(capacity)
    this.type = ints(capacity)
    this.ordinal = ints(capacity)
    this.offeredAt = floats(capacity)
    this.page = ints(capacity)
    this.patience = floats(capacity)
    this.talk = floats(capacity)
    this.hold = floats(capacity)
    this.wrap = floats(capacity)
    this.origin = ints(capacity)
    this.leg = ints(capacity)
    this.rule = ints(capacity)
    this.issue = ints(capacity, NONE)
    this.node = ints(capacity)
    this.preferred = ints(capacity, NONE)
    this.preferenceEvent = ints(capacity, NONE)
    this.asker = ints(capacity, NONE)
    this.asksWith = ints(capacity, NONE)
    this.asksSince = floats(capacity)
    this.heldTap = ints(capacity)
    this.isAsking = ints(capacity)
    this.agent = ints(capacity, NONE)
    this.pair = ints(capacity, NONE)
    this.endEvent = ints(capacity)
    this.left = floats(capacity)
    this.spent = floats(capacity)
    this.runsSince = floats(capacity)
    this.speed = floats(capacity)
    this.endKind = ints(capacity, NONE)
    this.effort = floats(capacity)
    this.effortFrom = floats(capacity)
    this.talkedUntil = floats(capacity)
    this.interruptions = ints(capacity)
    this.isInterrupted = ints(capacity)
    this.isGone = ints(capacity)
    this.pauses = ints(capacity)
    this.handedOn = ints(capacity)
    this.ringsAt = ints(capacity, NONE)
    this.tries = ints(capacity)
    this.callback = ints(capacity)
    this.callbackEvent = ints(capacity, NONE)
    this.record = ints(capacity, NONE)
    this.transfers = ints(capacity)
    this.waited = floats(capacity)
    this.before = floats(capacity)
    this.meant = ints(capacity, NONE)
    this.overflowEvent = ints(capacity, NONE)
    this.waitsSince = floats(capacity)
    this.announcedUntil = floats(capacity)
    this.abandonEvent = ints(capacity)
    this.line = ints(capacity)
    this.next = ints(capacity)
    this.previous = ints(capacity)
  }

  override reset(): void {
    super.reset()
    this.callback.fill(0)
    this.isInterrupted.fill(0)
    this.endKind.fill(NONE)
    this.preferenceEvent.fill(NONE)
  }

  protected resize(capacity: number): void {
    this.type = longerInts(this.type, capacity)
    this.ordinal = longerInts(this.ordinal, capacity)
    this.offeredAt = longerFloats(this.offeredAt, capacity)
    this.page = longerInts(this.page, capacity)
    this.patience = longerFloats(this.patience, capacity)
    this.talk = longerFloats(this.talk, capacity)
    this.hold = longerFloats(this.hold, capacity)
    this.wrap = longerFloats(this.wrap, capacity)
    this.origin = longerInts(this.origin, capacity)
    this.leg = longerInts(this.leg, capacity)
    this.rule = longerInts(this.rule, capacity)
    this.issue = longerInts(this.issue, capacity, NONE)
    this.node = longerInts(this.node, capacity)
    this.preferred = longerInts(this.preferred, capacity, NONE)
    this.preferenceEvent = longerInts(this.preferenceEvent, capacity, NONE)
    this.asker = longerInts(this.asker, capacity, NONE)
    this.asksWith = longerInts(this.asksWith, capacity, NONE)
    this.asksSince = longerFloats(this.asksSince, capacity)
    this.heldTap = longerInts(this.heldTap, capacity)
    this.isAsking = longerInts(this.isAsking, capacity)
    this.agent = longerInts(this.agent, capacity, NONE)
    this.pair = longerInts(this.pair, capacity, NONE)
    this.endEvent = longerInts(this.endEvent, capacity)
    this.left = longerFloats(this.left, capacity)
    this.spent = longerFloats(this.spent, capacity)
    this.runsSince = longerFloats(this.runsSince, capacity)
    this.speed = longerFloats(this.speed, capacity)
    this.endKind = longerInts(this.endKind, capacity, NONE)
    this.effort = longerFloats(this.effort, capacity)
    this.effortFrom = longerFloats(this.effortFrom, capacity)
    this.talkedUntil = longerFloats(this.talkedUntil, capacity)
    this.interruptions = longerInts(this.interruptions, capacity)
    this.isInterrupted = longerInts(this.isInterrupted, capacity)
    this.isGone = longerInts(this.isGone, capacity)
    this.pauses = longerInts(this.pauses, capacity)
    this.handedOn = longerInts(this.handedOn, capacity)
    this.ringsAt = longerInts(this.ringsAt, capacity, NONE)
    this.tries = longerInts(this.tries, capacity)
    this.callback = longerInts(this.callback, capacity)
    this.callbackEvent = longerInts(this.callbackEvent, capacity, NONE)
    this.record = longerInts(this.record, capacity, NONE)
    this.transfers = longerInts(this.transfers, capacity)
    this.waited = longerFloats(this.waited, capacity)
    this.before = longerFloats(this.before, capacity)
    this.meant = longerInts(this.meant, capacity, NONE)
    this.overflowEvent = longerInts(this.overflowEvent, capacity, NONE)
    this.waitsSince = longerFloats(this.waitsSince, capacity)
    this.announcedUntil = longerFloats(this.announcedUntil, capacity)
    this.abandonEvent = longerInts(this.abandonEvent, capacity)
    this.line = longerInts(this.line, capacity)
    this.next = longerInts(this.next, capacity)
    this.previous = longerInts(this.previous, capacity)
  }
}
