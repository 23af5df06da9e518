import { compile } from '../scenario/compile.ts'
import type { Scenario } from '../scenario/schema.ts'
import { inOrder, ScenarioError, type Problem } from '../scenario/diagnostics.ts'
import { ofVariant, type LoadedScenario } from '../scenario/load.ts'
import { BASE } from '../scenario/variants.ts'
import { modelWarnings } from '../scenario/warnings.ts'
import { USUAL_LEAST, USUAL_MOST } from './precision-plan.ts'
import type { Runnable } from './run.ts'

/** A scenario, read, checked and compiled. */
export interface Loaded extends Runnable {
  readonly source: LoadedScenario
  /** Legal but surely not what was meant, each at its place in the files. */
  readonly warnings: readonly Problem[]
}

/** Compiles a scenario that has been read. Throws a ScenarioError. */
export function prepare(source: LoadedScenario): Loaded {
  const { model, warnings: compiled } = compile(source)
  const warnings = [...source.warnings, ...compiled, ...modelWarnings(model, source.placeOf)]
  const { name, run: settings } = source.scenario
  return {
    source,
    model,
    name,
    hash: source.hash,
    seed: settings.seed,
    replications: settings.replications,
    ...precisionOf(settings),
    varianceReduction: { antithetic: settings.antithetic, controls: settings.controls },
    confidence: settings.confidence,
    warnings,
    notes: warnings.map(({ message }) => message),
  }
}

function precisionOf({ precision }: Scenario['run']): Pick<Runnable, 'precision'> {
  if (precision === undefined) return {}
  const { figures, atMost = USUAL_MOST } = precision
  const { atLeast = Math.min(USUAL_LEAST, atMost) } = precision
  const goals = Object.entries(figures).map(([figure, halfWidth]) => ({ figure, halfWidth }))
  return { precision: { goals, atLeast, atMost } }
}

/**
 * A scenario and the variants that its file names, in order: itself, called `base`, then those under `variants`. Throws a
 * ScenarioError with the problems of all.
 */
export function variantsOf(loaded: Loaded): ReadonlyMap<string, Loaded> {
  const problems: Problem[] = []
  const variants = new Map([[BASE, loaded]])
  for (const { name, source } of loaded.source.variants) {
    try {
      variants.set(name, prepare(source))
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      problems.push(...ofVariant(name, error.problems, problems))
    }
  }
  if (problems.length > 0) throw new ScenarioError(inOrder(problems))
  return variants
}

/** Warnings of a scenario, then those that only its variants have, in whose words their names are. */
export function warningsOfAll(variants: ReadonlyMap<string, Loaded>): readonly Problem[] {
  const [[, base], ...others] = variants
  const heard = new Set(base.warnings.map(({ message }) => message))
  return [
    ...base.warnings,
    ...others.flatMap(([name, { warnings }]) =>
      ofVariant(
        name,
        warnings.filter(({ message }) => !heard.has(message)),
        [],
      ),
    ),
  ]
}
