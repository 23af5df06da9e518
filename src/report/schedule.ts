import type { GroupSchedule, ScheduleLine } from '../planning/shifts/schedule.ts'
import type { DutyShift, WrittenRest } from '../scenario/duty-shift.ts'
import { durationText } from '../scenario/units.ts'
import type { Paint } from './colors.ts'
import { tabulate, type Column, type Row } from './columns.ts'
import { amount } from './format.ts'
import { monthsText, rangeText, restTime, weekdaysText } from './shift-words.ts'
import { printable } from './text-width.ts'

const ALL_WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]

const COLUMNS: readonly Column[] = [
  { head: 'group', align: 'left', atLeast: 10 },
  { head: 'shift', align: 'left', atLeast: 8 },
  { head: 'months', align: 'left' },
  { head: 'days', align: 'left' },
  { head: 'hours', align: 'left' },
  { head: 'breaks', align: 'left', rank: 2 },
  { head: 'agents' },
  { head: 'paid h a week', rank: 1 },
]

/** Place of the column that most schedules do without. */
const MONTHS = 2

/** A schedule as a table: a line for so many agents who work the same; then the most agents of a day, and all hours. */
export function scheduleTable(schedule: readonly GroupSchedule[], width: number, dim: Paint): string[] {
  const rows = schedule.flatMap(({ group, lines }, index) => [
    ...lines.map((line, i): Row => ({ cells: cellsOf(i === 0 ? group : '', line), ruled: index > 0 && i === 0 })),
    ...monthSets(lines).map((months, i) => sumOf(lines.length === 0 && i === 0 ? group : '', months, lines)),
  ])
  const hasMonths = schedule.some(({ lines }) => lines.some(({ shift }) => shift.months !== undefined))
  if (hasMonths) return tabulate(COLUMNS, rows, width, dim)
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, i) => i !== MONTHS)
  return tabulate(
    kept(COLUMNS),
    rows.map((row) => ({ ...row, cells: kept(row.cells) })),
    width,
    dim,
  )
}

function cellsOf(group: string, { name, shift }: ScheduleLine): Row['cells'] {
  return [
    { text: printable(group) },
    { text: printable(name) },
    { text: shift.months === undefined ? '' : monthsText(shift.months) },
    { text: weekdaysText(shift.weekdays) },
    { text: shift.spells.map(rangeText).join(', ') },
    {
      text: shift.rests
        .toSorted((a, b) => a.from - b.from)
        .map(restText)
        .join(', '),
    },
    { text: amount(shift.agents) },
    { text: amount(weeklyHours(shift)) },
  ]
}

/** Months that have shifts of their own; undefined: whatever the month. */
function monthSets(lines: readonly ScheduleLine[]): (readonly number[] | undefined)[] {
  const sets = new Map(lines.map(({ shift: { months } }) => [months?.join(), months]))
  const own = [...sets.values()].filter((months) => months !== undefined)
  return own.length > 0 ? own : [undefined]
}

function sumOf(group: string, months: readonly number[] | undefined, all: readonly ScheduleLine[]): Row {
  const lines = all.filter(({ shift }) => {
    return months === undefined || shift.months === undefined || months.some((month) => shift.months?.includes(month))
  })
  const agents = Math.max(...ALL_WEEKDAYS.map((weekday) => agentsOn(weekday, lines)))
  const hours = lines.reduce((sum, { shift }) => sum + weeklyHours(shift), 0)
  const blank = { text: '' }
  return {
    cells: [
      { text: printable(group) },
      { text: agents === 0 ? 'nobody' : 'in all' },
      { text: months === undefined ? '' : monthsText(months) },
      blank,
      blank,
      blank,
      { text: agents === 0 ? '0' : `${amount(agents)} a day` },
      { text: amount(hours) },
    ],
  }
}

/** People of a line work all of its days; those of different days may be the same. */
function agentsOn(weekday: number, lines: readonly ScheduleLine[]): number {
  return lines.reduce((sum, { shift }) => sum + (shift.weekdays.includes(weekday) ? shift.agents : 0), 0)
}

function restText(rest: WrittenRest): string {
  const kind = rest.kind === 'break' ? '' : `${rest.kind} `
  return `${kind}${restTime(rest)} ${durationText(rest.seconds)}`
}

/** Paid, of all its agents in a week without holidays. */
function weeklyHours({ agents, weekdays, spells, rests }: DutyShift): number {
  const worked = spells.reduce((sum, { from, to }) => sum + to - from, 0) * weekdays.length
  const unpaid = rests.reduce((sum, rest) => {
    const days = rest.weekdays === null ? weekdays : weekdays.filter((weekday) => rest.weekdays?.includes(weekday))
    return sum + (rest.paid ? 0 : rest.seconds * days.length)
  }, 0)
  return (agents * (worked - unpaid)) / 3600
}
