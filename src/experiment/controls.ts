import { meanHandleSeconds } from '../models/handle-time.ts'
import type { Model } from '../models/model.ts'
import type { Result } from '../models/simulate.ts'
import { expectedIn } from '../scenario/expected.ts'
import { directionsOf, type Direction } from './controlled.ts'
import type { FigureName } from './figure-samples.ts'

/** What one replication, or a pair, is off the known mean. */
type Column = Float64Array

/**
 * Control variates: by type, who came and the work they brought, in contacts and seconds less what is expected. Both are
 * luck alone, whatever the center does with them. Types that are called from lists have none: who answers depends on it.
 */
export class Controls {
  private readonly model: Model
  private readonly expected: readonly { readonly contacts: number; readonly work: number }[]
  private readonly types: readonly number[]
  /** Many figures are about the same types. */
  private known = { results: 0, byTypes: new Map<string, readonly Direction[]>() }
  private readonly results: { readonly arrived: Int32Array; readonly work: Float64Array }[] = []

  constructor(model: Model) {
    this.model = model
    const { bounds } = model.periods
    const whole = Float64Array.of(0, bounds[bounds.length - 1])
    this.expected = model.types.map((type) => {
      const { closed, open } = expectedIn(type, model, whole)
      const contacts = open[0] + closed[0]
      return { contacts, work: contacts * meanHandleSeconds(type, null) }
    })
    this.types = model.types.map((_, id) => id).filter((id) => model.types[id].outbound === null)
  }

  add({ arrived, work }: Result): void {
    this.results.push({ arrived, work })
  }

  /**
   * Those that tell most of a figure first: of the types it is about, then of all. `inPairs`: of each two replications
   * together.
   */
  of({ name, scope }: Pick<FigureName, 'scope' | 'name'>, inPairs: boolean): readonly Direction[] {
    if (this.known.results !== this.results.length) this.known = { results: this.results.length, byTypes: new Map() }
    const own = this.types.filter((type) => this.isAbout(type, scope, name))
    const sets = own.length === 0 || own.length === this.types.length ? [this.types] : [own, this.types]
    const key = [inPairs, ...sets[0]].join()
    let found = this.known.byTypes.get(key)
    if (found === undefined) {
      const columns = sets.flatMap((types) => [
        this.column(types, 'contacts', inPairs),
        this.column(types, 'work', inPairs),
      ])
      this.known.byTypes.set(key, (found = directionsOf(columns)))
    }
    return found
  }

  private isAbout(type: number, scope: string, name: string): boolean {
    const { clients, queues, types } = this.model
    if (scope === 'types') return types[type].name === name
    if (scope === 'queues') return queues[types[type].queue].name === name
    return scope === 'clients' && clients[types[type].client]?.name === name
  }

  private column(types: readonly number[], what: 'contacts' | 'work', inPairs: boolean): Column {
    const offs = Float64Array.from(this.results, ({ arrived, work }) => {
      const counted = what === 'contacts' ? arrived : work
      return types.reduce((sum, type) => sum + counted[type] - this.expected[type][what], 0)
    })
    if (!inPairs) return offs
    return Float64Array.from({ length: offs.length >> 1 }, (_, pair) => (offs[2 * pair] + offs[2 * pair + 1]) / 2)
  }
}
