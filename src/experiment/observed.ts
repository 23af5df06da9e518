import { clip, ratioInterval, type RatioSums } from '../engine/confidence.ts'
import { minorUnitsIn } from '../models/currency.ts'
import { layoutOf, PERIOD_FACTS, type PageLayout } from '../models/facts.ts'
import type { Kpi } from '../models/kpi.ts'
import { KPIS } from '../models/kpis.ts'
import type { Model } from '../models/model.ts'
import type { Pairs } from '../models/pairs.ts'
import {
  clientScope,
  collect,
  groupScope,
  outageScope,
  pairScope,
  queueScope,
  sumsFor,
  totalScope,
  trunkScope,
  typeScope,
  type Scope,
  type Sums,
} from '../models/scopes.ts'
import { satisfactionKpis } from '../models/satisfaction.ts'
import { serviceLevelKpis } from '../models/service-level.ts'
import { CountTable } from './count-table.ts'
import { ProductTable } from './product-table.ts'
import type { PageFigures } from './page-figures.ts'
import { RatioTable } from './ratio-table.ts'
import type { Estimate, Figures } from './summary.ts'

/** What is reported, under what name: a scope and the figures that have a meaning for it. */
interface Observed {
  readonly scope: Scope
  readonly figures: readonly Placed[]
}

/** A figure, the table that its sums are in, and its place in a page's part of that. */
interface Placed {
  readonly kpi: Kpi
  readonly table: 'counts' | 'ratios' | 'products'
  readonly place: number
}

/** Families of figures that have a meaning for a scope. */
export const FAMILIES = {
  totals: ['contacts', 'agents', 'lines'],
  types: ['contacts'],
  queues: ['contacts'],
  groups: ['agents'],
  typeGroups: ['handling'],
  trunks: ['trunks', 'lines'],
  clients: ['contacts'],
  outages: ['outages'],
} as const satisfies Record<string, Kpi['of']>

const SECONDS = PERIOD_FACTS.indexOf('seconds')
const NOTHING: Estimate = { value: null, low: null, high: null }

export type ScopeKind = keyof typeof FAMILIES

/** The figures that a model has for one kind of scope. */
export function kpisOf(model: Model, kind: ScopeKind): readonly Kpi[] {
  const families: Kpi['of'] = FAMILIES[kind]
  const hasShifts = model.groups.some(({ staffing }) => staffing.plan !== 'headcount')
  const levels = serviceLevelKpis(model.serviceLevel, model.targets)
  return [...KPIS, ...levels, ...satisfactionKpis(model.satisfaction)].filter(
    ({ of, unit, onlyWith }) =>
      of.some((family) => families.includes(family)) &&
      (unit !== 'money' || model.currency !== null) &&
      (onlyWith !== 'outages' || model.outages.length > 0) &&
      (onlyWith !== 'shifts' || hasShifts),
  )
}

/**
 * The figures of many pages (the whole run, every interval, every day), each observed once per replication or batch.
 * All pages have the same scopes.
 */
export class ObservedPages {
  private readonly model: Model
  private readonly layout: PageLayout
  private readonly scopes: readonly Observed[]
  /** The same, each once: a queue of one type has the figures of the type. */
  private readonly distinct: readonly Observed[]
  private readonly firstScope: Readonly<Record<ScopeKind, number>>
  /** Figures of a page in each table. */
  private readonly perPage: Readonly<Record<Placed['table'], number>>
  /** Divided by how often they were observed; ratios of two sums; products of two ratios. */
  private readonly counts: CountTable
  private readonly ratios: RatioTable
  private readonly products: ProductTable
  /** Minor units in one of the currency. */
  private readonly minorUnits: number
  /** By page: seconds that its counts are for; null: they are for a whole replication. */
  private readonly seconds: readonly number[] | null
  /** By page: how often an observation observes it, as a row that gathers several days is. */
  private readonly times: Float64Array
  private readonly sums: Sums

