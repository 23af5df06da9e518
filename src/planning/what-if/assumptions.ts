import type { Loaded } from '../../experiment/loaded.ts'
import { inOrder, problemAt, ScenarioError, type Problem } from '../../scenario/diagnostics.ts'
import { mostHelpful, NoSuchPlace } from './lever-path.ts'
import { placed, type Lever } from './lever-text.ts'
import { withLevers } from './lever.ts'
import { rangeBetween, type Range } from './range.ts'

/** A number that is not known for sure, at either end of what it may be. */
export interface StatedAssumption {
  readonly name: string
  readonly range: Range
  readonly low: Lever
  readonly high: Lever
}

/**
 * What a scenario says it is not sure of; of several scenarios, an assumption must be about one of them at least. Throws a
 * ScenarioError with all that is wrong, at its place.
 */
export function assumptionsOf(loaded: Loaded, variants: readonly Loaded[] = [loaded]): readonly StatedAssumption[] {
  const problems: Problem[] = []
  const stated: StatedAssumption[] = []
  for (const [name, { set, from, to, isShort }] of Object.entries(loaded.source.scenario.assumptions ?? {})) {
    const where = (key: string) => loaded.source.placeOf(['assumptions', name, ...(isShort ? [] : [key])])
    const path = placed(
      set ?? name,
      set === undefined ? loaded.source.placeOf(['assumptions', name], 'key') : where('set'),
    )
    try {
      const range = rangeBetween(path, placed(from, where('from')), placed(to, where('to')))
      const [low, high] = [range.at(range.from), range.at(range.to)]
      for (const lever of [low, high]) requireSomewhere(variants, lever)
      stated.push({ name, range, low, high })
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new ScenarioError(inOrder(problems))
  return stated
}

/** Throws where the lever cannot be moved, or moves nothing anywhere. */
function requireSomewhere(variants: readonly Loaded[], lever: Lever): void {
  const misses = missesOf(variants, lever)
  if (misses.length === variants.length) throw mostHelpful(misses)
}

/** Whether a lever has a place in any of the scenarios. Throws a ScenarioError where it has, and its value does not fit. */
export function movesAny(variants: readonly Loaded[], lever: Lever): boolean {
  return missesOf(variants, lever).length < variants.length
}

function missesOf(variants: readonly Loaded[], lever: Lever): NoSuchPlace[] {
  return variants.flatMap((loaded) => {
    try {
      withLevers(loaded, [lever])
      return []
    } catch (error) {
      if (error instanceof NoSuchPlace) return [error]
      throw error
    }
  })
}

/** A scenario without any has nothing to draw a tornado of. */
export function requireAssumptions(loaded: Loaded): void {
  if (Object.keys(loaded.source.scenario.assumptions ?? {}).length > 0) return
  const place = loaded.source.placeOf([])
  const message = 'the scenario states no assumptions: nothing to vary'
  const allowed = 'assumptions: { volume: 80%..125%, fcr: 70%..80% }, say'
  throw new ScenarioError([problemAt({ ...place, width: 1 }, { message, allowed })])
}
