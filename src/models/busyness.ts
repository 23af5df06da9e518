import { quantileOf } from '../engine/distributions.ts'
import { streamFrom, type Stream } from '../engine/random.ts'
import { normalCdf, normalQuantile } from '../engine/special.ts'
import { normal } from '../engine/ziggurat.ts'
import type { Busyness } from './arrivals-model.ts'

/** Of the doubles below 1. */
const LARGEST = 1 - Number.EPSILON / 2

/**
 * How busy each day is, by factor: rates of the day are multiplied by it. Any two factors of a day are correlated by a
 * one-factor Gaussian copula: z = √ρ · common + √(1 − ρ) · own, factor = quantile of its law at Φ(z). After Avramidis,
 * Deslauriers & L'Ecuyer, "Modeling daily arrivals to a telephone call center", Management Science 50 (2004).
 */
export class BusynessFactors {
  private readonly busyness: Busyness
  private readonly factors: Float64Array
  private readonly days: number

  constructor(busyness: Busyness) {
    this.busyness = busyness
    this.days = busyness.dayBounds.length - 1
    this.factors = new Float64Array(busyness.factors.length * this.days)
  }

  /** Draws the days of a replication; of antithetic ones, those with odd numbers mirror the one before. */
  draw(seed: string, replication: number, antithetic = false): void {
    const { factors, correlation, sampling } = this.busyness
    if (factors.length === 0) return
    const isMirror = antithetic && replication % 2 === 1
    const normals = (name: string): (() => number) => {
      const stream = streamFrom(seed, `busyness/${name}`, isMirror ? replication - 1 : replication)
      const next = sampling === 'stratified' ? stratified(stream, this.days) : () => normal(stream)
      return isMirror ? () => -next() : next
    }
    const common = normals('common')
    const own = factors.map(({ name }) => normals(`of/${name}`))
    for (let day = 0; day < this.days; day++) {
      const shared = Math.sqrt(correlation) * common()
      factors.forEach(({ law }, factor) => {
        const z = shared + Math.sqrt(1 - correlation) * own[factor]()
        this.factors[factor * this.days + day] = quantileOf(law, normalCdf(z))
      })
    }
  }

  of(factor: number, day: number): number {
    return this.factors[factor * this.days + day]
  }
}

/**
 * Standard normal numbers, one from each of so many equally likely classes, in random order: a Latin hypercube, when each
 * factor has its own (McKay, Beckman & Conover, Technometrics 21, 1979). Each number has its law, and what depends on them
 * one by one has the same mean with far less variance.
 */
function stratified(stream: Stream, count: number): () => number {
  const order = Int32Array.from({ length: count }, (_, i) => i)
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(stream.uniform() * (last + 1))
    const kept = order[last]
    order[last] = order[other]
    order[other] = kept
  }
  let next = 0
  return () => normalQuantile(Math.min((order[next++] + stream.openUniform()) / count, LARGEST))
}
