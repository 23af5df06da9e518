import type { GroupSchedule, ScheduleLine } from '../planning/shifts/schedule.ts'
import type { WrittenRest } from '../scenario/duty-shift.ts'
import { durationText } from '../scenario/units.ts'
import { isFixed, isUsuallyPaid, monthsText, rangeText, restTime, weekdaysText } from './shift-words.ts'

interface OverlayOptions {
  /** Path of the scenario that it is laid over, as the new file names it. */
  readonly extends: string
  /** What the file says of itself in its first lines. */
  readonly comment?: readonly string[]
}

/** A schedule as a scenario that extends the one it is of: shifts in place of agents. */
export function scheduleOverlay(
  schedule: readonly GroupSchedule[],
  { extends: base, comment = [] }: OverlayOptions,
): string {
  const groups = schedule.flatMap(({ group, hasAgents, lines }) => {
    if (lines.length === 0)
      return [`  ${yamlText(group)}:`, ...(hasAgents ? [] : ['    shifts: null']), '    agents: 0']
    return [
      `  ${yamlText(group)}:`,
      ...(hasAgents ? ['    agents: null'] : []),
      '    shifts:',
      ...lines.map((line) => `      - ${lineText(line)}`),
    ]
  })
  return [
    ...comment.map((line) => `# ${line}`),
    'agner: 1',
    `extends: ${yamlText(base)}`,
    'groups:',
    ...groups,
    '',
  ].join('\n')
}

/** A line of `shifts`, in braces, with the name it has in the catalogue. */
export function lineText({ name, shift: { agents, months, weekdays, spells, rests } }: ScheduleLine): string {
  const hours = spells.map(rangeText)
  const [lunch] = rests.filter(({ kind }) => kind === 'lunch')
  const breaks = rests.filter(({ kind }) => kind === 'break')
  const parts = [
    `agents: ${agents}`,
    ...(months === undefined ? [] : [`months: ${yamlText(monthsText(months))}`]),
    `days: ${yamlText(weekdaysText(weekdays))}`,
    `hours: ${hours.length === 1 ? hours[0] : `[${hours.join(', ')}]`}`,
    ...(breaks.length === 0 ? [] : [`breaks: [${breaks.map(restText).join(', ')}]`]),
    ...(lunch === undefined ? [] : [`lunch: ${restText(lunch)}`]),
  ]
  return `{ ${parts.join(', ')} } # ${name}`
}

function restText(rest: WrittenRest): string {
  const { paid, seconds } = rest
  const time = `${isFixed(rest) ? 'at' : 'between'}: ${restTime(rest)}`
  const pay = paid === isUsuallyPaid(rest) ? '' : `, paid: ${paid}`
  return `{ ${time}, for: ${durationText(seconds)}${pay} }`
}

/** A plain word as it is, everything else in quotes: names may be anything, and `null` or `7` are not names. */
export function yamlText(value: string): string {
  const isPlain = /^[a-z][\w./-]*$/i.test(value) && !/^(null|true|false|yes|no|on|off|y|n)$/i.test(value)
  return isPlain ? value : JSON.stringify(value)
}
