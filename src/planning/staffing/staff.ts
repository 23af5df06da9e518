import type { Loaded } from '../../experiment/loaded.ts'
import { VERSION } from '../../experiment/version.ts'
import { coverageIn } from '../../scenario/coverage.ts'
import type { LoadedScenario } from '../../scenario/load.ts'
import type { ScenarioGroup } from '../../scenario/schema.ts'
import { asWritten } from '../../scenario/shift-schema.ts'
import { hourCosts } from '../hours/hour-costs.ts'
import { planCost } from '../hours/plan-cost.ts'
import { linesOfLevels } from './level-lines.ts'
import { monthParts } from './month-parts.ts'
import { columnStaffing } from './counts.ts'
import { suspicious } from './suspicious.ts'
import type { SlotLimits } from './problem.ts'
import { scheduleLines, type ScheduleLine } from '../shifts/schedule.ts'
import { inUnits, staffPart, type SolvedPart } from './staff-part.ts'
import type { GroupAnswer, LevelAnswer, StaffingAnswer } from './staffing-answer.ts'

type Staffing = ScenarioGroup['staffing']

export interface StaffOptions {
  /** Instead of the scenario's. */
  readonly seed?: string
  /** Of the judgement; the search takes a fifth. Without it, as many as the goals need. */
  readonly replications?: number
  /** Simulations so far, and the part of the horizon that is solved. */
  readonly onProgress?: (simulations: number, part: number, parts: number) => void
  /** Of a part of the horizon, by its months. */
  readonly limitsOf?: (months: readonly number[] | null) => SlotLimits
  /** Wall clock in milliseconds, for `seconds`. */
  readonly clock?: () => number
}

interface Solved extends SolvedPart {
  readonly months: readonly number[] | null
}

/** Finds the cheapest staffing that meets the goals of a scenario. The same scenario and seed give the same answer. */
export async function staffScenario(loaded: Loaded, options: StaffOptions = {}): Promise<StaffingAnswer> {
  const { clock, onProgress, replications = null, seed = loaded.seed } = options
  const started = clock?.() ?? 0
  const parts = monthParts(loaded)
  const solved: Solved[] = []
  const notes: string[] = []
  for (const [part, { loaded: own, months, moreElsewhere }] of parts.entries()) {
    if (moreElsewhere.length > 0)
      notes.push(
        `the busiest of some months stands for all of them, though others have more ${moreElsewhere.join(', ')}`,
      )
    const found = await staffPart(own, {
      seed: months === null ? seed : `${seed}/months ${months.join()}`,
      replications,
      onProgress: (simulations) => onProgress?.(simulations, part, parts.length),
      limits: options.limitsOf?.(months),
    })
    solved.push({ ...found, months })
  }
  const [{ problem }] = solved
  const found = problem.groups.map(({ id, name }) => groupOf(loaded, solved, id, name))
  const groups = found.map(({ answer }) => answer)
  const staffings = new Map(found.map(({ answer, staffing }) => [answer.name, staffing]))
  return {
    agner: VERSION,
    scenario: { name: loaded.name, hash: loaded.hash },
    seed,
    confidence: loaded.confidence,
    isFeasible: solved.every(({ isFeasible }) => isFeasible),
    cost: groups.reduce((sum, { cost }) => sum + cost, 0),
    currency: problem.currency,
    hours: groups.reduce((sum, { hours }) => sum + hours, 0),
    groups,
    parts: solved.map(({ goals, isFeasible, months, search }) => ({ months, isFeasible, goals, search })),
    notes: [...new Set([...notes, ...solved.flatMap((one) => one.notes), ...suspicious(loaded, staffings)])],
    staffings,
    ...(clock === undefined ? {} : { seconds: (clock() - started) / 1000 }),
  }
}

/** What is found for all parts, as one staffing; `lines` of a group that has shifts in any of them. */
function combined(solved: readonly Solved[], group: string, lines: readonly ScheduleLine[]): Staffing {
  const staffings = solved.map(({ counts, months, problem }) => ({
    months,
    staffing: columnStaffing(problem, counts).get(group) ?? { from: 'number' as const, agents: 0 },
  }))
  const [{ months: first, staffing: only }] = staffings
  if (first === null) return only
  if (lines.length > 0) return { from: 'shifts', shifts: lines.map(({ shift }) => asWritten(shift)) }
  return {
    from: 'months',
    plans: staffings.map(({ months, staffing }) => ({
      months: months ?? [],
      plan: staffing.from === 'profile' ? staffing.windows : staffing.from === 'number' ? staffing.agents : 0,
    })),
  }
}

function groupOf(
  { model, source }: Loaded,
  solved: readonly Solved[],
  id: number,
  name: string,
): { readonly answer: GroupAnswer; readonly staffing: Staffing } {
  const [{ problem }] = solved
  const lines = linesOf(solved, name)
  const staffing = combined(solved, name, lines)
  const plan = coverageIn(source, name)(staffing)
  const { cost, hours } = planCost(model, plan, problem.currency === null ? null : hourCosts(model, id))
  return {
    staffing,
    answer: {
      name,
      cost: inUnits(problem, cost),
      hours,
      hasAgents: source.scenario.groups[name].staffing.from !== 'shifts',
      writtenAt: writtenAt(source, name),
      attendance: attendanceKeys(source.scenario.groups[name]),
      levels: solved.flatMap((part) => levelsIn(part, name)),
      lines,
    },
  }
}

function levelsIn({ levels, months, needed, problem }: Solved, name: string): LevelAnswer[] {
  const [first, end] = problem.groups.find((one) => one.name === name)?.slots ?? [0, 0]
  return problem.slots.slice(first, end).map(({ window }, i) => ({
    months,
    weekdays: window?.weekdays ?? null,
    from: window?.from ?? 0,
    to: window?.to ?? 0,
    agents: levels[first + i],
    needed: needed[first + i],
  }))
}

/** Its shifts; none where it has numbers in all parts. In a part that has numbers they are shifts of just so long. */
function linesOf(solved: readonly Solved[], name: string): ScheduleLine[] {
  const parts = solved.map((part) => {
    const { columns, groups } = part.problem
    const [first, end] = groups.find((one) => one.name === name)?.columns ?? [0, 0]
    const shifts = columns.slice(first, end).flatMap(({ shift }) => (shift === null ? [] : [shift]))
    return { part, shifts, counts: part.counts.subarray(first, end) }
  })
  if (parts.every(({ shifts }) => shifts.length === 0)) return []
  return parts.flatMap(({ counts, part, shifts }) => {
    if (shifts.length === 0) return linesOfLevels(levelsIn(part, name))
    const { months } = part
    return scheduleLines(shifts, counts).map((line) => {
      return months === null ? line : { ...line, shift: { ...line.shift, months } }
    })
  })
}

function attendanceKeys({ attendance }: ScenarioGroup): string[] {
  return Object.entries(attendance ?? {}).flatMap(([key, settings]) =>
    settings === undefined ? [] : [key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)],
  )
}

function writtenAt({ placeOf, scenario }: LoadedScenario, group: string): string {
  const key = scenario.groups[group].staffing.from === 'shifts' ? 'shifts' : 'agents'
  const { column, file, line } = placeOf(['groups', group, key], 'key')
  return `${file}:${line}:${column}`
}
