import { cdfOf, meanOf, quantileOf } from '../engine/distributions.ts'
import type { Law } from '../engine/law.ts'
import { constantPatience, exponentialPatience, uniformPatience, withBalking, type Patience } from '../erlang/index.ts'

/** More jumps and bends than this take the quadrature longer than a figure beside the simulation is worth. */
const MOST_KINKS = 200

/** Between them a smooth law does nearly all its falling, however narrow it is. */
const SHARES = [0.001, 0.5, 0.999]

/** A law of patience as the formulas want it, or why they cannot have it. */
export function patienceOfLaw(law: Law): Patience | string {
  const [least, most] = [quantileOf(law, 0), quantileOf(law, 1)]
  if (least === most) return least > 0 && least < Infinity ? constantPatience(least) : exponentialPatience(least)
  switch (law.law) {
    case 'exponential':
      return exponentialPatience(law.mean)
    case 'uniform':
      return uniformPatience(law.min, law.max)
    case 'atZero': {
      const patience = patienceOfLaw(law.of)
      return typeof patience === 'string' ? patience : withBalking(law.probability, patience)
    }
    default:
      return exactly(law)
  }
}

/** Whether everybody leaves who cannot be answered at once. */
export function neverWaits(law: Law): boolean {
  return quantileOf(law, 1) === 0
}

/** From the law's own partial means: ∫₀ˣ survival = x P(X > x) + E[X; X ≤ x]. */
function exactly(law: Law): Patience | string {
  const mean = meanOf(law)
  if (!(mean < Infinity)) return 'patience has no finite mean'
  const kinks = [...new Set(kinksOf(law))].filter((kink) => kink > 0 && kink < Infinity).sort((a, b) => a - b)
  if (kinks.length > MOST_KINKS) return `patience jumps or bends at ${kinks.length} places`
  const goneBy = (x: number) => (x < 0 ? 0 : cdfOf(law, x))
  const lostWait = (x: number) => {
    if (x === Infinity) return mean
    const gone = goneBy(x)
    return gone > 0 ? gone * meanOf({ law: 'truncated', min: 0, max: x, of: law }) : 0
  }
  const waitedBy = (x: number) => x * (1 - goneBy(x)) + lostWait(x)
  return {
    survival: (x) => 1 - goneBy(x),
    goneBy,
    survivalBetween: (from, to) => waitedBy(to) - waitedBy(from),
    lostWait,
    kinks,
  }
}

/** Where the cdf jumps or bends, and where it is steep. */
function kinksOf(law: Law): number[] {
  switch (law.law) {
    case 'constant':
      return [law.value]
    case 'uniform':
      return [law.min, law.max]
    case 'triangular':
      return [law.min, law.mode, law.max]
    case 'empirical':
      return [...law.quantiles]
    case 'sample':
      return [...law.values]
    case 'mixture':
      return law.laws.flatMap(kinksOf)
    case 'atZero':
      return kinksOf(law.of)
    case 'shifted':
      return [law.by, ...kinksOf(law.of).map((kink) => kink + law.by)]
    case 'truncated':
      return [law.min, law.max, ...kinksOf(law.of).filter((kink) => kink > law.min && kink < law.max)]
    default:
      return SHARES.map((share) => quantileOf(law, share))
  }
}
