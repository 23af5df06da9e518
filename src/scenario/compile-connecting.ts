import type { Law } from '../engine/law.ts'
import type { Dial, Ring } from '../models/journey-model.ts'
import type { Compilation } from './compile-context.ts'
import { delayOf } from './compile-journey.ts'
import type { ScenarioGroup, ScenarioType } from './schema.ts'

const AT_ONCE: Law = { law: 'constant', value: 0 }

export function compileRing(compilation: Compilation, name: string, { ring, noAnswer }: ScenarioGroup): Ring | null {
  if (ring === undefined && noAnswer === undefined) return null
  return {
    seconds: compilation.lawOrNull(ring, ['groups', name, 'ring']) ?? AT_ONCE,
    unanswered: noAnswer?.share ?? 0,
    unansweredSeconds: noAnswer?.after ?? 0,
    asideSeconds: noAnswer?.setAside ?? 0,
  }
}

export function compileDial(compilation: Compilation, name: string, type: ScenarioType): Dial | null {
  const { dial } = type
  if (dial === undefined) return null
  const path = ['types', name, 'dial']
  return {
    first: dial.first,
    ring: compilation.law(dial.ring, [...path, 'ring']),
    patience: compilation.lawOrNull(type.patience, ['types', name, 'patience']),
    reach: dial.reach,
    attempts: dial.attempts,
    again: delayOf(compilation, dial.again, [...path, 'again']),
    booked: compilation.lawOrNull(dial.booked, [...path, 'booked']),
    slotSeconds: dial.slots ?? 0,
  }
}
