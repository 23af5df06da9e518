import type { OverflowAction, OverflowRule, OverflowTrigger } from '../models/journey-model.ts'
import type { Compilation } from './compile-context.ts'
import type { ScenarioOverflowRule } from './overflow-schema.ts'

/** What names refer to. */
export interface Ids {
  readonly types: ReadonlyMap<string, number>
  readonly groups: ReadonlyMap<string, number>
  readonly nodes: ReadonlyMap<string, number>
}

export function compileOverflow(
  compilation: Compilation,
  type: string,
  rules: readonly ScenarioOverflowRule[],
  ids: Ids,
): OverflowRule[] {
  return rules.map((rule, i) => ({
    when: triggerOf(compilation, rule, ['types', type, 'overflow', i]),
    hours: rule.hours === undefined ? null : compilation.gridOf(rule.hours).opening,
    accept: rule.accept,
    what: actionOf(rule, ids),
  }))
}

function triggerOf(
  compilation: Compilation,
  rule: ScenarioOverflowRule,
  path: readonly PropertyKey[],
): OverflowTrigger {
  if (rule.after !== undefined) return { trigger: 'waited', seconds: compilation.law(rule.after, [...path, 'after']) }
  if (rule.waiting !== undefined)
    return { trigger: 'waiting', contacts: rule.waiting, until: rule.until ?? rule.waiting }
  if (rule.expectedWait !== undefined) return { trigger: 'expected-wait', seconds: rule.expectedWait }
  return { trigger: rule.closed === true ? 'closed' : 'unattended' }
}

function actionOf({ to, keepWait, offerTo }: ScenarioOverflowRule, { types, groups }: Ids): OverflowAction {
  if (to !== undefined) return { action: 'move', type: types.get(to) ?? -1, keepWait }
  if (offerTo !== undefined) return { action: 'widen', groups: offerTo.map((group) => groups.get(group) ?? -1) }
  return { action: 'turn-away' }
}
