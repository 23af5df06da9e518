import { meanOf } from '../engine/distributions.ts'
import type { ContactType, Model, Skill } from './model.ts'
import { meanSpeedOf } from './speeds.ts'

/** What a group changes about the handle time of a type. */
type HandleSkill = Pick<Skill, 'talk' | 'hold' | 'wrap' | 'speed'>

/** Mean talk, hold and wrap of a type's contacts in seconds; `skill` null: by the type's own laws at speed 1. */
export function meanHandleSeconds(type: ContactType, skill: HandleSkill | null): number {
  const laws = [skill?.talk ?? type.talk, skill?.hold ?? type.hold, skill?.wrap ?? type.wrap]
  return laws.reduce((sum, law) => sum + (law === null ? 0 : meanOf(law)), 0) / (skill?.speed ?? 1)
}

/**
 * By type, the mean handle time in seconds in the group that is quickest at it, all its agents being busy; its own where nobody
 * serves it. What makes agents slower at times is left out: it is the least work that contacts can be.
 */
export function quickestHandleSeconds({ types, groups }: Model): number[] {
  const skills = groups.flatMap((group) =>
    group.skills.map((skill, place) => ({ ...skill, speed: skill.speed * meanSpeedOf(group, place) })),
  )
  return types.map((type, id) => {
    const times = skills.filter((skill) => skill.type === id).map((skill) => meanHandleSeconds(type, skill))
    return times.length > 0 ? Math.min(...times) : meanHandleSeconds(type, null)
  })
}
