import { abandonedWithinAt, at, withinAt, type Sums, takenOf } from '../src/models/scopes.ts'
import type { Amount } from './estimators.ts'
import { linesTaken, widenedOf } from './parts.ts'

/** A figure of one scope: a ratio of two amounts, resting on so many events (null: see `Ratio`). */
export interface Figure {
  readonly x: Amount
  readonly y: Amount
  readonly events: Amount | null
}

export const offered: Amount = (s) => s[at.offered]
/** Whether they meet the IVR first or ask for agents at once; who is handed on has come before. */
const came: Amount = (s) => s[at.offered] + s[at.enteredIvr] - s[at.fromIvr] - s[at.transferredIn]
const entered: Amount = (s) => s[at.offered] - s[at.blocked]
export const answered: Amount = (s) => s[at.answeredAtOnce] + s[at.answeredLater]
const waited: Amount = (s) => s[at.answeredLater] + s[at.abandoned]
const abandoned: Amount = (s) => s[at.abandoned]
const answeredLater: Amount = (s) => s[at.answeredLater]
const elapsed: Amount = (s) => s[at.seconds]
const startedHere: Amount = (s) => s[at.answeredAtOnce] + s[at.answeredHere]
const waits: Amount = (s) => s[at.waitAnswered] + s[at.waitAbandoned] + s[at.waitMoved]
const talking: Amount = (s) => s[at.busyArea] - s[at.wrapArea]
const waitingOrTalking: Amount = (s) => s[at.waitingArea] + talking(s)
const each: Amount = () => 1
const seen =
  (x: Amount): Amount =>
  (s) =>
    x(s) > 0 ? 1 : 0

export const share = (x: Amount, y: Amount): Figure => ({ x, y, events: null })
/** A mean over contacts or over time; `events` are what makes it differ from nothing. */
export const mean = (x: Amount, y: Amount, events: Amount): Figure => ({ x, y, events })
export const perDay = (x: Amount, events: Amount = x): Figure => ({ x, y: each, events })
/** Where time is short: days on which there was anything. */
const levelInDay = (x: Amount, y: Amount): Figure => ({ x, y, events: seen(x) })

/** Figures with a meaning for contacts (all, or of one type) in steady state, over a day or in an interval. */
export const CONTACT_FIGURES: Readonly<Record<string, Figure>> = {
  p_block: share((s) => s[at.blocked], came),
  p_wait: share((s) => entered(s) - s[at.answeredAtOnce], offered),
  p_abandon: share(abandoned, offered),
  p_served: share(answered, offered),
  p_immediate: share((s) => s[at.answeredAtOnce], offered),
  asa_served_s: mean((s) => s[at.waitAnswered], answered, answeredLater),
  asa_served_min: mean(
    (s) => s[at.waitAnswered],
    (s) => answered(s) * 60,
    answeredLater,
  ),
  mean_wait_all_s: mean(waits, entered, waited),
  mean_wait_abandoned_s: mean((s) => s[at.waitAbandoned], abandoned, abandoned),
  mean_queue: mean((s) => s[at.waitingArea], elapsed, waited),
  throughput_per_h: mean((s) => startedHere(s) * 3600, elapsed, startedHere),
  offered_per_h: mean((s) => offered(s) * 3600, elapsed, offered),
  abandoned_per_h: mean(
    (s) => s[at.abandonedHere] * 3600,
    elapsed,
    (s) => s[at.abandonedHere],
  ),
  /** Agents in talk with them. */
  mean_in_talk: mean(
    (s) => s[at.talkSeconds],
    elapsed,
    (s) => s[at.handled],
  ),
  mean_sojourn_s: mean(
    (s) => s[at.waitAnswered] + s[at.interruptedArea] + s[at.talkSeconds] + s[at.holdSeconds],
    answered,
    answered,
  ),
}

const wentOn: Figure = share((s) => s[at.movedOut], offered)

/** Figures of contacts that may go on as another type: who does. */
export const OVERFLOW_FIGURES: Readonly<Record<string, Figure>> = {
  p_timer_expired: share((s) => s[at.movedOut] + widenedOf(s), offered),
  p_overflow: wentOn,
  p_callback_accepted: wentOn,
  p_answered_live: share(answered, offered),
}

/** Figures of what contacts met before they went on as another type. */
export const OF_FIRST_LEG: readonly string[] = [
  'p_immediate',
  'p_wait',
  'p_timer_expired',
  'p_overflow',
  'p_callback_accepted',
]

/** Figures that need nobody's whole wait. */
export const OF_ANY_LEG: readonly string[] = [
  'p_block',
  'p_abandon',
  'p_served',
  'mean_wait_all_s',
  'mean_queue',
  'throughput_per_h',
  'offered_per_h',
  'abandoned_per_h',
]

