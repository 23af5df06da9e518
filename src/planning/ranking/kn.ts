/**
 * The procedure KN of S.-H. Kim & B. L. Nelson, "A fully sequential procedure for indifference-zone selection in simulation",
 * ACM TOMACS 11 (2001) 251-273, with c = 1: of k systems, of which the larger mean is better, the best is found with a chance
 * of at least 1 − α if it is better than all others by the indifference zone δ; else one that is within δ of it is. Sound under
 * common random numbers, which make it quicker: only differences matter.
 */
export class KimNelson {
  /** Systems that may still be the best. */
  readonly left: Set<number>
  private readonly delta: number
  /** h² S²(i, l), from the first replications alone. */
  private readonly bounds: readonly Float64Array[]

  /**
   * `variances[i][l]` is the sample variance of the differences of i and l in the first `first` replications; `delta` above 0.
   */
  constructor(variances: readonly Float64Array[], first: number, delta: number, alpha: number) {
    const systems = variances.length
    this.left = new Set(variances.keys())
    this.delta = delta
    const h2 = systems < 2 ? 0 : hSquared(systems, first, alpha)
    this.bounds = variances.map((row) => row.map((variance) => h2 * variance))
  }

  /** Leaves out those that are beaten after so many replications of all that are left; `means` by system. */
  screen(means: ArrayLike<number>, replications: number): void {
    const before = [...this.left]
    // All intervals are closed: the larger mean is the answer, and of equal ones the first.
    if (before.every((one) => before.every((other) => one === other || this.slack(one, other, replications) === 0))) {
      const best = before.reduce((found, system) => (means[system] > means[found] ? system : found))
      this.left.clear()
      this.left.add(best)
      return
    }
    for (const system of before) {
      if (
        before.some(
          (other) => other !== system && means[system] < means[other] - this.slack(system, other, replications),
        )
      )
        this.left.delete(system)
    }
  }

  /** How far a mean may lie below another without being beaten: less with every replication. */
  private slack(system: number, other: number, replications: number): number {
    const { delta } = this
    const bound = this.bounds[system][other]
    return Math.max(0, (delta / (2 * replications)) * (bound / (delta * delta) - replications))
  }
}

/** 2η(n₀ − 1), η = ½ ((2α ÷ (k − 1)) ^ (−2 ÷ (n₀ − 1)) − 1). */
function hSquared(systems: number, first: number, alpha: number): number {
  const degrees = first - 1
  return degrees * (Math.exp((-2 / degrees) * Math.log((2 * alpha) / (systems - 1))) - 1)
}
