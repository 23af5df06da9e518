import { at } from '../src/models/scopes.ts'
import { answered, answeredIn, mean, offered, perDay, type Figure } from './amounts.ts'
import type { Amount } from './estimators.ts'

const PERCENT = 100
const MINUTE = 60

const sentAway: Amount = (s) => s[at.sentAway]
const busy: Amount = (s) => s[at.busyArea]
const handled: Amount = (s) => s[at.handled]
const answeredLater: Amount = (s) => s[at.answeredLater]
const rostered: Amount = (s) => s[at.scheduledSeconds]
const percent =
  (x: Amount): Amount =>
  (s) =>
    PERCENT * x(s)

/** Figures of contacts over the whole time of a replication. */
const OF_CONTACTS: Readonly<Record<string, Figure>> = {
  arrivals_per_week: perDay(offered),
  served: perDay(answered),
  blocked: perDay((s) => s[at.blocked]),
  abandoned: perDay((s) => s[at.abandoned]),
  /** Only who leaves a message goes on as another type. */
  messages: perDay((s) => s[at.movedOut]),
  disconnected: perDay(sentAway),
  mean_service_min: mean(
    (s) => s[at.talkSeconds] + s[at.holdSeconds],
    (s) => handled(s) * MINUTE,
    handled,
  ),
  wait_served_over_arrivals_min: mean(
    (s) => s[at.waitAnswered],
    (s) => offered(s) * MINUTE,
    answeredLater,
  ),
}

const WITHIN = /^in_target_\d+(?:\.\d+)?s$/
const LEVEL = /^sl(\d+(?:\.\d+)?)?_percent$/

/** `target`: that of the name, or the goal of the type. */
export function weekFigure(name: string, target: number): Figure | undefined {
  if (WITHIN.test(name)) return perDay(answeredIn(target))
  if (LEVEL.test(name)) {
    return mean(percent(answeredIn(target)), offered, (s) => offered(s) - answeredIn(target)(s))
  }
  return Object.hasOwn(OF_CONTACTS, name) ? OF_CONTACTS[name] : undefined
}

/** Figures of agents over the whole time of a replication. */
export const WEEK_AGENT_FIGURES: Readonly<Record<string, Figure>> = {
  occupancy_incl_overtime_percent: mean(percent(busy), rostered, handled),
  occupancy_open_hours_percent: mean(
    percent((s) => busy(s) - s[at.overtimeArea]),
    rostered,
    handled,
  ),
  /** A mean of ratios. */
  occupancy_percent: mean(
    (s) => percent(busy)(s) / s[at.signedInArea],
    () => 1,
    handled,
  ),
}
