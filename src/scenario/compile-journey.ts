import { meanOf } from '../engine/distributions.ts'
import type { Law } from '../engine/law.ts'
import type { Consult, Resolution, Retry, Transfer } from '../models/journey-model.ts'
import type { Compilation } from './compile-context.ts'
import type { LawSpec } from './laws.ts'
import type { ScenarioType } from './schema.ts'
import type { Path } from './tree.ts'

type TypeIds = ReadonlyMap<string, number>

/** Of a type, or of a skill of a group; `path` is where they are written. */
export function compileTransfers(
  compilation: Compilation,
  transfers: ScenarioType['transfers'],
  path: Path,
  ids: TypeIds,
): Transfer[] {
  return transfers.map(({ to, share, warm }, i) => ({
    type: ids.get(to) ?? -1,
    share,
    warm: compilation.lawOrNull(warm, [...path, i, 'warm']),
  }))
}

export function compileConsults(
  compilation: Compilation,
  consults: ScenarioType['consults'],
  path: Path,
  ids: TypeIds,
): Consult[] {
  return consults.map(({ with: asked, share, for: seconds }, i) => ({
    type: ids.get(asked) ?? -1,
    share,
    seconds: compilation.law(seconds, [...path, i, 'for']),
  }))
}

export function compileRetry(compilation: Compilation, name: string, type: ScenarioType, ids: TypeIds): Retry | null {
  const { retry } = type
  if (retry === undefined) return null
  return {
    afterBlocked: retry.afterBlocked,
    afterAbandoning: retry.afterAbandoning,
    afterTurnedAway: retry.afterTurnedAway,
    afterCutOff: retry.afterCutOff,
    delay: delayOf(compilation, retry.delay, ['types', name, 'retry', 'delay']),
    attempts: retry.attempts ?? Infinity,
    fading: retry.fading,
    whenOpen: retry.whenOpen,
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
    whenOpen: repeat?.whenOpen ?? false,
    patience: repeat?.patience ?? 1,
  }
}

/** Who came back at once could go on for ever at one instant. */
export function delayOf(compilation: Compilation, spec: LawSpec, path: Path): Law {
  const law = compilation.law(spec, path)
  if (!(meanOf(law) > 0)) {
    compilation.fault(path, { message: 'it would be at once, again and again', allowed: 'a time above 0s' })
  }
  return law
}

/** Nobody contacts again, so nobody asks when. */
const NEVER = { law: 'constant', value: 0 } as const
