import { floatsOf, ints, intsOf } from '../engine/columns.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Law } from '../engine/law.ts'
import type { Consult, Transfer } from './journey-model.ts'
import type { Model } from './model.ts'

const NONE = MISSING

/** Who may handle what: a pair is a group with a skill for a type. Ids run group by group. */
export class Pairs {
  readonly count: number
  readonly type: Int32Array
  readonly group: Int32Array
  /** Handle times are multiplied by it: 1 / speed. */
  readonly slowness: Float64Array
  /** Share of contacts that resolve the issue; null: as the type has it. */
  readonly resolved: readonly (number | null)[]
  /** Where its agents hand contacts of the type on, and whom they ask. */
  readonly transfers: readonly (readonly Transfer[])[]
  readonly consults: readonly (readonly Consult[])[]
  /** Laws of the group's own for the type; null: the contact's. */
  readonly talk: readonly (Law | null)[]
  readonly hold: readonly (Law | null)[]
  readonly wrap: readonly (Law | null)[]
  private readonly byGroupAndType: Int32Array
  private readonly types: number

  constructor(model: Model) {
    const skills = model.groups.flatMap((group, id) => group.skills.map((skill) => ({ ...skill, group: id })))
    this.count = skills.length
    this.type = intsOf(skills, (skill) => skill.type)
    this.group = intsOf(skills, (skill) => skill.group)
    this.slowness = floatsOf(skills, (skill) => 1 / skill.speed)
    this.resolved = skills.map((skill) => skill.resolved)
    this.transfers = skills.map(({ type, transfers }) => transfers ?? model.types[type].transfers)
    this.consults = skills.map(({ type, consults }) => consults ?? model.types[type].consults)
    this.talk = skills.map((skill) => skill.talk)
    this.hold = skills.map((skill) => skill.hold)
    this.wrap = skills.map((skill) => skill.wrap)
    this.types = model.types.length
    this.byGroupAndType = ints(model.groups.length * this.types, NONE)
    skills.forEach((skill, pair) => (this.byGroupAndType[skill.group * this.types + skill.type] = pair))
  }

  /** The pair of a group and a type; NONE if the group lacks the skill. */
  of(group: number, type: number): number {
    return this.byGroupAndType[group * this.types + type]
  }
}
