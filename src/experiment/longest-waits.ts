import { clip, meanInterval } from '../engine/confidence.ts'
import { BINS } from '../engine/histogram.ts'
import { Tally } from '../engine/tally.ts'
import type { Model } from '../models/model.ts'
import type { Result } from '../models/simulate.ts'
import type { Estimate } from './summary.ts'

/** The longest wait of each replication in which anybody was answered: of types that are reported together. */
export class LongestWaits {
  private readonly types: number
  /** By scope: its types. */
  private readonly scopes: readonly (readonly number[])[]
  private readonly tallies: readonly Tally[]

  constructor({ types }: Model, scopes: readonly (readonly number[])[]) {
    this.types = types.length
    this.scopes = scopes
    this.tallies = scopes.map(() => new Tally())
  }

  add(result: Result): void {
    const answered = Array.from({ length: this.types }, (_, type) => this.isAnswered(result, type))
    this.scopes.forEach((types, scope) => {
      const waits = types.filter((type) => answered[type]).map((type) => result.longestWait[type])
      if (waits.length > 0) this.tallies[scope].add(Math.max(...waits))
    })
  }

  /** Seconds, with the interval of the mean over replications. */
  of(scope: number, confidence: number): Estimate {
    return clip(meanInterval(this.tallies[scope], confidence), 0, Infinity)
  }

  /** Whether anybody of a type was answered: after a wait, or counted among those who had none. */
  private isAnswered({ longestWait, waits }: Result, type: number): boolean {
    if (longestWait[type] > 0) return true
    const perHour = this.types * BINS
    for (let zeros = type * BINS; zeros < waits.length; zeros += perHour) if (waits[zeros] > 0) return true
    return false
  }
}
