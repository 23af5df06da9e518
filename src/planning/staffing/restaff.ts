import { prepare, type Loaded } from '../../experiment/loaded.ts'
import { scenarioHash } from '../../scenario/hash.ts'
import type { LoadedScenario } from '../../scenario/load.ts'
import { staffScenario, type StaffOptions } from './staff.ts'
import { withStaffing } from './staffed-group.ts'
import { MISSES_GOALS, type StaffingAnswer } from './staffing-answer.ts'

/** A scenario with the staffing that was found for it. */
export interface Restaffed {
  readonly loaded: Loaded
  readonly answer: StaffingAnswer
}

/** Staffs a scenario to its goals, and gives it as if it had been written with that staffing. */
export async function restaffed(loaded: Loaded, options: StaffOptions = {}): Promise<Restaffed> {
  const answer = await staffScenario(loaded, options)
  const staffed = prepare(withStaffings(loaded.source, answer.staffings))
  const notes = answer.isFeasible ? staffed.notes : [...staffed.notes, MISSES_GOALS]
  return { answer, loaded: { ...staffed, notes } }
}

/** Read otherwise than written it keeps the staffings, but of groups whose agents are what is edited. */
function withStaffings(source: LoadedScenario, staffings: StaffingAnswer['staffings']): LoadedScenario {
  const groups = Object.fromEntries(
    Object.entries(source.scenario.groups).map(([name, group]) => [name, withStaffing(group, staffings.get(name))]),
  )
  const scenario = { ...source.scenario, groups }
  return {
    ...source,
    scenario,
    hash: scenarioHash(scenario, source.files),
    edited: (edit) => {
      const read = source.edited(edit)
      const agentsOf = ({ scenario: { groups: all } }: LoadedScenario, name: string): string =>
        JSON.stringify(all[name]?.staffing)
      const kept = [...staffings].filter(([name]) => agentsOf(read, name) === agentsOf(source, name))
      return withStaffings(read, new Map(kept))
    },
  }
}
