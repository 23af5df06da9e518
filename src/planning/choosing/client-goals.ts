import type { Model } from '../../models/model.ts'
import type { Pairs } from '../../models/pairs.ts'
import type { Scope } from '../../models/scopes.ts'
import { goalsOf } from '../../models/verdicts.ts'

/** A goal of a queue or a type, for the contacts of one client. */
export interface ClientGoal {
  /** Of `goalsOf`. */
  readonly id: number
  readonly channel: string
  readonly name: string
  readonly share: number
  readonly scope: Scope
  /** Whether others have contacts in the queue: the verdicts on its days are on theirs as well. */
  readonly isShared: boolean
}

/**
 * What a client's service is judged by. Of a queue that it shares with others, its own contacts count alone. Only types that
 * are called from a list have no goal; nothing is known of what they resolve, so that no form is judged by them.
 */
export function clientGoals(model: Model, pairs: Pairs, client: number): ClientGoal[] {
  return goalsOf(model).flatMap(({ queue, type, goal }, id): ClientGoal[] => {
    const judged = [...model.types.keys()].filter((of) => (type < 0 ? model.types[of].queue === queue : of === type))
    const lines = judged.filter((of) => model.types[of].client === client)
    const [first] = lines
    if (first === undefined) return []
    return [
      {
        id,
        channel: model.channels[model.types[first].channel].name,
        name: type < 0 ? model.queues[queue].name : model.types[type].name,
        share: goal.share,
        scope: {
          lines,
          pairs: Array.from(pairs.type.keys()).filter((pair) => lines.includes(pairs.type[pair])),
          groups: [],
        },
        isShared: lines.length < judged.length,
      },
    ]
  })
}
