import type { ScenarioGroup } from '../../scenario/schema.ts'

/** A group with a staffing in place of its own; without one, as it is. */
export function withStaffing(group: ScenarioGroup, staffing: ScenarioGroup['staffing'] | undefined): ScenarioGroup {
  if (staffing === undefined) return group
  // Who is absent or late is somebody with a shift.
  return { ...group, staffing, attendance: staffing.from === 'shifts' ? group.attendance : undefined }
}
