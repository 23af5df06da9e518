import { meanOf } from '../engine/distributions.ts'
import { leastSecondsInTurns } from './conversation-load.ts'
import type { ContactType, Group, Model, Skill } from './model.ts'
import { meanSpeedOf } from './speeds.ts'

/** What a group changes about the handle time of a type. */
type HandleSkill = Pick<Skill, 'talk' | 'hold' | 'wrap' | 'speed'>

/** Mean talk, hold and wrap of a type's contacts in seconds; `skill` null: by the type's own laws at speed 1. */
export function meanHandleSeconds(type: ContactType, skill: HandleSkill | null): number {
  const laws = [skill?.talk ?? type.talk, skill?.hold ?? type.hold, skill?.wrap ?? type.wrap]
  return laws.reduce((sum, law) => sum + (law === null ? 0 : meanOf(law)), 0) / (skill?.speed ?? 1)
}

/**
 * By type, mean seconds of an agent's time per contact in the group that needs least: with as many at once as gets most
 * done, all its agents being busy. What makes agents slower at times is left out. By the type's own laws, one at a time,
 * where nobody serves it.
 */
export function leastAgentSeconds({ types, groups, channels }: Pick<Model, 'types' | 'groups' | 'channels'>): number[] {
  return types.map((type, id) => {
    const times = groups.flatMap((group) => {
      const { hands, skills } = group
      const place = skills.findIndex((candidate) => candidate.type === id)
      if (place < 0) return []
      const seconds = meanHandleSeconds(type, skills[place]) / meanSpeedOf(group, place)
      if (type.turns !== null) return [leastSecondsInTurns(type.turns, seconds, mostHeld(hands, type.channel))]
      return [seconds / mostAtOnce(hands, type.channel, channels[type.channel].speeds)]
    })
    return times.length > 0 ? Math.min(...times) : meanHandleSeconds(type, null)
  })
}

/** How many contacts of a channel an agent gets done at best in the time of one. */
function mostAtOnce(hands: Group['hands'], channel: number, speeds: readonly number[]): number {
  const most = mostHeld(hands, channel)
  let best = 1
  for (let held = 1; held <= most; held++) {
    const speed = speeds.length === 0 ? 1 : speeds[Math.min(held, speeds.length) - 1]
    best = Math.max(best, held * speed)
  }
  return best
}

function mostHeld(hands: Group['hands'], channel: number): number {
  return hands === null ? 1 : Math.max(1, ...hands.map((hand) => hand[channel]))
}
