import { instantOf } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { DAY_COLUMNS, dayColumnOf, daysIn } from './compile-day-column.ts'
import { amountIn, at, atMost, clockIn, columnIn, columnIndex, isProblem } from './csv.ts'
import type { Table } from './csv.ts'
import type { Problem } from './diagnostics.ts'

interface RecordedColumn {
  /** Instants in order. */
  readonly at: Float64Array
  /** Rows outside the horizon. */
  readonly leftOut: number
  readonly problems: Problem[]
}

/**
 * Recorded arrivals: a column of clock times, with a column `day` (from 1) or `date` if there are several days, or of
 * seconds since the start. Empty cells are left out, so that types of different length share a file. null for the
 * calendar: the run has no days.
 */
export function readRecorded(table: Table, column: string, calendar: Calendar | null, horizon: number): RecordedColumn {
  const index = columnIn(table, column, DAY_COLUMNS)
  if (isProblem(index)) return failed(index)
  const rows = table.rows.filter((row) => row[index].text !== '')
  const clock = rows.find((row) => row[index].text.includes(':'))?.[index]
  if (clock === undefined)
    return sorted(
      rows.map((row) => amountIn(table, row[index])),
      horizon,
    )
  if (calendar === null) {
    return failed(at(table, clock, 'a clock time, and the run has no days', { allowed: 'seconds since the start' }))
  }
  const dayColumn = dayColumnOf(table, calendar)
  if (isProblem(dayColumn)) return failed(dayColumn)
  if (dayColumn === 'weekday' || (dayColumn === null && calendar.days.length > 1)) {
    const cell = table.columns[dayColumn === null ? index : columnIndex(table, dayColumn)]
    return failed(at(table, cell, 'this does not say of which day', { allowed: 'a column `day` (from 1) or `date`' }))
  }
  const dayIndex = dayColumn === null ? -1 : columnIndex(table, dayColumn)
  const found = rows.map((row) => {
    const clock = clockIn(table, row[index])
    const days = dayColumn === null ? [0] : daysIn(table, row[dayIndex], dayColumn, calendar)
    if (isProblem(clock)) return clock
    if (isProblem(days)) return days
    return days.length === 0 ? Infinity : instantOf(calendar, days[0], clock)
  })
  return sorted(found, horizon)
}

function failed(problem: Problem): RecordedColumn {
  return { at: new Float64Array(), leftOut: 0, problems: [problem] }
}

function sorted(found: readonly (number | Problem)[], horizon: number): RecordedColumn {
  const instants = found.filter((instant) => typeof instant === 'number')
  const inside = Float64Array.from(instants.filter((instant) => instant < horizon)).sort()
  return { at: inside, leftOut: instants.length - inside.length, problems: atMost(found.filter(isProblem)) }
}
