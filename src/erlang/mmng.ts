import { doubleUntil, lastHolding } from './bisection.ts'
import { requireCount, requireDuration, requireNonNegative, requirePositive, requireShareBelowOne } from './inputs.ts'
import { type OfferedWait, offeredWait, type WaitingPlaces } from './offered-wait.ts'
import type { Patience } from './patience.ts'
import { type InTime, type ServiceLevelFormula, serviceLevelOf } from './service-level.ts'

/** M/M/n+G: Poisson arrivals, exponential handle times, one queue in order of arrival, any law of patience. */
export interface ImpatientSystem {
  readonly ratePerSecond: number
  /** mean handle time, seconds */
  readonly handleSeconds: number
  /** 1 or more */
  readonly agents: number
  readonly patience: Patience
}

/**
 * Shares are of offered contacts, waits in seconds. `null` where the figure is of nobody (no one is ever answered, or
 * ever leaves). Where too many never lose patience the queue grows for ever: `stable` is false, `pWait` and `occupancy`
 * 1, the service level 0, waits and queue `Infinity` (null in JSON). Never NaN.
 */
export interface WaitingFigures {
  readonly stable: boolean
  /** Erlangs */
  readonly load: number
  /** answered at once */
  readonly pImmediate: number
  /** entered and found no agent idle */
  readonly pWait: number
  /** found every place taken; 0 without a limit */
  readonly blocking: number
  readonly answered: number
  readonly abandonment: number
  /** mean wait of the answered, those at once included */
  readonly asa: number | null
  /** mean wait of all who entered */
  readonly meanWait: number | null
  readonly meanWaitAbandoned: number | null
  /** mean number waiting */
  readonly meanQueue: number
  readonly occupancy: number
}

/** The M/M/n+G figures. @throws RangeError for inputs that cannot be: below 0, NaN, agents not whole, handle time 0 */
export function mmng(system: ImpatientSystem): WaitingFigures {
  return figuresOf(system, undefined)
}

/**
 * The service level within a time, by the formula's name; null where nobody is in its denominator.
 *
 * @throws RangeError as `mmng`, or for a time below 0
 */
export function mmngServiceLevel(
  system: ImpatientSystem,
  withinSeconds: number,
  formula: ServiceLevelFormula = 'answered-of-offered',
): number | null {
  return serviceLevelOf(inTimeOf(system, undefined, withinSeconds), formula)
}

/**
 * The wait in seconds that a share of the customers does not exceed: of the answered, or of all who entered, the
 * abandoned with the time they waited. Infinity where no time is enough, null where there are no such customers.
 *
 * @throws RangeError as `mmng`, or for a share that is not at least 0 and below 1
 */
export function mmngWaitPercentile(
  system: ImpatientSystem,
  share: number,
  of: 'answered' | 'entered' = 'answered',
): number | null {
  return percentileOf((seconds) => inTimeOf(system, undefined, seconds), share, of)
}

export function figuresOf(system: ImpatientSystem, limit: WaitingPlaces | undefined): WaitingFigures {
  const { ratePerSecond, handleSeconds, agents, patience } = system
  const wait = offeredWaitOf(system, limit, [])
  const load = ratePerSecond * handleSeconds
  if (wait === undefined) return unstable(load, agents, patience)
  const { pImmediate, pWait, pBlock } = wait
  const answeredAfterWait = mean(wait, (x) => patience.survival(x))
  const leave = mean(wait, (x) => patience.goneBy(x))
  const answered = pImmediate + pWait * answeredAfterWait
  const entered = pImmediate + pWait
  const waited = pWait * mean(wait, (_, meanUntil) => meanUntil)
  return {
    stable: true,
    load,
    pImmediate,
    pWait,
    blocking: pBlock,
    answered,
    abandonment: pWait * leave,
    asa: answered > 0 ? (pWait * mean(wait, (x) => x * patience.survival(x))) / answered : null,
    meanWait: entered > 0 ? waited / entered : null,
    meanWaitAbandoned: pWait * leave > 0 ? mean(wait, (x) => patience.lostWait(x)) / leave : null,
    meanQueue: ratePerSecond * waited,
    occupancy: Math.min(1, (load * answered) / agents),
  }
}

export function inTimeOf(system: ImpatientSystem, limit: WaitingPlaces | undefined, withinSeconds: number): InTime {
  requireDuration('withinSeconds', withinSeconds)
  const { ratePerSecond, handleSeconds, agents, patience } = system
  const wait = offeredWaitOf(system, limit, [withinSeconds])
  if (wait === undefined) {
    const answered = agents / (ratePerSecond * handleSeconds)
    return { entered: 1, answered, answeredInTime: 0, abandonedInTime: patience.goneBy(withinSeconds) }
  }
  const { pImmediate, pWait } = wait
  const goneInTime = patience.goneBy(withinSeconds)
  return {
    entered: pImmediate + pWait,
    answered: pImmediate + pWait * mean(wait, (x) => patience.survival(x)),
    answeredInTime: pImmediate + pWait * mean(wait, (x) => (x <= withinSeconds ? patience.survival(x) : 0)),
    abandonedInTime: pWait * mean(wait, (x) => (x <= withinSeconds ? patience.goneBy(x) : goneInTime)),
  }
}

export function percentileOf(
  inTimeBy: (seconds: number) => InTime,
  share: number,
  of: 'answered' | 'entered',
): number | null {
  requireShareBelowOne('share', share)
  const formula = of === 'answered' ? 'answered-of-answered' : 'abandons-in-time-count'
  const within = (seconds: number) => serviceLevelOf(inTimeBy(seconds), formula)
  const atOnce = within(0)
  if (atOnce === null) return null
  if (atOnce >= share) return 0
  if (within(Infinity)! < share) return Infinity
  const enough = doubleUntil((seconds) => within(seconds)! >= share, 1)
  return lastHolding((seconds) => within(seconds)! < share, 0, enough)
}

function mean(wait: OfferedWait, g: (x: number, meanUntil: number) => number): number {
  let sum = 0
  for (let i = 0; i < wait.at.length; i++) sum += wait.weight[i] * g(wait.at[i], wait.meanUntil[i])
  return sum
}

function offeredWaitOf(
  system: ImpatientSystem,
  limit: WaitingPlaces | undefined,
  edges: readonly number[],
): OfferedWait | undefined {
  const { ratePerSecond, handleSeconds, agents, patience } = system
  requireNonNegative('ratePerSecond', ratePerSecond)
  requirePositive('handleSeconds', handleSeconds)
  requireCount('agents', agents)
  requirePositive('agents', agents)
  return offeredWait(ratePerSecond, handleSeconds, agents, patience, limit, edges)
}

/** Those whose patience ends leave, the others wait ever longer and are answered as fast as the agents can. */
function unstable(load: number, agents: number, patience: Patience): WaitingFigures {
  const abandonment = patience.goneBy(Infinity)
  return {
    stable: false,
    load,
    pImmediate: 0,
    pWait: 1,
    blocking: 0,
    answered: agents / load,
    abandonment,
    asa: Infinity,
    meanWait: Infinity,
    meanWaitAbandoned: abandonment > 0 ? patience.lostWait(Infinity) / abandonment : null,
    meanQueue: Infinity,
    occupancy: 1,
  }
}
