import { minorUnitsIn } from '../models/currency.ts'
import type { Model } from '../models/model.ts'
import type { Result } from '../models/simulate.ts'
import type { HalfWidth } from '../scenario/half-width.ts'
import { FigureMistake, figureNamed } from './figure-names.ts'
import { figureId, FigureSamples, type FigureName } from './figure-samples.ts'
import { MONEY_COMPARED } from './money-figures.ts'
import type { Estimator } from './estimator.ts'
import type { PrecisionGoal, PrecisionPlan } from './precision-plan.ts'
import type { Estimate } from './summary.ts'

/** What has come of a goal. */
export interface PrecisionReached {
  readonly figure: string
  /** As it was asked for. */
  readonly asked: string
  /** Half of the interval's width; null: the figure has none. */
  readonly halfWidth: number | null
  readonly isReached: boolean
}

/** A stage never has more than so many times the replications that the one before ended with. */
const GROWTH = 2
/** A little more than the spread seen so far asks for: a stage that just misses costs another look. */
const SPARE = 1.05

/** Half of an interval's width, and what it may be; null: the figure has no value. */
export interface Widths {
  readonly width: number | null
  readonly allowed: number | null
}

/** Replications up to the next look, of which so many are done; no more than these if all widths are allowed. */
export function stageAfter(done: number, widths: readonly Widths[], atMost: number): number {
  const factors = widths.map(({ allowed, width }) => {
    if (allowed === null || width === null) return GROWTH
    return width <= allowed ? 0 : Math.min(GROWTH, ((width * width) / (allowed * allowed)) * SPARE)
  })
  const factor = Math.max(...factors)
  return factor === 0 ? done : Math.min(atMost, Math.max(done + 1, Math.ceil(done * factor)))
}

/**
 * How many replications are enough. Looks when a stage is over, not after every replication: who stops at the first moment
 * at which an interval looks narrow stops where the spread happens to be small (Law & Kelton, "Simulation Modeling and
 * Analysis", 9.4.1; Singham & Schruben, INFORMS J. Computing 24 (2012) 624-635). A stage has as many as the spread seen so
 * far asks for, and at most doubles them. A share of the figure is a share of its true value (the γ ÷ (1 + γ) of Law &
 * Kelton). Depends on results alone, in their order.
 */
export class Precision {
  /** Replications up to the next look. */
  wanted: number
  private readonly model: Model
  private readonly confidence: number
  private readonly plan: PrecisionPlan
  private readonly estimator: Estimator
  private samples: FigureSamples | null = null
  private figures: readonly FigureName[] = []
  private added = 0

  /** `estimator` is given every result before this is. */
  constructor(model: Model, confidence: number, plan: PrecisionPlan, estimator: Estimator) {
    this.model = model
    this.confidence = confidence
    this.plan = plan
    this.estimator = estimator
    this.wanted = this.whole(Math.min(plan.atLeast, plan.atMost))
  }

  /** Throws a FigureMistake, at the first result, where there is no such figure or it has another unit. */
  add(result: Result): void {
    this.samples ??= this.chosenIn(result)
    this.samples.add(result)
    if (++this.added === this.wanted)
      this.wanted = this.whole(stageAfter(this.added, this.halfWidths(), this.plan.atMost))
  }

  /** What has come of each goal so far. */
  reached(): PrecisionReached[] {
    return this.halfWidths().map(({ allowed, width }, id) => {
      const { figure, halfWidth } = this.plan.goals[id]
      return {
        figure,
        asked: halfWidth.text,
        halfWidth: width,
        isReached: allowed !== null && width !== null && width <= allowed,
      }
    })
  }

  /** Antithetic replications come in pairs. */
  private whole(replications: number): number {
    if (!this.estimator.reduction.antithetic) return replications
    const { atMost } = this.plan
    return Math.max(2, Math.min(replications + (replications % 2), atMost - (atMost % 2)))
  }

  /** By goal. */
  private halfWidths(): Widths[] {
    const samples = new Map((this.samples?.all() ?? []).map((one) => [figureId(one), one.sample]))
    return this.plan.goals.map(({ halfWidth }, id) => {
      const sample = samples.get(figureId(this.figures[id]))
      if (sample === undefined) return { allowed: null, width: null }
      const { allowed, width } = widthsOf(
        this.estimator.estimate(this.figures[id], sample),
        halfWidth,
        this.minorUnits(),
      )
      return { allowed, width: width === 0 && this.figures[id].unit === 'share' ? this.neverSeen() : width }
    })
  }

  /** A share that was the same in every replication may be another in as many more: the rule of three. */
  private neverSeen(): number {
    return -Math.log(1 - this.confidence) / this.added
  }

  private chosenIn(result: Result): FigureSamples {
    const all = new FigureSamples(this.model, () => true, MONEY_COMPARED)
    all.add(result)
    const there = all.all()
    this.figures = this.plan.goals.map((goal) => {
      const figure = figureNamed(goal.figure, there)
      const problem = typeof figure === 'string' ? figure : this.misfit(figure, goal)
      if (typeof figure === 'string' || problem !== null)
        throw new FigureMistake(`precision ${goal.figure}=${goal.halfWidth.text}: ${problem}`)
      return figure
    })
    const ids = new Set(this.figures.map(figureId))
    return new FigureSamples(this.model, (one) => ids.has(figureId(one)), MONEY_COMPARED)
  }

  /** Points are for shares, seconds for times, money for money. */
  private misfit({ unit }: FigureName, { figure, halfWidth }: PrecisionGoal): string | null {
    const { currency, of } = halfWidth
    if (of === 'figure') return null
    if (of === 'money' && unit === 'money') {
      return currency === this.model.currency ? null : `amounts are in ${this.model.currency ?? 'no currency'} here`
    }
    const own = OF_UNIT[unit] ?? 'number'
    return own === of ? null : `${figure} wants ${EXPECTED[own]}, or a share of itself such as 1%`
  }

  private minorUnits(): number {
    return this.model.currency === null ? 1 : minorUnitsIn(this.model.currency)
  }
}

const OF_UNIT: Partial<Record<FigureName['unit'], HalfWidth['of']>> = {
  share: 'points',
  seconds: 'seconds',
  'agent-seconds': 'seconds',
  money: 'money',
}

const EXPECTED: Readonly<Record<HalfWidth['of'], string>> = {
  figure: 'a share of itself',
  points: 'points such as 0.5pt',
  seconds: 'a time such as 2s',
  money: 'an amount such as EUR 0.05',
  number: 'a number such as 3',
}

function widthsOf({ value, low, high }: Estimate, { of, size }: HalfWidth, minorUnits: number): Widths {
  if (value === null || low === null || high === null) return { allowed: null, width: null }
  const width = (high - low) / 2
  if (of === 'figure') return { allowed: (Math.abs(value) * size) / (1 + size), width }
  return { allowed: of === 'money' ? size / minorUnits : size, width }
}
