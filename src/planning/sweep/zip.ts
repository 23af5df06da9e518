import { Unanswerable } from '../unanswerable.ts'
import type { Axis } from './axis.ts'
import type { Factor } from './design.ts'

/** Axes that take their levels in step. Throws an Unanswerable where one has more than another. */
export function zipped(axes: readonly Axis[]): Factor {
  const [first] = axes
  const other = axes.find(({ levels }) => levels.length !== first.levels.length)
  if (other !== undefined)
    throw new Unanswerable(
      `${first.path} has ${first.levels.length} values and ${other.path} ${other.levels.length}: what goes in step has as many`,
    )
  // Drawn designs take a level of all of them, not a value between.
  return axes.map((axis) => ({ ...axis, range: null }))
}
