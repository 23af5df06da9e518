/**
 * Count, sum, extremes and spread of observations. The squares are summed about the running mean, so a small spread on
 * a large mean keeps its digits: E. A. Youngs & E. M. Cramer, Technometrics 13 (1971) 657-665. Everything but the
 * variance has the same bits in any order of adding and merging as long as the sums are whole numbers below 2^53.
 */
export class Tally {
  count = 0
  sum = 0
  /** NaN while empty. */
  min = NaN
  /** NaN while empty. */
  max = NaN
  #squares = 0

  add(x: number): void {
    const count = ++this.count
    this.sum += x
    if (count > 1) {
      const off = count * x - this.sum
      this.#squares += (off * off) / (count * (count - 1))
    }
    // Negated so that the first observation replaces NaN.
    if (!(this.min <= x)) this.min = x
    if (!(this.max >= x)) this.max = x
  }

  /** Adds the observations of another tally (Chan, Golub & LeVeque, The American Statistician 37 (1983) 242-247). */
  merge(other: Tally): void {
    if (other.count === 0) return
    if (this.count > 0) {
      const off = other.sum / other.count - this.sum / this.count
      this.#squares += off * off * pairWeight(this.count, other.count)
    }
    this.#squares += other.#squares
    this.count += other.count
    this.sum += other.sum
    if (!(this.min <= other.min)) this.min = other.min
    if (!(this.max >= other.max)) this.max = other.max
  }

  reset(): void {
    this.count = 0
    this.sum = 0
    this.min = NaN
    this.max = NaN
    this.#squares = 0
  }

  /** NaN while empty. */
  get mean(): number {
    return this.sum / this.count
  }

  /** Unbiased sample variance (divisor count - 1); NaN with fewer than two observations. */
  get variance(): number {
    return perDegree(this.#squares, this.count)
  }
}

/** Sums, variances and covariance of pairs (x, y), for figures that are a ratio of sums: Σx / Σy. */
export class RatioTally {
  count = 0
  sumX = 0
  sumY = 0
  #squaresX = 0
  #squaresY = 0
  #products = 0

  add(x: number, y: number): void {
    const count = ++this.count
    this.sumX += x
    this.sumY += y
    if (count === 1) return
    const offX = count * x - this.sumX
    const offY = count * y - this.sumY
    this.#book(offX, offY, 1 / (count * (count - 1)))
  }

  merge(other: RatioTally): void {
    if (other.count === 0) return
    if (this.count > 0) {
      const offX = other.sumX / other.count - this.sumX / this.count
      const offY = other.sumY / other.count - this.sumY / this.count
      this.#book(offX, offY, pairWeight(this.count, other.count))
    }
    this.#squaresX += other.#squaresX
    this.#squaresY += other.#squaresY
    this.#products += other.#products
    this.count += other.count
    this.sumX += other.sumX
    this.sumY += other.sumY
  }

  reset(): void {
    this.count = 0
    this.sumX = 0
    this.sumY = 0
    this.#squaresX = 0
    this.#squaresY = 0
    this.#products = 0
  }

  /** Divisor count - 1, as all three below; NaN with fewer than two pairs. */
  get varianceX(): number {
    return perDegree(this.#squaresX, this.count)
  }

  get varianceY(): number {
    return perDegree(this.#squaresY, this.count)
  }

  get covariance(): number {
    return perDegree(this.#products, this.count)
  }

  #book(offX: number, offY: number, weight: number): void {
    this.#squaresX += offX * offX * weight
    this.#squaresY += offY * offY * weight
    this.#products += offX * offY * weight
  }
}

/** What the squared distance of two means adds to the sum of squares about the common mean. */
function pairWeight(countA: number, countB: number): number {
  return (countA * countB) / (countA + countB)
}

function perDegree(squares: number, count: number): number {
  return count < 2 ? NaN : squares / (count - 1)
}
