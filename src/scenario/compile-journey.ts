import { meanOf } from '../engine/distributions.ts'
import type { Law } from '../engine/law.ts'
import type { Resolution, Retry, Transfer } from '../models/journey-model.ts'
import type { Compilation } from './compile-context.ts'
import type { LawSpec } from './laws.ts'
import type { ScenarioType } from './schema.ts'
import type { Path } from './tree.ts'

type TypeIds = ReadonlyMap<string, number>

export function compileTransfers(type: ScenarioType, ids: TypeIds): Transfer[] {
  return type.transfers.map(({ to, share }) => ({ type: ids.get(to) ?? -1, share }))
}

export function compileRetry(compilation: Compilation, name: string, type: ScenarioType, ids: TypeIds): Retry | null {
  const { retry } = type
  if (retry === undefined) return null
  return {
    afterBlocked: retry.afterBlocked,
    afterAbandoning: retry.afterAbandoning,
    afterTurnedAway: retry.afterTurnedAway,
    delay: delayOf(compilation, retry.delay, ['types', name, 'retry', 'delay']),
    attempts: retry.attempts ?? Infinity,
    type: ids.get(retry.as ?? name) ?? -1,
  }
}

export function compileResolution(
  compilation: Compilation,
  name: string,
  type: ScenarioType,
  ids: TypeIds,
): Resolution | null {
  const { resolved, repeat } = type
  if (resolved === undefined) return null
  return {
    share: resolved.share,
    perTransfer: resolved.perTransfer,
    perMinuteWaited: resolved.perMinuteWaited,
    repeat: repeat?.share ?? 0,
    delay: repeat === undefined ? NEVER : delayOf(compilation, repeat.after, ['types', name, 'repeat', 'after']),
    type: ids.get(repeat?.as ?? name) ?? -1,
    patience: repeat?.patience ?? 1,
  }
}

/** Who came back at once could go on for ever at one instant. */
function delayOf(compilation: Compilation, spec: LawSpec, path: Path): Law {
  const law = compilation.law(spec, path)
  if (!(meanOf(law) > 0)) {
    compilation.fault(path, { message: 'they would come back at once, again and again', allowed: 'a time above 0s' })
  }
  return law
}

/** Nobody contacts again, so nobody asks when. */
const NEVER = { law: 'constant', value: 0 } as const
