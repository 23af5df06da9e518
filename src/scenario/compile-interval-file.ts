import type { Periods } from '../models/model.ts'
import { clockLabel } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { DAY_COLUMNS, dayKeysOf } from './compile-day-column.ts'
import { addIntegral } from './compile-steps.ts'
import { amountIn, at, atMost, clockIn, columnIn, count, isProblem } from './csv.ts'
import type { Table } from './csv.ts'
import type { Problem } from './diagnostics.ts'
import { HEADCOUNT, MOST_AGENTS } from './shift-schema.ts'
import { durationText } from './units.ts'

export interface Grid {
  readonly calendar: Calendar
  readonly periods: Periods
  readonly intervalSeconds: number
  /** Pairs of instants of opening and closing; null: always open. */
  readonly opening: Float64Array | null
}

/** What is counted in whole numbers; how many contacts may come is for the run as a whole. */
const WHOLE = {
  agents: { most: MOST_AGENTS, allowed: HEADCOUNT },
  contacts: { most: Infinity, allowed: 'a whole number of contacts' },
} as const

interface IntervalColumn {
  /** One per period of the grid: what the file says of the interval of that day. */
  readonly values: Float64Array
  /** Errors and warnings. */
  readonly problems: Problem[]
}

/**
 * A column of numbers by interval of the day. Rows for days outside the horizon are left aside. An interval without a row
 * counts 0 when closed; in opening hours it is a problem, and a warning where it is always open.
 */
export function readIntervalColumn(
  table: Table,
  column: string,
  grid: Grid,
  { whole }: { whole: keyof typeof WHOLE | null },
): IntervalColumn {
  const { calendar, periods, intervalSeconds } = grid
  const problems: Problem[] = []
  const values = new Float64Array(periods.day.length)
  const keys = dayKeysOf(table, calendar)
  const startIndex = columnIn(table, 'start')
  const valueIndex = columnIn(table, column, [...DAY_COLUMNS, 'month', 'start'])
  for (const found of [keys, startIndex, valueIndex]) if (isProblem(found)) problems.push(found)
  if (isProblem(keys) || isProblem(startIndex) || isProblem(valueIndex)) return { values, problems }
  if (problems.length > 0) return { values, problems }

  const perDay = 86_400 / intervalSeconds
  const amounts = new Map<number, { amount: number; line: number }>()
  for (const row of table.rows) {
    const days = keys.of(row)
    const clock = clockIn(table, row[startIndex])
    const amount = amountIn(table, row[valueIndex])
    for (const found of [days, clock, amount]) if (isProblem(found)) problems.push(found)
    if (isProblem(days) || isProblem(clock) || isProblem(amount)) continue
    if (clock % intervalSeconds !== 0 || clock >= 86_400) {
      const starts = [0, 1, 2].map((slot) => clockLabel(slot * intervalSeconds)).join(', ')
      const allowed = `${starts} and so on; \`calendar.interval\` sets the interval`
      const message = `${row[startIndex].text} starts no interval of ${intervalSeconds / 60} minutes`
      problems.push(at(table, row[startIndex], message, { allowed }))
      continue
    }
    if (whole !== null && !(Number.isInteger(amount) && amount <= WHOLE[whole].most)) {
      problems.push(at(table, row[valueIndex], `${row[valueIndex].text} ${whole}`, { allowed: WHOLE[whole].allowed }))
      continue
    }
    for (const day of days) {
      const key = day * perDay + clock / intervalSeconds
      const earlier = amounts.get(key)
      if (earlier !== undefined) {
        const written = keys.written(row)
        const of = written === null ? '' : ` of ${written}`
        const message = `a second row for ${row[startIndex].text}${of}: the first is on line ${earlier.line}`
        problems.push(at(table, row[startIndex], message))
        break
      }
      amounts.set(key, { amount, line: row[startIndex].line })
    }
  }

  const spacing = spacingOf([...amounts.keys()].map((key) => (key % perDay) * intervalSeconds))
  if (problems.length === 0 && spacing > intervalSeconds) {
    const [rows, interval] = [durationText(spacing), durationText(intervalSeconds)]
    const message = `the file has a row every ${rows}, and \`calendar.interval\` is ${interval}`
    const allowed = `\`calendar.interval: ${rows}\`, or a row every ${interval}`
    return { values, problems: [at(table, table.columns[startIndex], message, { allowed })] }
  }

  const isOpen = openPeriods(grid)
  const missing: string[] = []
  periods.day.forEach((day, period) => {
    const found = amounts.get(keys.at(day) * perDay + periods.ofDay[period])
    if (found !== undefined) values[period] = found.amount
    else if (isOpen[period]) {
      const label = keys.label(day)
      missing.push((label === null ? '' : `${label} `) + clockLabel(periods.ofDay[period] * intervalSeconds))
    }
  })
  const distinct = [...new Set(missing)]
  if (distinct.length > 0 && problems.length === 0) {
    const header = table.columns[valueIndex]
    const more = distinct.length > 1 ? ` and ${count(distinct.length - 1, 'more interval')}` : ''
    const message = `no row for ${distinct[0]}${more}`
    if (grid.opening !== null) {
      const allowed = 'a row for every interval within opening hours; 0 for none'
      problems.push(at(table, header, `${message}, when it is open`, { allowed }))
    } else {
      const warning = at(table, header, `${message}: taken as 0`, { allowed: 'set `hours` to say when it is open' })
      problems.push({ ...warning, severity: 'warning' })
    }
  }
  return { values, problems: atMost(problems) }
}

/** Seconds from one start to the next where the starts of a file are evenly apart, gaps such as nights aside; else 0. */
function spacingOf(clocks: readonly number[]): number {
  const starts = [...new Set(clocks)].toSorted((a, b) => a - b)
  const gaps = starts.slice(1).map((start, i) => start - starts[i])
  const least = Math.min(...gaps)
  const isEven = [...starts, 86_400].every((start) => start % least === 0)
  const isUsual = gaps.filter((gap) => gap === least).length > gaps.length / 2
  return gaps.length > 1 && isEven && isUsual ? least : 0
}

/** Whether each period has opening time in it. */
function openPeriods({ periods, opening, calendar }: Grid): boolean[] {
  const open = new Float64Array(periods.day.length)
  const windows = opening ?? Float64Array.of(0, calendar.horizon)
  for (let i = 0; i < windows.length; i += 2) {
    addIntegral(open, periods.bounds, { from: windows[i], to: windows[i + 1], value: 1 })
  }
  return Array.from(open, (seconds) => seconds > 0)
}
