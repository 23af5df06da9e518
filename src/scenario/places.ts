import { calendarIn, calendarWith, openingOf } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import type { ClockRange } from './clock.ts'
import type { Compilation } from './compile-context.ts'
import { holidaysOn } from './compile-holidays.ts'
import type { Grid } from './compile-interval-file.ts'
import { calendarPeriods } from './compile-periods.ts'
import { within } from './compile-steps.ts'
import type { Piece } from './compile-steps.ts'
import { monthOf } from './dates.ts'
import type { ScenarioGroup } from './schema.ts'
import { ALWAYS } from './week.ts'

/** Where agents work: its clocks and dates, on which days of which other hours hold, or nobody works. */
export interface Place {
  readonly calendar: Calendar
  /** For files by interval of the day: days as they would be without holidays. */
  readonly grid: Grid
  /** The parts of pieces that its holidays leave. */
  readonly atWork: (pieces: readonly Piece[]) => readonly Piece[]
}

/**
 * The place of a group: that of its site, with the clocks and the holidays of it; the scenario's own without one. Months in
 * which nobody works are as if they were holidays. A number
 * without clock times holds in the opening hours of the scenario, wherever its people are.
 */
export function placeOf(compilation: Compilation, { site, months }: Pick<ScenarioGroup, 'site' | 'months'>): Place {
  const { scenario } = compilation
  const own = site === undefined ? undefined : scenario.sites?.[site]
  const grid = compilation.gridOf(scenario.calendar.hours, scenario.holidays)
  const timezone = own?.timezone ?? scenario.calendar.timezone
  const local =
    own === undefined || timezone === scenario.calendar.timezone
      ? grid
      : compilation.once(own, () => localGrid(timezone, grid))
  const holidays = new Map([
    ...holidaysOn(compilation, local.calendar, site === undefined ? scenario.holidays : own?.holidays),
    ...daysOff(local.calendar, months),
  ])
  const calendar = holidays.size === 0 ? local.calendar : calendarWith(holidays, local.calendar)
  const working = holidays.size === 0 ? null : openingOf(calendar, ALWAYS)
  return {
    calendar,
    grid: local,
    atWork: (pieces) => (working === null ? pieces : within(pieces, working, Infinity)),
  }
}

function localGrid(timezone: string, grid: Grid): Grid {
  const calendar = calendarIn(timezone, grid.calendar)
  return { ...grid, calendar, periods: calendarPeriods(calendar, grid.intervalSeconds, { warmupDays: 0, fold: true }) }
}

/** Days of the months in which nobody of the group works. */
function daysOff({ days, eve }: Calendar, months: readonly number[] | undefined): [string, readonly ClockRange[]][] {
  if (months === undefined) return []
  return [eve, ...days].filter(({ label }) => !months.includes(monthOf(label))).map(({ label }) => [label, []])
}
