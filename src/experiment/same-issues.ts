import type { ContactType, Model } from '../models/model.ts'
import type { Result } from '../models/simulate.ts'

interface Met {
  readonly name: string
  readonly model: Model
}

/**
 * Whether every variant meets the issues of the first, replication by replication: who comes for the first time must not
 * depend on how well a center answers. Who comes again, and whom lists reach, may.
 */
export class SameIssues {
  private readonly variants: readonly Met[]
  private readonly isMeant: (type: ContactType, model: Model) => boolean
  /** By name of the type, then by replication: contacts that came for the first time to the first variant. */
  private readonly expected = new Map<string, number[]>()
  /** By variant, types that differ and in how many replications. */
  private readonly differing: readonly Map<string, number>[]

  /** `isMeant`: types that are not may differ. */
  constructor(variants: readonly Met[], isMeant: (type: ContactType, model: Model) => boolean = () => true) {
    this.variants = variants
    this.isMeant = isMeant
    this.differing = variants.map(() => new Map<string, number>())
  }

  get areSame(): boolean {
    return this.differing.every((types) => types.size === 0)
  }

  add(place: number, { arrived, replication }: Result): void {
    const { model } = this.variants[place]
    const met = new Map(
      model.types.flatMap((type, id) =>
        type.outbound === null && this.isMeant(type, model) ? [[type.name, arrived[id]] as const] : [],
      ),
    )
    if (place === 0) {
      for (const [name, count] of met) {
        const counts = this.expected.get(name) ?? []
        counts[replication] = count
        this.expected.set(name, counts)
      }
      return
    }
    const differing = this.differing[place]
    for (const name of new Set([...this.expected.keys(), ...met.keys()])) {
      if ((this.expected.get(name)?.[replication] ?? 0) === (met.get(name) ?? 0)) continue
      differing.set(name, (differing.get(name) ?? 0) + 1)
    }
  }

  notes(): string[] {
    return this.differing.flatMap((types, place) => {
      if (types.size === 0) return []
      const names = [...types].map(
        ([name, count]) => `${name} (in ${count === 1 ? '1 replication' : `${count} replications`})`,
      )
      const { name } = this.variants[place]
      return [`${name} does not meet the same issues as ${this.variants[0].name}: ${names.join(', ')}`]
    })
  }
}
