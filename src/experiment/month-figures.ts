import type { Kpi } from '../models/kpi.ts'
import type { MonthOutcome } from '../economics/months.ts'
import type { ExtraFigure } from './extra-figures.ts'
import type { Economy } from '../models/economy-model.ts'
import { ofProviders, totalsOf } from './month-fold.ts'

/** What months are compared by. */
export const MONTH_FIGURES = [
  'cost',
  'cash',
  'invoiced',
  'paidHours',
  'fte',
  'fteOfProviders',
  'hires',
  'hiresOfProviders',
] as const

export const MONTHS = 'months'

/** Of all figures of a month, those of groups and contracts included. */
export const MONTH_UNITS: Readonly<Record<string, Kpi['unit']>> = {
  cost: 'money',
  cash: 'money',
  invoiced: 'money',
  once: 'money',
  paidHours: 'hours',
  fte: 'agents',
  ftePlanned: 'agents',
  fteOfProviders: 'agents',
  leavers: 'agents',
  hires: 'agents',
  hiresOfProviders: 'agents',
}

/** What each month came to for all together, in a replication. */
export function monthFigures(months: readonly MonthOutcome[], economy: Economy, minorUnits: number): ExtraFigure[] {
  const isProviders = ofProviders(economy)
  return months.flatMap((month, i) => {
    const last = month.cost.length - 1
    const values = { ...totalsOf(month, isProviders), cost: month.cost[last], cash: month.cash[last] }
    return MONTH_FIGURES.map((key): ExtraFigure => {
      const unit = MONTH_UNITS[key]
      const numerator = unit === 'money' ? values[key] / minorUnits : values[key]
      return { scope: MONTHS, name: economy.months[i].label, key, unit, numerator, denominator: 1 }
    })
  })
}
