import { prepare, type Loaded } from '../../experiment/loaded.ts'
import { scenarioHash } from '../../scenario/hash.ts'
import { staffScenario, type StaffOptions } from './staff.ts'
import type { StaffingAnswer } from './staffing-answer.ts'

/** A scenario with the staffing that was found for it. */
export interface Restaffed {
  readonly loaded: Loaded
  readonly answer: StaffingAnswer
}

/** Staffs a scenario to its goals, and gives it as if it had been written with that staffing. */
export async function restaffed(loaded: Loaded, options: StaffOptions = {}): Promise<Restaffed> {
  const answer = await staffScenario(loaded, options)
  return { answer, loaded: withStaffings(loaded, answer) }
}

function withStaffings({ source }: Loaded, { isFeasible, staffings }: StaffingAnswer): Loaded {
  const groups = Object.fromEntries(
    Object.entries(source.scenario.groups).map(([name, group]) => {
      const staffing = staffings.get(name)
      if (staffing === undefined) return [name, group]
      // Who is absent or late is somebody with a shift.
      return [name, { ...group, staffing, attendance: staffing.from === 'shifts' ? group.attendance : undefined }]
    }),
  )
  const scenario = { ...source.scenario, groups }
  const staffed = prepare({ ...source, scenario, hash: scenarioHash(scenario, source.files) })
  return isFeasible ? staffed : { ...staffed, notes: [...staffed.notes, 'its staffing does not meet all goals'] }
}
