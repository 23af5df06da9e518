import type { CoverAnswer, GroupCover, MissingAgents } from '../planning/shifts/cover-scenario.ts'
import { colorsOf, type Colors } from './colors.ts'
import { amount, grouped, money, percent, plural } from './format.ts'
import { scheduleTable } from './schedule.ts'
import { printable, wrap } from './text-width.ts'

const WIDEST_TEXT = 100
/** Of the times at which somebody is missing. */
const MOST_TIMES = 6

interface CoverTableOptions {
  /** Characters a line; 100 unless told, at least 60. */
  readonly width?: number
  readonly colors?: boolean
}

/** Shifts that cover what is needed: the schedule, what it costs, and how near it is to the best. */
export function coverTable(answer: CoverAnswer, options: CoverTableOptions = {}): string {
  const width = Math.max(60, options.width ?? WIDEST_TEXT)
  const textWidth = Math.min(width, WIDEST_TEXT)
  const colors = colorsOf(options.colors ?? false)
  const { agner, scenario, groups, notes } = answer
  const covered = groups.filter(({ found }) => found !== null)
  const sections = [
    [
      colors.bold(printable(scenario.name)),
      ...wrap(`agner ${agner} · scenario ${scenario.hash.slice(0, 12)} · nothing is drawn: no seed`, textWidth).map(
        colors.dim,
      ),
    ],
    covered.length === 0
      ? []
      : scheduleTable(
          covered.map(({ schedule }) => schedule),
          width,
          colors.dim,
        ),
    ...groups.map((group) => wrap(groupText(group, answer.currency), textWidth).map(paintOf(group, colors))),
    notes.flatMap((note) => wrap(`Note: ${note}.`, textWidth)),
  ]
  return `${sections.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n')}\n`
}

function paintOf({ found }: GroupCover, { red }: Colors): (text: string) => string {
  return found === null ? red : (text) => text
}

function groupText(
  { schedule, requiredHours, choices, found, isCertain, missing }: GroupCover,
  currency: string | null,
): string {
  const name = printable(schedule.group)
  if (found === null) return `${name}: ${missingText(missing, choices, isCertain)}`
  const { cost, bound, gap, paidHours, hoursOver, hoursUnder, lowest } = found
  const worth =
    currency === null
      ? `${amount(cost)} paid hours`
      : `${moneyText(cost, currency)} for ${amount(paidHours)} paid hours`
  const least = currency === null ? `${amount(bound)} hours` : moneyText(bound, currency)
  const proof =
    gap < 1e-9
      ? 'no shifts of the catalogue do it for less'
      : `at most ${percent(gap, 2)} above the least there may be, ${least}`
  const over = requiredHours > 0 ? ` (${percent(hoursOver / requiredHours)})` : ''
  return [
    `${name}: ${worth} over the run; ${proof}.`,
    `${amount(requiredHours)} agent hours are needed, ${amount(hoursOver)}${over} more are there.`,
    ...(lowest === null
      ? []
      : [
          `In windows of breaks ${amount(hoursUnder)} fewer are there, most of them (${amount(lowest.agents)}) at ${lowest.when}.`,
        ]),
    `${plural(schedule.lines.length, 'shift')} of ${grouped(choices)} to choose from.`,
  ].join(' ')
}

function moneyText(value: number, currency: string): string {
  return money({ value, low: null, high: null }, currency).text
}

function missingText(missing: readonly MissingAgents[], choices: number, isCertain: boolean): string {
  if (choices === 0) return 'no shift of the catalogue lies within the hours in which it can work.'
  if (missing.length === 0 && !isCertain)
    return 'no cover was found before the solver was stopped, though there may be one: fewer starts, or a coarser `every`, make it easier.'
  if (missing.length === 0)
    return 'cannot be covered: `at-least`, `at-most`, `share` and `starts-at-most` contradict each other.'
  const unreachable = missing.filter(({ isReachable }) => !isReachable)
  if (unreachable.length > 0) return `cannot be covered: no shift has anybody at ${times(unreachable)}.`
  return `cannot be covered: with what is allowed at most (\`at-most\`, \`share\`, \`starts-at-most\`), somebody is missing at ${times(missing)}.`
}

function times(missing: readonly MissingAgents[]): string {
  const shown = missing.slice(0, MOST_TIMES).map(({ when, agents }) => `${when} (${amount(agents)})`)
  const more = missing.length > MOST_TIMES ? `, and ${plural(missing.length - MOST_TIMES, 'more time')}` : ''
  return `${shown.join(', ')}${more}`
}