/** Figures with a meaning for agents: all of them, or one group. */
export const AGENT_FIGURES: Readonly<Record<string, Figure>> = {
  occupancy: mean(
    (s) => s[at.busyArea],
    (s) => s[at.scheduledSeconds],
    takenOf,
  ),
  mean_busy: mean((s) => s[at.busyArea], elapsed, takenOf),
  agents_talking: mean(talking, elapsed, takenOf),
  mean_active_chats: mean((s) => s[at.heldArea], elapsed, takenOf),
  mean_handle_time_s: mean(
    (s) => s[at.talkSeconds] + s[at.holdSeconds] + s[at.wrapSeconds],
    (s) => s[at.handled],
    takenOf,
  ),
  slot_occupancy: mean(
    (s) => s[at.heldArea],
    (s) => s[at.slotsArea],
    takenOf,
  ),
  agent_busy_fraction: mean(
    (s) => s[at.busyArea],
    (s) => s[at.signedInArea],
    takenOf,
  ),
  agents_in_wrap_up: mean((s) => s[at.wrapArea], elapsed, takenOf),
}

/** Figures of the contacts of one type, where those of all are counted as they are there. */
export const TYPE_FIGURES: Readonly<Record<string, Figure>> = {
  mean_in_system: mean(
    (s) => s[at.waitingArea] + s[at.interruptedArea] + s[at.talkSeconds] + s[at.holdSeconds] + s[at.wrapSeconds],
    elapsed,
    answered,
  ),
}

/** Figures of the whole center only. */
export const TOTAL_FIGURES: Readonly<Record<string, Figure>> = {
  mean_in_system: mean(waitingOrTalking, elapsed, answered),
  mean_busy_trunks: mean(linesTaken, elapsed, answered),
}

/** Figures of an interval of the day or of the day, with contacts in the interval they came in unless it says here. */
export const INTERVAL_FIGURES: Readonly<Record<string, Figure>> = {
  ...CONTACT_FIGURES,
  offered: perDay(offered),
  mean_queue: levelInDay((s) => s[at.waitingArea], elapsed),
  mean_busy: levelInDay((s) => s[at.busyArea], elapsed),
  mean_finishing_excess: levelInDay((s) => s[at.overtimeArea], elapsed),
  /** At the instant they happen. */
  abandoned: perDay((s) => s[at.abandonedHere]),
  service_starts: perDay(startedHere),
  queue_at_end: levelInDay((s) => s[at.waitingAtEnd], each),
  busy_at_end: levelInDay((s) => s[at.busyAtEnd], each),
  p_queue_gt0_at_end: share((s) => s[at.anyWaitingAtEnd], each),
  mean_count: perDay(offered),
  occupancy: levelInDay(
    (s) => s[at.busyArea],
    (s) => s[at.scheduledSeconds],
  ),
}

/** Names of a whole day in the published programs; `target`: the case's own. */
export function publishedFigure(name: string, target: number): Figure | null {
  const over = /^(\w+)_over_(\d+)(_s)?$/.exec(name)
  if (over !== null) {
    const expected = Number(over[2])
    const sums: Readonly<Record<string, Figure>> = {
      wait_sum: perDay(waits, waited),
      lost: perDay(abandoned),
      [`wait_lt_${over[1].split('_')[2]}`]: perDay((s) => answeredIn(target)(s) + abandonedIn(target)(s)),
    }
    const found = Object.hasOwn(sums, over[1]) ? sums[over[1]] : undefined
    return found === undefined ? null : { ...found, y: () => expected }
  }
  if (name === 'arrivals_per_day') return perDay(offered)
  if (name === 'contacts_in_target') return perDay(answeredIn(target))
  return null
}

/** Mean wait of those who waited at all; `zero` is the target of 0 s, by which those who left at once are known. */
export function delayedWait(zero: number): Figure {
  const long: Amount = (s) => waited(s) - abandonedIn(zero)(s)
  return mean(waits, long, long)
}

export const answeredIn =
  (target: number): Amount =>
  (s) =>
    s[at.answeredAtOnce] + s[withinAt(target)]
const abandonedIn =
  (target: number): Amount =>
  (s) =>
    s[abandonedWithinAt(target)]

/** Service levels within a target, by the ending of their names. */
export const SERVICE_LEVELS: Readonly<Record<string, (target: number) => Figure>> = {
  answered_over_offered: (target) => share(answeredIn(target), offered),
  answered_over_answered: (target) => share(answeredIn(target), answered),
  excl_short_abandons: (target) =>
    share(answeredIn(target), (s: Sums) => answered(s) + abandoned(s) - abandonedIn(target)(s)),
  wait_le_T: (target) => share((s) => answeredIn(target)(s) + abandonedIn(target)(s), entered),
}

/** Those whose value jumps where a target is a wait at which many leave at one instant. */
export const JUMPY: readonly string[] = ['excl_short_abandons', 'wait_le_T']

/** Answered by some groups, of those of a type who came; not answered by them. */
export const SERVED_BY: Figure = share(takenOf, offered)
export const NOT_SERVED_BY: Figure = share((s) => offered(s) - takenOf(s), offered)
