import { firstCount, lastHolding } from './bisection.ts'
import { requireCount, requireNonNegative, requireShare } from './inputs.ts'

/** Past this many agents a search gives up: no blocking goal above 0 needs them. */
const MOST_AGENTS = 1e12

/** M/M/n/n, or M/G/n/n: no waiting; who finds every agent busy is blocked. */
export interface ErlangB {
  /** Erlangs */
  readonly load: number
  readonly agents: number
  /** blocked / offered */
  readonly blocking: number
  /** mean number of busy agents, Erlangs */
  readonly carried: number
  /** carried / agents; 0 without agents */
  readonly occupancy: number
}

/**
 * Erlang B: the share of contacts that finds every agent busy and is lost.
 *
 * The recursion 1/B(n) = 1 + (n/a)/B(n−1) (Jagerman 1974), written out from its end: 1/B = 1 + n/a + n(n−1)/a² + … All
 * terms are positive, so nothing cancels; the sum may stop once the rest cannot matter, which takes about √n terms at a
 * load near n and fewer elsewhere. Below 1e-308 the answer is 0.
 *
 * @param load Erlangs, any number of 0 or more
 * @throws RangeError for a load or number of agents that cannot be
 */
export function blockingProbability(load: number, agents: number): number {
  requireNonNegative('load', load)
  requireCount('agents', agents)
  if (agents === 0) return 1
  let term = 1
  let sum = 1
  for (let left = agents; left > 0; left--) {
    const ratio = left / load
    term *= ratio
    sum += term
    if (sum === Infinity) return 0
    // The rest is at most term × ratio / (1 − ratio): later ratios are smaller.
    if (ratio < 1 && term * ratio < 1e-18 * sum * (1 - ratio)) break
  }
  return 1 / sum
}

/** All Erlang B figures. Holds for any law of the handle time. @throws RangeError as `blockingProbability` */
export function erlangB(load: number, agents: number): ErlangB {
  const blocking = blockingProbability(load, agents)
  // At most n but for rounding.
  const carried = Math.min(agents, load * (1 - blocking))
  return { load, agents, blocking, carried, occupancy: agents === 0 ? 0 : carried / agents }
}

/**
 * The fewest agents (lines) that block at most a share `blocking` of a load: 0 where nothing is offered, null for a goal
 * of 0 under a load, which no number of agents meets.
 *
 * @throws RangeError for a load that cannot be, or a goal outside 0 to 1
 */
export function erlangBAgents(load: number, blocking: number): number | null {
  requireNonNegative('load', load)
  requireShare('blocking', blocking)
  if (load === 0) return 0
  if (blocking === 0) return null
  return firstCount((agents) => blockingProbability(load, agents) <= blocking, 0, MOST_AGENTS, load * (1 - blocking))
}

/**
 * The largest load in Erlangs of which at most a share `blocking` is blocked; Infinity for a goal of 1.
 *
 * @throws RangeError for a number of agents that cannot be, or a goal outside 0 to 1
 */
export function erlangBLoad(agents: number, blocking: number): number {
  requireCount('agents', agents)
  requireShare('blocking', blocking)
  if (blocking === 1) return Infinity
  if (agents === 0 || blocking === 0) return 0
  // a(1 − B) < n, so that at a = n / (1 − goal) the goal is already missed; doubled against rounding.
  const tooMuch = (2 * agents) / (1 - blocking)
  return lastHolding((load) => blockingProbability(load, agents) <= blocking, 0, tooMuch)
}
