import type { Model } from '../models/model.ts'
import { type Baseline, BASELINE_SCOPES, BaselineMistake } from './baseline-document.ts'
import { USUAL_FIGURES, verdictOf } from './compare.ts'
import type { ComparedFigure, Difference } from './comparison.ts'
import { betterDirection } from './directions.ts'
import { figureRows, knownUnit, type FigureRow } from './figure-rows.ts'
import { figureId } from './figure-samples.ts'
import type { Estimate, Summary } from './summary.ts'
import { unpairedDifference, type Observed } from './unpaired.ts'

/** A figure of a former run and of this one. */
export interface BaselineFigure extends Pick<ComparedFigure, 'scope' | 'name' | 'key' | 'unit' | 'better'> {
  readonly before: Estimate
  readonly now: Estimate
  /** This run less the former one; its interval holds together with those of all other figures. */
  readonly difference: Estimate
  /** Of the former value; null where that is 0. */
  readonly relative: number | null
  /** `open`: the two cannot be told apart. */
  readonly verdict: Difference['verdict']
}

export interface BaselineComparison {
  readonly baseline: Pick<Baseline, 'agner' | 'scenario' | 'seed' | 'replications' | 'method'>
  readonly confidence: number
  readonly correction: { readonly method: 'bonferroni'; readonly comparisons: number }
  readonly figures: readonly BaselineFigure[]
  /** What only this run has, and what only the former one had: `queues.vip`, or a figure `fcr`. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** What to know before believing a difference. */
  readonly notes: readonly string[]
}

/** Throws a BaselineMistake, before anything is simulated, where a run of this model could not be compared. */
export function requireSameKind(baseline: Baseline, model: Model): void {
  const { currency, days, method, serviceLevelFormula } = baseline
  const { periods } = model
  const isSteady = periods.kind === 'batches'
  if ((method === 'batches') !== isSteady)
    throw new BaselineMistake(
      isSteady ? 'it is of days, this scenario of a steady state' : 'it is of a steady state, this scenario of days',
    )
  if (serviceLevelFormula !== model.serviceLevel)
    throw new BaselineMistake(
      `its service level is ${serviceLevelFormula}, that of this scenario ${model.serviceLevel}: the same contacts would give another level`,
    )
  if (currency !== null && model.currency !== null && currency !== model.currency)
    throw new BaselineMistake(`its amounts are in ${currency}, those of this scenario in ${model.currency}`)
  const own = isSteady || !periods.keepDays ? 0 : periods.days.length - (periods.day[periods.warmup] ?? 0)
  if (days > 0 && own > 0 && days !== own)
    throw new BaselineMistake(`it simulated ${plural(days, 'day')}, this scenario has ${plural(own, 'day')}`)
}

function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}

/**
 * What has changed beyond noise since a former run. The two are taken as independent: of the former one there are intervals
 * alone. All differences hold together at the run's level (Bonferroni).
 */
export function againstBaseline(summary: Summary, baseline: Baseline): BaselineComparison {
  const { confidence } = summary
  const now = new Map(
    figureRows(summary)
      .filter(isLookedAt)
      .map((row) => [figureId(keyed(row)), row]),
  )
  const before = new Map(
    baseline.figures
      .filter(({ scope, key }) => isLookedAt({ scope, figure: key, unit: knownUnit(key) }))
      .map((one) => [figureId(one), one.estimate]),
  )
  const both = inUsualOrder(withoutRepeats([...now].flatMap(([id, row]) => pairOf(row, before.get(id)))))
  const [observedBefore, observedNow] = [observedOf(baseline), observedOf({ ...summary, ...reductionOf(summary) })]
  const comparisons = both.filter(({ a, b }) => [a, b].every(({ low, high }) => low !== null && high !== null)).length
  const level = 1 - (1 - confidence) / Math.max(1, comparisons)
  const { agner, scenario, seed, replications, method } = baseline
  return {
    baseline: { agner, scenario, seed, replications, method },
    confidence,
    correction: { method: 'bonferroni', comparisons },
    figures: both.map(({ row, a, b }) => {
      const difference = unpairedDifference({ ...a, ...observedBefore }, { ...b, ...observedNow }, level)
      const better = betterDirection(row.figure, row.unit)
      const isEqual = a.value === b.value && a.low === b.low && a.high === b.high
      return {
        ...keyed(row),
        unit: row.unit,
        better,
        before: a,
        now: b,
        difference,
        relative: difference.value === null || !a.value ? null : difference.value / Math.abs(a.value),
        verdict: isEqual ? 'same' : verdictOf(difference, better),
      }
    }),
    added: missingIn(before.keys(), now.keys()),
    removed: missingIn(now.keys(), before.keys()),
    notes: notesOn(summary, baseline),
  }
}

