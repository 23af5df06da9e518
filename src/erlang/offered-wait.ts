import { doubleUntil, lastHolding } from './bisection.ts'
import { blockingProbability } from './erlang-b.ts'
import type { Patience } from './patience.ts'
import { logPoissonBelow } from './poisson.ts'
import { adaptiveRule } from './quadrature.ts'

/** Places to wait in a system that blocks beyond them; needs exponential patience, which forgets. */
export interface WaitingPlaces {
  /** 1 or more */
  readonly places: number
  /** per second and waiting customer; 0 where nobody leaves */
  readonly leaveRate: number
}

/**
 * The wait that a customer of endless patience would see: a chance of none, and nodes and weights for its law given that
 * there is one, so that E[g(wait) | wait > 0] = Σ weight × g(at) for g smooth between the patience's kinks and the
 * times asked to be edges.
 */
export interface OfferedWait {
  readonly pImmediate: number
  readonly pWait: number
  readonly pBlock: number
  readonly at: readonly number[]
  readonly weight: readonly number[]
  /** ∫ survival over 0..at, seconds: the mean wait of a customer offered the wait `at` */
  readonly meanUntil: readonly number[]
}

/** e^−45 of the density's peak is as good as nothing; the edges between start the quadrature near its shape. */
const DROPS = [2, 8, 18, 45]
const TOLERANCE = 1e-11

/**
 * The offered wait of M/M/n+G: density ∝ exp(λ∫₀ˣḠ − nμx) [Baccelli and Hébuterne 1981; Zeltyn and Mandelbaum 2005],
 * times P(Poisson(λ∫₀ˣḠ) < places) where exponential patience meets a limit. (Who finds k waiting waits for k + 1
 * departures at rates nμ + jθ; the sum over k of these densities is that truncated exponential series.) The exponent
 * is concave, so the density has one peak: the exponent is measured from there, which neither overflows nor cancels, and
 * the cost does not grow with the number of agents.
 *
 * @param agents 1 or more
 * @returns undefined where the queue grows for ever
 */
export function offeredWait(
  ratePerSecond: number,
  handleSeconds: number,
  agents: number,
  patience: Patience,
  limit: WaitingPlaces | undefined,
  edgesAt: readonly number[],
): OfferedWait | undefined {
  const load = ratePerSecond * handleSeconds
  const endRate = agents / handleSeconds

  const slope = (x: number) => {
    const flow = ratePerSecond * patience.survival(x)
    if (limit === undefined) return flow - endRate
    const full = blockingProbability(ratePerSecond * patience.survivalBetween(0, x), limit.places - 1)
    return flow * (1 - full) - endRate
  }
  const peak = slope(0) > 0 ? peakOf(slope, handleSeconds / agents) : 0
  if (peak === Infinity) return undefined

  const meanUntilPeak = patience.survivalBetween(0, peak)
  const logRoom = (meanUntil: number) =>
    limit === undefined ? 0 : logPoissonBelow(limit.places, ratePerSecond * meanUntil)
  const logRoomAtPeak = logRoom(meanUntilPeak)
  const meanUntilAt = (x: number) => Math.max(0, meanUntilPeak + patience.survivalBetween(peak, x))
  const logDensity = (x: number) => {
    const survived = patience.survivalBetween(peak, x)
    const room = limit === undefined ? 0 : logRoom(Math.max(0, meanUntilPeak + survived)) - logRoomAtPeak
    return ratePerSecond * survived - endRate * (x - peak) + room
  }

  const shape = edgesOf(logDensity, peak, handleSeconds / agents)
  if (shape === undefined) return undefined
  const edges = withInner(shape, [...patience.kinks, ...edgesAt])
  // Both v and vḠ will be integrated: where patience falls steeply the second is the harder one.
  const { at, weight } = adaptiveRule((x) => Math.exp(logDensity(x)) * (1 + patience.survival(x)), edges, TOLERANCE)
  const mass = at.map((x, i) => weight[i] * Math.exp(logDensity(x)))
  const area = mass.reduce((sum, w) => sum + w, 0)

  // Weights of: some agent idle, wait, blocked; each over the weight of the first.
  const logIdle = Math.log(blockingProbability(load, agents - 1))
  const logHeight = ratePerSecond * meanUntilPeak - endRate * peak + logRoomAtPeak
  const logWait = logIdle + Math.log(ratePerSecond * area) + logHeight
  const logBlock = limit === undefined ? -Infinity : logIdle + logFull(ratePerSecond, endRate, limit)
  const top = Math.max(0, logWait, logBlock)
  const [idle, wait, block] = [Math.exp(-top), Math.exp(logWait - top), Math.exp(logBlock - top)]
  const total = idle + wait + block
  return {
    pImmediate: idle / total,
    pWait: wait / total,
    pBlock: block / total,
    at,
    weight: mass.map((w) => w / area),
    meanUntil: at.map(meanUntilAt),
  }
}

function peakOf(slope: (x: number) => number, scale: number): number {
  const past = doubleUntil((x) => slope(x) <= 0, scale)
  return past === Infinity ? Infinity : lastHolding((x) => slope(x) > 0, 0, past)
}

/** From where to where the density matters, with the places between where it has dropped by set factors. */
function edgesOf(logDensity: (x: number) => number, peak: number, scale: number): number[] | undefined {
  const edges = [peak]
  for (const drop of DROPS) {
    const far = doubleUntil((d) => logDensity(peak + d) <= -drop, scale)
    if (far === Infinity) return undefined
    edges.push(peak + firstDistance((d) => logDensity(peak + d) <= -drop, far))
    if (peak === 0) continue
    const reached = logDensity(0) <= -drop
    edges.push(reached ? peak - firstDistance((d) => logDensity(peak - d) <= -drop, peak) : 0)
  }
  return edges.sort((a, b) => a - b)
}

/** Edges need not be exact: thirty halvings of a distance known to reach. */
function firstDistance(reached: (distance: number) => boolean, far: number): number {
  let near = 0
  for (let i = 0; i < 30; i++) {
    const middle = (near + far) / 2
    if (reached(middle)) far = middle
    else near = middle
  }
  return far
}

function withInner(edges: readonly number[], inner: readonly number[]): number[] {
  const [first, last] = [edges[0], edges[edges.length - 1]]
  return [...edges, ...inner.filter((x) => x > first && x < last)].sort((a, b) => a - b)
}

/** log of the weight of the full system over that of n − 1 busy: the product of λ / (nμ + jθ), j = 0..places. */
function logFull(ratePerSecond: number, endRate: number, { places, leaveRate }: WaitingPlaces): number {
  const first = Math.log(ratePerSecond / endRate)
  if (leaveRate === 0) return first * (places + 1)
  let sum = first
  for (let j = 1; j <= places; j++) {
    sum += Math.log(ratePerSecond / (endRate + j * leaveRate))
    // Only falls from here on.
    if (sum < -1000 && endRate + j * leaveRate > ratePerSecond) return -Infinity
  }
  return sum
}
