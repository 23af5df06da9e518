import { clip } from '../engine/confidence.ts'
import type { Kpi } from '../models/kpi.ts'
import { Simulation, type Result } from '../models/simulate.ts'
import { closest, listed } from '../scenario/names.ts'
import { comparability, NotComparable } from './comparability.ts'
import type {
  ComparedCost,
  ComparedFigure,
  ComparedVariant,
  Comparison,
  Difference,
  VariantFigure,
} from './comparison.ts'
import { betterDirection } from './directions.ts'
import type { ExtraFigures } from './extra-figures.ts'
import { CATEGORIES, COSTS, MONEY_COMPARED } from './money-figures.ts'
import { MONTHS } from './month-figures.ts'
import {
  COMPARED_SCOPES,
  figureId,
  FigureSamples,
  MISSES,
  type FigureName,
  type SampledFigure,
} from './figure-samples.ts'
import { kpisOf } from './observed.ts'
import { chanceInterval, estimateOf, pairedDifference, quantileOf } from './paired.ts'
import type { RunOptions, Runnable } from './run.ts'
import { SameIssues } from './same-issues.ts'
import { Sample } from './samples.ts'
import type { Estimate } from './summary.ts'
import { VERSION } from './version.ts'

/** A scenario among those that are compared. */
export interface Variant {
  readonly name: string
  readonly runnable: Runnable
}

export interface CompareOptions extends Omit<RunOptions, 'timezoneData'> {
  /** Keys of figures; without them those that centers are judged by, and all figures of money. */
  readonly figures?: readonly string[]
  /** Whose figures, beside those of all together: clients, queues, types, groups. */
  readonly by?: readonly string[]
  /** Figures that are not in the books of the simulation, by replication. */
  readonly extraFigures?: ExtraFigures
}

/** Compared unless others are asked for, with all figures of money of the totals and of clients. */
export const USUAL_FIGURES = [
  'serviceLevel',
  'asa',
  'abandonment',
  'occupancy',
  'aht',
  'fcr',
  'contactsPerIssue',
] as const

/** Stands for every figure there is. */
const ALL = 'all'
const LOW = 0.05
const HIGH = 0.95

interface Ran {
  readonly variant: ComparedVariant
  readonly figures: ReadonlyMap<string, SampledFigure>
}

/**
 * Simulates every variant with the seed, replications and level of the first (customers bring the same luck to each) and
 * compares each with the first. Of two variants the difference is the same, but for its sign, whichever comes first.
 * Throws a NotComparable.
 */
export function compareVariants(variants: readonly Variant[], options: CompareOptions = {}): Comparison {
  const account = new ComparisonAccount(variants, options)
  variants.forEach(({ runnable }, place) => {
    const simulation = new Simulation(runnable.model)
    for (let replication = 0; replication < account.replications; replication++)
      account.add(place, simulation.lend(account.seed, replication))
  })
  return account.comparison()
}

interface Running {
  readonly variant: Variant
  readonly samples: FigureSamples
  contacts: number
  events: number
}

/** Takes results, variant by variant and in order of replication, whoever simulated them, and compares. */
export class ComparisonAccount {
  readonly seed: string
  /** Of each variant. */
  readonly replications: number
  private readonly variants: readonly Variant[]
  private readonly options: CompareOptions
  private readonly running: readonly Running[]
  private readonly issues: SameIssues
  private readonly notes: readonly string[]
  private readonly currency: string | null
  private readonly isOneCurrency: boolean
  private readonly started: number
  private added = 0

  /** Throws a NotComparable. */
  constructor(variants: readonly Variant[], options: CompareOptions) {
    const [{ runnable: first }] = variants
    const { extraFigures = MONEY_COMPARED } = options
    this.variants = variants
    this.options = options
    this.seed = options.seed ?? first.seed
    this.replications = first.model.periods.kind === 'batches' ? 1 : (options.replications ?? first.replications)
    this.started = options.clock?.() ?? 0
    this.notes = comparability(variants, options)
    requireKnown(variants, options, extraFigures)
    this.issues = new SameIssues(variants.map(({ name, runnable }) => ({ name, model: runnable.model })))
    const currencies = variants.flatMap(({ runnable }) => runnable.model.currency ?? [])
    this.isOneCurrency = currencies.every((currency) => currency === currencies[0])
    this.currency = this.isOneCurrency ? (currencies[0] ?? null) : null
    const isWanted = wanted(options)
    const wants = (figure: FigureName): boolean => isWanted(figure) && (this.isOneCurrency || figure.unit !== 'money')
    this.running = variants.map((variant): Running => {
      return {
        variant,
        samples: new FigureSamples(variant.runnable.model, wants, extraFigures),
        contacts: 0,
        events: 0,
      }
    })
  }

