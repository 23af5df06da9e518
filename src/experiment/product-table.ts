import type { RatioSums } from '../engine/confidence.ts'

/** Four sums of an observation: of (Σa / Σb) × (Σc / Σd). */
const TERMS = 4
const COUNT = 0
const MEANS = 1
const PRODUCTS = MEANS + TERMS
const RECORD = PRODUCTS + TERMS * TERMS

/**
 * Products of two ratios of sums, side by side, such as the offered load: contacts per second × seconds per contact. Each
 * sum adds up over the observations before anything is divided; the interval is that of the linearized product (delta
 * method; Asmussen & Glynn, "Stochastic Simulation", 2007, III.3).
 */
export class ProductTable {
  private readonly records: Float64Array
  private readonly off = new Float64Array(TERMS)

  constructor(rows: number) {
    this.records = new Float64Array(rows * RECORD)
  }

  add(row: number, terms: readonly number[]): void {
    const { records, off } = this
    const at = row * RECORD
    const count = ++records[at + COUNT]
    for (let i = 0; i < TERMS; i++) {
      off[i] = terms[i] - records[at + MEANS + i]
      records[at + MEANS + i] += off[i] / count
    }
    for (let i = 0; i < TERMS; i++) {
      for (let j = 0; j < TERMS; j++) {
        records[at + PRODUCTS + i * TERMS + j] += off[i] * (terms[j] - records[at + MEANS + j])
      }
    }
  }

  /** The product as a ratio to 1, with the variance of its linearization; null where a divisor is 0. */
  at(row: number): RatioSums | null {
    const at = row * RECORD
    const count = this.records[at + COUNT]
    const means = this.records.subarray(at + MEANS, at + PRODUCTS)
    const [a, b, c, d] = means
    if (b === 0 || d === 0) return null
    const product = (a / b) * (c / d)
    // d product = product × (da/a − db/b + dc/c − dd/d), written without dividing by a or c, which may be 0.
    const slopes = [c / (b * d), -product / b, a / (b * d), -product / d]
    let squares = 0
    for (let i = 0; i < TERMS; i++) {
      for (let j = 0; j < TERMS; j++) squares += slopes[i] * slopes[j] * this.records[at + PRODUCTS + i * TERMS + j]
    }
    const varianceX = count < 2 ? NaN : Math.max(0, squares) / (count - 1)
    return { count, sumX: product * count, sumY: count, varianceX, varianceY: 0, covariance: 0 }
  }
}
