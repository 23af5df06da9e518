import type { Channel } from '../models/channel-model.ts'
import type { Group, Skill } from '../models/model.ts'
import { piecesOf } from './arrivals.ts'
import { compileReserve } from './compile-reserve.ts'
import { handsOf } from './compile-channels.ts'
import { compileRing } from './compile-connecting.ts'
import { quoted } from './issues.ts'
import { holdsMoreThan } from '../models/workloads.ts'
import { compileConsults, compileTransfers } from './compile-journey.ts'
import { compilePool } from './compile-pool.ts'
import { compileProficiency } from './compile-proficiency.ts'
import type { Compilation } from './compile-context.ts'
import { compileShifts } from './compile-people.ts'
import { readIntervalColumn } from './compile-interval-file.ts'
import { within } from './compile-steps.ts'
import type { Piece } from './compile-steps.ts'
import { placeOf } from './places.ts'
import { pressureOn } from './pressure.ts'
import type { ScenarioGroup } from './schema.ts'
import { withUpkeep } from './compile-upkeep.ts'
import { headcountPlan } from './staffing.ts'
import type { StaffedPlan } from './staffing.ts'

export function compileGroup(
  compilation: Compilation,
  name: string,
  group: ScenarioGroup,
  typeIds: ReadonlyMap<string, number>,
  groupIds: ReadonlyMap<string, number>,
  channels: readonly Channel[],
  clients: readonly string[],
): Group {
  const skills = Object.entries(group.skills).map(([type, skill]): Skill => {
    const path = ['groups', name, 'skills', type]
    const { preference, rank, reserve, speed } = skill
    const pressure = pressureOn(compilation.scenario, name, type)
    const resolved = skill.resolved ?? compilation.scenario.types[type]?.resolved?.share
    return {
      type: typeIds.get(type) ?? -1,
      preference,
      rank,
      reserve: compileReserve(compilation, reserve, groupIds, typeIds),
      resolved:
        pressure.resolved === 1 || resolved === undefined ? (skill.resolved ?? null) : resolved * pressure.resolved,
      transfers:
        skill.transfers === undefined
          ? null
          : compileTransfers(compilation, skill.transfers, [...path, 'transfers'], typeIds),
      consults:
        skill.consults === undefined
          ? null
          : compileConsults(compilation, skill.consults, [...path, 'consults'], typeIds),
      speed: speed / pressure.handleTime,
      talk: compilation.lawOrNull(skill.talk, [...path, 'talk']),
      hold: compilation.lawOrNull(skill.hold, [...path, 'hold']),
      wrap: compilation.lawOrNull(skill.wrap, [...path, 'wrap']),
    }
  })
  const plan = withUpkeep(compilation, name, group, planOf(compilation, name, group))
  const proficiency = compileProficiency(compilation, name, group, plan.staffing)
  const hands = handsOf(compilation, group, channels)
  if (hands !== null && holdsMoreThan(MOST_WORKLOADS, hands, channels)) {
    const message = `an agent of ${quoted(name)} could hold more than ${MOST_WORKLOADS} different things at once`
    compilation.fault(['groups', name, 'holds'], { message, allowed: 'fewer contacts at once, or fewer channels' })
  }
  const pool = compilePool(compilation, name, group, plan.staffing, clients)
  return { name, skills, hands, pool, ring: compileRing(compilation, name, group), proficiency, ...plan }
}

/** More than anybody can mean, and too many to look through for every contact. */
const MOST_WORKLOADS = 500

/** Numbers by the clock start and end with it; a number holds in the opening hours of the scenario. */
export function planOf(
  compilation: Compilation,
  name: string,
  { staffing, attendance, site, months }: ScenarioGroup,
): StaffedPlan {
  const { bounds } = compilation.periods
  if (months !== undefined && (compilation.calendar === null || compilation.calendar.startDate === null)) {
    const message = 'nobody knows which months those are: the days of the run have no dates'
    compilation.fault(['groups', name, 'months'], { message, allowed: '`calendar.start`, a date' })
    return headcountPlan([], bounds)
  }
  const always = (agents: number): Piece => ({ from: 0, to: Infinity, value: agents })
  if (staffing.from === 'number' && compilation.calendar === null)
    return headcountPlan([always(staffing.agents)], bounds)
  const { calendar, grid, atWork } = placeOf(compilation, { site, months })
  if (staffing.from === 'number')
    return headcountPlan(atWork(within([always(staffing.agents)], grid.opening, Infinity)), bounds)
  if (staffing.from === 'shifts') return compileShifts(compilation, name, staffing.shifts, attendance, calendar)
  if (staffing.from === 'profile') return headcountPlan(piecesOf(calendar, staffing.windows), bounds)
  const table = compilation.table(staffing.file)
  if (table === null) return headcountPlan([], bounds)
  const { values, problems } = readIntervalColumn(table, staffing.column, grid, { whole: 'agents' })
  compilation.problems.push(...problems)
  const local = grid.periods.bounds
  const pieces = Array.from(values, (value, i): Piece => ({ from: local[i], to: local[i + 1], value }))
  return headcountPlan(atWork(pieces.filter(({ from }) => from < calendar.horizon)), bounds)
}
