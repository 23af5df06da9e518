import type { GroupAnswer, StaffingAnswer } from '../planning/staffing/staffing-answer.ts'
import type { ScenarioGroup } from '../scenario/schema.ts'
import type { ProfileWindow } from '../scenario/week.ts'
import { lineText, yamlText } from './schedule-overlay.ts'
import { monthsText, rangeText, weekdaysText } from './shift-words.ts'
import { printable } from './text-width.ts'

type Staffing = ScenarioGroup['staffing']

/**
 * Staffings as a scenario that extends the one they are of, by variant ('' is the scenario itself): numbers of agents or
 * shifts in place of its own.
 */
export function staffingOverlay(answers: ReadonlyMap<string, StaffingAnswer>, base: string): string {
  const own = answers.get('')
  const variants = [...answers].flatMap(([variant, answer]) =>
    variant === '' ? [] : [`  ${yamlText(variant)}:`, ...groupsOf(answer, own).map(indented)],
  )
  return [
    ...comments(answers),
    'agner: 1',
    `extends: ${yamlText(base)}`,
    ...(own === undefined ? [] : groupsOf(own)),
    ...(variants.length === 0 ? [] : ['variants:', ...variants]),
    '',
  ].join('\n')
}

/** A variant is laid over the scenario as it is staffed here (`base`), and has no use for its shifts or agents. */
function groupsOf({ groups, staffings }: StaffingAnswer, base?: StaffingAnswer): string[] {
  return [
    'groups:',
    ...groups.flatMap((group) => {
      const below = base?.groups.find(({ name }) => name === group.name)
      return groupLines(group, staffings.get(group.name), presentIn(group, below, base?.staffings.get(group.name)))
    }),
  ]
}

/** What the new staffing is laid over, and has to remove: only what is there can be removed. */
interface Present {
  readonly agents: boolean
  readonly shifts: boolean
  readonly attendance: readonly string[]
}

function presentIn(
  { attendance, hasAgents, writtenAt }: GroupAnswer,
  below: GroupAnswer | undefined,
  staffing: Staffing | undefined,
): Present {
  if (below === undefined || staffing === undefined) return { agents: hasAgents, shifts: !hasAgents, attendance }
  const isItsOwn = below.writtenAt !== writtenAt
  const hasShifts = staffing.from === 'shifts'
  return {
    agents: !hasShifts || (isItsOwn && hasAgents),
    shifts: hasShifts || (isItsOwn && !hasAgents),
    attendance: hasShifts ? attendance : attendance.filter((key) => !below.attendance.includes(key)),
  }
}

function indented(line: string): string {
  return `    ${line}`
}

function comments(answers: ReadonlyMap<string, StaffingAnswer>): string[] {
  const [[, { agner, scenario, seed }]] = answers
  return [
    `# Agents of ${printable(scenario.name)}: the cheapest staffing found that meets its goals.`,
    `# Found by agner ${agner} (agner staff, seed ${seed}) for scenario ${scenario.hash.slice(0, 12)}.`,
    ...[...answers].flatMap(([variant, { isFeasible }]) =>
      isFeasible ? [] : [`# ${variant === '' ? 'It' : `The variant ${printable(variant)}`} does not meet all goals.`],
    ),
  ]
}

function groupLines({ lines, name }: GroupAnswer, staffing: Staffing | undefined, present: Present): string[] {
  if (staffing === undefined) return []
  const head = `  ${yamlText(name)}:`
  if (staffing.from === 'shifts' && lines.length > 0)
    return [
      head,
      ...(present.agents ? ['    agents: null'] : []),
      '    shifts:',
      ...lines.map((line) => `      - ${lineText(line)}`),
    ]
  return [
    head,
    ...(present.shifts ? ['    shifts: null'] : []),
    // Who is absent or late is somebody with a shift.
    ...present.attendance.map((key) => `    ${key}: null`),
    ...agentLines(staffing),
  ]
}

function agentLines(staffing: Staffing): string[] {
  const number = (agents: number): string[] => [`    agents: ${agents}`]
  if (staffing.from === 'number') return number(staffing.agents)
  if (staffing.from === 'profile') {
    const profile = profileLines(staffing.windows, '        ')
    return profile.length === 0 ? number(0) : ['    agents:', '      profile:', ...profile]
  }
  if (staffing.from !== 'months') return number(0)
  return [
    '    agents:',
    '      months:',
    ...staffing.plans.flatMap(({ months, plan }) => {
      const key = `        ${yamlText(monthsText(months))}:`
      const profile = typeof plan === 'number' ? [] : profileLines(plan, '          ')
      return profile.length === 0 ? [`${key} ${typeof plan === 'number' ? plan : 0}`] : [key, ...profile]
    }),
  ]
}

/** A line for weekdays that are alike; ranges of hours with as many agents are one. */
function profileLines(windows: readonly ProfileWindow[], indent: string): string[] {
  const byDays = new Map<string, ProfileWindow[]>()
  for (const window of windows) {
    const days = weekdaysText(window.weekdays)
    const own = byDays.get(days) ?? []
    const last = own[own.length - 1]
    if (last !== undefined && last.to === window.from && last.value === window.value)
      own[own.length - 1] = { ...last, to: window.to }
    else own.push(window)
    byDays.set(days, own)
  }
  return [...byDays].flatMap(([days, own]) => {
    const ranges = own.filter(({ value }) => value > 0).map((window) => `${rangeText(window)}: ${window.value}`)
    return ranges.length === 0 ? [] : [`${indent}${days}: { ${ranges.join(', ')} }`]
  })
}
