import { scaledLaw } from '../../engine/distributions.ts'
import type { Law } from '../../engine/law.ts'
import { prepare, type Loaded } from '../../experiment/loaded.ts'
import type { ScenarioGroup } from '../../scenario/schema.ts'
import { usualStaffedGroup, usualStaffing } from '../../scenario/staffing-schema.ts'
import type { CommitmentTerms, GroupTerms } from './commitment-terms.ts'
import { classMeans, type Knowledge } from './knowledge.ts'
import type { SlotLimits } from '../staffing/problem.ts'
import { staffScenario, type StaffOptions } from '../staffing/staff.ts'
import { withStaffing } from '../staffing/staffed-group.ts'
import type { StaffingAnswer } from '../staffing/staffing-answer.ts'

/** A class of days that are told apart when hours are decided, and what is decided for them. */
export interface PlannedDays {
  /** Times as busy as expected, as foreseen. */
  readonly foreseen: number
  /** How busy they may turn out, times what is foreseen. */
  readonly open: Law
  readonly answer: StaffingAnswer
  readonly cost: number
  readonly hours: number
  readonly staffings: ReadonlyMap<string, ScenarioGroup['staffing']>
}

/** Staffs a scenario for days about which something is known. What has been solved once is not solved again. */
export class DayPlanner {
  private readonly loaded: Loaded
  private readonly terms: CommitmentTerms
  private readonly base: StaffingAnswer
  private readonly options: StaffOptions
  private readonly onSolved: () => void
  private readonly solved = new Map<string, StaffingAnswer>()

  /** `base` is the answer for the scenario itself: nothing is known but how days differ. */
  constructor(
    loaded: Loaded,
    terms: CommitmentTerms,
    base: StaffingAnswer,
    options: StaffOptions,
    onSolved: () => void,
  ) {
    this.loaded = loaded
    this.terms = terms
    this.base = base
    this.options = options
    this.onSolved = onSolved
    this.solved.set(JSON.stringify(terms.law), base)
  }

  /** All groups, for each class of what is known. */
  async plan({ known, open }: Knowledge): Promise<PlannedDays[]> {
    const days: PlannedDays[] = []
    for (const foreseen of classMeans(known, this.terms.levels)) {
      const law = times(open, foreseen)
      const key = JSON.stringify(law)
      const answer = this.solved.get(key) ?? (await staffScenario(withBusyness(this.loaded, law), this.options))
      this.solved.set(key, answer)
      this.onSolved()
      days.push({ foreseen, open, answer, ...this.totalOf(answer, []), staffings: answer.staffings })
    }
    return days
  }

  /** What is fixed, changed as far as it may be, for each class of what has become known since. */
  async changed(fixed: PlannedDays, { known, open }: Knowledge): Promise<PlannedDays[]> {
    const { first, groups, levels } = this.terms
    const free = groups.filter((group) => isFree(group, first))
    const kept = groups.filter((group) => !isFree(group, first)).map(({ name }) => name)
    const bound = free.filter(({ leadTime }) => leadTime === first)
    const days: PlannedDays[] = []
    for (const since of classMeans(known, levels)) {
      const foreseen = fixed.foreseen * since
      const loaded = freed(withBusyness(this.loaded, times(open, foreseen)), free, fixed)
      const limitsOf = (months: readonly number[] | null): SlotLimits => limitsAround(fixed.answer, bound, months)
      const answer = await staffScenario(loaded, { ...this.options, limitsOf })
      this.onSolved()
      const staffings = new Map([...fixed.staffings, ...answer.staffings])
      const keptGroups = fixed.answer.groups.filter(({ name }) => kept.includes(name))
      days.push({ foreseen, open, answer, ...this.totalOf(answer, keptGroups), staffings })
    }
    return days
  }

  /** In what the scenario itself is counted in. */
  private totalOf(
    answer: StaffingAnswer,
    kept: readonly { readonly cost: number; readonly hours: number }[],
  ): { cost: number; hours: number } {
    const hours = kept.reduce((sum, group) => sum + group.hours, answer.hours)
    return {
      hours,
      cost: this.base.currency === null ? hours : kept.reduce((sum, { cost }) => sum + cost, answer.cost),
    }
  }
}

/** The law of how busy days are of which so much is foreseen. */
export function times(open: Law, foreseen: number): Law {
  return foreseen === 1 ? open : scaledLaw(open, foreseen)
}

export function withBusyness({ source }: Loaded, law: Law): Loaded {
  const { scenario } = source
  const busyness = { law, correlation: undefined }
  // A forecast is of the days as they are written.
  const staffing = scenario.staffing === undefined ? undefined : { ...scenario.staffing, commitment: undefined }
  return prepare({ ...source, warnings: [], scenario: { ...scenario, busyness, staffing } })
}

/** Whether a group has something left to decide after the first decision. */
function isFree({ flex, leadTime }: GroupTerms, first: number): boolean {
  return leadTime < first || flex > 0
}

/** The scenario in which only some groups are decided, and the others work what is fixed. */
function freed({ source }: Loaded, free: readonly GroupTerms[], fixed: PlannedDays): Loaded {
  const { scenario } = source
  const names = free.map(({ name }) => name)
  const groups = Object.fromEntries(
    Object.entries(scenario.groups).map(([name, group]) => {
      return [name, names.includes(name) ? group : withStaffing(group, fixed.staffings.get(name))]
    }),
  )
  const decided = names.map((name) => [name, scenario.staffing?.groups?.[name] ?? usualStaffedGroup] as const)
  const staffing = { ...(scenario.staffing ?? usualStaffing), groups: Object.fromEntries(decided) }
  return prepare({ ...source, scenario: { ...scenario, groups, staffing } })
}

/** Whole agents more or fewer, in the order of the slots. */
function limitsAround(
  { groups }: StaffingAnswer,
  bound: readonly GroupTerms[],
  months: readonly number[] | null,
): SlotLimits {
  return new Map(
    bound.map(({ flex, name }) => {
      const levels = groups.find((group) => group.name === name)?.levels ?? []
      const own = levels.filter((level) => level.months?.join() === months?.join())
      return [
        name,
        own.map(({ agents }) => {
          const change = Math.round(flex * agents)
          return { atLeast: Math.max(0, agents - change), atMost: agents + change }
        }),
      ]
    }),
  )
}
