import type { RatioSums } from '../engine/confidence.ts'

const RECORD = 6
const COUNT = 0
const MEAN_X = 1
const MEAN_Y = 2
const SQUARES_X = 3
const SQUARES_Y = 4
const PRODUCTS = 5

/** Many `RatioTally`s side by side in one array: a summary by interval holds a hundred thousand of them. */
export class RatioTable {
  private readonly records: Float64Array

  constructor(rows: number) {
    this.records = new Float64Array(rows * RECORD)
  }

  add(row: number, x: number, y: number): void {
    const records = this.records
    const at = row * RECORD
    const count = ++records[at + COUNT]
    const offX = x - records[at + MEAN_X]
    const offY = y - records[at + MEAN_Y]
    records[at + MEAN_X] += offX / count
    records[at + MEAN_Y] += offY / count
    records[at + SQUARES_X] += offX * (x - records[at + MEAN_X])
    records[at + SQUARES_Y] += offY * (y - records[at + MEAN_Y])
    records[at + PRODUCTS] += offX * (y - records[at + MEAN_Y])
  }

  at(row: number): RatioSums {
    const [count, meanX, meanY, squaresX, squaresY, products] = this.records.subarray(row * RECORD, (row + 1) * RECORD)
    const perDegree = (squares: number): number => (count < 2 ? NaN : squares / (count - 1))
    return {
      count,
      sumX: meanX * count,
      sumY: meanY * count,
      varianceX: perDegree(squaresX),
      varianceY: perDegree(squaresY),
      covariance: perDegree(products),
    }
  }
}
