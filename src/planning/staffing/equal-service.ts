import type { Loaded } from '../../experiment/loaded.ts'
import { differingGoals } from '../same-goals.ts'
import { restaffed } from './restaff.ts'
import type { StaffOptions } from './staff.ts'
import type { GroupAnswer, StaffingAnswer } from './staffing-answer.ts'

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
  return { variants: staffed, answers, notes: [...notesOn(answers), ...goalNotes(variants)] }
}

function notesOn(answers: ReadonlyMap<string, StaffingAnswer>): string[] {
  const short = [...answers].filter(([, { isFeasible }]) => !isFeasible).map(([name]) => name)
  return [
    ...(short.length === 0 ? ['every variant is staffed at least cost to its goals'] : []),
    ...(short.length > 0 ? [`no staffing was found that meets all goals: ${short.join(', ')}`] : []),
    ...[...answers].map(([name, { groups }]) => `${name}: ${groups.map(inShort).join('; ')}`),
  ]
}

/** `team 2 to 6 agents, 216 paid hours` */
function inShort({ hours, levels, name }: GroupAnswer): string {
  if (levels.length === 0) return `${name} no agents`
  const agents = levels.map((level) => Math.round(level.agents))
  const [fewest, most] = [Math.min(...agents), Math.max(...agents)]
  const range = fewest === most ? `${most}` : `${fewest} to ${most}`
  return `${name} ${range} ${most === 1 ? 'agent' : 'agents'}, ${Math.round(hours)} paid hours`
}

function goalNotes(variants: ReadonlyMap<string, Loaded>): string[] {
  const [[first, one], ...others] = variants
  return others.flatMap(([name, other]) => {
    const isAskedAlike = askedIn(one) === askedIn(other)
    const differing = [...differingGoals(one.model, other.model), ...(isAskedAlike ? [] : ['what staffing asks for'])]
    return differing.length === 0 ? [] : [`${name} has not the same goals as ${first}: ${differing.join('; ')}`]
  })
}

/** What `staffing` asks for besides, in an order that does not depend on the variant; a ceiling of occupancy is of its own groups. */
function askedIn({ source }: Loaded): string {
  const { daysMissed = '', goals = [] } = source.scenario.staffing ?? {}
  const texts = goals.map(({ goal, key, types }) => `${types?.toSorted().join(' + ') ?? ''} ${key} ${goal}`)
  return [...texts.toSorted(), daysMissed].join()
}
