import { limitsOf } from '../shifts/shift-limits.ts'
import { outOfHours } from './paid-hours.ts'
import { agentsAt } from './moments.ts'
import type { StaffingProblem } from './problem.ts'

const ALL_WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]
/** Sums of shares of agents are exact to less than this. */
const NEGLIGIBLE = 1e-6

/** A rule of the scenario that a staffing breaks, and whose. */
export interface Breach {
  readonly group: string
  readonly rule: string
}

/**
 * What a staffing may not be, whatever it does for service: fewest and most agents, nobody alone, paid hours, and what the
 * catalogue says of its shifts. A search may pass through such staffings, but never ends with one unsaid.
 */
export function breachesOf(problem: StaffingProblem, counts: ArrayLike<number>): Breach[] {
  const { groups, loaded, moments, slots } = problem
  const startsAtMost = loaded.source.scenario.staffing?.startsAtMost ?? Infinity
  const found = groups.flatMap(({ columns, mayBeAlone, name, slots: [from, end] }): Breach[] => {
    const broken = new Set<string>()
    for (const moment of moments) {
      if (moment.slot < from || moment.slot >= end) continue
      const { atLeast, atMost } = slots[moment.slot]
      const agents = agentsAt(moment, counts)
      if (agents < atLeast - NEGLIGIBLE) broken.add('`at-least`')
      if (agents > atMost + NEGLIGIBLE) broken.add('`at-most`')
      if (!mayBeAlone && agents > NEGLIGIBLE && agents < 2 - NEGLIGIBLE) broken.add('`alone: false`')
    }
    for (const rule of brokenByShifts(problem, columns, counts, startsAtMost)) broken.add(rule)
    return [...broken].map((rule) => ({ group: name, rule }))
  })
  return [...found, ...outOfHours(problem, counts).map((group) => ({ group, rule: '`hours-a-week`' }))]
}

export function isPermitted(problem: StaffingProblem, counts: ArrayLike<number>): boolean {
  return breachesOf(problem, counts).length === 0
}

function brokenByShifts(
  { columns }: StaffingProblem,
  [first, end]: readonly [number, number],
  counts: ArrayLike<number>,
  startsAtMost: number,
): string[] {
  const shifts = columns.slice(first, end).flatMap(({ hours, shift }, i) => {
    return shift === null ? [] : [{ ...shift, agents: counts[first + i], hours: hours * counts[first + i] }]
  })
  if (shifts.length === 0) return []
  const broken: string[] = []
  if (shifts.filter(({ agents }) => agents > 0).length > startsAtMost) broken.push('`starts-at-most`')
  const allHours = shifts.reduce((sum, { hours }) => sum + hours, 0)
  for (const [kind, { atLeast, atMost, share }] of limitsOf(shifts)) {
    const own = shifts.filter(({ name }) => name === kind)
    const hours = own.reduce((sum, one) => sum + one.hours, 0)
    const areKept = ALL_WEEKDAYS.every((weekday) => {
      const there = own.filter(({ shift }) => shift.weekdays.includes(weekday))
      const agents = there.reduce((sum, one) => sum + one.agents, 0)
      return there.length === 0 || (agents >= atLeast && agents <= atMost)
    })
    if (!areKept || hours > share * allHours + NEGLIGIBLE) broken.push(`the limits of the shift \`${kind}\``)
  }
  return broken
}
