import { MONEY_FIGURES } from '../economics/figures.ts'
import { KPIS } from '../models/kpis.ts'
import type { Kpi } from '../models/kpi.ts'
import type { Figures, Summary } from './summary.ts'

/** A figure of a run in a line of its own, as tables of many runs have it. */
export interface FigureRow {
  /** `totals`, `types`, `queues`, … */
  readonly scope: string
  /** Of the type, the queue, …; empty for all together. */
  readonly name: string
  readonly figure: string
  /** `share` from 0 to 1, `seconds`, `money` in whole units of the currency, … */
  readonly unit: Kpi['unit']
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** Every figure of the whole run, in the order in which `--json` has them. */
export function figureRows(summary: Summary): FigureRow[] {
  const { clients = {}, groups, outages = {}, providers = {}, queues, totals, trunks, types } = summary
  const scopes: Readonly<Record<string, Readonly<Record<string, Figures>>>> = {
    totals: { '': totals },
    types,
    queues,
    groups,
    trunks,
    clients,
    providers,
    outages,
  }
  return Object.entries(scopes).flatMap(([scope, named]) => rowsOfScope(scope, named))
}

/** Every figure of what a scope holds. */
export function rowsOfScope(scope: string, named: Readonly<Record<string, Figures>>): FigureRow[] {
  return Object.entries(named).flatMap(([name, figures]) =>
    Object.entries(figures).map(([figure, { high, low, value }]): FigureRow => {
      return { scope, name, figure, unit: unitOf(figure), value, low, high }
    }),
  )
}

const UNITS = new Map<string, Kpi['unit']>([...KPIS, ...MONEY_FIGURES].map(({ key, unit }) => [key, unit]))
/** Those whose keys depend on the scenario, or that are no ratios of sums. */
const PATTERNS: readonly (readonly [RegExp, Kpi['unit']])[] = [
  [/^serviceLevel(In[\d.]+s)?$/, 'share'],
  [/^(intervals|days|months)Missed$/, 'share'],
  [/^(waitP\d+|maxWait)$/, 'seconds'],
  [/^costP\d+$/, 'money'],
  [/^offeredVariance$/, 'count'],
  [/^csat$/, 'share'],
  [/^nps$/, 'points'],
]

/** Of a figure that may be of another version; undefined: none that is known. */
export function knownUnit(figure: string): Kpi['unit'] | undefined {
  return UNITS.get(figure) ?? PATTERNS.find(([pattern]) => pattern.test(figure))?.[1]
}

/** Throws, as a bug, for a figure without a unit. */
export function unitOf(figure: string): Kpi['unit'] {
  const unit = knownUnit(figure)
  if (unit === undefined) throw new Error(`the figure ${figure} has no unit`)
  return unit
}
