import type { Law } from '../engine/law.ts'
import type { Dialing, Outbound } from '../models/outbound/outbound-model.ts'
import { piecesOf } from './arrivals.ts'
import type { Compilation } from './compile-context.ts'
import { stepsOf } from './compile-steps.ts'
import type { ScenarioType } from './schema.ts'

type Spec = NonNullable<ScenarioType['outbound']>

const AT_ONCE: Law = { law: 'constant', value: 0 }

export function compileOutbound(compilation: Compilation, name: string, type: ScenarioType): Outbound | null {
  const { outbound } = type
  if (outbound === undefined) return null
  const path = ['types', name, 'outbound']
  const { again, machines, wrongParty } = outbound
  const againAfter = (key: keyof Spec['again'], written: string): Law =>
    compilation.law(again[key], [...path, 'again', written])
  return {
    records: outbound.endless ? Infinity : (outbound.records ?? 0),
    loadedAt: loadedAt(compilation, outbound),
    dialing: dialingOf(compilation, outbound, [...path, 'dialing', 'preview']),
    ring: compilation.law(outbound.ring, [...path, 'ring']),
    noAnswerSeconds: outbound.noAnswerAfter,
    busySeconds: outbound.busyAfter,
    reach: reachOf(compilation, outbound),
    busy: outbound.busy,
    machine: machines?.share ?? 0,
    notice: compilation.lawOrNull(machines?.notice, [...path, 'machines', 'notice']) ?? AT_ONCE,
    detection:
      machines?.detection === undefined
        ? null
        : {
            seconds: machines.detection.time,
            missed: machines.detection.missed,
            mistaken: machines.detection.mistaken,
          },
    wrongParty: wrongParty?.share ?? 0,
    wrongPartyTalk: compilation.lawOrNull(wrongParty?.talk, [...path, 'wrong-party', 'talk']) ?? AT_ONCE,
    attempts: outbound.attempts,
    again: {
      'no-answer': againAfter('noAnswer', 'no-answer'),
      busy: againAfter('busy', 'busy'),
      machine: againAfter('machine', 'machine'),
      'wrong-party': againAfter('wrongParty', 'wrong-party'),
      abandoned: againAfter('abandoned', 'abandoned'),
    },
    abandonSeconds: outbound.abandonAfter,
    hours:
      outbound.hours === undefined || compilation.calendar === null ? null : compilation.gridOf(outbound.hours).opening,
  }
}

function loadedAt({ calendar }: Compilation, { load, endless }: Spec): Float64Array {
  if (load === 'start' || endless || calendar === null) return Float64Array.of(0)
  return Float64Array.from(calendar.days.map(({ startAt }) => startAt))
}

function dialingOf(compilation: Compilation, { dialing }: Spec, path: string[]): Dialing {
  switch (dialing.mode) {
    case 'preview':
      return { mode: 'preview', seconds: compilation.law(dialing.time, path) }
    case 'predictive':
      return { mode: 'predictive', cap: dialing.cap, windowSeconds: dialing.window, most: dialing.most }
    default:
      return dialing
  }
}

function reachOf({ calendar }: Compilation, { reach }: Spec): Outbound['reach'] {
  if (reach.from === 'share') return { bounds: Float64Array.of(0, Infinity), shares: Float64Array.of(reach.share) }
  const { bounds, values } = stepsOf(calendar === null ? [] : piecesOf(calendar, reach.windows))
  return { bounds: Float64Array.from(bounds), shares: Float64Array.from(values) }
}
