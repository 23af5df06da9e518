import { problemAt, ScenarioError, type Problem } from '../../scenario/diagnostics.ts'
import { wholeFile } from '../../scenario/source.ts'
import type { PointRefused } from './point-run.ts'
import type { Sweep } from './sweep.ts'

/** More that cannot be are not told. */
const MOST = 20

/** Points of a sweep that cannot be, told when the others are done. */
export class RefusedPoints {
  private readonly sweep: Sweep
  private readonly problems: Problem[] = []

  constructor(sweep: Sweep) {
    this.sweep = sweep
  }

  /** So many that the sweep itself is wrong. */
  get isTooMany(): boolean {
    return this.problems.length >= MOST
  }

  add({ point, problems }: PointRefused): void {
    for (const { message, ...rest } of problems)
      this.problems.push({
        ...problemAt(wholeFile('sweep'), { message: '' }),
        ...rest,
        // Each part of it may be right by itself: which point it is must be told.
        message: `at ${pointText(this.sweep, point)}: ${message}`,
      })
  }

  /** Throws a ScenarioError where there is any. */
  tell(): void {
    if (this.problems.length > 0) throw new ScenarioError(this.problems)
  }
}

/** `point 3 (groups.team.agents=12)`. */
export function pointText({ axes, points }: Sweep, point: number): string {
  const settings = axes.map(({ path }, axis) => `${path}=${points[point].texts[axis]}`).join(', ')
  return `point ${point} (${settings})`
}
