import { blockingProbability } from './erlang-b.ts'
import { requireCount, requireDuration, requireNonNegative, requirePositive, requireShareBelowOne } from './inputs.ts'

/** M/M/n: Poisson arrivals, exponential handle times, one queue in order of arrival, nobody leaves. */
export interface PatientSystem {
  readonly ratePerSecond: number
  /** mean handle time, seconds */
  readonly handleSeconds: number
  readonly agents: number
}

/**
 * Where the load is not below the number of agents the queue grows for ever: `stable` is false, every wait and the queue
 * are `Infinity` (null in JSON), everybody waits, the service level within any time is 0 and the occupancy 1. So goals
 * compare as they should, and nothing is ever NaN.
 */
export interface ErlangC {
  readonly stable: boolean
  /** Erlangs */
  readonly load: number
  /** share that finds every agent busy */
  readonly pWait: number
  /** mean wait of all, those who do not wait included, seconds */
  readonly asa: number
  /** mean wait of those who wait, seconds */
  readonly meanWaitDelayed: number
  /** mean number waiting */
  readonly meanQueue: number
  readonly occupancy: number
}

/**
 * Erlang C: the share of contacts that has to wait; 1 where load >= agents.
 *
 * C = B / (1 − ρ(1 − B)) with Erlang B's B.
 *
 * @param load Erlangs
 * @throws RangeError for a load or number of agents that cannot be
 */
export function waitProbability(load: number, agents: number): number {
  const blocking = blockingProbability(load, agents)
  if (load >= agents) return 1
  return (agents * blocking) / (agents - load + load * blocking)
}

/** The Erlang C figures. @throws RangeError for inputs that cannot be: below 0, NaN, agents not whole, handle time 0 */
export function erlangC(system: PatientSystem): ErlangC {
  const { ratePerSecond, handleSeconds, agents } = system
  const load = offeredLoad(system)
  const pWait = waitProbability(load, agents)
  if (load >= agents) {
    return {
      stable: false,
      load,
      pWait,
      asa: Infinity,
      meanWaitDelayed: Infinity,
      meanQueue: Infinity,
      occupancy: 1,
    }
  }
  const meanWaitDelayed = handleSeconds / (agents - load)
  const asa = pWait * meanWaitDelayed
  return { stable: true, load, pWait, asa, meanWaitDelayed, meanQueue: ratePerSecond * asa, occupancy: load / agents }
}

/** The share answered within a time; all service-level formulas are equal where nobody leaves. @throws RangeError */
export function erlangCServiceLevel(system: PatientSystem, withinSeconds: number): number {
  requireDuration('withinSeconds', withinSeconds)
  const load = offeredLoad(system)
  const pWait = waitProbability(load, system.agents)
  if (load >= system.agents) return 0
  return 1 - pWait * Math.exp((-(system.agents - load) * withinSeconds) / system.handleSeconds)
}

/**
 * The wait in seconds that a share of all contacts does not exceed; 0 where that share does not wait at all, Infinity
 * where the system is unstable.
 *
 * @throws RangeError for a share that is not at least 0 and below 1, or a system that cannot be
 */
export function erlangCWaitPercentile(system: PatientSystem, share: number): number {
  requireShareBelowOne('share', share)
  const load = offeredLoad(system)
  const pWait = waitProbability(load, system.agents)
  if (load >= system.agents) return Infinity
  if (pWait <= 1 - share) return 0
  return (system.handleSeconds / (system.agents - load)) * Math.log(pWait / (1 - share))
}

function offeredLoad({ ratePerSecond, handleSeconds, agents }: PatientSystem): number {
  requireNonNegative('ratePerSecond', ratePerSecond)
  requirePositive('handleSeconds', handleSeconds)
  requireCount('agents', agents)
  return ratePerSecond * handleSeconds
}
