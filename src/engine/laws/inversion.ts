/**
 * The least double in [low, high] at which a non-decreasing cdf reaches p, by bisection: jumps and flat stretches do no
 * harm, and the result is exact to the last bit. For finite ends with cdf(high) ≥ p.
 */
export function invert(cdf: (x: number) => number, p: number, low: number, high: number): number {
  if (cdf(low) >= p) return low
  let below = low
  let reached = high
  for (;;) {
    const middle = below + 0.5 * (reached - below)
    if (middle <= below || middle >= reached) return reached
    if (cdf(middle) >= p) reached = middle
    else below = middle
  }
}