  add(place: number, result: Result): void {
    const one = this.running[place]
    one.samples.add(result)
    one.contacts += result.contacts
    one.events += result.events
    this.issues.add(place, result)
    this.options.onProgress?.(++this.added, this.variants.length * this.replications)
  }

  comparison(): Comparison {
    const { currency, isOneCurrency, issues, notes, options, replications, seed, variants } = this
    const [{ runnable: first }] = variants
    const { clock } = options
    const isSteady = first.model.periods.kind === 'batches'
    const ran = this.running.map(({ contacts, events, samples, variant: { name, runnable } }): Ran => {
      const variant = { name, scenario: { name: runnable.name, hash: runnable.hash }, contacts, events }
      return { variant, figures: new Map(samples.all().map((figure) => [figureId(figure), figure])) }
    })
    const costs = costsOf(ran)
    return {
      agner: VERSION,
      seed,
      replications: isSteady ? first.model.periods.rows.length : replications,
      method: isSteady ? 'batches' : 'replications',
      confidence: first.confidence,
      correction: { method: 'bonferroni', comparisons: variants.length - 1 },
      ...(currency === null ? {} : { currency }),
      variants: ran.map(({ variant }) => variant),
      figures: comparedFigures(ran, first.confidence, options.figures ?? USUAL_FIGURES),
      ...(costs.length === 0 ? {} : { costs }),
      sameIssues: issues.areSame,
      notes: [
        ...notes,
        ...warningsOf(variants),
        ...issues.notes(),
        ...(isOneCurrency ? [] : ['the variants have different currencies: figures of money are not compared']),
      ],
      ...(clock === undefined ? {} : { seconds: (clock() - this.started) / 1000 }),
    }
  }
}

/** Legal but suspicious: what all variants have once, else by variant. */
export function warningsOf(variants: readonly Variant[]): string[] {
  const all = [...new Set(variants.flatMap(({ runnable }) => runnable.notes))]
  return all.map((note) => {
    const having = variants.filter(({ runnable }) => runnable.notes.includes(note)).map(({ name }) => name)
    return having.length === variants.length ? note : `${having.join(', ')}: ${note}`
  })
}

function wanted({ figures, by = [] }: CompareOptions): (figure: FigureName) => boolean {
  const isAsked = ({ key, scope, unit }: FigureName): boolean => {
    if (figures !== undefined) return figures.includes(key) || figures.includes(ALL)
    return unit === 'money' || scope === MONTHS || [...USUAL_FIGURES, ...MISSES].some((usual) => usual === key)
  }
  // How often goals are missed is told wherever they are set: of queues or types.
  const isMiss = ({ key }: FigureName): boolean => MISSES.some((miss) => miss === key)
  return (figure) =>
    figure.scope === COSTS ||
    (isAsked(figure) && (figure.scope === 'totals' || by.includes(figure.scope) || isMiss(figure)))
}

/** Before an hour of simulation, not after. */
function requireKnown(
  variants: readonly Variant[],
  { figures = [], by = [] }: CompareOptions,
  extra: ExtraFigures,
): void {
  const models = variants.map(({ runnable }) => runnable.model)
  const keys = models.flatMap((model) => COMPARED_SCOPES.flatMap((scope) => kpisOf(model, scope).map(({ key }) => key)))
  const known = new Set([...keys, ...MISSES, ...extra.keys, ALL])
  const scopes = [...COMPARED_SCOPES.filter((scope) => scope !== 'totals'), ...extra.scopes]
  for (const [what, given, allowed] of [
    ['figure', figures, [...known]],
    ['scope', by, scopes],
  ] as const) {
    for (const one of given) {
      if (allowed.includes(one)) continue
      const meant = closest(one, allowed)
      const hint = meant === undefined ? `: there are ${listed(allowed, 40)}` : `; did you mean ${meant}?`
      throw new NotComparable(`no ${what} is called ${JSON.stringify(one)}${hint}`)
    }
  }
}

