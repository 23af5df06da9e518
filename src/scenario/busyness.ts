import type { Law } from '../engine/law.ts'
import type { Busyness } from '../models/arrivals-model.ts'
import type { Compilation } from './compile-context.ts'

/** The factors of a day, and which of them each type goes by. */
interface BusynessPlan {
  readonly busyness: Busyness
  /** By type; -1: none. */
  readonly factorOf: readonly number[]
}

/**
 * Without a correlation one factor is shared by all types that have none of their own, and own factors are independent
 * of it; with one, each type has a factor, and any two of them are so correlated.
 */
export function compileBusyness(compilation: Compilation): BusynessPlan {
  const { scenario, calendar } = compilation
  const { types, busyness: common } = scenario
  const factors: { readonly name: string; readonly law: Law }[] = []
  let shared = -1
  const factorOf = Object.entries(types).map(([name, { busyness: own, arrivals }]) => {
    const given = own ?? common?.law
    const isRate =
      arrivals !== undefined && arrivals.from !== 'recorded' && !(arrivals.from === 'file' && arrivals.exact)
    if (own !== undefined && !isRate) {
      const message = `busyness multiplies rates, and the contacts of ${name} are exact: it has no effect`
      compilation.fault(['types', name, 'busyness'], { message }, 'warning')
    }
    if (given === undefined || !isRate) return -1
    if (calendar === null)
      return reportWithoutDays(compilation, own === undefined ? ['busyness'] : ['types', name, 'busyness'])
    if (own !== undefined || common?.correlation !== undefined) return factors.push({ name, law: given }) - 1
    if (shared < 0) shared = factors.push({ name: '', law: given }) - 1
    return shared
  })
  const dayBounds =
    calendar === null ? [0, Infinity] : [...calendar.days.map(({ startAt }) => startAt), calendar.horizon]
  const busyness: Busyness = {
    factors,
    correlation: common?.correlation ?? 0,
    dayBounds: Float64Array.from(dayBounds),
    sampling: 'independent',
  }
  return { busyness, factorOf }
}

function reportWithoutDays(compilation: Compilation, path: string[]): number {
  const message = 'busyness is drawn once a day, and with `run.horizon` there are no days'
  compilation.fault(path, { message, allowed: '`calendar.days` in place of `run.horizon`, or no busyness' })
  return -1
}
