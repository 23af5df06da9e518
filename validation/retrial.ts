import { NotExpressible, type Inputs } from './inputs.ts'
import { readLaw, type CaseLaw } from './laws.ts'
import { callerOf, GROUP, onePool, TYPE } from './one-pool.ts'
import type { Plan } from './plan.ts'

/** Repeated attempts are a type of their own, so that fresh calls can be told from all attempts. */
const AGAIN = 'again'

interface Retrial {
  readonly afterBlocked: number
  readonly afterAbandoning: number
  readonly delay: CaseLaw
  /** How often a customer comes back at most. */
  readonly returns: number
}

/** One pool; who is blocked, or gives up, tries again. */
export function withRetrials(inputs: Inputs): Plan {
  const retrial = readRetrial(inputs.need(inputs.child('retrial'), 'retrial'))
  const pool = onePool(inputs)
  const { arrivals, ...caller } = callerOf(pool)
  const retry = {
    'after-blocked': percent(retrial.afterBlocked),
    'after-abandoning': percent(retrial.afterAbandoning),
    delay: retrial.delay.written,
    as: AGAIN,
    ...(retrial.returns < Infinity ? { attempts: retrial.returns } : {}),
  }
  const { queues, groups } = pool.scenario as Readonly<Record<string, Record<string, object>>>
  const both = [TYPE, AGAIN]
  return {
    ...pool,
    scenario: {
      ...pool.scenario,
      types: { [TYPE]: { arrivals, ...caller, retry }, [AGAIN]: { ...caller, retry } },
      queues: { all: { ...queues?.all, types: both } },
      groups: { [GROUP]: { ...groups[GROUP], skills: both } },
    },
    relaxation: pool.relaxation + relaxationOfOrbit(retrial, pool.load ?? 0),
    also: {
      p_served_fresh: 'served_in_the_end',
      p_lost_fresh: 'lost_in_the_end',
      redials_per_h: `offered_per_h@${AGAIN}`,
    },
    suffixes: { _per_attempt: '', _fresh: `@${TYPE}` },
  }
}

/**
 * Seconds. Who is lost for good makes the orbit forget: of those who come back, at least 1 - p. Where nobody is lost, the
 * agents have to catch up: a further customer in orbit adds to the calls answered at least (1 - ρ)² of an attempt.
 * A limited number of attempts forgets after so many delays.
 */
function relaxationOfOrbit({ afterBlocked, afterAbandoning, delay, returns }: Retrial, load: number): number {
  const idle = Math.max(0, 1 - load)
  const gone = Math.max(1 - Math.max(afterBlocked, afterAbandoning), idle * idle)
  const attempts = Math.min(1 / gone, returns + 1)
  if (attempts === Infinity) throw new NotExpressible('more come than can be served, and nobody ever gives up for good')
  return delay.mean * attempts
}

const TRIGGERS = /^(block(ing|ed)?|abandon(ment|ed|ing)?|both|any|or|and|failure|failed|attempt|[\s,+/_-])+$/i

function readRetrial(inputs: Inputs): Retrial {
  const trigger = inputs.need(inputs.text('trigger'), 'trigger')
  const probability = inputs.need(inputs.number('probability'), 'probability')
  const delay = readLaw(inputs.need(inputs.child('delay'), 'delay'))
  const returns = returnsIn(inputs)
  if (!TRIGGERS.test(trigger)) throw inputs.misread(['trigger'], trigger)
  if (!(probability >= 0 && probability <= 1)) throw inputs.misread(['probability'], probability)
  inputs.done()
  const [blocked, abandoned] = [/block/i, /abandon/i].map((pattern) => pattern.test(trigger))
  const isAny = blocked === abandoned
  const share = returns > 0 ? probability : 0
  return {
    afterBlocked: blocked || isAny ? share : 0,
    afterAbandoning: abandoned || isAny ? share : 0,
    delay,
    returns: Math.max(1, returns),
  }
}

/** `attempts` are the first and the repeated, as in `attempts_per_h`; retries, redials are the repeated alone. */
function returnsIn(inputs: Inputs): number {
  const attempts = inputs.limit('attempts', 'max_attempts')
  const returns = inputs.limit('max_retries', 'max_redials', 'retries', 'redials')
  const most = Math.min(attempts - 1, returns)
  if (most < 0 || (most < Infinity && !Number.isInteger(most))) throw inputs.misread(['attempts'], attempts)
  return most
}

function percent(share: number): string {
  return `${share * 100}%`
}
