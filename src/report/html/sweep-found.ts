import type { Estimate } from '../../experiment/summary.ts'
import type { Kpi } from '../../models/kpi.ts'

/** What a sweep found, point by point. */
export interface SweepFound {
  readonly agner: string
  readonly scenario: { readonly name: string; readonly hash: string }
  readonly seed: string
  readonly confidence: number
  readonly currency: string | null
  /** `grid`, `latin`, `sobol`, `zip`, … */
  readonly design: string
  /** Points that are not there yet. */
  readonly missing: number
  /** Of each point; null: as many as the precision takes. */
  readonly replications: number | null
  readonly axes: readonly SweepAxis[]
  /** By point: the values of the axes, as they are written. */
  readonly points: readonly (readonly string[])[]
  readonly figures: readonly SweepFigure[]
}

export interface SweepAxis {
  readonly path: string
  /** `s`, `share`, `EUR/min`, empty of plain numbers; null: its values are no numbers. */
  readonly unit: string | null
  /** By point; null: its values are no numbers. */
  readonly numbers: readonly (number | null)[] | null
}

export interface SweepFigure {
  readonly scope: string
  /** Within the scope; '' of totals. */
  readonly name: string
  readonly key: string
  readonly unit: Kpi['unit']
  /** By point; null: it has none there. */
  readonly estimates: (Estimate | null)[]
}
