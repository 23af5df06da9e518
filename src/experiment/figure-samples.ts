import { minorUnitsIn } from '../models/currency.ts'
import { layoutOf } from '../models/facts.ts'
import type { Kpi } from '../models/kpi.ts'
import type { Model } from '../models/model.ts'
import { Pairs } from '../models/pairs.ts'
import {
  clientScope,
  collect,
  groupScope,
  queueScope,
  sumsFor,
  totalScope,
  typeScope,
  type Scope,
} from '../models/scopes.ts'
import { serviceLevelOf } from '../models/service-level.ts'
import type { Result } from '../models/simulate.ts'
import { goalsOf, type JudgedGoal } from '../models/verdicts.ts'
import type { ExtraFigure, ExtraFigures } from './extra-figures.ts'
import { kpisOf, type ScopeKind } from './observed.ts'
import { Sample } from './samples.ts'

/** Whose figures can be compared. */
export const COMPARED_SCOPES = [
  'totals',
  'clients',
  'queues',
  'types',
  'groups',
] as const satisfies readonly ScopeKind[]

/** How often goals are missed: the whole run of a replication, its days, its intervals, and what others add. */
export const MISSES = ['missed', 'daysMissed', 'intervalsMissed', 'monthsMissed'] as const

export interface FigureName {
  readonly scope: string
  readonly name: string
  readonly key: string
  readonly unit: Kpi['unit']
}

export interface SampledFigure extends FigureName {
  readonly sample: Sample
}

interface Observed {
  readonly kind: ScopeKind
  readonly name: string
  readonly scope: Scope
  readonly kpis: readonly Kpi[]
  /** By figure, once it was seen: looked up by name no more. */
  readonly samples: Sample[]
}

/** Keeps the figures that are asked for of every replication of a variant, or of every batch. */
export class FigureSamples {
  private readonly model: Model
  private readonly wants: (figure: FigureName) => boolean
  private readonly extra: ((result: Result) => readonly ExtraFigure[]) | null
  private readonly figures = new Map<string, SampledFigure>()
  private readonly scopes: readonly Observed[]
  private readonly goals: readonly JudgedGoal[]
  private readonly pairs: Pairs
  private readonly minorUnits: number
  private observations = 0

  constructor(model: Model, wants: (figure: FigureName) => boolean, extra: ExtraFigures) {
    this.model = model
    this.wants = wants
    this.extra = extra.of(model)
    this.pairs = new Pairs(model)
    this.minorUnits = model.currency === null ? 1 : minorUnitsIn(model.currency)
    this.scopes = scopesOf(model, this.pairs).flatMap((one): Observed[] => {
      const { kind, name } = one
      const kpis = kpisOf(model, kind).filter(({ key, unit }) => wants({ scope: kind, name, key, unit }))
      return kpis.length === 0 ? [] : [{ ...one, kpis, samples: [] }]
    })
    this.goals = goalsOf(model)
  }

  add(result: Result): void {
    const { periods } = this.model
    const { length } = layoutOf(this.model, this.pairs)
    if (periods.kind === 'calendar') this.observe(result.total, 0)
    else periods.rows.forEach((_, row) => this.observe(result.rows, row * length))
    if (periods.kind === 'calendar') this.addMisses(result)
    for (const { unit = 'money', numerator, denominator, ...figure } of this.extra?.(result) ?? []) {
      this.put({ ...figure, unit }, numerator, denominator)
    }
  }

  /** In order of mention: by scope, then by figure. */
  all(): readonly SampledFigure[] {
    const figures = [...this.figures.values()]
    // Who was not there in the last replications had nothing in them.
    for (const { sample } of figures) while (sample.count < this.observations) sample.add(0, 0)
    return figures
  }

  private observe(facts: Float64Array, start: number): void {
    this.observations++
    const layout = layoutOf(this.model, this.pairs)
    const sums = sumsFor(layout)
    for (const { kind, name, scope, kpis, samples } of this.scopes) {
      collect(facts, start, layout, scope, sums)
      kpis.forEach(({ key, unit, numerator, denominator, times }, place) => {
        const x = unit === 'money' ? numerator(sums) / this.minorUnits : numerator(sums)
        const sample = (samples[place] ??= this.sampleOf({ scope: kind, name, key, unit }))
        sample.add(x, denominator?.(sums) ?? 1, times?.numerator(sums), times?.denominator(sums))
      })
    }
  }

  private addMisses(result: Result): void {
    const { periods, types, queues, serviceLevel } = this.model
    const layout = layoutOf(this.model, this.pairs)
    const { days, daysMissed, periods: intervals, periodsMissed } = result.goals
    this.goals.forEach(({ queue, type, goal }, id) => {
      const whose =
        type < 0 ? { scope: 'queues', name: queues[queue].name } : { scope: 'types', name: types[type].name }
      const scope = type < 0 ? queueScope(this.model, this.pairs, queue) : typeScope(this.pairs, type)
      const level = serviceLevelOf(serviceLevel, collect(result.total, 0, layout, scope))
      const isMissed = level !== null && level < goal.share
      this.put({ ...whose, key: 'missed', unit: 'share' }, isMissed ? 1 : 0, level === null ? 0 : 1)
      // Of one day it would say the same again.
      if (periods.days.length > 1) this.put({ ...whose, key: 'daysMissed', unit: 'share' }, daysMissed[id], days[id])
      this.put({ ...whose, key: 'intervalsMissed', unit: 'share' }, periodsMissed[id], intervals[id])
    })
  }

  private put(figure: FigureName, numerator: number, denominator: number): void {
    if (!this.wants(figure)) return
    const sample = this.sampleOf(figure)
    while (sample.count < this.observations - 1) sample.add(0, 0)
    sample.add(numerator, denominator)
  }

  private sampleOf(figure: FigureName): Sample {
    const id = figureId(figure)
    let found = this.figures.get(id)
    if (found === undefined) this.figures.set(id, (found = { ...figure, sample: new Sample() }))
    return found.sample
  }
}

/** Names may hold anything but a line break. */
export function figureId({ scope, name, key }: Omit<FigureName, 'unit'>): string {
  return [scope, name, key].join('\n')
}

function scopesOf(model: Model, pairs: Pairs) {
  const { clients, queues, types, groups } = model
  const each = (kind: ScopeKind, list: readonly { readonly name: string }[], of: (id: number) => Scope) =>
    list.map(({ name }, id) => ({ kind, name, scope: of(id) }))
  return [
    { kind: 'totals' as const, name: '', scope: totalScope(model, pairs) },
    ...each('clients', clients, (id) => clientScope(model, pairs, id)),
    ...each('queues', queues, (id) => queueScope(model, pairs, id)),
    ...each('types', types, (id) => typeScope(pairs, id)),
    ...each('groups', groups, (id) => groupScope(pairs, id)),
  ]
}
