import type { CoverColumn, CoverLimits, CoverProblem } from './cover.ts'
import type { HoursRange } from '../hours/hours-range.ts'
import type { Column, Program, Row } from '../solver.ts'

const ALL_WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]
/** Of a cover that is not kept by rounding. */
const ENOUGH = 1e-9

type Terms = Row['terms']

/**
 * Agents by column; then, where few may be in use, whether each is; then, to find out what is missing, agents by slot who
 * come from nowhere. The least `cost`, or the fewest hours `missing`.
 */
export function coverProgram(problem: CoverProblem, least: 'cost' | 'missing'): Program {
  const { slots, columns, startsAtMost } = problem
  const byCost = least === 'cost'
  const isLimited = startsAtMost < Infinity
  const agents = columns.map(({ cost }): Column => {
    return { cost: byCost ? cost : 0, lower: 0, upper: Infinity, isInteger: true }
  })
  const inUse = isLimited ? columns.map((): Column => ({ cost: 0, lower: 0, upper: 1, isInteger: true })) : []
  const missing = slots.map(({ required, hours }): Column => {
    return { cost: hours, lower: 0, upper: Math.max(0, required), isInteger: false }
  })
  const first = agents.length + inUse.length
  const covering = slots.map((_, slot): [number, number][] => (byCost ? [] : [[first + slot, 1]]))
  columns.forEach(({ covers }, i) => {
    for (const [slot, share] of covers) covering[slot].push([i, share])
  })
  const rows: Row[] = covering.flatMap((terms, slot): Row[] => {
    const { required, atMost = Infinity } = slots[slot]
    if (required <= 0 && atMost === Infinity) return []
    return [{ lower: required - ENOUGH * required, upper: atMost, terms }]
  })
  for (const [kind, limits] of problem.limits) rows.push(...limitRows(columns, kind, limits))
  rows.push(...hoursRow(columns, problem.hours))
  if (isLimited) rows.push(...startRows(mostOf(problem), startsAtMost))
  return { columns: [...agents, ...inUse, ...(byCost ? [] : missing)], rows }
}

/**
 * More agents than this in a column are of no use: they alone cover all its slots and are as many as have to be; or, where
 * a kind may be only a share of the hours, they make up for all hours of the others; or for all hours that have to be paid.
 */
function mostOf({ slots, columns, limits, hours: { atLeast } }: CoverProblem): number[] {
  const kinds = [...limits.values()]
  const forced = kinds.reduce((sum, { atLeast }) => sum + atLeast * ALL_WEEKDAYS.length, 0)
  const smallest = Math.min(1, ...kinds.map(({ share }) => share).filter((share) => share > 0))
  const needed = columns.map(({ covers }) => {
    let agents = forced
    for (const [slot, share] of covers) agents = Math.max(agents, forced + Math.ceil(slots[slot].required / share))
    return agents
  })
  const hoursOfAll = columns.reduce((sum, { hours }, i) => sum + hours * needed[i], 0)
  return columns.map(({ kind, hours }, i) => {
    const besides = hours > 0 ? Math.ceil(((smallest < 1 ? hoursOfAll / smallest : 0) + atLeast) / hours) : 0
    return Math.min(limits.get(kind)?.atMost ?? Infinity, needed[i] + besides)
  })
}

function hoursRow(columns: CoverProblem['columns'], { atLeast, atMost }: HoursRange): Row[] {
  if (atLeast === 0 && atMost === Infinity) return []
  return [{ lower: atLeast, upper: atMost, terms: columns.map(({ hours }, i) => [i, hours] as const) }]
}

/** Of a kind of shift: agents on each weekday, and its share of the hours. */
export function limitRows(
  columns: readonly Pick<CoverColumn, 'kind' | 'weekdays' | 'hours'>[],
  kind: string,
  limits: CoverLimits,
): Row[] {
  const { atLeast, atMost, share } = limits
  const rows: Row[] = []
  for (const weekday of ALL_WEEKDAYS) {
    const terms = columns.flatMap(({ kind: own, weekdays }, i): Terms => {
      return own === kind && weekdays.includes(weekday) ? [[i, 1]] : []
    })
    if (terms.length > 0 && (atLeast > 0 || atMost < Infinity)) rows.push({ lower: atLeast, upper: atMost, terms })
  }
  if (share < 1) {
    const terms = columns.map(({ kind: own, hours }, i) => [i, (own === kind ? 1 - share : -share) * hours] as const)
    rows.push({ lower: -Infinity, upper: 0, terms })
  }
  return rows
}

/** Nobody in a column that is not in use, and so many in use. */
export function startRows(most: readonly number[], startsAtMost: number): Row[] {
  const { length } = most
  return [
    ...most.map((agents, i): Row => ({
      lower: -Infinity,
      upper: 0,
      terms: [
        [i, 1],
        [length + i, -agents],
      ],
    })),
    { lower: 0, upper: startsAtMost, terms: most.map((_, i) => [length + i, 1] as const) },
  ]
}
