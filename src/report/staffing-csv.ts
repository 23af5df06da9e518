import { linesOfLevels } from '../planning/staffing/level-lines.ts'
import type { GroupAnswer, LevelAnswer, StaffingAnswer } from '../planning/staffing/staffing-answer.ts'
import { scheduleCsv } from './schedule-csv.ts'
import { clockText, monthsText, weekdaysText } from './shift-words.ts'
import { csvCell } from './csv-cell.ts'

/**
 * Where shifts were found, or numbers that change between the intervals of the report, all groups as `shifts: { file: … }`
 * reads them; else agents as `agents: { file: … }` does: a row
 * for every interval of the report (seconds), a column for each group.
 */
export function staffingCsv({ groups }: StaffingAnswer, intervalSeconds: number): string {
  const isOnGrid = groups.every(({ levels }) =>
    levels.every(({ from, to }) => from % intervalSeconds === 0 && to % intervalSeconds === 0),
  )
  const hasShifts = !isOnGrid || groups.some(({ lines }) => lines.length > 0)
  if (hasShifts)
    return scheduleCsv(
      groups.map(({ hasAgents, levels, lines, name: group }) => {
        return { group, hasAgents, lines: lines.length > 0 ? lines : linesOfLevels(levels) }
      }),
    )
  return lined(agentRows(groups, intervalSeconds))
}

/** A time of the week, in some months, and the agents of each group. */
interface AgentRow {
  readonly months: readonly number[] | null
  readonly start: number
  readonly weekdays: number[]
  readonly agents: readonly number[]
}

function agentRows(groups: readonly GroupAnswer[], interval: number): string[][] {
  const names = groups.map(({ name }) => name)
  const isAlways = groups.every(({ levels }) => levels.every(({ weekdays }) => weekdays === null))
  if (isAlways) return [names, groups.map(({ levels: [level] }) => String(level?.agents ?? 0))]
  const rows = joinedWeekdays(groups, interval)
  const hasMonths = rows.some(({ months }) => months !== null)
  return [
    [...(hasMonths ? ['month'] : []), 'weekday', 'start', ...names],
    ...rows.map(({ agents, months, start, weekdays }) => [
      ...(hasMonths ? [months === null ? '' : monthsText(months)] : []),
      weekdaysText(weekdays),
      clockText(start),
      ...agents.map(String),
    ]),
  ]
}

/** Weekdays of which all groups have as many agents at a time share a row; no weekday is in two. */
function joinedWeekdays(groups: readonly GroupAnswer[], interval: number): AgentRow[] {
  const times = new Map<string, { months: LevelAnswer['months']; weekday: number; start: number; agents: number[] }>()
  groups.forEach(({ levels }, group) => {
    for (const { agents, from, months, to, weekdays } of levels) {
      for (const weekday of weekdays ?? []) {
        for (let start = from; start < to; start += interval) {
          const key = `${months?.join()} ${weekday} ${start}`
          const time = times.get(key) ?? { months, weekday, start, agents: groups.map(() => 0) }
          time.agents[group] = Math.max(time.agents[group], agents)
          times.set(key, time)
        }
      }
    }
  })
  const rows = new Map<string, AgentRow>()
  for (const { agents, months, start, weekday } of times.values()) {
    const key = `${months?.join()} ${start} ${agents.join()}`
    const row = rows.get(key) ?? { months, start, weekdays: [], agents }
    row.weekdays.push(weekday)
    rows.set(key, row)
  }
  return [...rows.values()]
    .map((row) => ({ ...row, weekdays: row.weekdays.toSorted((a, b) => a - b) }))
    .toSorted(
      (a, b) => (a.months?.[0] ?? 0) - (b.months?.[0] ?? 0) || a.weekdays[0] - b.weekdays[0] || a.start - b.start,
    )
}

function lined(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('')
}
