import type { ScheduleLine } from '../planning/shifts/schedule.ts'
import type { GroupAnswer, LevelAnswer, StaffingAnswer } from '../planning/staffing/staffing-answer.ts'
import { scheduleCsv } from './schedule-csv.ts'
import { clockText, monthsText, weekdaysText } from './shift-words.ts'
import { joinedLevels } from './staffing-words.ts'
import { csvCell } from './csv-cell.ts'

/**
 * Where shifts were found, all groups as `shifts: { file: … }` reads them; else agents as `agents: { file: … }` does: a row
 * for every interval of the report (seconds), a column for each group.
 */
export function staffingCsv({ groups }: StaffingAnswer, intervalSeconds: number): string {
  const hasShifts = groups.some(({ lines }) => lines.length > 0)
  if (hasShifts)
    return scheduleCsv(groups.map((group) => ({ group: group.name, hasAgents: group.hasAgents, lines: blocks(group) })))
  return lined(agentRows(groups, intervalSeconds))
}

/** Numbers of agents as people who come for just so long: in a table of shifts, every group has shifts. */
function blocks({ levels, lines }: GroupAnswer): readonly ScheduleLine[] {
  if (lines.length > 0) return lines
  return joinedLevels(levels)
    .filter(({ agents }) => agents > 0)
    .map(({ agents, from, months, to, weekdays }) => ({
      name: '',
      shift: { agents, months: months ?? undefined, weekdays: weekdays ?? [], spells: [{ from, to }], rests: [] },
    }))
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
        for (let start = Math.floor(from / interval) * interval; start < to; start += interval) {
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
