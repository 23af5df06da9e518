import { instantOf } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { dayColumnOf, daysIn } from './compile-day-column.ts'
import { amountIn, at, atMost, clockIn, columnIndex, isProblem } from './csv.ts'
import type { Table } from './csv.ts'
import type { Problem } from './diagnostics.ts'

export interface RecordedColumn {
  /** Instants in order. */
  readonly at: Float64Array
  /** Rows outside the horizon. */
  readonly leftOut: number
  readonly problems: Problem[]
}

/**
 * Recorded arrivals: a column `time` holds clock times, with a column `day` (from 1) or `date` if there are several days;
 * or a column `seconds` holds seconds since the start. null for the calendar: the run has no days.
 */
export function readRecorded(table: Table, calendar: Calendar | null, horizon: number): RecordedColumn {
  const seconds = columnIndex(table, 'seconds')
  const time = columnIndex(table, 'time')
  if (seconds >= 0 && time >= 0) {
    const message = 'columns `time` and `seconds` both say when'
    return failed(at(table, table.columns[seconds], message, { allowed: 'one of them' }))
  }
  if (seconds >= 0) return sorted(table.rows.map((row) => amountIn(table, row[seconds])), horizon)
  if (time < 0) {
    const allowed = 'a column `time` (08:00:05), with `day` or `date`, or a column `seconds`'
    return failed(at(table, table.columns[0], 'no column says when contacts came', { allowed }))
  }
  if (calendar === null) {
    const message = 'clock times, and the run has no days'
    return failed(at(table, table.columns[time], message, { allowed: 'a column `seconds`' }))
  }
  const dayColumn = dayColumnOf(table, calendar)
  if (isProblem(dayColumn)) return failed(dayColumn)
  if (dayColumn === 'weekday' || (dayColumn === null && calendar.days.length > 1)) {
    const cell = table.columns[dayColumn === null ? time : columnIndex(table, dayColumn)]
    return failed(at(table, cell, 'this does not say of which day', { allowed: 'a column `day` (from 1) or `date`' }))
  }
  const dayIndex = dayColumn === null ? -1 : columnIndex(table, dayColumn)
  const found = table.rows.map((row) => {
    const clock = clockIn(table, row[time])
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
