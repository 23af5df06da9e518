import type { Estimate } from '../../experiment/summary.ts'
import { ScenarioError } from '../../scenario/diagnostics.ts'
import type { Point } from './crossing.ts'
import type { Quantity } from './lever-value.ts'

/** Prices are sought up to so many times what is written. */
const DOUBLINGS = 6
const LEAST_PART = 64

/** 0, or where that cannot be written, as of a speed, a small part of what is. */
async function lowestOf(start: number, differenceAt: (at: number) => Promise<Estimate>): Promise<Point> {
  try {
    return { at: 0, difference: await differenceAt(0) }
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    const at = start / LEAST_PART
    return { at, difference: await differenceAt(at) }
  }
}

/**
 * Levels from 0 to twice, four times … what is written, until the difference and both ends of its band have changed sign;
 * shares no further than 100 %.
 */
export async function bracketed(
  { number, after }: Quantity,
  differenceAt: (at: number) => Promise<Estimate>,
): Promise<Point[]> {
  const most = after.startsWith('%') ? 100 : Infinity
  const start = number > 0 ? number : 1
  const points = [await lowestOf(start, differenceAt)]
  const present = Math.min(start, most)
  points.push({ at: present, difference: await differenceAt(present) })
  for (let i = 0; i < DOUBLINGS && !areAllPast(points); i++) {
    const at = Math.min(most, 2 * points[points.length - 1].at)
    if (at === points[points.length - 1].at) break
    points.push({ at, difference: await differenceAt(at) })
  }
  return points
}

function areAllPast(points: readonly Point[]): boolean {
  const [first, last] = [points[0].difference, points[points.length - 1].difference]
  const sides = ({ value, low, high }: Estimate): number[] =>
    [value, low ?? value, high ?? value].map((one) => Math.sign(one ?? 0))
  const [before, after] = [sides(first), sides(last)]
  return after.every((side) => side === after[0] && side !== 0) && before[0] !== after[0]
}
