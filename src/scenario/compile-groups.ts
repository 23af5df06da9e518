import type { Channel } from '../models/channel-model.ts'
import type { Group, Skill } from '../models/model.ts'
import { compileReserve } from './compile-reserve.ts'
import { handsOf } from './compile-channels.ts'
import { compileRing } from './compile-connecting.ts'
import { quoted } from './issues.ts'
import { holdsMoreThan } from '../models/workloads.ts'
import { compileConsults, compileTransfers } from './compile-journey.ts'
import { compilePool } from './compile-pool.ts'
import { compileProficiency } from './compile-proficiency.ts'
import type { Compilation } from './compile-context.ts'
import { planOf } from './compile-staffing.ts'
import { pressureOn } from './pressure.ts'
import type { ScenarioGroup } from './schema.ts'
import { withUpkeep } from './compile-upkeep.ts'

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
      speed: speed / pressure.handleTime / (compilation.scenario.types[type]?.handleTime ?? 1),
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
