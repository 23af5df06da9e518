import type { Kpi } from '../models/kpi.ts'
import { figureRows, rowsOfScope, type FigureRow } from './figure-rows.ts'
import { MONTH_UNITS } from './month-figures.ts'
import type { Estimate, Figures, MonthSummary, Slice, Summary } from './summary.ts'

/** A figure with the time it is of; null where that does not apply. */
export interface FigureInTime extends FigureRow {
  /** `interval`: of one day, or the mean of the same interval of equal weekdays; `hour`: of the clock, over all days. */
  readonly level: 'whole' | 'month' | 'day' | 'interval' | 'hour'
  /** From 0. */
  readonly day: number | null
  /** ISO date, `day 1`, a weekday, or the month. */
  readonly date: string | null
  /** Clock time. */
  readonly start: string | null
  readonly seconds: number | null
}

type Time = Pick<FigureInTime, 'level' | 'day' | 'date' | 'start' | 'seconds'>

const AN_HOUR = 3600
const WHOLE: Time = { level: 'whole', day: null, date: null, start: null, seconds: null }

/** Every figure of a run, of all of it and of its parts, one after the other: those of a year are never there at once. */
export function* figuresInTime(summary: Summary): Generator<FigureInTime> {
  yield* at(WHOLE, [...figureRows(summary), ...pairRows(summary), ...flowRows(summary)])
  for (const month of summary.months ?? []) {
    yield* at({ ...WHOLE, level: 'month', date: month.month }, monthRows(month))
  }
  for (const one of summary.days) {
    yield* at({ ...WHOLE, level: 'day', day: one.day, date: one.date }, sliceRows(one))
  }
  for (const one of summary.intervals) {
    const { date, day, seconds, start } = one
    yield* at({ level: 'interval', day, date, start, seconds }, sliceRows(one))
  }
  for (const { queues, start } of summary.hours) {
    yield* at({ ...WHOLE, level: 'hour', start, seconds: AN_HOUR }, rowsOfScope('queues', queues))
  }
}

function* at({ level, day, date, start, seconds }: Time, rows: readonly FigureRow[]): Generator<FigureInTime> {
  for (const row of rows) yield { level, day, date, start, seconds, ...row }
}

function sliceRows({ groups, queues, totals, types }: Slice): FigureRow[] {
  const scopes = { totals: { '': totals }, types, queues, groups }
  return Object.entries(scopes).flatMap(([scope, named]) => rowsOfScope(scope, named))
}

/** What each group did for each type. */
function pairRows({ typeGroups }: Summary): FigureRow[] {
  return Object.entries(typeGroups).flatMap(([type, groups]) => {
    const named = Object.entries(groups).map(([group, figures]) => [`${type} × ${group}`, figures] as const)
    return rowsOfScope('typeGroups', Object.fromEntries<Figures>(named))
  })
}

function flowRows({ flows }: Summary): FigureRow[] {
  return flows.map(({ by, contacts, from, groups, to }) => {
    const where = [...(to === null ? [] : [to]), ...groups].join(' + ')
    return rowOf('flows', `${by}: ${from} → ${where}`, 'contacts', 'count', contacts)
  })
}

function monthRows({ clients, contracts, groups, totals }: MonthSummary): FigureRow[] {
  const told = (scope: string, name: string, figures: Readonly<Record<string, Estimate | number | string>>) =>
    Object.entries(figures).flatMap(([figure, found]) => {
      if (typeof found === 'string') return []
      const estimate = typeof found === 'number' ? { value: found, low: null, high: null } : found
      return [rowOf(scope, name, figure, MONTH_UNITS[figure], estimate)]
    })
  const all = (scope: string, named: Readonly<Record<string, object>>) =>
    Object.entries(named).flatMap(([name, figures]) => told(scope, name, { ...figures }))
  return [
    ...told('totals', '', { ...totals }),
    ...all('clients', clients),
    ...all('groups', groups),
    ...all('contracts', contracts),
  ]
}

function rowOf(scope: string, name: string, figure: string, unit: Kpi['unit'], estimate: Estimate): FigureRow {
  const { high, low, value } = estimate
  return { scope, name, figure, unit, value, low, high }
}
