import { CONVERSATION_FACTS } from './conversation-facts.ts'
import { flowsOf } from './flows.ts'
import type { Model } from './model.ts'
import type { Pairs } from './pairs.ts'

/**
 * The facts of the books: sums and counts only, so that intervals, queues and replications add up first and are
 * divided after. One record holds all of them; a scope (a type, a queue, a group, everything) fills in those it has.
 *
 * Facts about contacts are booked in the interval in which the contact was offered (or left, see `Model.countAt`);
 * those named `…Here` in the interval in which they happen; agent time in the interval in which it is spent.
 */
export const LINE_FACTS = [
  'offered',
  'blocked',
  'sentAway',
  /** Answered without waiting. */
  'answeredAtOnce',
  /** Answered after a wait. */
  'answeredLater',
  'abandoned',
  'shortAbandoned',
  /** Wait of the answered, of those who abandoned, of those sent away, seconds. */
  'waitAnswered',
  'waitAbandoned',
  'waitSentAway',
  /** Of the offered, those who came from another type by an overflow rule; those who left for another by one. */
  'movedIn',
  'movedOut',
  /** Of those who left, they whose wait begins anew elsewhere; the wait before they left, seconds. */
  'movedAnew',
  'waitMoved',
  /** Of the offered, those handed on by an agent of another type; those whom agents of this type handed on. */
  'transferredIn',
  'transferredOut',
  /** Of the offered, agents of another type who ask; agents of this type asked a colleague. */
  'consultsIn',
  'consultsOut',
  /** Of the offered, customers who have an agent of their own; of the answered, by that one. */
  'prefers',
  'byPreferred',
  /** Of the offered, those who meant another type when they chose in the IVR. */
  'misrouted',
  /** Met the IVR first; were served by it; hung up in it. Of the offered, those who came from it. */
  'enteredIvr',
  'contained',
  'hungUpInIvr',
  'fromIvr',
  /** Integral over time of customers in the IVR, customer-seconds. */
  'ivrArea',
  /** Of the time in it and of the uses of its nodes, minor units of the currency. */
  'ivrCost',
  /** Of the offered (or those who met the IVR), those who contact again about an issue: nobody had answered, or it was not resolved. */
  'returned',
  /** Integral over time of customers who will contact again, customer-seconds. */
  'returningArea',
  /** Issues raised here that were handled at least once, resolved by the first handled contact, and at all. */
  'issuesHandled',
  'issuesResolvedFirst',
  'issuesResolved',
  /** Issues handled long enough before the end that a repeat within the window would show, and those that had one. */
  'issuesMeasured',
  'issuesRepeated',
  /** Calls made to customers, and those answered; customers given up after the last, and their wait, seconds. */
  'dialled',
  'reached',
  'unreached',
  'waitUnreached',
  /** Of the calls, those that met a machine; of the answered, those whom the detection took for one. */
  'machines',
  'takenForMachine',
  /** Of the offered, customers called from a list, and the answered of these. */
  'putThrough',
  'putThroughAnswered',
  /** Persons put through, and those of them whom no agent took in time; talks with whom the call was for. */
  'liveAnswers',
  'abandonedLive',
  'rightParties',
  /** Customers put on lists; finished with; called for the last time in vain. */
  'recordsLoaded',
  'recordsFinished',
  'recordsExhausted',
  /** Their appointment is after the end. */
  'notDue',
  /**
   * Heard how long it would take, and the seconds they heard of. Of these, the answered; how much later than announced they
   * were answered (earlier: below 0), and how far off, seconds.
   */
  'announced',
  'announcedSeconds',
  'announcedAnswered',
  'announcedLateBy',
  'announcedOffBy',
  /** Lost by an outage while they waited, and their wait, seconds. */
  'cutOffWaiting',
  'waitCutOff',
  /** Of the offered, those whose talk was cut by an outage and who are back in line. */
  'requeued',
  /** Interruptions, and the integral over time of contacts that stand still because of one, contact-seconds. */
  'interrupted',
  'interruptedArea',
  ...CONVERSATION_FACTS,
  /** Offered and neither answered nor gone when the run stopped. */
  'stillWaiting',
  'answeredHere',
  'abandonedHere',
  'sentAwayHere',
  /** Integral over time of the number waiting, contact-seconds. */
  'waitingArea',
  /** Waiting at the end of the period, and 1 if anybody was. */
  'waitingAtEnd',
  'anyWaitingAtEnd',
  /** Deferred work: answers sent, how long after they were offered by the wall clock and by open hours, within the target. */
  'responded',
  'responseSeconds',
  'responseOpenSeconds',
  'respondedInTime',
  /** Of the issues resolved, by agents or without: from raised to resolved, by the wall clock and by open hours. */
  'resolutionSeconds',
  'resolutionOpenSeconds',
  /** Where queues keep who waits at closing: at the end of the period, those in line, their ages, the oldest; 1 if any were. */
  'backlogAtEnd',
  'backlogAges',
  'backlogOldest',
  'anyBacklogAtEnd',
  /** The same at the end of a day. */
  'backlogAtDayEnd',
  'backlogAgesAtDayEnd',
  'backlogOldestAtDayEnd',
  'anyBacklogAtDayEnd',
  /**
   * Answered after a wait within the goal's target; abandoned within it; still waiting at the end, of those whom the next
   * opening finds there, when it had not passed yet.
   */
  'within0',
  'abandonedWithin0',
  'undecided0',
] as const

