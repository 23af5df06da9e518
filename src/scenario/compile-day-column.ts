import type { Calendar } from './calendar.ts'
import { weekdayName } from './clock.ts'
import { monthName, monthOf, readMonthCell } from './dates.ts'
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

/**
 * What tells the rows of a file by interval apart that are of the same time of day: any two rows of it that may concern
 * the same day share a key.
 */
export interface DayKeys {
  /** Keys of a row; none where it is for days outside the horizon. */
  readonly of: (row: readonly Cell[]) => readonly number[] | Problem
  /** The key under which a day of the calendar is looked up. */
  readonly at: (day: number) => number
  /** The days that a row is for, as it is written; null: all days are alike. */
  readonly written: (row: readonly Cell[]) => string | null
  /** Likewise those that share the key of a day. */
  readonly label: (day: number) => string | null
}

/** A file says which days it means by `date` or `day`, or by `weekday`, `month` or both. */
export function dayKeysOf(table: Table, calendar: Calendar): DayKeys | Problem {
  const column = dayColumnOf(table, calendar)
  if (isProblem(column)) return column
  const isSingle = column === 'day' || column === 'date'
  const undated = isSingle || calendar.startDate !== null ? null : undatedMonths(table, 'month')
  if (undated !== null) return undated
  const dayIndex = column === null ? -1 : columnIndex(table, column)
  const monthIndex = isSingle ? -1 : columnIndex(table, 'month')
  const weekdayOf = (day: number): number => calendar.days[day].weekday
  const inMonth = (month: number, day: number): number => day * MONTHS + month
  const columns = [monthIndex, dayIndex].filter((index) => index >= 0)
  return {
    of: (row) => {
      const months = monthIndex < 0 ? [0] : monthsIn(table, row[monthIndex])
      if (isProblem(months)) return months
      const days = column === null ? [0] : daysIn(table, row[dayIndex], column, calendar)
      return isProblem(days) ? days : days.flatMap((day) => months.map((month) => inMonth(month, day)))
    },
    at: (day) =>
      inMonth(
        monthIndex < 0 ? 0 : monthOf(calendar.days[day].label),
        column === null ? 0 : isSingle ? day : weekdayOf(day),
      ),
    written: (row) => (columns.length === 0 ? null : columns.map((index) => row[index].text).join(' ')),
    label: (day) => {
      const month = monthIndex < 0 ? [] : [monthName(monthOf(calendar.days[day].label))]
      const own = column === null ? [] : [isSingle ? calendar.days[day].label : weekdayName(weekdayOf(day))]
      return columns.length === 0 ? null : [...month, ...own].join(' ')
    },
  }
}

/** Months and none. */
const MONTHS = 13

/** Numbers of months, january = 1: `dec`, `jan-sep`, `12`. */
export function monthsIn(table: Table, cell: Cell): readonly number[] | Problem {
  const months = readMonthCell(cell.text)
  if ('value' in months) return months.value
  const { expected: allowed, suggestion } = months
  return at(table, cell, `\`${shortened(cell.text)}\` is no month`, { allowed, suggestion })
}

/** A column by months, in a file for days without dates. */
export function undatedMonths(table: Table, column: 'month' | 'months'): Problem | null {
  const found = table.columns.find(({ text }) => text === column)
  if (found === undefined) return null
  const message = 'nobody knows which months those are: the days of the run have no dates'
  return at(table, found, message, { allowed: '`calendar.start`, a date' })
}
