import { clip, ratioInterval } from '../engine/confidence.ts'
import { minorUnitsIn } from '../models/currency.ts'
import { layoutOf, type PageLayout } from '../models/facts.ts'
import type { Kpi } from '../models/kpi.ts'
import { KPIS } from '../models/kpis.ts'
import type { Model } from '../models/model.ts'
import type { Pairs } from '../models/pairs.ts'
import {
  at,
  clientScope,
  collect,
  groupScope,
  outageScope,
  pairScope,
  queueScope,
  totalScope,
  trunkScope,
  typeScope,
  type Scope,
} from '../models/scopes.ts'
import { serviceLevelKpis } from '../models/service-level.ts'
import { ProductTable } from './product-table.ts'
import { RatioTable } from './ratio-table.ts'
import type { Estimate, Figures } from './summary.ts'

/** What is reported, under what name: a scope and the figures that have a meaning for it. */
interface Observed {
  readonly scope: Scope
  readonly kpis: readonly Kpi[]
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

const PRODUCTS = KPIS.filter(({ times }) => times !== undefined)

export type ScopeKind = keyof typeof FAMILIES

/**
 * The figures of many pages (the whole run, every interval, every day), each observed once per replication or batch.
 * All pages have the same scopes.
 */
export class ObservedPages {
  private readonly model: Model
  private readonly layout: PageLayout
  private readonly scopes: readonly Observed[]
  private readonly firstScope: Readonly<Record<ScopeKind, number>>
  /** Where a scope's figures start in a page's part of the table, and the length of that part. */
  private readonly offsets: readonly number[]
  private readonly perPage: number
  private readonly table: RatioTable
  /** The figures that are a product of two ratios: by page, scope and place in `PRODUCTS`. */
  private readonly products: ProductTable
  /** Minor units in one of the currency. */
  private readonly minorUnits: number
  /** By page: seconds that its counts are for; null: they are for a whole replication. */
  private readonly seconds: readonly number[] | null

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
    const firstScope = {} as Record<ScopeKind, number>
    const hasShifts = model.groups.some(({ staffing }) => staffing.plan !== 'headcount')
    const offered = [...KPIS, ...serviceLevelKpis(model.serviceLevel, model.targets)].filter(
      ({ unit, onlyWith }) =>
        (unit !== 'money' || model.currency !== null) &&
        (onlyWith !== 'outages' || model.outages.length > 0) &&
        (onlyWith !== 'shifts' || hasShifts),
    )
    const add = (kind: ScopeKind, list: readonly Scope[]): void => {
      firstScope[kind] = scopes.length
      if (!kinds.includes(kind)) return
      const families: Kpi['of'] = FAMILIES[kind]
      const kpis = offered.filter((kpi) => kpi.of.some((family) => families.includes(family)))
      scopes.push(...list.map((scope) => ({ scope, kpis })))
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
    this.firstScope = firstScope
    let length = 0
    this.offsets = scopes.map(({ kpis }) => (length += kpis.length) - kpis.length)
    this.perPage = length
    this.table = new RatioTable(pages * length)
    this.products = new ProductTable(pages * scopes.length * PRODUCTS.length)
  }

  private productRow(page: number, scope: number, kpi: Kpi): number {
    return (page * this.scopes.length + scope) * PRODUCTS.length + PRODUCTS.indexOf(kpi)
  }

  /** One observation of a page: its facts stand at `start` in `facts`. */
  observe(page: number, facts: Float64Array, start: number): void {
    this.scopes.forEach(({ scope, kpis }, index) => {
      const sums = collect(facts, start, this.layout, scope)
      // A row that gathers several days counts per interval, not per replication.
      const times = this.seconds === null ? 1 : sums[at.seconds] / this.seconds[page]
      const row = page * this.perPage + this.offsets[index]
      kpis.forEach((kpi, i) => {
        const numerator = kpi.unit === 'money' ? kpi.numerator(sums) / this.minorUnits : kpi.numerator(sums)
        const denominator = kpi.denominator === null ? times : kpi.denominator(sums)
        if (kpi.times === undefined) this.table.add(row + i, numerator, denominator)
        else {
          const terms = [numerator, denominator, kpi.times.numerator(sums), kpi.times.denominator(sums)]
          this.products.add(this.productRow(page, index, kpi), terms)
        }
      })
    })
  }

  private isGathered(page: number): boolean {
    return this.seconds !== null && this.model.periods.rows[page].day < 0
  }

  figures(page: number, kind: ScopeKind, id: number, confidence: number): Figures {
    const index = this.firstScope[kind] + id
    const row = page * this.perPage + this.offsets[index]
    const figures: Record<string, Estimate> = {}
    this.scopes[index].kpis.forEach((kpi, i) => {
      const product = kpi.times === undefined ? null : this.products.at(this.productRow(page, index, kpi))
      const observed = product ?? this.table.at(row + i)
      figures[kpi.key] = clip(
        ratioInterval(observed, confidence),
        kpi.mayBeNegative === true ? -Infinity : 0,
        kpi.unit === 'share' && kpi.mayPassOne !== true ? 1 : Infinity,
      )
      if (kpi.key !== 'offered') return
      // Rows that gather several days see their sum only, in which days of one replication are not apart.
      const isKnown = !this.isGathered(page) && !Number.isNaN(observed.varianceX)
      figures.offeredVariance = { value: isKnown ? observed.varianceX : null, low: null, high: null }
    })
    return figures
  }
}
