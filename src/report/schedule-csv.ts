import type { RestKind } from '../models/people-model.ts'
import type { GroupSchedule } from '../planning/shifts/schedule.ts'
import type { WrittenRest } from '../scenario/duty-shift.ts'
import { durationText } from '../scenario/units.ts'
import { csvCell } from './csv-cell.ts'
import { isUsuallyPaid, monthsText, rangeText, restTime, weekdaysText } from './shift-words.ts'

const HEAD = ['group', 'agents', 'months', 'days', 'hours', 'breaks', 'lunch', 'meetings', 'training']
/** Place of the column that most schedules do without. */
const MONTHS = 2
const KINDS: readonly RestKind[] = ['break', 'lunch', 'meeting', 'training']
/** A group of whom nobody works has a row too, or its scenario would miss it. */
const NOBODY = ['0', '', 'mon-sun', '00:00-24:00', '', '', '', '']

/** A schedule as `shifts: { file: … }` reads it: a row for so many agents who work the same. */
export function scheduleCsv(schedule: readonly GroupSchedule[]): string {
  const rows = schedule.flatMap(({ group, lines }) => {
    if (lines.length === 0) return [[group, ...NOBODY]]
    return lines.map(({ shift: { agents, months, weekdays, spells, rests } }) => [
      group,
      String(agents),
      months === undefined ? '' : monthsText(months),
      weekdaysText(weekdays),
      spells.map(rangeText).join(' '),
      ...KINDS.map((kind) =>
        rests
          .filter((rest) => rest.kind === kind)
          .map(restText)
          .join(' + '),
      ),
    ])
  })
  const hasMonths = rows.some((row) => row[MONTHS] !== '')
  const kept = (cells: readonly string[]): readonly string[] =>
    hasMonths ? cells : cells.filter((_, i) => i !== MONTHS)
  return [HEAD, ...rows]
    .map(kept)
    .map((cells) => `${cells.map(csvCell).join(',')}\n`)
    .join('')
}

/** `10:00 15m`, `11:30-13:30 30m paid`, `tue 10:00 30m`. */
function restText(rest: WrittenRest): string {
  const { seconds, paid, weekdays } = rest
  const days = weekdays === null ? [] : [weekdaysText(weekdays).replaceAll(' ', '')]
  const pay = paid === isUsuallyPaid(rest) ? [] : [paid ? 'paid' : 'unpaid']
  return [...days, restTime(rest), durationText(seconds), ...pay].join(' ')
}
