import type { Loaded } from '../index.ts'
import { axisOf } from '../planning/sweep/axis.ts'
import { pointsOf } from '../planning/sweep/design.ts'
import { Unanswerable } from '../planning/unanswerable.ts'
import { withLevers } from '../planning/what-if/lever.ts'

const MOST = 10_000

/** The points of a grid as scenarios, by what is set in each: `groups.team.agents=12`. Throws a ScenarioError, an Unanswerable. */
export function pointVariants(base: Loaded, vary: readonly string[]): ReadonlyMap<string, Loaded> {
  const points = pointsOf(
    vary.map((text) => [axisOf(text)]),
    { design: 'grid', size: null, seed: base.seed },
  )
  if (points.length > MOST) throw new Unanswerable(`${points.length} points: at most ${MOST}`)
  return new Map(points.map(({ levers }) => [levers.map(({ text }) => text).join(', '), withLevers(base, levers)]))
}
