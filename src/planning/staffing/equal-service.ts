import type { Loaded } from '../../experiment/loaded.ts'
import { restaffed } from './restaff.ts'
import type { StaffOptions } from './staff.ts'
import type { StaffingAnswer } from './staffing-answer.ts'

/** Variants that are all staffed to their goals, and how. */
export interface EquallyStaffed {
  readonly variants: ReadonlyMap<string, Loaded>
  readonly answers: ReadonlyMap<string, StaffingAnswer>
  /** What a reader should know of it. */
  readonly notes: readonly string[]
}

/** Staffs every variant at least cost to its goals, which should be the same, so that like is compared with like. */
export async function equallyStaffed(
  variants: ReadonlyMap<string, Loaded>,
  { onProgress, ...options }: StaffOptions = {},
): Promise<EquallyStaffed> {
  const staffed = new Map<string, Loaded>()
  const answers = new Map<string, StaffingAnswer>()
  for (const [name, loaded] of variants) {
    const { answer, loaded: own } = await restaffed(loaded, {
      ...options,
      onProgress: (simulations, part, parts) =>
        onProgress?.(simulations, staffed.size * parts + part, variants.size * parts),
    })
    staffed.set(name, own)
    answers.set(name, answer)
  }
  return { variants: staffed, answers, notes: notesOn(answers) }
}

function notesOn(answers: ReadonlyMap<string, StaffingAnswer>): string[] {
  const short = [...answers].filter(([, { isFeasible }]) => !isFeasible).map(([name]) => name)
  const [[first, one], ...others] = answers
  const differing = others.filter(([, other]) => goalsOf(other) !== goalsOf(one)).map(([name]) => name)
  return [
    ...(short.length === 0 ? ['every variant is staffed at least cost to its goals'] : []),
    ...(short.length > 0 ? [`no staffing was found that meets all goals: ${short.join(', ')}`] : []),
    ...(differing.length > 0 ? [`not the same goals as those of ${first}: ${differing.join(', ')}`] : []),
  ]
}

/** What is asked of whom, in an order that does not depend on the variant; a ceiling of occupancy is of its own groups. */
function goalsOf({ parts }: StaffingAnswer): string {
  const goals = parts.flatMap(({ goals: own }) => own).filter(({ scope }) => scope !== 'groups')
  return [...new Set(goals.map(({ figure, goal, name, unit }) => `${name} ${figure} ${goal} ${unit}`))]
    .toSorted()
    .join()
}
