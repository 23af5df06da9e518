import { coverageIn } from '../../scenario/coverage.ts'
import type { LoadedScenario } from '../../scenario/load.ts'
import type { StaffedPlan } from '../../scenario/staffing.ts'
import { shiftStaffing, type ShiftColumn } from './shift-columns.ts'

/** So many who share a window take their breaks spread over it much as a group would. */
const CREW = 12

/** Seconds of one agent by period of the model's grid. */
export type AgentSeconds = Pick<StaffedPlan, 'paidSeconds' | 'scheduledSeconds'>

/**
 * What one agent of each column is paid for and scheduled: of a break that has a window, and of time to keep up, the mean
 * of a crew that takes it one after the other. Throws a ScenarioError where the shifts do not fit the group.
 */
export function shiftCoverage(source: LoadedScenario, group: string, columns: readonly ShiftColumn[]): AgentSeconds[] {
  const cover = coverageIn(source, group)
  const { upkeep, skills } = source.scenario.groups[group]
  const keepsUp = upkeep !== undefined || Object.values(skills).some((skill) => skill.upkeep !== undefined)
  return columns.map((column) => {
    const isSpread = keepsUp || column.shift.rests.some(({ from, to, seconds }) => to - from > seconds)
    const crew = isSpread ? CREW : 1
    const { paidSeconds, scheduledSeconds } = cover(shiftStaffing([column], [crew]))
    if (crew === 1) return { paidSeconds, scheduledSeconds }
    // Breaks begin at whole seconds, rounded down; half a second too little would ask for a person more.
    return {
      paidSeconds: paidSeconds.map((sum) => sum / crew),
      scheduledSeconds: scheduledSeconds.map((sum) => Math.round(sum / crew)),
    }
  })
}
