import { calendarIn, calendarWith, openingOf } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import type { Compilation } from './compile-context.ts'
import { holidaysOn } from './compile-holidays.ts'
import type { Grid } from './compile-interval-file.ts'
import { calendarPeriods } from './compile-periods.ts'
import { within } from './compile-steps.ts'
import type { Piece } from './compile-steps.ts'
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
 * The place of a group: that of its site, with the clocks and the holidays of it; the scenario's own without one. A number
 * without clock times holds in the opening hours of the scenario, wherever its people are.
 */
export function placeOf(compilation: Compilation, site: string | undefined): Place {
  const { scenario } = compilation
  const own = site === undefined ? undefined : scenario.sites?.[site]
  const grid = compilation.gridOf(scenario.calendar.hours, scenario.holidays)
  const timezone = own?.timezone ?? scenario.calendar.timezone
  const local =
    own === undefined || timezone === scenario.calendar.timezone
      ? grid
      : compilation.once(own, () => localGrid(timezone, grid))
  const holidays = holidaysOn(compilation, local.calendar, site === undefined ? scenario.holidays : own?.holidays)
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