  constructor(
    model: Model,
    pairs: Pairs,
    pages: number,
    kinds: readonly ScopeKind[],
    seconds: readonly number[] | null,
  ) {
    this.model = model
    this.layout = layoutOf(model, pairs)
    this.seconds = seconds
    this.minorUnits = model.currency === null ? 1 : minorUnitsIn(model.currency)
    const scopes: Observed[] = []
    const distinct = new Map<string, Observed>()
    const perPage = { counts: 0, ratios: 0, products: 0 }
    const firstScope = {} as Record<ScopeKind, number>
    const add = (kind: ScopeKind, list: readonly Scope[]): void => {
      firstScope[kind] = scopes.length
      if (!kinds.includes(kind)) return
      const kpis = kpisOf(model, kind)
      const placed = (kpi: Kpi): Placed => {
        const table = kpi.denominator === null ? 'counts' : kpi.times === undefined ? 'ratios' : 'products'
        return { kpi, table, place: perPage[table]++ }
      }
      for (const scope of list) {
        const same = JSON.stringify([FAMILIES[kind], scope])
        const observed = distinct.get(same) ?? { scope, figures: kpis.map(placed) }
        distinct.set(same, observed)
        scopes.push(observed)
      }
    }
    const { types, queues, groups, trunks, clients, outages } = model
    add('totals', [totalScope(model, pairs)])
    add(
      'types',
      types.map((_, type) => typeScope(pairs, type)),
    )
    add(
      'queues',
      queues.map((_, queue) => queueScope(model, pairs, queue)),
    )
    add(
      'groups',
      groups.map((_, group) => groupScope(pairs, group)),
    )
    add(
      'typeGroups',
      Array.from(pairs.type, (_, pair) => pairScope(pair)),
    )
    add(
      'trunks',
      trunks.map((_, id) => trunkScope(id)),
    )
    add(
      'clients',
      clients.map((_, id) => clientScope(model, pairs, id)),
    )
    add(
      'outages',
      outages.map((_, id) => outageScope(id)),
    )
    this.scopes = scopes
    this.distinct = [...distinct.values()]
    this.firstScope = firstScope
    this.perPage = perPage
    this.times = new Float64Array(pages).fill(1)
    this.sums = sumsFor(this.layout)
    this.counts = new CountTable(pages * perPage.counts)
    this.ratios = new RatioTable(pages * perPage.ratios)
    this.products = new ProductTable(pages * perPage.products)
  }

  /** One observation of a page: its facts stand at `start` in `facts`. */
  observe(page: number, facts: Float64Array, start: number): void {
    // A row that gathers several days counts per interval, not per replication.
    if (this.seconds !== null) this.times[page] = facts[start + this.layout.periodAt + SECONDS] / this.seconds[page]
    for (const { scope, figures } of this.distinct) {
      const sums = collect(facts, start, this.layout, scope, this.sums)
      for (const { kpi, table, place } of figures) {
        const row = page * this.perPage[table] + place
        const numerator = kpi.unit === 'money' ? kpi.numerator(sums) / this.minorUnits : kpi.numerator(sums)
        if (kpi.denominator === null) this.counts.add(row, numerator)
        else if (kpi.times === undefined) this.ratios.add(row, numerator, kpi.denominator(sums))
        else {
          const { times } = kpi
          this.products.add(row, numerator, kpi.denominator(sums), times.numerator(sums), times.denominator(sums))
        }
      }
    }
  }

  /** Null where nothing can be divided by. */
  private observed(page: number, { table, place }: Placed): RatioSums | null {
    const row = page * this.perPage[table] + place
    return table === 'counts' ? this.counts.at(row, this.times[page]) : this[table].at(row)
  }

  private isGathered(page: number): boolean {
    return this.seconds !== null && this.model.periods.rows[page].day < 0
  }

  /** The figures of one page, each computed when it is asked for. */
  page(page: number, confidence: number): PageFigures {
    return (kind, id) => this.figures(page, kind, id, confidence)
  }

  figures(page: number, kind: ScopeKind, id: number, confidence: number): Figures {
    const figures: Record<string, Estimate> = {}
    for (const placed of this.scopes[this.firstScope[kind] + id].figures) {
      const { kpi } = placed
      const observed = this.observed(page, placed)
      figures[kpi.key] =
        observed === null
          ? NOTHING
          : clip(
              ratioInterval(observed, confidence),
              kpi.mayBeNegative === true ? -Infinity : 0,
              kpi.unit === 'share' && kpi.mayPassOne !== true ? 1 : Infinity,
            )
      if (kpi.key !== 'offered') continue
      // Rows that gather several days see their sum only, in which days of one replication are not apart.
      const isKnown = observed !== null && !this.isGathered(page) && !Number.isNaN(observed.varianceX)
      figures.offeredVariance = { value: isKnown ? observed.varianceX : null, low: null, high: null }
    }
    return figures
  }
}
