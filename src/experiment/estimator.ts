import type { Model } from '../models/model.ts'
import type { Result } from '../models/simulate.ts'
import { controlled } from './controlled.ts'
import { Controls } from './controls.ts'
import { COMPARED_SCOPES, type FigureName } from './figure-samples.ts'
import { estimateOf } from './paired.ts'
import type { Sample } from './samples.ts'
import type { Estimate } from './summary.ts'
import type { VarianceReduction } from './variance-reduction.ts'

/** Figures with intervals, from what each replication contributes to them and what is known of its luck. */
export class Estimator {
  readonly reduction: VarianceReduction
  private readonly confidence: number
  private readonly controls: Controls | null

  constructor(model: Model, reduction: VarianceReduction, confidence: number) {
    this.reduction = reduction
    this.confidence = confidence
    this.controls = reduction.controls ? new Controls(model) : null
  }

  /** Each result, in its turn. */
  add(result: Result): void {
    this.controls?.add(result)
  }

  /** `sample` has as many replications as were added. */
  estimate(figure: Pick<FigureName, 'scope' | 'name'>, sample: Sample): Estimate {
    const { antithetic } = this.reduction
    // Others are printed plain, so their precision is that of what is printed.
    if (!COMPARED_SCOPES.some((known) => known === figure.scope)) return estimateOf(sample, this.confidence)
    const own = antithetic ? sample.inPairs() : sample
    if (this.controls === null) return estimateOf(own, this.confidence)
    const { value } = own
    const influences = own.influences()
    if (value === null || influences === null) return { value: null, low: null, high: null }
    return controlled(value, influences, this.controls.of(figure, antithetic), this.confidence)
  }
}