/** The figures that centers are judged by, and all of money, but for those that have no interval. */
function isLookedAt({ scope, figure, unit }: LookedAt): boolean {
  if (!BASELINE_SCOPES.some((known) => known === scope)) return false
  return USUAL_FIGURES.some((usual) => usual === figure) || (unit === 'money' && !/^costP\d+$/.test(figure))
}

interface LookedAt extends Pick<FigureRow, 'scope' | 'figure'> {
  readonly unit: FigureRow['unit'] | undefined
}

interface Pair {
  readonly row: FigureRow
  readonly a: Estimate
  readonly b: Estimate
}

/** Nothing where neither has a value, or both have nothing paid. */
function pairOf(row: FigureRow, before: Estimate | undefined): Pair[] {
  if (before === undefined) return []
  const { value, low, high } = row
  const isNothing = (one: number | null): boolean => one === null || (row.unit === 'money' && one === 0)
  return isNothing(before.value) && isNothing(value) ? [] : [{ row, a: before, b: { value, low, high } }]
}

/** The figures of the only queue are those of all together, those of a client's only queue are its own: told once. */
function withoutRepeats(pairs: readonly Pair[]): Pair[] {
  const scopeOf = new Map<string, string>()
  return pairs.filter(({ a, b, row }) => {
    const words = JSON.stringify([row.figure, a.value, a.low, b.value, b.low])
    const first = scopeOf.get(words)
    if (first === undefined) scopeOf.set(words, row.scope)
    return first === undefined || first === row.scope
  })
}

/** By whose they are, then as centers are judged, then by money. */
function inUsualOrder(pairs: readonly Pair[]): Pair[] {
  const whose = [...new Set(pairs.map(({ row }) => `${row.scope}\n${row.name}`))]
  const rankOf = (figure: string): number => {
    const rank = USUAL_FIGURES.findIndex((usual) => usual === figure)
    return rank < 0 ? USUAL_FIGURES.length : rank
  }
  return pairs.toSorted(
    ({ row: a }, { row: b }) =>
      whose.indexOf(`${a.scope}\n${a.name}`) - whose.indexOf(`${b.scope}\n${b.name}`) ||
      rankOf(a.figure) - rankOf(b.figure),
  )
}

function keyed({ scope, name, figure }: FigureRow): Pick<BaselineFigure, 'scope' | 'name' | 'key'> {
  return { scope, name, key: figure }
}

/** Antithetic replications are observed in pairs. */
function observedOf({
  confidence,
  isAntithetic,
  replications,
}: Pick<Baseline, 'confidence' | 'isAntithetic' | 'replications'>): Observed {
  return { confidence, degrees: (isAntithetic ? Math.floor(replications / 2) : replications) - 1 }
}

function reductionOf({ varianceReduction }: Summary): { readonly isAntithetic: boolean } {
  return { isAntithetic: varianceReduction?.antithetic ?? false }
}

/** Whole queues, groups and clients where none of their figures is known; else single figures. */
function missingIn(known: Iterable<string>, others: Iterable<string>): string[] {
  const ids = new Set(known)
  const scopeOf = (id: string): string => id.slice(0, id.lastIndexOf('\n'))
  const scopes = new Set([...ids].map(scopeOf))
  const missing = [...others].filter((id) => !ids.has(id))
  return [
    ...new Set(
      missing.map((id) =>
        (scopes.has(scopeOf(id)) ? id : scopeOf(id)).replace(/^totals\n\n/, '').replaceAll('\n', '.'),
      ),
    ),
  ]
}

function notesOn(summary: Summary, baseline: Baseline): string[] {
  const { scenario, agner, goals } = baseline
  const changed = goals.flatMap(({ queue, type, share, seconds }) => {
    const own = summary.goals.find((goal) => goal.queue === queue && goal.type === type)
    return own === undefined || (own.share === share && own.seconds === seconds) ? [] : [type ?? queue]
  })
  const fewest = Math.min(summary.replications, baseline.replications)
  return [
    ...(scenario.name === summary.scenario.name ? [] : [`the baseline is of another scenario, ${scenario.name}`]),
    ...(agner === summary.agner ? [] : [`the baseline is of agner ${agner}: what differs may come from either`]),
    ...(changed.length === 0
      ? []
      : [`the goal of ${changed.join(', ')} was another: service levels are of other targets`]),
    ...(fewest > 1 ? [] : ['one replication has no intervals: nothing can be told']),
  ]
}
