import { REST_KINDS, type RestKind } from '../models/people-model.ts'
import { RANGE, readClock, readRange, readWeekdays, type ClockRange } from './clock.ts'
import { monthsIn, undatedMonths } from './compile-day-column.ts'
import { amountIn, at, atMost, columnIn, columnIndex, isProblem, shortened, weekdaysIn } from './csv.ts'
import type { Cell, Table } from './csv.ts'
import type { Problem } from './diagnostics.ts'
import { guarded } from './csv-guard.ts'
import { restAt, splitDay, type DutyShift, type WrittenRest, type WrittenTime } from './duty-shift.ts'
import { closest, listed } from './names.ts'
import { HEADCOUNT, MOST_AGENTS } from './shift-schema.ts'
import { readDuration } from './units.ts'

const ALL_WEEKDAYS: readonly number[] = [0, 1, 2, 3, 4, 5, 6]
const REST_COLUMNS: readonly (readonly [string, RestKind])[] = [
  ['breaks', 'break'],
  ['lunch', 'lunch'],
  ['meetings', 'meeting'],
  ['training', 'training'],
]
const COLUMNS = ['group', 'agents', 'days', 'months', 'hours', ...REST_COLUMNS.map(([name]) => name)]
const RESTS = 'times such as `10:00 15m + 11:30-13:30 30m unpaid`, or `tue 10:00 30m`'

interface ShiftFile {
  readonly shifts: readonly DutyShift[]
  /** By shift: the cell of its hours. */
  readonly cells: readonly Cell[]
  /** Errors and warnings. */
  readonly problems: Problem[]
}

/** The shifts of a group in a table: all rows, or those that name it where there is a column `group`. */
export function readShifts(table: Table, group: string, { isDated }: { isDated: boolean }): ShiftFile {
  const problems: Problem[] = []
  const cells: Cell[] = []
  const shifts: DutyShift[] = []
  const index = (name: string): number => columnIndex(table, name)
  for (const needed of ['agents', 'hours']) {
    const found = columnIn(table, needed)
    if (isProblem(found)) problems.push(found)
  }
  const undated = isDated ? null : undatedMonths(table, 'months')
  if (undated !== null) problems.push(undated)
  for (const cell of table.columns) {
    if (COLUMNS.includes(cell.text)) continue
    const more = { allowed: listed(COLUMNS), suggestion: closest(cell.text, COLUMNS) }
    problems.push({
      ...at(table, cell, `the column \`${shortened(cell.text)}\` is not used`, more),
      severity: 'warning',
    })
  }
  if (problems.some(({ severity }) => severity === 'error')) return { shifts, cells, problems }
  const names = new Set<string>()
  for (const row of table.rows) {
    const told = index('group') < 0 ? group : row[index('group')].text
    const own = told === guarded(group) ? group : told
    names.add(own)
    if (own !== group) continue
    const shift = shiftIn(table, row, index)
    if (Array.isArray(shift)) problems.push(...shift)
    else {
      shifts.push(shift)
      cells.push(row[index('hours')])
    }
  }
  if (!names.has(group)) {
    const more = { allowed: listed([...names]), suggestion: closest(group, names) }
    problems.push(at(table, table.columns[index('group')], `no shifts of the group \`${shortened(group)}\``, more))
  }
  return { shifts, cells, problems: atMost(problems) }
}

function shiftIn(table: Table, row: readonly Cell[], index: (column: string) => number): DutyShift | Problem[] {
  const agents = wholeIn(table, row[index('agents')])
  const days =
    index('days') < 0 || row[index('days')].text === '' ? ALL_WEEKDAYS : weekdaysIn(table, row[index('days')])
  const isAllYear = index('months') < 0 || row[index('months')].text === ''
  const months = isAllYear ? null : monthsIn(table, row[index('months')])
  const spells = spellsIn(table, row[index('hours')])
  const found = [agents, days, months, spells].filter(isProblem)
  if (isProblem(agents) || isProblem(days) || isProblem(months) || isProblem(spells)) return found
  const rests: WrittenRest[] = []
  for (const [column, kind] of REST_COLUMNS) {
    const cell = index(column) < 0 ? undefined : row[index(column)]
    if (cell === undefined || cell.text === '') continue
    for (const item of cell.text.split('+')) {
      const rest = restIn(item.trim(), kind)
      if (rest === null) found.push(at(table, cell, `\`${shortened(item.trim())}\` is no time`, { allowed: RESTS }))
      else rests.push(restAt(kind, rest.paid, rest, spells))
    }
  }
  if (found.length > 0) return found
  return { agents, weekdays: days, ...(months === null ? {} : { months }), spells, rests }
}

function wholeIn(table: Table, cell: Cell): number | Problem {
  const amount = amountIn(table, cell)
  if (isProblem(amount) || (Number.isInteger(amount) && amount <= MOST_AGENTS)) return amount
  return at(table, cell, `${cell.text} agents`, { allowed: HEADCOUNT })
}

function spellsIn(table: Table, cell: Cell): readonly ClockRange[] | Problem {
  const ranges: ClockRange[] = []
  for (const text of cell.text.split(/[\s+]+/)) {
    const reading = readRange(padded(text))
    if (!('value' in reading)) {
      const { expected: allowed, suggestion } = reading
      return at(table, cell, `\`${shortened(text)}\` is not a range of hours`, { allowed, suggestion })
    }
    ranges.push(reading.value)
  }
  const allowed = `${RANGE}; several one after the other, within 24 hours of the first`
  return splitDay(ranges) ?? at(table, cell, 'spells of work at the same time, or for more than a day', { allowed })
}

/** Spreadsheets write `8:00`. */
function padded(text: string): string {
  return text.replaceAll(/(^|[-–])(\d):/g, '$10$2:')
}

/** `[tue] 10:00 15m [unpaid]`, `[mon-fri] 11:30-13:30 30m`; null where it is something else. */
function restIn(text: string, kind: RestKind): (WrittenTime & { readonly paid: boolean }) | null {
  const words = text.split(/\s+/)
  const days = /^[a-z]/i.test(words[0]) ? readWeekdays((words.shift() ?? '').toLowerCase()) : null
  const time = padded(words.shift() ?? '')
  const between = time.includes('-') ? readRange(time) : null
  const clock = between === null ? readClock(time) : null
  const seconds = readDuration(words.shift() ?? '')
  const pay = words.shift()
  const mayBeUnpaid = kind === REST_KINDS[0] || kind === REST_KINDS[1]
  const isPay = pay === undefined || (mayBeUnpaid && (pay === 'paid' || pay === 'unpaid'))
  if (words.length > 0 || !isPay || !('value' in seconds) || seconds.value === 0) return null
  if (days !== null && !('value' in days)) return null
  const paid = pay === undefined ? kind !== 'lunch' : pay === 'paid'
  const more = { for: seconds.value, paid, ...(days === null ? {} : { days: days.value }) }
  if (between !== null && 'value' in between) {
    return between.value.to - between.value.from < seconds.value ? null : { ...more, between: between.value }
  }
  return clock !== null && 'value' in clock ? { ...more, at: clock.value } : null
}
