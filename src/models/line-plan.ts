import { intsOf } from '../engine/columns.ts'
import type { Model } from './model.ts'

/** A line of waiting contacts: of one type, for some groups. */
export interface LinePlan {
  readonly type: number
  /** Groups that take from it, in the order of the scenario. */
  readonly groups: readonly number[]
  /** Customers who are called when it is their turn, before an agent is found. */
  readonly isToBeCalled?: true
}

/**
 * All lines of a model. A type's own line has the type's id; after these come, type by type, the lines of those who have
 * waited until an overflow rule offered them to further groups, and last those who are called before an agent is found.
 */
export function linesOf({ types, groups }: Model): LinePlan[] {
  const own: LinePlan[] = []
  const wider: LinePlan[] = []
  const groupsOf = groupsByType({ types, groups })
  types.forEach(({ overflow }, type) => {
    const skilled = groupsOf[type]
    const further = overflow.map(({ what }) => (what.action === 'widen' ? what.groups : []))
    let offered = skilled.filter((group) => !further.some((ids) => ids.includes(group)))
    own.push({ type, groups: offered })
    for (const ids of further) {
      if (ids.length === 0) continue
      offered = skilled.filter((group) => offered.includes(group) || ids.includes(group))
      wider.push({ type, groups: offered })
    }
  })
  const toCall = types.flatMap(({ dial }, type): LinePlan[] =>
    dial?.first === 'customer' ? [{ type, groups: own[type].groups, isToBeCalled: true }] : [],
  )
  return [...own, ...wider, ...toCall]
}

/** By type: the groups with a skill for it, in the order of the scenario. */
export function groupsByType({ types, groups }: Pick<Model, 'types' | 'groups'>): number[][] {
  const found = types.map((): Set<number> => new Set())
  groups.forEach(({ skills }, group) => skills.forEach(({ type }) => found[type].add(group)))
  return found.map((ids) => [...ids])
}

/** By type: the line of those who are called before an agent is found; NONE: there is none. */
export function linesToCallOf(model: Model): Int32Array {
  const lines = linesOf(model)
  return intsOf(model.types, (_, id) =>
    lines.findIndex(({ type, isToBeCalled }) => type === id && isToBeCalled === true),
  )
}
