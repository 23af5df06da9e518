import type { GroupAnswer, StaffingAnswer } from '../planning/staffing-answer.ts'
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
  const linesOf = ({ groups, staffings }: StaffingAnswer): string[] => [
    'groups:',
    ...groups.flatMap((group) => groupLines(group, staffings.get(group.name))),
  ]
  const own = answers.get('')
  const variants = [...answers].flatMap(([variant, answer]) =>
    variant === '' ? [] : [`  ${yamlText(variant)}:`, ...linesOf(answer).map(indented)],
  )
  return [
    ...comments(answers),
    'agner: 1',
    `extends: ${yamlText(base)}`,
    ...(own === undefined ? [] : linesOf(own)),
    ...(variants.length === 0 ? [] : ['variants:', ...variants]),
    '',
  ].join('\n')
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

function groupLines({ hasAgents, lines, name }: GroupAnswer, staffing: Staffing | undefined): string[] {
  if (staffing === undefined) return []
  const head = `  ${yamlText(name)}:`
  if (staffing.from === 'shifts') {
    return [
      head,
      ...(hasAgents ? ['    agents: null'] : []),
      '    shifts:',
      ...lines.map((line) => `      - ${lineText(line)}`),
    ]
  }
  const instead = hasAgents ? [] : ['    shifts: null']
  if (staffing.from === 'number') return [head, ...instead, `    agents: ${staffing.agents}`]
  if (staffing.from === 'profile')
    return [head, ...instead, '    agents:', '      profile:', ...profileLines(staffing.windows, '        ')]
  if (staffing.from !== 'months') return []
  return [
    head,
    ...instead,
    '    agents:',
    '      months:',
    ...staffing.plans.flatMap(({ months, plan }) => {
      const key = `        ${yamlText(monthsText(months))}:`
      return typeof plan === 'number' ? [`${key} ${plan}`] : [key, ...profileLines(plan, '          ')]
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
