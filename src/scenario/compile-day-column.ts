import type { Calendar } from './calendar.ts'
import { at, columnIndex, dayIn, isProblem, shortened, weekdaysIn } from './csv.ts'
import type { Cell, Table } from './csv.ts'
import type { Problem } from './diagnostics.ts'

/** Columns that say which days a row is for; a file has one of them, or none where all days are alike. */
export const DAY_COLUMNS = ['weekday', 'day', 'date'] as const
export type DayColumn = (typeof DAY_COLUMNS)[number]

/** The column that says which days a row is for, or null. */
export function dayColumnOf(table: Table, calendar: Calendar): DayColumn | null | Problem {
  const present = DAY_COLUMNS.filter((name) => columnIndex(table, name) >= 0)
  if (present.length > 1) {
    const names = present.map((name) => `\`${name}\``).join(' and ')
    return at(table, table.columns[columnIndex(table, present[1])], `columns ${names} both say which day`, {
      allowed: 'one of them',
    })
  }
  if (present[0] === 'date' && calendar.startDate === null) {
    const cell = table.columns[columnIndex(table, 'date')]
    return at(table, cell, 'dates, and the scenario has none', {
      allowed: 'a column `weekday` or `day`; or set `calendar.start`',
    })
  }
  return present[0] ?? null
}

/** Numbers of weekdays for `weekday`, otherwise indices of days of the horizon: none for a day outside it. */
export function daysIn(table: Table, cell: Cell, column: DayColumn, calendar: Calendar): readonly number[] | Problem {
  if (column === 'weekday') return weekdaysIn(table, cell)
  if (column === 'day') {
    const day = dayIn(table, cell)
    if (isProblem(day)) return day
    return day + calendar.lead < calendar.days.length ? [day + calendar.lead] : []
  }
  if (!/^\d{4}-\d\d-\d\d$/.test(cell.text)) {
    return at(table, cell, `\`${shortened(cell.text)}\` is not a date`, { allowed: 'a date such as 2027-03-01' })
  }
  const day = calendar.dayOfLabel.get(cell.text)
  return day === undefined ? [] : [day]
}
