import type { Model } from '../src/models/model.ts'
import type { Plan } from './plan.ts'

/** Whose contacts a figure is about: types of the scenario. */
export interface Contacts {
  /** What they come as. */
  readonly first: readonly number[]
  /** And what they become. */
  readonly all: readonly number[]
}

/** What the names behind the @ of a metric mean in a scenario. */
export class Places {
  /** Contacts and group of figures without a place; null: every group. */
  readonly everybody: Contacts
  readonly mainGroup: number | null
  private readonly model: Model
  private readonly legs: Readonly<Record<string, readonly string[]>>

  constructor(model: Model, { main, legs = {} }: Plan) {
    this.model = model
    this.legs = legs
    const later = new Set(Object.values(legs).flat())
    const ids = model.types.map((_, id) => id)
    this.everybody =
      main === undefined
        ? { first: ids.filter((id) => !later.has(model.types[id].name)), all: ids }
        : this.withLegs(this.typeCalled(main.type))
    this.mainGroup = main === undefined ? null : this.groupCalled(main.group)
  }

  /** Contacts of the type with a name; null: there is none. */
  contactsOf(name: string): Contacts | null {
    const type = this.typeCalled(name)
    return type < 0 ? null : this.withLegs(type)
  }

  /** -1: there is none. */
  groupCalled(name: string): number {
    return this.model.groups.findIndex((group) => group.name === name)
  }

  /** By its name, its name with an explanation, or by the end of a name that no other has. */
  private typeCalled(name: string): number {
    const { types } = this.model
    const exact = types.findIndex((type) => type.name === name || name.startsWith(`${type.name} (`))
    if (exact >= 0) return exact
    const ending = types.flatMap((type, id) => (type.name.endsWith(` ${name}`) ? [id] : []))
    return ending.length === 1 ? ending[0] : -1
  }

  private withLegs(type: number): Contacts {
    const legs = Object.hasOwn(this.legs, this.model.types[type].name) ? this.legs[this.model.types[type].name] : []
    return { first: [type], all: [type, ...legs.map((name) => this.typeCalled(name))] }
  }
}
