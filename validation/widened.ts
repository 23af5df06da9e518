import type { Center } from '../src/models/center.ts'
import type { Model } from '../src/models/model.ts'

/**
 * How many contacts of a type are offered to further groups, by period. The books know who goes on as another type, and
 * of these only how many there were in the whole run.
 */
export class Widened {
  /** Whether there is anything to count. */
  readonly exists: boolean
  /** By period and type. */
  private readonly counts: Float64Array
  private readonly bounds: Float64Array
  private readonly types: number
  /** By rule, in the order of the types; -1: it moves contacts. */
  private readonly typeOf: readonly number[]
  private readonly before: Float64Array
  private period = 0

  constructor({ types, periods }: Model) {
    this.typeOf = types.flatMap(({ overflow }, type) =>
      overflow.map(({ what }) => (what.action === 'widen' ? type : -1)),
    )
    this.exists = this.typeOf.some((type) => type >= 0)
    this.types = types.length
    this.bounds = periods.bounds
    this.counts = new Float64Array(this.bounds.length * types.length)
    this.before = new Float64Array(this.typeOf.length)
  }

  /** A replication begins. */
  reset(): void {
    this.counts.fill(0)
    this.before.fill(0)
    this.period = 0
  }

  /** To be called after every event. */
  readonly look = ({ kernel, overflowRules }: Center): void => {
    while (kernel.clock[0] >= this.bounds[this.period + 1]) this.period++
    for (let rule = 0; rule < this.before.length; rule++) {
      const more = overflowRules.passed[rule] - this.before[rule]
      if (more === 0) continue
      this.before[rule] += more
      if (this.typeOf[rule] >= 0) this.counts[this.period * this.types + this.typeOf[rule]] += more
    }
  }

  of(types: readonly number[], period: number): number {
    return types.reduce((sum, type) => sum + this.counts[period * this.types + type], 0)
  }
}
