/** The state of the estimate at one observed second. */
export interface SurvivalStep {
  readonly seconds: number
  /** Still waiting just before this second's abandonments. */
  readonly atRisk: number
  readonly events: number
  /** Share whose patience exceeds `seconds`. */
  readonly survival: number
}

/**
 * Kaplan and Meier's (1958) product-limit estimate. `ended[i]` says that customer i abandoned after `seconds[i]`;
 * otherwise the answer came then, and patience is only known to be longer. Among equals abandonments come first.
 */
export function kaplanMeier(seconds: readonly number[], ended: readonly boolean[]): SurvivalStep[] {
  const order = seconds.map((_, i) => i).sort((a, b) => seconds[a] - seconds[b])
  const steps: SurvivalStep[] = []
  let atRisk = order.length
  let survival = 1
  for (let i = 0; i < order.length;) {
    const now = seconds[order[i]]
    let events = 0
    let leaving = 0
    for (; i < order.length && seconds[order[i]] === now; i++) {
      leaving++
      if (ended[order[i]]) events++
    }
    survival *= 1 - events / atRisk
    steps.push({ seconds: now, atRisk, events, survival })
    atRisk -= leaving
  }
  return steps
}

/** Abandonments per second of waiting, over the whole seconds `from` (excluded) to `to` (included). */
export function meanHazard(steps: readonly SurvivalStep[], from: number, to: number): number {
  let events = 0
  let waited = 0
  let previous = from
  for (const step of steps) {
    if (step.seconds <= from || step.seconds > to) continue
    events += step.events
    waited += step.atRisk * (step.seconds - previous)
    previous = step.seconds
  }
  return waited > 0 ? events / waited : 0
}

/** A patience law as quantiles: `seconds[i]` is exceeded with probability 1 - `probability[i]`. */
export interface PatienceTable {
  readonly seconds: readonly number[]
  /** The end of the observed part: the last second with enough customers still waiting. */
  readonly observedUntil: number
  readonly observedProbability: number
  /** Hazard per second of the exponential that continues the curve. */
  readonly tailHazard: number
}

/**
 * Quantiles of the estimate at an increasing grid of probabilities from 0 to 1. Recorded waits are whole seconds, so
 * the drop at second t is spread over half a second on either side. Beyond the last second with `enough` customers at
 * risk the law is exponential with the hazard of the second half of the observed range. The last value, at probability
 * 1, is such that a straight line from the one before it has the mean excess of that exponential.
 */
export function patienceTable(steps: readonly SurvivalStep[], grid: readonly number[], enough: number): PatienceTable {
  const observed = steps.filter((step) => step.atRisk >= enough)
  const last = observed[observed.length - 1]
  if (!last) throw new RangeError(`fewer than ${enough} customers`)
  const tailHazard = meanHazard(steps, last.seconds / 2, last.seconds)
  const end = last.seconds + 0.5
  const quantile = (p: number): number => {
    if (p > 1 - last.survival) return end + Math.log(last.survival / (1 - p)) / tailHazard
    let fromSeconds = 0
    let fromProbability = 0
    for (const step of observed) {
      const probability = 1 - step.survival
      if (probability >= p && probability > fromProbability) {
        const start = Math.max(fromSeconds, step.seconds - 0.5)
        return start + ((step.seconds + 0.5 - start) * (p - fromProbability)) / (probability - fromProbability)
      }
      fromSeconds = step.seconds + 0.5
      fromProbability = probability
    }
    return end
  }
  const seconds = grid.slice(0, -1).map(quantile)
  seconds.push(seconds[seconds.length - 1] + 2 / tailHazard)
  return { seconds, observedUntil: last.seconds, observedProbability: 1 - last.survival, tailHazard }
}
