import { blockingProbability } from './erlang-b.ts'
import type { PatientSystem } from './erlang-c.ts'
import { requireCount, requireDuration, requireNonNegative, requirePositive } from './inputs.ts'
import { figuresOf, inTimeOf, percentileOf, type WaitingFigures } from './mmng.ts'
import type { WaitingPlaces } from './offered-wait.ts'
import { exponentialPatience } from './patience.ts'
import { type InTime, type ServiceLevelFormula, serviceLevelOf } from './service-level.ts'

/**
 * M/M/n+M, Palm's or the Erlang A model: Erlang C in which customers leave after an exponential patience. With `trunks`
 * M/M/n/K+M: who finds that many contacts waiting and in service is blocked.
 */
export interface ErlangASystem extends PatientSystem {
  /** mean patience, seconds; 0: nobody waits (Erlang B), Infinity: nobody leaves (Erlang C, M/M/n/K) */
  readonly patienceSeconds: number
  /** places to wait and to be served together, at least the agents; unlimited when left out */
  readonly trunks?: number
}

/**
 * The Erlang A figures, exact at any size: the integrals of Zeltyn and Mandelbaum (2005), see `offeredWait`; the model in
 * "Service engineering in action: the Palm/Erlang-A queue" (Mandelbaum and Zeltyn 2007).
 *
 * @throws RangeError for inputs that cannot be: below 0, NaN, agents not whole, handle time 0, fewer trunks than agents
 */
export function erlangA(system: ErlangASystem): WaitingFigures {
  const limit = limitOf(system)
  if (system.agents === 0) return nobodyAnswers(system)
  if (limit === 'no waiting') return nobodyWaits(system)
  return figuresOf(withPatience(system), limit)
}

/**
 * The service level within a time, by the formula's name; null where nobody is in its denominator.
 *
 * @throws RangeError as `erlangA`, or for a time below 0
 */
export function erlangAServiceLevel(
  system: ErlangASystem,
  withinSeconds: number,
  formula: ServiceLevelFormula = 'answered-of-offered',
): number | null {
  return serviceLevelOf(inTime(system, withinSeconds), formula)
}

/**
 * The wait in seconds that a share of the customers does not exceed: of the answered, or of all who entered, the
 * abandoned with the time they waited. Infinity where no time is enough, null where there are no such customers.
 *
 * @throws RangeError as `erlangA`, or for a share that is not at least 0 and below 1
 */
export function erlangAWaitPercentile(
  system: ErlangASystem,
  share: number,
  of: 'answered' | 'entered' = 'answered',
): number | null {
  return percentileOf((seconds) => inTime(system, seconds), share, of)
}

function inTime(system: ErlangASystem, withinSeconds: number): InTime {
  requireDuration('withinSeconds', withinSeconds)
  const limit = limitOf(system)
  if (system.agents === 0) {
    const entered = 1 - nobodyAnswers(system).blocking
    const gone = exponentialPatience(system.patienceSeconds).goneBy(withinSeconds)
    return { entered, answered: 0, answeredInTime: 0, abandonedInTime: entered * gone }
  }
  if (limit === 'no waiting') {
    const { answered } = nobodyWaits(system)
    return { entered: answered, answered, answeredInTime: answered, abandonedInTime: 0 }
  }
  return inTimeOf(withPatience(system), limit, withinSeconds)
}

function limitOf(system: ErlangASystem): WaitingPlaces | 'no waiting' | undefined {
  const { ratePerSecond, handleSeconds, agents, patienceSeconds, trunks = Infinity } = system
  requireNonNegative('ratePerSecond', ratePerSecond)
  requirePositive('handleSeconds', handleSeconds)
  requireCount('agents', agents)
  requireDuration('patienceSeconds', patienceSeconds)
  if (trunks === Infinity) return undefined
  requireCount('trunks', trunks)
  if (trunks < agents) throw new RangeError(`trunks must be at least the agents, not ${trunks} for ${agents}`)
  return trunks === agents ? 'no waiting' : { places: trunks - agents, leaveRate: 1 / patienceSeconds }
}

function withPatience({ ratePerSecond, handleSeconds, agents, patienceSeconds }: ErlangASystem) {
  return { ratePerSecond, handleSeconds, agents, patience: exponentialPatience(patienceSeconds) }
}

/** No agents: all who enter wait out their patience; with trunks, as in Erlang B with patience for handle time. */
function nobodyAnswers({ ratePerSecond, handleSeconds, patienceSeconds, trunks = Infinity }: ErlangASystem) {
  const waiting = ratePerSecond === 0 ? 0 : ratePerSecond * patienceSeconds
  const forEver = patienceSeconds === Infinity && ratePerSecond > 0
  let blocking = 0
  if (trunks < Infinity) blocking = forEver ? 1 : blockingProbability(waiting, trunks)
  const entered = 1 - blocking
  const leaves = patienceSeconds < Infinity
  const figures: WaitingFigures = {
    stable: !forEver || trunks < Infinity,
    load: ratePerSecond * handleSeconds,
    pImmediate: 0,
    pWait: entered,
    blocking,
    answered: 0,
    abandonment: leaves ? entered : 0,
    asa: null,
    meanWait: entered > 0 ? patienceSeconds : null,
    meanWaitAbandoned: leaves && entered > 0 ? patienceSeconds : null,
    meanQueue: forEver ? trunks : waiting * entered,
    occupancy: 0,
  }
  return figures
}

/** No place to wait: Erlang B. */
function nobodyWaits({ ratePerSecond, handleSeconds, agents }: ErlangASystem): WaitingFigures {
  const load = ratePerSecond * handleSeconds
  const blocking = blockingProbability(load, agents)
  const answered = 1 - blocking
  return {
    stable: true,
    load,
    pImmediate: answered,
    pWait: 0,
    blocking,
    answered,
    abandonment: 0,
    asa: answered > 0 ? 0 : null,
    meanWait: answered > 0 ? 0 : null,
    meanWaitAbandoned: null,
    meanQueue: 0,
    occupancy: Math.min(1, (load * answered) / agents),
  }
}
