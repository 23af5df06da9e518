import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Loaded } from '../../experiment/loaded.ts'
import { PLAIN, type VarianceReduction } from '../../experiment/variance-reduction.ts'
import type { PrecisionPlan } from '../../experiment/precision-plan.ts'
import { ScenarioError, type Problem } from '../../scenario/diagnostics.ts'
import { withLevers } from '../what-if/lever.ts'
import { Unanswerable } from '../unanswerable.ts'
import type { Axis } from './axis.ts'
import { pointsOf, type DesignSettings, type Factor, type Point } from './design.ts'
import type { PointTask } from './point-run.ts'

/** A scenario at many points, all under the luck of one seed. */
export interface Sweep {
  readonly loaded: Loaded
  readonly axes: readonly Axis[]
  readonly design: DesignSettings
  readonly points: readonly Point[]
  readonly seed: string
  readonly replications: number
  readonly precision: PrecisionPlan | null
  readonly varianceReduction: VarianceReduction
}

export interface SweepOptions {
  readonly design?: Partial<DesignSettings>
  readonly seed?: string
  readonly replications?: number
  readonly precision?: PrecisionPlan
  /** Instead of the scenario's. */
  readonly varianceReduction?: VarianceReduction
}

/** Lays the points of a sweep. Throws a ScenarioError where an axis leads nowhere, an Unanswerable where the design cannot be. */
export function sweepOf(loaded: Loaded, factors: readonly Factor[], options: SweepOptions = {}): Sweep {
  const { seed = loaded.seed } = options
  const design: DesignSettings = { design: 'grid', size: null, ...options.design, seed: options.design?.seed ?? seed }
  const points = pointsOf(factors, design)
  const axes = factors.flat()
  requireSound(loaded, axes)
  const precision = options.precision ?? (options.replications === undefined ? (loaded.precision ?? null) : null)
  const varianceReduction = options.varianceReduction ?? loaded.varianceReduction ?? PLAIN
  if (loaded.model.periods.kind === 'batches' && (varianceReduction.antithetic || varianceReduction.controls))
    throw new Unanswerable(
      'antithetic replications and controls: a steady-state run is one long run, without replications',
    )
  const { replications = loaded.replications } = options
  return { loaded, axes, design, points, seed, replications, precision, varianceReduction }
}

/** Every axis at its ends: what is wrong with a path or a value is known before anything is simulated. */
function requireSound(loaded: Loaded, axes: readonly Axis[]): void {
  const problems: Problem[] = []
  for (const { levels } of axes) {
    for (const { lever } of new Set([levels[0], levels[levels.length - 1]])) {
      try {
        withLevers(loaded, [lever])
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error
        // Mostly the same at both ends: where the path leads nowhere.
        const isNew = ({ message }: Problem): boolean => problems.every((known) => known.message !== message)
        problems.push(...error.problems.filter(isNew))
      }
    }
  }
  if (problems.length > 0) throw new ScenarioError(problems)
}

export function taskOf({ index, levers, texts }: Point): PointTask {
  return { point: index, texts, settings: levers.map(({ text }) => text) }
}

/** Of all points, in their order. */
export function hashOfPoints({ axes, points }: Pick<Sweep, 'axes' | 'points'>): string {
  const document = JSON.stringify([axes.map(({ path }) => path), ...points.map(({ texts }) => texts)])
  return bytesToHex(sha256(utf8ToBytes(document))).slice(0, 16)
}
