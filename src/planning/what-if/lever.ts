import { prepare, type Loaded } from '../../experiment/loaded.ts'
import { inOrder, ScenarioError, type Problem } from '../../scenario/diagnostics.ts'
import { ofVariant } from '../../scenario/load.ts'
import { closest } from '../../scenario/names.ts'
import type { MapNode } from '../../scenario/tree.ts'
import { appliedAt } from './lever-apply.ts'
import { mostHelpful, NoSuchPlace } from './lever-path.ts'
import type { Lever } from './lever-text.ts'
import { changeOf } from './lever-value.ts'
import { appliedByShortName, shortNames } from './short-names.ts'

/**
 * The scenario with levers moved, one after the other: each lays a value over a place of it. Its name says which; its variants
 * are left out. Throws a ScenarioError; a NoSuchPlace where a path leads nowhere.
 */
export function withLevers(loaded: Loaded, levers: readonly Lever[]): Loaded {
  if (levers.length === 0) return loaded
  const source = loaded.source.edited((tree) => levers.reduce(moved, tree))
  return { ...prepare(source), name: `${loaded.name} (${levers.map(({ text }) => text).join(', ')})` }
}

function moved(tree: MapNode, { path, value }: Lever): MapNode {
  const change = changeOf(value)
  try {
    return appliedByShortName(tree, path, change) ?? appliedAt(tree, path, change)
  } catch (error) {
    throw error instanceof NoSuchPlace ? withShortNames(error, path[0].name) : error
  }
}

/** A first key that is wrong may be meant to be one of the short names. */
function withShortNames({ problems }: NoSuchPlace, first: string): NoSuchPlace {
  return new NoSuchPlace(
    problems.map((problem): Problem => {
      if (!problem.message.startsWith('the scenario has no')) return problem
      const suggestion = problem.suggestion ?? closest(first, shortNames)
      return { ...problem, suggestion, allowed: `${shortNames.join(', ')}; ${problem.allowed}` }
    }),
  )
}

export interface MovedVariants {
  readonly variants: ReadonlyMap<string, Loaded>
  /** Which levers some of the variants do not have. */
  readonly notes: readonly string[]
}

/** Several scenarios with the same levers moved: where one has no such place it stays as it is, but not all. Throws a ScenarioError. */
export function withLeversOfAll(variants: ReadonlyMap<string, Loaded>, levers: readonly Lever[]): MovedVariants {
  const notes: string[] = []
  let moving = variants
  for (const lever of levers) {
    const problems: Problem[] = []
    const missing: string[] = []
    const misses: NoSuchPlace[] = []
    const next = new Map<string, Loaded>()
    for (const [name, loaded] of moving) {
      next.set(name, loaded)
      try {
        next.set(name, withLevers(loaded, [lever]))
      } catch (error) {
        if (error instanceof NoSuchPlace) {
          misses.push(error)
          missing.push(name)
        } else if (error instanceof ScenarioError) {
          problems.push(...(problems.length === 0 ? error.problems : ofVariant(name, error.problems, problems)))
        } else throw error
      }
    }
    if (problems.length > 0) throw new ScenarioError(inOrder(problems))
    if (missing.length === moving.size) throw mostHelpful(misses)
    if (missing.length > 0)
      notes.push(`${missing.join(', ')} ${missing.length === 1 ? 'has' : 'have'} no ${lever.text.split('=')[0]}`)
    moving = next
  }
  return { variants: moving, notes }
}
