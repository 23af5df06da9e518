import { quantileOf } from '../engine/distributions.ts'
import { streamFrom } from '../engine/random.ts'
import { normalCdf } from '../engine/special.ts'
import { normal } from '../engine/ziggurat.ts'
import type { Busyness } from './arrivals-model.ts'

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

  /** Draws the days of a replication. */
  draw(seed: string, replication: number): void {
    const { factors, correlation } = this.busyness
    if (factors.length === 0) return
    const common = streamFrom(seed, 'busyness/common', replication)
    const own = factors.map(({ name }) => streamFrom(seed, `busyness/of/${name}`, replication))
    for (let day = 0; day < this.days; day++) {
      const shared = Math.sqrt(correlation) * normal(common)
      factors.forEach(({ law }, factor) => {
        const z = shared + Math.sqrt(1 - correlation) * normal(own[factor])
        this.factors[factor * this.days + day] = quantileOf(law, normalCdf(z))
      })
    }
  }

  of(factor: number, day: number): number {
    return this.factors[factor * this.days + day]
  }
}
