/** Below this an agent hung up rather than talked; beyond the other the clock was left running. */
export const SHORTEST_SERVICE = 10
export const LONGEST_SERVICE = 7200

export interface WeighedSample {
  readonly value: number
  readonly weight: number
}

export interface ServiceLaw {
  readonly answered: number
  /** Share of answered calls shorter than SHORTEST_SERVICE, and their mean. */
  readonly shortShare: number
  readonly shortMean: number
  /** Share of answered calls longer than LONGEST_SERVICE. */
  readonly longShare: number
  /** Of the calls in between. */
  readonly mean: number
  readonly cv: number
  /** Maximum-likelihood lognormal of the calls in between. */
  readonly mu: number
  readonly sigma: number
  /** Largest distance between the distribution of the calls in between and a lognormal: fitted, and by mean and cv. */
  readonly distanceFitted: number
  readonly distanceByMoments: number
  /** Short calls included, long ones not: what an agent's time is spent on. */
  readonly meanAll: number
  readonly cvAll: number
}

/** Service times in seconds, with weights, as a lognormal law and its quality. */
export function fitService(samples: readonly WeighedSample[]): ServiceLaw {
  const used = samples.filter((s) => s.weight > 0)
  const short = used.filter((s) => s.value < SHORTEST_SERVICE)
  const between = used.filter((s) => s.value >= SHORTEST_SERVICE && s.value <= LONGEST_SERVICE)
  const answered = totalWeight(used)
  const { mean, cv } = moments(between)
  const logs = between.map((s) => ({ value: Math.log(s.value), weight: s.weight }))
  const mu = moments(logs).mean
  const sigma = Math.sqrt(moments(logs.map((s) => ({ value: (s.value - mu) ** 2, weight: s.weight }))).mean)
  const all = moments([...short, ...between])
  const momentSigma = Math.sqrt(Math.log(1 + cv * cv))
  return {
    answered,
    shortShare: totalWeight(short) / answered,
    shortMean: short.length > 0 ? moments(short).mean : 0,
    longShare: 1 - (totalWeight(short) + totalWeight(between)) / answered,
    mean,
    cv,
    mu,
    sigma,
    distanceFitted: distance(logs, mu, sigma),
    distanceByMoments: distance(logs, Math.log(mean) - (momentSigma * momentSigma) / 2, momentSigma),
    meanAll: all.mean,
    cvAll: all.cv,
  }
}

function totalWeight(samples: readonly WeighedSample[]): number {
  return samples.reduce((sum, s) => sum + s.weight, 0)
}

function moments(samples: readonly WeighedSample[]): { mean: number; cv: number } {
  const weight = totalWeight(samples)
  const mean = samples.reduce((sum, s) => sum + s.weight * s.value, 0) / weight
  const variance = samples.reduce((sum, s) => sum + s.weight * (s.value - mean) * (s.value - mean), 0) / weight
  return { mean, cv: Math.sqrt(variance) / mean }
}

/** Kolmogorov's distance, taken in the middle of each whole second's jump, since times are recorded in seconds. */
function distance(logs: readonly WeighedSample[], mu: number, sigma: number): number {
  const sorted = [...logs].sort((a, b) => a.value - b.value)
  const weight = totalWeight(sorted)
  let below = 0
  let largest = 0
  for (let i = 0; i < sorted.length;) {
    const { value } = sorted[i]
    let here = 0
    for (; i < sorted.length && sorted[i].value === value; i++) here += sorted[i].weight
    largest = Math.max(largest, Math.abs((below + here / 2) / weight - normalCdf((value - mu) / sigma)))
    below += here
  }
  return largest
}

/** Abramowitz and Stegun 26.2.17, good to 7.5e-8. */
function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const upper = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly
  return z >= 0 ? 1 - upper : upper
}
