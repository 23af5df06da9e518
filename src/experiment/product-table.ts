import type { RatioSums } from '../engine/confidence.ts'
import { COUNT, Records } from './records.ts'

/** Four sums of an observation: of (Σa / Σb) × (Σc / Σd). */
const TERMS = 4
const MEANS = 1
const PRODUCTS = MEANS + TERMS
const RECORD = PRODUCTS + TERMS * TERMS

/**
 * Products of two ratios of sums, side by side, such as the offered load: contacts per second × seconds per contact. Each
 * sum adds up over the observations before anything is divided; the interval is that of the linearized product (delta
 * method; Asmussen & Glynn, "Stochastic Simulation", 2007, III.3).
 */
export class ProductTable {
  private readonly records: Records
  private readonly terms = new Float64Array(TERMS)
  private readonly off = new Float64Array(TERMS)

  constructor(rows: number) {
    this.records = new Records(rows, RECORD)
  }

  add(row: number, a: number, b: number, c: number, d: number): void {
    const record = this.records.observe(row, a === 0 && b === 0 && c === 0 && d === 0)
    if (record < 0) return
    const { off, terms } = this
    terms[0] = a
    terms[1] = b
    terms[2] = c
    terms[3] = d
    const sums = this.records.chunk(record)
    const at = this.records.start(record)
    const count = ++sums[at + COUNT]
    for (let i = 0; i < TERMS; i++) {
      off[i] = terms[i] - sums[at + MEANS + i]
      sums[at + MEANS + i] += off[i] / count
    }
    for (let i = 0; i < TERMS; i++) {
      for (let j = 0; j < TERMS; j++) {
        sums[at + PRODUCTS + i * TERMS + j] += off[i] * (terms[j] - sums[at + MEANS + j])
      }
    }
  }

  /** The product as a ratio to 1, with the variance of its linearization; null where a divisor is 0. */
  at(row: number): RatioSums | null {
    const record = this.records.find(row)
    if (record < 0) return null
    const sums = this.records.chunk(record)
    const at = this.records.start(record)
    const count = sums[at + COUNT]
    const [a, b, c, d] = sums.subarray(at + MEANS, at + PRODUCTS)
    if (b === 0 || d === 0) return null
    const product = (a / b) * (c / d)
    // d product = product × (da/a − db/b + dc/c − dd/d), written without dividing by a or c, which may be 0.
    const slopes = [c / (b * d), -product / b, a / (b * d), -product / d]
    let squares = 0
    for (let i = 0; i < TERMS; i++) {
      for (let j = 0; j < TERMS; j++) squares += slopes[i] * slopes[j] * sums[at + PRODUCTS + i * TERMS + j]
    }
    const varianceX = count < 2 ? NaN : Math.max(0, squares) / (count - 1)
    return { count, sumX: product * count, sumY: count, varianceX, varianceY: 0, covariance: 0 }
  }
}
