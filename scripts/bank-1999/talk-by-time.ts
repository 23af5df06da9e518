import { scaledLaw } from '../../src/engine/distributions.ts'
import type { Arrivals } from '../../src/models/arrivals-model.ts'
import type { ContactType, Model } from '../../src/models/model.ts'
import { SLOTS, SLOT_SECONDS, slotStart } from './clock.ts'
import type { RecordedTables } from './recorded-tables.ts'

const SLOTS_PER_DAY = 86_400 / SLOT_SECONDS

/** Below so many contacts a day a half hour's mean talk is left to chance. */
const ENOUGH_A_DAY = 1

/**
 * The model with talk times that go with the time of day, as recorded, which a scenario cannot say: every type becomes
 * one per half hour, in the same queue.
 */
export function withTalkByTime(model: Model, recorded: RecordedTables): Model {
  const factorOf = (type: string, start: string): number => {
    const own = recorded.row({ start, type })
    return own.offered >= ENOUGH_A_DAY && own.talk > 0 ? own.talk / recorded.row({ type }).talk : 1
  }
  const types = model.types.flatMap((type) =>
    SLOTS.map((slot): ContactType => {
      const start = slotStart(slot)
      return {
        ...type,
        name: `${type.name} ${start}`,
        talk: scaledLaw(type.talk, factorOf(type.name, start)),
        arrivals: onlyIn(slot, type.arrivals),
      }
    }),
  )
  const groups = model.groups.map((group) => ({
    ...group,
    skills: group.skills.flatMap((skill) => SLOTS.map((_, i) => ({ ...skill, type: skill.type * SLOTS.length + i }))),
  }))
  return { ...model, types, groups }
}

/** The arrivals of one half hour of every day. */
function onlyIn(slot: number, arrivals: Arrivals): Arrivals {
  if (arrivals.process !== 'poisson') return arrivals
  const { bounds, perSecond } = arrivals
  const slots = Math.round((bounds[bounds.length - 1] - bounds[0]) / SLOT_SECONDS)
  const first = Math.round(bounds[0] / SLOT_SECONDS)
  const rateAt = (at: number) => perSecond[bounds.findLastIndex((bound) => bound <= at)] ?? 0
  return {
    ...arrivals,
    bounds: Float64Array.from({ length: slots + 1 }, (_, i) => (first + i) * SLOT_SECONDS),
    perSecond: Float64Array.from({ length: slots }, (_, i) =>
      (first + i) % SLOTS_PER_DAY === slot ? rateAt((first + i) * SLOT_SECONDS) : 0,
    ),
  }
}
