import type { Arrivals } from '../models/arrivals-model.ts'
import { stretchesOf } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import type { Grid } from './compile-interval-file.ts'
import { stepsOf, within } from './compile-steps.ts'
import type { Piece } from './compile-steps.ts'
import type { ProfileWindow } from './week.ts'

/** A rate for ever, per second: steady state. */
export function steadyArrivals(perSecond: number): Arrivals {
  return poisson([{ from: 0, to: Infinity, value: perSecond }], -1)
}

/** One rate per second whenever it is open. */
export function rateArrivals(perSecond: number, { calendar, opening }: Grid, busyness: number): Arrivals {
  const { horizon } = calendar
  return poisson(within([{ from: 0, to: horizon, value: perSecond }], opening, horizon), busyness)
}

/** Rates per second by windows of the week, as far as it is open. */
export function profileArrivals(
  profile: readonly ProfileWindow[],
  { calendar, opening }: Grid,
  busyness: number,
): Arrivals {
  return poisson(within(piecesOf(calendar, profile), opening, calendar.horizon), busyness)
}

/**
 * Expected contacts by interval: a rate that gives the number in an interval of full length. Where clocks change, an hour
 * that is skipped brings nobody, and one that comes twice brings its contacts twice.
 */
export function expectedArrivals(
  expected: Float64Array,
  { periods, intervalSeconds }: Grid,
  busyness: number,
): Arrivals {
  const pieces = Array.from(expected, (contacts, period) => ({
    from: periods.bounds[period],
    to: periods.bounds[period + 1],
    value: contacts / intervalSeconds,
  }))
  return poisson(pieces, busyness)
}

/** Exact counts by interval; what stands for an hour that comes twice comes in its first one. */
export function countedArrivals(counts: Float64Array, { periods }: Grid): Arrivals {
  const seen = new Set<number>()
  const slots = periods.row.length
  const own = counts.map((contacts, period) => {
    const slot = periods.day[period] * slots + periods.ofDay[period]
    const first = !seen.has(slot)
    seen.add(slot)
    return first ? contacts : 0
  })
  return { process: 'counts', bounds: periods.bounds.slice(), counts: own }
}

/** What a profile comes to on the days of the calendar: pieces that may begin before instant 0 or end after the horizon. */
export function piecesOf(calendar: Calendar, profile: readonly ProfileWindow[]): Piece[] {
  return profile.flatMap((window) =>
    stretchesOf(calendar, window).map(({ from, to }) => ({ from: Math.max(0, from), to, value: window.value })),
  )
}

function poisson(pieces: readonly Piece[], busyness: number): Arrivals {
  const { bounds, values } = stepsOf(pieces)
  return { process: 'poisson', bounds: Float64Array.from(bounds), perSecond: Float64Array.from(values), busyness }
}
