/** (zeta(k) - 1) / k for k = 2, 3, …: the Taylor coefficients of log Γ at 2 (Abramowitz & Stegun 6.1.33). */
const ZETA_TERMS = [
  0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415234,
  0.001192753911703261, 0.0005096695247430425, 0.00022315475845357936, 0.00009945751278180853, 0.00004492623673813314,
  0.000020507212775670694, 0.000009439488275268395, 0.000004374866789907487, 0.000002039215753801366,
  9.55141213040742e-7, 4.492469198764566e-7, 2.1207184805554667e-7, 1.00432248239681e-7, 4.769810169363981e-8,
  2.2711094608943164e-8, 1.0838659214896955e-8, 5.183475041970047e-9, 2.4836745438024785e-9, 1.1921401405860912e-9,
]
const ONE_MINUS_EULER = 0.42278433509846713
const HALF_LOG_TWO_PI = 0.9189385332046727
const TWO_PI = 6.283185307179586

/** log Γ(2 + e) for |e| <= 0.5, exact to the last digits also near its zero at e = 0. */
function logGammaNearTwo(e: number): number {
  let sum = 0
  for (let k = ZETA_TERMS.length - 1; k >= 0; k--) sum = ZETA_TERMS[k] - e * sum
  return e * (ONE_MINUS_EULER + e * sum)
}

/** Stirling's series (Abramowitz & Stegun 6.1.41): log Γ(x) less its leading part, for x >= 10. */
function stirlingSeries(x: number): number {
  const r = 1 / x
  const r2 = r * r
  return (
    r *
    (1 / 12 -
      r2 *
        (1 / 360 -
          r2 *
            (1 / 1260 -
              r2 * (1 / 1680 - r2 * (1 / 1188 - r2 * (691 / 360360 - r2 * (1 / 156 - r2 * (3617 / 122400))))))))
  )
}

/** Natural logarithm of Γ(x), x > 0 (else NaN). Relative error about 1e-15, zeros at 1 and 2 included. */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN
  if (x === Infinity) return Infinity
  if (x < 0.5) return logGammaNearTwo(x) - Math.log1p(x) - Math.log(x)
  if (x < 1.5) return logGammaNearTwo(x - 1) - Math.log(x)
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x)
  let product = 1
  let rest = x
  while (rest > 2.5) {
    rest -= 1
    product *= rest
  }
  return Math.log(product) + logGammaNearTwo(rest - 2)
}

/** log Γ(x) - [(x - 1/2) log x - x + log(2π) / 2]: what Stirling's leading part misses, at any x > 0. */
export function stirlingError(x: number): number {
  if (x >= 10) return stirlingSeries(x)
  return logGamma(x) - ((x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI)
}

/**
 * log(ratio) - d for ratio = 1 + d, both given so that neither a tiny ratio nor a tiny d loses digits:
 * near 1 by the series of log((1 + r) / (1 - r)) with r = d / (2 + d).
 */
export function logRatioMinus(ratio: number, d: number): number {
  if (d < -0.3 || d > 0.5) return Math.log(ratio) - d
  const r = d / (2 + d)
  const r2 = r * r
  let sum = 0
  for (let k = 27; k >= 3; k -= 2) sum = 1 / k + r2 * sum
  return r * (2 * r2 * sum - d)
}

/** x^a e^-x / Γ(a), that is x times the gamma density; Loader's form, so that a large `a` costs no digits. */
function gammaPrefactor(a: number, x: number): number {
  return Math.exp(a * logRatioMinus(x / a, (x - a) / a) - stirlingError(a)) * Math.sqrt(a / TWO_PI)
}

/** P(a, x) / prefactor by the power series (Abramowitz & Stegun 6.5.29), for x < a + 1. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = a + 1; term > sum * 1e-17; n++) {
    term *= x / n
    sum += term
  }
  return sum
}

/** Q(a, x) / prefactor by the continued fraction (Abramowitz & Stegun 6.5.31) in Lentz's form, for x >= a + 1. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = Infinity
  let d = 1 / b
  let value = d
  for (let i = 1; ; i++) {
    const numerator = -i * (i - a)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    const change = c * d
    value *= change
    if (!(Math.abs(change - 1) > 2e-16)) return value
  }
}

/** Regularized lower incomplete gamma function P(a, x): the gamma(a, scale 1) distribution function. a > 0, x >= 0. */
export function gammaP(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return NaN
  if (x === 0) return 0
  if (x === Infinity) return 1
  const prefactor = gammaPrefactor(a, x)
  return x < a + 1 ? prefactor * lowerSeries(a, x) : 1 - prefactor * upperFraction(a, x)
}

/** Regularized upper incomplete gamma function Q(a, x) = 1 - P(a, x), with its own relative accuracy. */
export function gammaQ(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return NaN
  if (x === 0) return 1
  if (x === Infinity) return 0
  const prefactor = gammaPrefactor(a, x)
  return x < a + 1 ? 1 - prefactor * lowerSeries(a, x) : prefactor * upperFraction(a, x)
}

/**
 * The x with P(a, x) = p, for a > 0 and 0 <= p <= 1 (else NaN).
 * Newton on the logarithm of the smaller tail as a function of log x: concave, so it converges from anywhere.
 */
export function inverseGammaP(a: number, p: number): number {
  if (!(a > 0) || !(p >= 0) || !(p <= 1)) return NaN
  if (p === 0) return 0
  if (p === 1) return Infinity
  const lower = p <= 0.5
  const target = lower ? p : 1 - p
  // Below the root for every a, since P(a, x) <= x^a / Γ(a + 1); from a = 1 on the law's own scale is nearer.
  const start = a < 1 ? (Math.log(p) + logGamma(a + 1)) / a : Math.log(a)
  return solveTail(target, lower, start, (x) => {
    const slope = gammaPrefactor(a, x)
    return { tail: lower ? gammaP(a, x) : gammaQ(a, x), slope }
  })
}

/** A tail probability at x and the absolute derivative of that probability by log x. */
export interface TailAt {
  readonly tail: number
  readonly slope: number
}

/** The x > 0 where a tail (rising or falling in x) has probability `target`; `start` is a guess of log x. */
export function solveTail(target: number, rising: boolean, start: number, at: (x: number) => TailAt): number {
  let low = -Infinity
  let high = Infinity
  let u = start
  for (let step = 0; step < 200; step++) {
    const { tail, slope } = at(Math.exp(u))
    // log1p keeps the digits of a ratio near 1: log(tail / target) would stop at 1e-16 / slope.
    const excess = (tail - target) / target
    const gap = excess > -0.5 && excess < 1 ? Math.log1p(excess) : Math.log(tail / target)
    if (gap === 0) return Math.exp(u)
    if (gap > 0 === rising) high = u
    else low = u
    const move = ((rising ? -gap : gap) * tail) / slope
    let next = u + move
    if (!(next > low && next < high))
      next = low > -Infinity && high < Infinity ? (low + high) / 2 : gap > 0 === rising ? u - 1 : u + 1
    if (Math.abs(next - u) < 1e-15) return Math.exp(u) * (1 + (next - u))
    u = next
  }
  return Math.exp(u)
}
