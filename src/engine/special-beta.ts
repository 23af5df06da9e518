import { logRatioMinus, solveTail, stirlingError } from './special-gamma.ts'
import { normalCdf, normalQuantile } from './special-normal.ts'

const TWO_PI = 6.283185307179586

/** From here on Student's t is the normal law with two correction terms, exact to 1e-14 (Hill 1970). */
const NEARLY_NORMAL = 1e7

/** x^a y^b / B(a, b) with y = 1 - x given apart, so that neither end loses digits; Loader's saddle-point form. */
function betaPrefactor(a: number, b: number, x: number, y: number): number {
  const off = x * b - y * a
  const exponent = a * logRatioMinus((x * (a + b)) / a, off / a) + b * logRatioMinus((y * (a + b)) / b, -off / b)
  const stirling = stirlingError(a + b) - stirlingError(a) - stirlingError(b)
  return Math.exp(exponent + stirling) * Math.sqrt((a / (a + b)) * (b / TWO_PI))
}

/**
 * Prefactor / I_x(a, b), for x below about the mean of the law: the continued fraction of A. R. DiDonato & A. H. Morris,
 * ACM Transactions on Mathematical Software 18 (1992) 360-373 (BFRAC), in Lentz's form. The commoner one of Numerical
 * Recipes 6.4.5 cancels where one of a and b is large and x near the mean: t with many degrees of freedom.
 */
function betaFraction(a: number, b: number, x: number, y: number): number {
  const off = a * y - b * x
  let c = (a * (off + 1)) / (a + 1)
  let d = 0
  let value = c
  for (let m = 1; ; m++) {
    const k = a + 2 * m
    const numerator = (((a + m - 1) * (a + b + m - 1)) / (k - 1)) * ((m * (b - m)) / (k - 1)) * x * x
    const term = m + (m * (b - m) * x) / (k - 1) + ((a + m) * (off + 1 + m * (1 + y))) / (k + 1)
    d = 1 / (term + numerator * d)
    c = term + numerator / c
    const change = c * d
    value *= change
    if (!(Math.abs(change - 1) > 3e-16)) return value
  }
}

/** I_x(a, b) with y = 1 - x given apart. */
function betaOf(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  const prefactor = betaPrefactor(a, b, x, y)
  if (x < (a + 1) / (a + b + 2)) return prefactor / betaFraction(a, b, x, y)
  return 1 - prefactor / betaFraction(b, a, y, x)
}

/** Regularized incomplete beta function I_x(a, b), the beta(a, b) distribution function; a, b > 0, 0 <= x <= 1. */
export function betaI(a: number, b: number, x: number): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(x <= 1)) return NaN
  return betaOf(a, b, x, 1 - x)
}

/** P(T > t) for t >= 0 and Student's t with df degrees of freedom. */
function studentTail(t: number, df: number): number {
  const scale = df + t * t
  return 0.5 * betaOf(df / 2, 0.5, df / scale, (t * t) / scale)
}

/** P(|T| < t). */
function studentCentre(t: number, df: number): number {
  const scale = df + t * t
  return betaOf(0.5, df / 2, (t * t) / scale, df / scale)
}

/** Distribution function of Student's t; df > 0, not necessarily whole, Infinity = normal (Abramowitz & Stegun 26.7.1). */
export function studentCdf(t: number, df: number): number {
  if (!(df > 0) || Number.isNaN(t)) return NaN
  if (df >= NEARLY_NORMAL) {
    const s = t * t
    return normalCdf(t * (1 - (s + 1) / (4 * df) + (13 * s * s + 8 * s + 3) / (96 * df * df)))
  }
  if (Math.abs(t) === Infinity) return t < 0 ? 0 : 1
  if (t * t < 0.5) return 0.5 + (t < 0 ? -0.5 : 0.5) * studentCentre(Math.abs(t), df)
  return t < 0 ? studentTail(-t, df) : 1 - studentTail(t, df)
}

/** Quantile of Student's t; 0 <= p <= 1, df > 0, not necessarily whole, Infinity = normal. */
export function studentQuantile(p: number, df: number): number {
  if (!(df > 0) || !(p >= 0) || !(p <= 1)) return NaN
  if (p === 0.5) return 0
  const tail = p < 0.5 ? p : 1 - p
  if (tail === 0) return p < 0.5 ? -Infinity : Infinity
  const z = -normalQuantile(tail)
  let t: number
  if (df >= NEARLY_NORMAL) {
    // Cornish-Fisher (Abramowitz & Stegun 26.7.5).
    const s = z * z
    t = z * (1 + (s + 1) / (4 * df) + (5 * s * s + 16 * s + 3) / (96 * df * df))
  } else if (tail > 0.25) {
    const inside = 2 * Math.abs(p - 0.5)
    t = solveTail(inside, true, Math.log(z), (at) => ({ tail: studentCentre(at, df), slope: 2 * slopeOf(at, df) }))
  } else {
    t = solveTail(tail, false, Math.log(z), (at) => ({ tail: studentTail(at, df), slope: slopeOf(at, df) }))
  }
  return p < 0.5 ? -t : t
}

/** t times the density of Student's t. */
function slopeOf(t: number, df: number): number {
  const scale = df + t * t
  return betaPrefactor(df / 2, 0.5, df / scale, (t * t) / scale)
}
