import type { Plan } from './plan.ts'

/** Contacts simulated for a case, where its relaxation time allows. */
const LEAST_CONTACTS = 10e6
const MOST_CONTACTS = 40e6
/** Relaxation times in a run: enough for 200 batches of 20. */
const RELAXATIONS = 4000
/** Below these, batches are too alike or too few for a standard error. */
const LEAST_BATCHES = 100
const MOST_BATCHES = 400
const LEAST_IN_BATCH = 5
const WISHED_IN_BATCH = 20
/** Relaxation times of warm-up: what is left of the start is e^-20 of it. */
const WARMUP = 20

/** Days: contacts in all, and the limits of their number. */
const DAY_CONTACTS = 10e6
const LEAST_DAYS = 20_000
const MOST_DAYS = 40_000
/** Replications. */
const QUICK_DAYS = 200

export interface RunLength {
  /** Seconds; steady state only. */
  readonly horizon: number
  readonly warmup: number
  readonly batches: number
  /** Days only. */
  readonly replications: number
}

/** How long to run; `divisor` makes it shorter where the standard errors stay sound. */
export function runLength(plan: Plan, divisor: number): RunLength {
  if (plan.kind === 'days') {
    const { contacts, days = 1 } = plan
    const wished = Math.min(Math.max(DAY_CONTACTS / contacts, LEAST_DAYS / days), MOST_DAYS / days) / divisor
    return { horizon: 0, warmup: 0, batches: 0, replications: Math.round(Math.max(wished, QUICK_DAYS)) }
  }
  const { relaxation, contacts } = plan
  const wished = Math.min(Math.max(RELAXATIONS * relaxation * contacts, LEAST_CONTACTS), MOST_CONTACTS) / divisor
  const least = LEAST_BATCHES * LEAST_IN_BATCH * relaxation
  const seconds = Math.max(wished / contacts, least)
  const batches = Math.floor(seconds / (WISHED_IN_BATCH * relaxation))
  const warmup = WARMUP * relaxation
  return {
    horizon: warmup + seconds,
    warmup,
    batches: Math.min(Math.max(batches, LEAST_BATCHES), MOST_BATCHES),
    replications: 1,
  }
}
