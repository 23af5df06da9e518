import type { Pauses, SilentLeaving, TurnTaking } from '../models/conversation-model.ts'
import type { Compilation } from './compile-context.ts'
import { delayOf } from './compile-journey.ts'
import type { ScenarioType } from './schema.ts'

export function compileTurns(compilation: Compilation, name: string, { turns }: ScenarioType): TurnTaking | null {
  if (turns === undefined) return null
  return {
    replies: turns.replies,
    think: compilation.law(turns.think, ['types', name, 'turns', 'think']),
    idleSeconds: turns.idleTimeout ?? Infinity,
    fallsSilent: turns.fallsSilent,
    goal: { share: turns.replyGoal.share, seconds: turns.replyGoal.seconds },
  }
}

export function compileSilence(compilation: Compilation, name: string, { silent }: ScenarioType): SilentLeaving | null {
  if (silent === undefined || silent.share === 0) return null
  return {
    share: silent.share,
    foundOut: compilation.law(silent.foundOut, ['types', name, 'silent', 'found-out']),
  }
}

export function compilePauses(compilation: Compilation, name: string, { pauses }: ScenarioType): Pauses | null {
  if (pauses === undefined || pauses.share === 0) return null
  return {
    share: pauses.share,
    seconds: delayOf(compilation, pauses.for, ['types', name, 'pauses', 'for']),
    sameAgentSeconds: pauses.sameAgent ?? null,
    atMost: pauses.atMost ?? Infinity,
  }
}
