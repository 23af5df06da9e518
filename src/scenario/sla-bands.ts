import { misread } from './fields.ts'
import type { Issues } from './fields.ts'
import type { SlaFigure } from './sla-figures.ts'

/** A share of the fees and an amount, from a level on that a month's figure comes to. */
export interface Step {
  readonly level: number
  readonly share: number
  readonly minorUnits: number
}

/** From `from` (included) to `below`: a bonus above 0, a penalty below. */
export interface WrittenBand {
  readonly from: number
  readonly below: number
  readonly share: number
  readonly minorUnits: number
}

/**
 * Penalties are due below their level and bonuses from it on; of a figure that is better when lower, above it and up to it.
 * The worst and the best level that is reached count.
 */
export function bandsOf(
  { isBetterAbove }: Pick<SlaFigure, 'isBetterAbove'>,
  penalties: readonly Step[],
  bonuses: readonly Step[],
): WrittenBand[] {
  // As if more were always better.
  const good = (level: number): number => (isBetterAbove ? level : -level)
  const ascending = (steps: readonly Step[]): Step[] => steps.toSorted((a, b) => good(a.level) - good(b.level))
  const band = (from: number, to: number, { share, minorUnits }: Step, sign: 1 | -1): WrittenBand => ({
    ...(isBetterAbove ? { from, below: to } : { from: beyond(-to), below: beyond(-from) }),
    share: sign * share,
    minorUnits: sign * minorUnits,
  })
  const [bad, better] = [ascending(penalties), ascending(bonuses)]
  return [
    ...bad.map((step, i) => band(i === 0 ? -Infinity : good(bad[i - 1].level), good(step.level), step, -1)),
    ...better.map((step, i) =>
      band(good(step.level), i + 1 < better.length ? good(better[i + 1].level) : Infinity, step, 1),
    ),
  ]
}

/** The next number above: levels are passed, not reached. */
function beyond(level: number): number {
  if (!Number.isFinite(level)) return level
  return level + Math.max(Math.abs(level) * Number.EPSILON, Number.MIN_VALUE)
}

/** Bands that contradict each other. */
export function checkSteps(
  { isBetterAbove }: Pick<SlaFigure, 'isBetterAbove'>,
  penalties: readonly Step[],
  bonuses: readonly Step[],
  issues: Issues,
): void {
  const good = (level: number): number => (isBetterAbove ? level : -level)
  const check = (key: 'penalties' | 'bonuses', steps: readonly Step[], sign: 1 | -1): void => {
    steps.forEach((step, i) => {
      for (const other of steps.slice(0, i)) {
        const [low, high] = good(step.level) < good(other.level) ? [step, other] : [other, step]
        const rises = sign * (high.share - low.share) < 0 || sign * (high.minorUnits - low.minorUnits) < 0
        if (low.level === high.level) misread(issues, { expected: `each level once among the ${key}` }, [key, i])
        else if (rises)
          misread(issues, { expected: `${key} that grow the ${sign > 0 ? 'better' : 'worse'} the figure is` }, [key, i])
        else continue
        break
      }
    })
  }
  check('penalties', penalties, -1)
  check('bonuses', bonuses, 1)
  const worst = Math.min(...bonuses.map(({ level }) => good(level)))
  const reaching = penalties.findIndex(({ level }) => good(level) > worst)
  if (reaching >= 0)
    misread(issues, { expected: 'penalties that end where bonuses begin, or before' }, ['penalties', reaching])
}