/** What a group did for a line. */
export const PAIR_FACTS = [
  /** Still being handled when the run ended. */
  'unfinished',
  /** Ended by an outage in the middle of the talk. */
  'cutOff',
  /** Completed, wrap included. */
  'handled',
  /** Seconds of talk, hold and wrap of the completed. */
  'talkSeconds',
  'holdSeconds',
  'wrapSeconds',
  /** Of these, seconds in which their agents were busy with other contacts they held. */
  'overlapSeconds',
  /** Answered by an agent who came from another type, client or channel, which took time. */
  'switches',
] as const

export const GROUP_FACTS = [
  /** Integrals over time, agent-seconds: busy; of that in wrap, with a phone ringing; signed in (handling or available). */
  'busyArea',
  'wrapArea',
  'ringArea',
  'signedInArea',
  /** Handling past the planned end: of the shift, or of the time before a break. */
  'overtimeArea',
  'busyAtEnd',
  /** Integrals over time: contacts held, contact-seconds; the most that those signed in could hold. */
  'heldArea',
  'slotsArea',
  /** Integral over time of agents who have no room for another contact, agent-seconds. */
  'fullArea',
  /** Integral over time of agents who write to a customer, in turns, agent-seconds. */
  'writingArea',
  /** Rings that no agent answered; integral over time of agents set aside for it, agent-seconds. */
  'unanswered',
  'asideArea',
  /** Integrals over time of planned places that are vacant, and whose agents are in training; what is not paid of the former. */
  'vacantArea',
  'inTrainingArea',
  'vacantPaidSeconds',
  /** Agents who left for good. */
  'leavers',
  /** Integral over time of those busy with deferred work alone, agent-seconds. */
  'deferredArea',
  /** From the staffing plan: rostered on the phone; paid, breaks included. */
  'scheduledSeconds',
  'paidSeconds',
  /** Off the phone in time planned for work, agent-seconds: one for each of `AWAY`, in its order. */
  'breakArea',
  'lunchArea',
  'meetingArea',
  'trainingArea',
  'absenceArea',
  'latenessArea',
  'earlyLeavingArea',
  'offPhoneArea',
  /** Of these, breaks and the like that are not paid; missing without pay. */
  'unpaidRestArea',
  'unpaidAwayArea',
  /** Places that nobody works, in breaks by the plan that would not be paid, agent-seconds. */
  'unworkedRestArea',
  /** From the staffing plan, as above. */
  'breakSeconds',
  'lunchSeconds',
  'meetingSeconds',
  'trainingSeconds',
  'unpaidRestSeconds',
] as const

export const TRUNK_FACTS = [
  /** Integral over time of the lines taken, line-seconds. */
  'takenArea',
  'takenAtEnd',
  /** Of the lines taken, after the horizon too, minor units of the currency. */
  'lineCost',
] as const

export const OUTAGE_FACTS = [
  /** How often it began; integral over time of it being on, seconds. */
  'begun',
  'downArea',
] as const

/** What a period adds to every scope. */
export const PERIOD_FACTS = [
  /** Length of the periods added up, and how many there were. */
  'seconds',
  'periods',
  /** How many days ended in them. */
  'dayEnds',
] as const

/** How many facts a line has for each target: the last of LINE_FACTS for the goal's. */
export const TARGET_FACTS = 3

export type LineFact = (typeof LINE_FACTS)[number]
export type PairFact = (typeof PAIR_FACTS)[number]
export type GroupFact = (typeof GROUP_FACTS)[number]
export type TrunkFact = (typeof TRUNK_FACTS)[number]
export type PeriodFact = (typeof PERIOD_FACTS)[number]
export type OutageFact = (typeof OUTAGE_FACTS)[number]
export type Fact = LineFact | PairFact | GroupFact | TrunkFact | PeriodFact | OutageFact

/**
 * How a page of the ledger is laid out: the facts of one period, line by line, pair by pair (see `Pairs`), group by
 * group, trunks by trunks. A line's record ends with three facts for every extra target: answered after a wait
 * within it, abandoned within it, undecided at the end (as within0, abandonedWithin0 and undecided0 for the goal).
 */
export class PageLayout {
  readonly targets: number
  readonly lineFacts: number
  /** Where pair, group and trunk records and the period's facts start in a page. */
  readonly pairsAt: number
  readonly groupsAt: number
  readonly trunksAt: number
  readonly periodAt: number
  /** One count per flow (see `flowsOf`). */
  readonly flowsAt: number
  readonly outagesAt: number
  readonly length: number

  constructor(
    lines: number,
    pairs: number,
    groups: number,
    trunks: number,
    extraTargets: number,
    flows = 0,
    outages = 0,
  ) {
    this.targets = 1 + extraTargets
    this.lineFacts = LINE_FACTS.length + TARGET_FACTS * extraTargets
    this.pairsAt = lines * this.lineFacts
    this.groupsAt = this.pairsAt + pairs * PAIR_FACTS.length
    this.trunksAt = this.groupsAt + groups * GROUP_FACTS.length
    this.periodAt = this.trunksAt + trunks * TRUNK_FACTS.length
    this.flowsAt = this.periodAt + PERIOD_FACTS.length
    this.outagesAt = this.flowsAt + flows
    this.length = this.outagesAt + outages * OUTAGE_FACTS.length
  }
}

/** The layout of a model's pages. */
export function layoutOf(model: Model, pairs: Pairs): PageLayout {
  const { types, groups, trunks, targets, outages } = model
  const flows = flowsOf(model).length
  return new PageLayout(types.length, pairs.count, groups.length, trunks.length, targets.length, flows, outages.length)
}

/** Hours of the clock, or the sections that batches are dealt to. */
export function waitHoursOf({ periods }: Model): number {
  return periods.hour.reduce((most, hour) => Math.max(most, hour), 0) + 1
}
