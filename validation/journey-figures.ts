import { at } from '../src/models/scopes.ts'
import { answered, answeredIn, mean, offered, share, type Figure } from './amounts.ts'
import type { Amount } from './estimators.ts'

const HOUR = 3600

const elapsed: Amount = (s) => s[at.seconds]
const returned: Amount = (s) => s[at.returned]
/** Calls that no earlier attempt was made for. */
const fresh: Amount = (s) => offered(s) - returned(s)
const fromIvr: Amount = (s) => s[at.fromIvr]

/** Figures of customers who try again, and of the IVR before the agents. */
export const JOURNEY_FIGURES: Readonly<Record<string, Figure>> = {
  mean_in_orbit: mean((s) => s[at.returningArea], elapsed, returned),
  attempts_per_h: mean((s) => offered(s) * HOUR, elapsed, offered),
  attempts_per_call: mean(offered, fresh, returned),
  /** In the end; who is still in orbit at the end of a batch makes up for who was at its start. */
  served_in_the_end: share(answered, fresh),
  lost_in_the_end: share((s) => fresh(s) - answered(s), fresh),
  mean_in_ivr: mean((s) => s[at.ivrArea], elapsed, fromIvr),
  agent_offered_per_h: mean((s) => fromIvr(s) * HOUR, elapsed, fromIvr),
  p_wait_agent: share((s) => fromIvr(s) - s[at.answeredAtOnce], fromIvr),
  p_immediate_agent: share((s) => s[at.answeredAtOnce], fromIvr),
  p_abandon_agent: share((s) => s[at.abandoned], fromIvr),
}

/** Of those who leave the IVR for an agent. */
export const IVR_LEVELS: Readonly<Record<string, (target: number) => Figure>> = {
  answered_over_agent_offered: (target) => share(answeredIn(target), fromIvr),
}
