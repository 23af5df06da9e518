import type { Channel } from '../models/channel-model.ts'
import type { Group, Skill } from '../models/model.ts'
import { piecesOf } from './arrivals.ts'
import { handsOf } from './compile-channels.ts'
import { compileRing } from './compile-connecting.ts'
import { compileConsults, compileTransfers } from './compile-journey.ts'
import type { Compilation } from './compile-context.ts'
import { compileShifts } from './compile-people.ts'
import { readIntervalColumn } from './compile-interval-file.ts'
import { within } from './compile-steps.ts'
import type { Piece } from './compile-steps.ts'
import type { ScenarioGroup } from './schema.ts'
import { headcountPlan } from './staffing.ts'
import type { StaffedPlan } from './staffing.ts'

export function compileGroup(
  compilation: Compilation,
  name: string,
  group: ScenarioGroup,
  typeIds: ReadonlyMap<string, number>,
  channels: readonly Channel[],
): Group {
  const skills = Object.entries(group.skills).map(([type, skill]): Skill => {
    const path = ['groups', name, 'skills', type]
    const { preference, rank, reserve, speed } = skill
    return {
      type: typeIds.get(type) ?? -1,
      preference,
      rank,
      reserve,
      resolved: skill.resolved ?? null,
      transfers:
        skill.transfers === undefined
          ? null
          : compileTransfers(compilation, skill.transfers, [...path, 'transfers'], typeIds),
      consults:
        skill.consults === undefined
          ? null
          : compileConsults(compilation, skill.consults, [...path, 'consults'], typeIds),
      speed,
      talk: compilation.lawOrNull(skill.talk, [...path, 'talk']),
      hold: compilation.lawOrNull(skill.hold, [...path, 'hold']),
      wrap: compilation.lawOrNull(skill.wrap, [...path, 'wrap']),
    }
  })
  const hands = handsOf(compilation, group, channels)
  return { name, skills, hands, ring: compileRing(compilation, name, group), ...planOf(compilation, name, group) }
}

/** Numbers by the clock start and end with it; a number holds in the opening hours of the scenario. */
function planOf(compilation: Compilation, name: string, { staffing, people }: ScenarioGroup): StaffedPlan {
  const { bounds } = compilation.periods
  const { calendar } = compilation
  const always = (agents: number): Piece => ({ from: 0, to: Infinity, value: agents })
  if (staffing.from === 'number' && calendar === null) return headcountPlan([always(staffing.agents)], bounds)
  const grid = compilation.gridOf()
  if (staffing.from === 'number')
    return headcountPlan(within([always(staffing.agents)], grid.opening, Infinity), bounds)
  if (staffing.from === 'shifts') return compileShifts(compilation, name, staffing.shifts, people, grid.calendar)
  if (staffing.from === 'profile') return headcountPlan(piecesOf(grid.calendar, staffing.windows), bounds)
  const table = compilation.table(staffing.file)
  if (table === null) return headcountPlan([], bounds)
  const { values, problems } = readIntervalColumn(table, staffing.column, grid, { whole: 'agents' })
  compilation.problems.push(...problems)
  const pieces = Array.from(values, (value, i): Piece => ({ from: bounds[i], to: bounds[i + 1], value }))
  return headcountPlan(pieces, bounds)
}
