import type { RatioSums } from '../engine/confidence.ts'
import { COUNT, Records } from './records.ts'

const MEAN_X = 1
const MEAN_Y = 2
const SQUARES_X = 3
const SQUARES_Y = 4
const PRODUCTS = 5
const RECORD = 6

/** Many `RatioTally`s side by side: a summary by interval holds a hundred thousand of them. */
export class RatioTable {
  private readonly records: Records

  constructor(rows: number) {
    this.records = new Records(rows, RECORD)
  }

  add(row: number, x: number, y: number): void {
    const record = this.records.observe(row, x === 0 && y === 0)
    if (record < 0) return
    const sums = this.records.chunk(record)
    const at = this.records.start(record)
    const count = ++sums[at + COUNT]
    const offX = x - sums[at + MEAN_X]
    const offY = y - sums[at + MEAN_Y]
    sums[at + MEAN_X] += offX / count
    sums[at + MEAN_Y] += offY / count
    sums[at + SQUARES_X] += offX * (x - sums[at + MEAN_X])
    sums[at + SQUARES_Y] += offY * (y - sums[at + MEAN_Y])
    sums[at + PRODUCTS] += offX * (y - sums[at + MEAN_Y])
  }

  at(row: number): RatioSums {
    const record = this.records.find(row)
    if (record < 0) return sumsOf(this.records.zeros(row), 0, 0, 0, 0, 0)
    const at = this.records.start(record)
    const [count, meanX, meanY, squaresX, squaresY, products] = this.records.chunk(record).subarray(at, at + RECORD)
    return sumsOf(count, meanX, meanY, squaresX, squaresY, products)
  }
}

/** From means, and squares and products about them. */
export function sumsOf(
  count: number,
  meanX: number,
  meanY: number,
  squaresX: number,
  squaresY: number,
  products: number,
): RatioSums {
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
