import type { Calendar } from './calendar.ts'
import { readRange } from './clock.ts'
import type { ClockRange } from './clock.ts'
import type { Compilation } from './compile-context.ts'
import { at, columnIn, columnIndex, isProblem, shortened } from './csv.ts'
import type { Cell, Table } from './csv.ts'
import type { Problem } from './diagnostics.ts'
import { isDate } from './calendar.ts'
import type { HolidayEntry } from './place-schema.ts'

/** Hours of some days, by label. */
export type HoursOfDays = ReadonlyMap<string, readonly ClockRange[]>

const NO_DAYS: HoursOfDays = new Map()

/** What holidays come to on the days of a calendar, those of its eve included. */
export function holidaysOn(
  compilation: Compilation,
  calendar: Calendar,
  entries: readonly HolidayEntry[] | undefined,
): HoursOfDays {
  if (entries === undefined || entries.length === 0) return NO_DAYS
  const found = new Map<string, readonly ClockRange[]>()
  const days = [calendar.eve, ...calendar.days]
  for (const entry of entries) {
    if (entry.file !== undefined) {
      const inFile = compilation.once(entry, () => holidaysInFile(compilation, entry.file))
      for (const { label } of days) if (inFile.has(label)) found.set(label, inFile.get(label) ?? [])
    } else {
      for (const { label } of days) if (label >= entry.from && label <= entry.to) found.set(label, entry.hours)
    }
  }
  return found
}

function holidaysInFile(compilation: Compilation, file: string): HoursOfDays {
  const table = compilation.table(file)
  if (table === null) return NO_DAYS
  const dateIndex = columnIn(table, 'date')
  if (isProblem(dateIndex)) {
    compilation.problems.push(dateIndex)
    return NO_DAYS
  }
  const hoursIndex = columnIndex(table, 'hours')
  const found = new Map<string, readonly ClockRange[]>()
  for (const row of table.rows) {
    const date = dateIn(table, row[dateIndex])
    const hours = hoursIndex < 0 ? [] : hoursIn(table, row[hoursIndex])
    if (isProblem(date)) compilation.problems.push(date)
    else if (isProblem(hours)) compilation.problems.push(hours)
    else if (found.has(date)) {
      const problem = at(table, row[dateIndex], `two entries for ${date}`, { allowed: 'each date once' })
      compilation.problems.push(problem)
    } else found.set(date, hours)
  }
  return found
}

export function dateIn(table: Table, cell: Cell): string | Problem {
  if (isDate(cell.text)) return cell.text
  return at(table, cell, `\`${shortened(cell.text)}\` is not a date`, { allowed: 'a date such as 2027-03-01' })
}

/** `closed` or an empty cell; one or more ranges, apart by blanks or `;`. */
function hoursIn(table: Table, cell: Cell): readonly ClockRange[] | Problem {
  const parts = cell.text.split(/[\s;]+/).filter((part) => part !== '' && part !== 'closed')
  const ranges: ClockRange[] = []
  for (const part of parts) {
    const reading = readRange(part)
    if (!('value' in reading)) {
      const allowed = 'closed, or hours such as 10:00-16:00'
      return at(table, cell, `\`${shortened(cell.text)}\` are no hours`, { allowed, suggestion: reading.suggestion })
    }
    ranges.push(reading.value)
  }
  return ranges
}
