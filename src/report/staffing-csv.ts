import type { StaffingAnswer } from '../planning/staffing-answer.ts'
import { clockText, monthsText, rangeText, weekdaysText } from './shift-words.ts'
import { scheduleCsv } from './schedule-csv.ts'

const HEAD = ['group', 'months', 'days', 'from', 'to', 'agents', 'needed']

/** Shifts as `shifts: { file: … }` reads them, where there are any; else agents by group, days and time. */
export function staffingCsv({ groups }: StaffingAnswer): string {
  if (groups.some(({ lines }) => lines.length > 0))
    return scheduleCsv(groups.map(({ hasAgents, lines, name }) => ({ group: name, hasAgents, lines })))
  const rows = groups.flatMap(({ levels, name }) =>
    levels.map(({ agents, from, months, needed, to, weekdays }) => [
      name,
      months === null ? '' : monthsText(months),
      weekdays === null ? '' : weekdaysText(weekdays),
      weekdays === null ? '' : clockText(from),
      weekdays === null ? '' : rangeText({ from, to }).slice(-5),
      String(agents),
      String(needed),
    ]),
  )
  return [HEAD, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('')
}

function quoted(cell: string): string {
  // A spreadsheet would take it for a formula.
  const safe = /^[=+\-@]/.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
