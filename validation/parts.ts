import { layoutOf, TRUNK_FACTS, type PageLayout } from '../src/models/facts.ts'
import { flowsOf, type FlowPlan } from '../src/models/flows.ts'
import type { Model } from '../src/models/model.ts'
import { Pairs } from '../src/models/pairs.ts'
import { collect, groupScope, totalScope, type Scope, type Sums } from '../src/models/scopes.ts'

/** A scope in some consecutive intervals of the day (in steady state: in a batch). */
interface Part {
  readonly scope: Scope
  readonly from: number
  readonly to: number
}

const TAKEN = TRUNK_FACTS.indexOf('takenArea')

/** What metrics look at; each part is added up once for all of them. */
export class Parts {
  readonly model: Model
  readonly pairs: Pairs
  private readonly flows: readonly FlowPlan[]
  private readonly layout: PageLayout
  private readonly parts = new Map<string, Part>()

  constructor(model: Model) {
    this.model = model
    this.pairs = new Pairs(model)
    this.flows = flowsOf(model)
    this.layout = layoutOf(model, this.pairs)
  }

  total(from: number, to: number): number {
    return this.part(`total ${from} ${to}`, { scope: totalScope(this.model, this.pairs), from, to })
  }

  /** Contacts of types, and what groups did for them; who goes from one of several to another is offered once. */
  ofTypes(types: readonly number[], groups: readonly number[], from: number, to: number): number {
    const pairs = types.flatMap((type) => groups.map((group) => this.pairs.of(group, type)).filter((pair) => pair >= 0))
    const scope = { lines: types, pairs, groups: [] }
    const key = `types ${types.join()} groups ${groups.join()} ${from} ${to}`
    return this.part(key, { scope: types.length > 1 ? { ...scope, isWhole: true } : scope, from, to })
  }

  ofGroup(group: number, from: number, to: number): number {
    return this.part(`group ${group} ${from} ${to}`, { scope: groupScope(this.pairs, group), from, to })
  }

  private part(key: string, part: Part): number {
    if (!this.parts.has(key)) this.parts.set(key, part)
    return [...this.parts.keys()].indexOf(key)
  }

  /**
   * The sums of every part: `rows` holds a page per interval, from `first` on. At the end of each come the contacts offered
   * to further groups and the line-seconds of the first trunks.
   */
  sums(rows: Float64Array, first: number): Sums[] {
    return [...this.parts.values()].map(({ scope, from, to }) => {
      let sums: Float64Array | undefined
      for (let row = first + from; row < first + to; row++) {
        const page = this.page(rows, row, scope)
        if (sums === undefined) sums = page
        else for (let i = 0; i < sums.length; i++) sums[i] += page[i]
      }
      return sums ?? new Float64Array()
    })
  }

  private page(rows: Float64Array, row: number, scope: Scope): Float64Array {
    const start = row * this.layout.length
    const sums = collect(rows, start, this.layout, scope)
    const withMore = new Float64Array(sums.length + 2)
    withMore.set(sums)
    this.flows.forEach(({ by, from }, id) => {
      if (by === 'offer' && scope.lines.includes(from)) withMore[sums.length] += rows[start + this.layout.flowsAt + id]
    })
    if (this.model.trunks.length > 0) withMore[sums.length + 1] = rows[start + this.layout.trunksAt + TAKEN]
    return withMore
  }
}

/** Line-seconds of the first trunks. */
export function linesTaken(sums: Sums): number {
  return sums[sums.length - 1]
}

/** Contacts that were offered to further groups. */
export function widenedOf(sums: Sums): number {
  return sums[sums.length - 2]
}
