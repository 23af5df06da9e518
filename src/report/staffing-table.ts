import type { GroupAnswer, StaffingAnswer } from '../planning/staffing/staffing-answer.ts'
import { commitmentSections } from './commitment-table.ts'
import { colorsOf, type Colors } from './colors.ts'
import { tabulate, type Column, type Row } from './columns.ts'
import { amount, grouped } from './format.ts'
import { scheduleTable } from './schedule.ts'
import { monthsText, rangeText, weekdaysText } from './shift-words.ts'
import { attainedText, bindingText, costText, figureText, goalText, searchText } from './staffing-words.ts'
import { joinedLevels } from '../planning/staffing/level-lines.ts'
import { printable, wrap } from './text-width.ts'

const WIDEST_TEXT = 100

interface StaffingTableOptions {
  /** Characters a line; 100 unless told, at least 60. */
  readonly width?: number
  readonly colors?: boolean
  /** Of a file with several, which; '' is the scenario itself. */
  readonly variant?: string
}

/** The staffing found: who works when, what it costs, what becomes of the goals and which of them decide. */
export function staffingTable(answer: StaffingAnswer, options: StaffingTableOptions = {}): string {
  const width = Math.max(60, options.width ?? WIDEST_TEXT)
  const textWidth = Math.min(width, WIDEST_TEXT)
  const colors = colorsOf(options.colors ?? false)
  const { agner, cost, groups, hours, isFeasible, notes, parts, scenario, seconds, seed } = answer
  const timing = seconds === undefined ? '' : ` · ${seconds.toFixed(1)} s`
  const verdict = isFeasible
    ? colors.green('All goals are met, with the lower ends of their intervals, by luck that the search has not seen.')
    : colors.red(
        parts.every(({ goals }) => goals.every(({ isMet }) => isMet))
          ? 'The goals are met, but not all that the scenario asks of its groups (see the notes): this is the nearest that was found.'
          : 'Not all goals are met: this is the nearest that was found.',
      )
  const shifts = groups.filter(({ lines }) => lines.length > 0)
  const byNumber = groups.filter(({ lines }) => lines.length === 0)
  const sections = [
    [
      colors.bold(printable(options.variant ? `${options.variant}: ${scenario.name}` : scenario.name)),
      ...wrap(
        `agner ${agner} · scenario ${scenario.hash.slice(0, 12)} · seed ${printable(seed)}${timing}`,
        textWidth,
      ).map(colors.dim),
    ],
    byNumber.length === 0 ? [] : levelTable(byNumber, width, colors),
    shifts.length === 0
      ? []
      : scheduleTable(
          shifts.map(({ hasAgents, lines, name }) => ({ group: name, hasAgents, lines })),
          width,
          colors.dim,
        ),
    goalTable(answer, width, colors),
    [
      ...wrap(
        `${costText(answer, cost)}${answer.currency === null ? '' : ` for ${amount(hours)} paid hours`}, over the run.`,
        textWidth,
      ),
      ...wrap(verdict, textWidth),
      ...parts.flatMap((part) => {
        const text = bindingText(answer, part)
        return text === null ? [] : wrap(text, textWidth)
      }),
      ...wrap(searchText(answer), textWidth),
    ],
    ...(answer.commitment === undefined
      ? []
      : commitmentSections(answer.commitment, { width, textWidth, colors: options.colors ?? false })),
    notes.flatMap((note) => wrap(`Note: ${note}.`, textWidth)),
  ]
  return `${sections.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n')}\n`
}

const LEVEL_COLUMNS: readonly Column[] = [
  { head: 'group', align: 'left', atLeast: 10 },
  { head: 'months', align: 'left' },
  { head: 'days', align: 'left', atLeast: 8 },
  { head: 'hours', align: 'left' },
  { head: 'agents' },
]

function levelTable(groups: readonly GroupAnswer[], width: number, { dim }: Colors): string[] {
  const hasMonths = groups.some(({ levels }) => levels.some(({ months }) => months !== null))
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, i) => i !== 1 || hasMonths)
  const rows = groups.flatMap(({ levels, name }, index): Row[] =>
    joinedLevels(levels).map(({ agents, from, months, to, weekdays }, i) => ({
      ruled: index > 0 && i === 0,
      cells: kept([
        { text: i === 0 ? printable(name) : '' },
        { text: months === null ? '' : monthsText(months) },
        { text: weekdays === null ? 'always' : weekdaysText(weekdays) },
        { text: weekdays === null ? '' : rangeText({ from, to }) },
        { text: grouped(agents) },
      ]),
    })),
  )
  return tabulate(kept(LEVEL_COLUMNS), rows, width, dim)
}

const GOAL_COLUMNS: readonly Column[] = [
  { head: 'goal of', align: 'left', atLeast: 10 },
  { head: 'months', align: 'left' },
  { head: 'figure', align: 'left', atLeast: 10 },
  { head: 'goal' },
  { head: 'attained', marginRank: 2 },
  { head: 'tightest', rank: 1 },
  { head: '', align: 'left' },
]

function goalTable({ parts }: StaffingAnswer, width: number, { dim, green, red }: Colors): string[] {
  const hasMonths = parts.some(({ months }) => months !== null)
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, i) => i !== 1 || hasMonths)
  const rows = parts.flatMap(({ goals, months }, part): Row[] =>
    goals.map((goal, i) => {
      const { isMet, judged, name, tightest, unit } = goal
      const when =
        judged > 1 && tightest.value !== null ? `${attainedText({ attained: tightest, unit })} ${tightest.when}` : ''
      return {
        ruled: part > 0 && i === 0,
        cells: kept([
          { text: name === '' ? 'all' : printable(name) },
          { text: months === null || i > 0 ? '' : monthsText(months) },
          { text: figureText(goal.figure) },
          { text: goalText(goal) },
          { text: attainedText(goal) },
          { text: when },
          { text: isMet ? 'met' : 'missed', paint: isMet ? green : red },
        ]),
      }
    }),
  )
  return tabulate(kept(GOAL_COLUMNS), rows, width, dim)
}
