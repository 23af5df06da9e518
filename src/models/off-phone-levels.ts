import { Levels } from '../engine/level.ts'
import { AWAY } from './duty-states.ts'
import { GROUP_FACTS } from './facts.ts'
import type { Model } from './model.ts'

const AWAY_AREA = GROUP_FACTS.indexOf('breakArea')
const UNPAID_REST_AREA = GROUP_FACTS.indexOf('unpaidRestArea')
const UNPAID_AWAY_AREA = GROUP_FACTS.indexOf('unpaidAwayArea')
const UNWORKED_REST_AREA = GROUP_FACTS.indexOf('unworkedRestArea')

/** How many are off the phone at any moment, and why, where people have luck of their own. */
export class OffPhoneLevels {
  private readonly levels: Levels
  private readonly groups: number
  /** Where kinds of levels start, after those of `AWAY`, each by group. */
  private readonly unpaidRestFrom: number
  private readonly unpaidAwayFrom: number
  private readonly unworkedRestFrom: number

  constructor({ groups }: Model, clock: Float64Array) {
    this.groups = groups.length
    this.unpaidRestFrom = AWAY.length * this.groups
    this.unpaidAwayFrom = this.unpaidRestFrom + this.groups
    this.unworkedRestFrom = this.unpaidAwayFrom + this.groups
    const arePeople = groups.some(({ staffing }) => staffing.plan === 'people')
    this.levels = new Levels(arePeople ? this.unworkedRestFrom + this.groups : 0, clock)
  }

  reset(): void {
    this.levels.reset()
  }

  /** In time planned for work: the index of the kind in `AWAY`. */
  away(kind: number, group: number, by: number): void {
    this.levels.change(kind * this.groups + group, by)
  }

  /** Of these, on a break or the like that is not paid. */
  unpaidRest(group: number, by: number): void {
    this.levels.change(this.unpaidRestFrom + group, by)
  }

  /** Of these, missing without pay. */
  unpaidAway(group: number, by: number): void {
    this.levels.change(this.unpaidAwayFrom + group, by)
  }

  /** Places that nobody works, on a break by the plan that would not be paid. */
  unworkedRest(group: number, by: number): void {
    this.levels.change(this.unworkedRestFrom + group, by)
  }

  /** Agents of a group who are off the phone now for a reason, by its index in `AWAY`; for tests, which count again. */
  awayNow(kind: number, group: number): number {
    return this.levels.value(kind * this.groups + group)
  }

  unworkedRestNow(group: number): number {
    return this.levels.value(this.unworkedRestFrom + group)
  }

  /** Books the integrals since the last time on the record of a group. */
  book(facts: Float64Array, record: number, group: number): void {
    const { groups, levels } = this
    if (levels.count === 0) return
    AWAY.forEach((_, kind) => {
      facts[record + AWAY_AREA + kind] += levels.drain(kind * groups + group)
    })
    facts[record + UNPAID_REST_AREA] += levels.drain(this.unpaidRestFrom + group)
    facts[record + UNPAID_AWAY_AREA] += levels.drain(this.unpaidAwayFrom + group)
    facts[record + UNWORKED_REST_AREA] += levels.drain(this.unworkedRestFrom + group)
  }
}