/** By kind, those that any variant has. */
function costsOf(ran: readonly Ran[]): ComparedCost[] {
  const costs = CATEGORIES.map((kind): ComparedCost => {
    const id = figureId({ scope: COSTS, name: kind, key: 'paid' })
    return { kind, variants: ran.map(({ figures }) => figures.get(id)?.sample.value ?? null) }
  })
  return costs.filter(({ variants }) => variants.some((value) => value !== null && value !== 0))
}

/** Figures that any variant has: of all together first, then in the order of `keys`. */
function comparedFigures(ran: readonly Ran[], level: number, keys: readonly string[]): ComparedFigure[] {
  const named = new Map(ran.flatMap(({ figures }) => [...figures].filter(([, { scope }]) => scope !== COSTS)))
  const scopes = [...new Set([...named.values()].map(({ scope, name }) => `${scope}\n${name}`))]
  const rankOf = (key: string): number => (keys.includes(key) ? keys.indexOf(key) : keys.length)
  const order = ({ scope, name, key }: FigureName): number => scopes.indexOf(`${scope}\n${name}`) * 1000 + rankOf(key)
  const sorted = [...named.values()].toSorted((a, b) => order(a) - order(b))
  return sorted.flatMap(({ scope, name, key, unit }): ComparedFigure[] => {
    const samples = ran.map(({ variant, figures }) => ({
      variant: variant.name,
      sample: figures.get(figureId({ scope, name, key }))?.sample ?? new Sample(),
    }))
    const isNothing = (value: number | null): boolean => value === null || (unit === 'money' && value === 0)
    if (samples.every(({ sample }) => isNothing(sample.value))) return []
    const better = betterDirection(key, unit)
    const [{ sample: first }, ...others] = samples
    return [
      {
        scope,
        name,
        key,
        unit,
        better,
        variants: samples.map(({ variant, sample }) => ({ variant, ...figureOf(sample, key, unit, level) })),
        differences: others.map(({ variant, sample }): Difference => {
          const paired = pairedDifference(first, sample, level, others.length)
          const { difference, uncorrected, replicationsNeeded } = paired
          const before = first.value
          return {
            variant,
            ...difference,
            uncorrected: { low: uncorrected.low, high: uncorrected.high },
            relative: difference.value === null || !before ? null : difference.value / Math.abs(before),
            verdict: verdictOf(difference, better),
            replicationsNeeded,
          }
        }),
      },
    ]
  })
}

function figureOf(sample: Sample, key: string, unit: Kpi['unit'], level: number): Omit<VariantFigure, 'variant'> {
  const sorted = sample.sorted()
  if (key === 'missed') {
    const missed = sorted.reduce((sum, one) => sum + one, 0)
    return { ...chanceInterval(missed, sorted.length, level), p5: null, p95: null }
  }
  // Money can be earned as well as spent; what is never below 0, or a share above 1, is cut there.
  const lowest = unit === 'money' || sorted[0] < 0 ? -Infinity : 0
  const highest = unit === 'share' && sorted[sorted.length - 1] <= 1 ? 1 : Infinity
  const estimate = clip(estimateOf(sample, level), lowest, highest)
  return { ...estimate, p5: quantileOf(sorted, LOW), p95: quantileOf(sorted, HIGH) }
}

/** What an interval says of a difference. */
export function verdictOf({ value, low, high }: Estimate, better: ComparedFigure['better']): Difference['verdict'] {
  if (value === null || low === null || high === null) return 'open'
  if (low === 0 && high === 0) return 'same'
  if (low <= 0 && high >= 0) return 'open'
  const way = low > 0 ? 'higher' : 'lower'
  return better === null ? way : way === better ? 'better' : 'worse'
}
