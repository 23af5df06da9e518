import { standardErrorOfRatio } from '../src/engine/confidence.ts'
import { RatioTally, Tally } from '../src/engine/tally.ts'
import type { Sums } from '../src/models/scopes.ts'

/** A metric as observed. */
export interface Observation {
  readonly value: number
  /** null: none can be given. */
  readonly se: number | null
  /** How many events it rests on. */
  readonly events: number
}

/** What a metric adds up, one observation per replication or batch: the sums of every part of a day (or of the batch). */
export interface Estimator {
  add(parts: readonly Sums[]): void
  estimate(): Observation
}

export type Amount = (sums: Sums) => number

/** Σx / Σy by the delta method; without y the mean of x. */
export class Ratio implements Estimator {
  private readonly tally = new RatioTally()
  private readonly part: number
  private readonly x: Amount
  private readonly y: Amount
  private readonly eventsIn: Amount | null
  private events = 0
  private seen = 0

  /** `events`: how many events an observation holds; null: x counts some of what y counts, and both outcomes are events. */
  constructor(part: number, x: Amount, y: Amount, events: Amount | null) {
    this.part = part
    this.x = x
    this.y = y
    this.eventsIn = events
  }

  add(parts: readonly Sums[]): void {
    const sums = parts[this.part]
    this.tally.add(this.x(sums), this.y(sums))
    if (this.eventsIn !== null) this.events += this.eventsIn(sums)
    this.seen++
  }

  estimate(): Observation {
    const { sumX, sumY } = this.tally
    const events = this.eventsIn === null ? Math.max(0, Math.min(sumX, sumY - sumX)) : this.events
    return { value: sumX / sumY, se: this.seen < 2 ? null : standardErrorOfRatio(this.tally), events }
  }
}

/**
 * A function of the moments of the counts of one or two parts, over days. The standard error is that of the mean of its
 * influence function (van der Vaart, "Asymptotic Statistics", 1998, 20.1).
 */
export class Moments implements Estimator {
  private readonly parts: readonly [number, number]
  private readonly amount: Amount
  private readonly what: 'covariance' | 'deviation' | 'dispersion'
  private readonly a: number[] = []
  private readonly b: number[] = []

  constructor(what: 'covariance' | 'deviation' | 'dispersion', amount: Amount, parts: readonly [number, number]) {
    this.what = what
    this.amount = amount
    this.parts = parts
  }

  add(parts: readonly Sums[]): void {
    this.a.push(this.amount(parts[this.parts[0]]))
    this.b.push(this.amount(parts[this.parts[1]]))
  }

  estimate(): Observation {
    const count = this.a.length
    const [meanA, meanB] = [this.a, this.b].map((values) => values.reduce((sum, x) => sum + x, 0) / count)
    const products = this.a.map((x, i) => (x - meanA) * (this.b[i] - meanB))
    const covariance = products.reduce((sum, x) => sum + x, 0) / (count - 1)
    const { value, slope, slopeOfMean } = this.transformed(covariance, meanA)
    const influence = new Tally()
    products.forEach((product, i) => influence.add(slope * (product - covariance) + slopeOfMean * (this.a[i] - meanA)))
    return { value, se: count < 2 ? null : Math.sqrt(influence.variance / count), events: count }
  }

  /** The value, and its derivatives by the covariance and by the mean. */
  private transformed(covariance: number, mean: number): { value: number; slope: number; slopeOfMean: number } {
    if (this.what === 'covariance') return { value: covariance, slope: 1, slopeOfMean: 0 }
    if (this.what === 'dispersion')
      return { value: covariance / mean, slope: 1 / mean, slopeOfMean: -covariance / (mean * mean) }
    const deviation = Math.sqrt(covariance)
    return { value: deviation, slope: 1 / (2 * deviation), slopeOfMean: 0 }
  }
}
