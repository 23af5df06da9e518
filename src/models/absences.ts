import { floats, ints, intsOf } from '../engine/columns.ts'
import { cdfOf } from '../engine/distributions.ts'
import type { Draws } from '../engine/draws.ts'
import { NONE as MISSING } from '../engine/ids.ts'
import type { Law } from '../engine/law.ts'
import { normalCdf, normalQuantile } from '../engine/special.ts'
import type { Agents } from './agents.ts'
import { UNIFORM } from './luck.ts'
import type { Group } from './model.ts'
import type { PeoplePlan } from './people-model.ts'

const NONE = MISSING

const DAY = 24 * 3600
/** No absence is longer. */
const MOST_DAYS = 366

/**
 * Who does not come on a day. Absences begin on days that are correlated by a one-factor Gaussian copula, as busyness is:
 * one begins for somebody whose √ρ · common + √(1 − ρ) · own is below Φ⁻¹(p). So, given the day, one begins for everybody with
 * one probability, and that is what is used here.
 *
 * Of several days, the share absent is 1 − ∏ₖ (1 − p · P(longer than k days)): p is such that it is the share that was asked
 * for. Whether somebody is absent is a function of what began on the days before, as far back as any absence can last, also
 * before the first day: it begins as it goes on, and depends on no order.
 */
export class Absences {
  private readonly draws: Draws
  private readonly agents: Agents
  private readonly plans: readonly (PeoplePlan | null)[]
  private readonly commonTap: number
  private readonly beginsTap: Int32Array
  private readonly lastsTap: Int32Array
  /** By group: the probability p, and the most days that an absence may last. */
  private readonly share: Float64Array
  private readonly longest: Int32Array
  /** By group: the day whose probability is known, and that. */
  private readonly knownDay: Int32Array
  private readonly probability: Float64Array
  /** By agent: the last day that has been looked at, and the first on which all absences begun by then are over. */
  private readonly seenDay: Int32Array
  private readonly backDay: Int32Array

  constructor(groups: readonly Group[], plans: readonly (PeoplePlan | null)[], agents: Agents, draws: Draws) {
    this.draws = draws
    this.agents = agents
    this.plans = plans
    this.beginsTap = intsOf(plans, (plan, group) =>
      plan?.absence ? draws.keyedTap(UNIFORM, `absence/${groups[group].name}`) : NONE,
    )
    this.commonTap = this.beginsTap.some((tap) => tap !== NONE) ? draws.keyedTap(UNIFORM, 'absence-of-all') : NONE
    this.lastsTap = intsOf(plans, (plan, group) =>
      plan?.absence?.seconds ? draws.keyedTap(plan.absence.seconds, `absence-for/${groups[group].name}`) : NONE,
    )
    this.share = floats(groups.length)
    this.longest = ints(groups.length)
    plans.forEach((plan, group) => {
      if (!plan?.absence) return
      const longer = sharesLonger(plan.absence.seconds)
      this.longest[group] = longer.length
      this.share[group] = beginning(plan.absence.share, longer)
    })
    this.knownDay = ints(groups.length)
    this.probability = floats(groups.length)
    this.seenDay = ints(agents.count)
    this.backDay = ints(agents.count)
  }

  /** Another replication. */
  reset(): void {
    this.knownDay.fill(UNKNOWN)
    this.seenDay.fill(UNKNOWN)
  }

  /** Whether somebody is absent on a day; cheapest where days are asked for in their order. */
  isAbsent(agent: number, day: number): boolean {
    const group = this.agents.group[agent]
    if (this.beginsTap[group] === NONE) return false
    // Keys of planned days are from 0 up; the day before the first is -1.
    const key = day + 1
    const person = agent - this.agents.first[group]
    if (this.longest[group] === 1) return this.begins(group, person, key)
    const earliest = key - this.longest[group] + 1
    const seen = this.seenDay[agent]
    const isAfter = seen !== UNKNOWN && seen <= key && seen + 1 >= earliest
    if (!isAfter) this.backDay[agent] = earliest
    for (let on = isAfter ? seen + 1 : earliest; on <= key; on++) {
      if (!this.begins(group, person, on)) continue
      this.backDay[agent] = Math.max(this.backDay[agent], on + this.days(group, person, on))
    }
    this.seenDay[agent] = key
    return key < this.backDay[agent]
  }

  private begins(group: number, person: number, key: number): boolean {
    return this.draws.takeKeyed(this.beginsTap[group], key, person) < this.probabilityOn(key, group)
  }

  private days(group: number, person: number, key: number): number {
    const seconds = this.draws.takeKeyed(this.lastsTap[group], key, person)
    return Math.max(1, Math.min(this.longest[group], Math.ceil(seconds / DAY)))
  }

  /** How probable it is for an absence of anybody of a group to begin on a day. */
  private probabilityOn(key: number, group: number): number {
    if (this.knownDay[group] === key) return this.probability[group]
    const share = this.share[group]
    const { correlation } = this.plans[group]!.absence!
    this.knownDay[group] = key
    if (correlation === 0) return (this.probability[group] = share)
    const common = normalQuantile(this.draws.takeKeyed(this.commonTap, key))
    const z = (normalQuantile(share) - Math.sqrt(correlation) * common) / Math.sqrt(1 - correlation)
    return (this.probability[group] = share === 0 || share === 1 ? share : normalCdf(z))
  }
}

/** No day's key. */
const UNKNOWN = -0x80000000

/** Shares of absences that last longer than 0, 1, 2, … days: begun days are whole ones. */
function sharesLonger(seconds: Law | null): number[] {
  const longer = [1]
  while (seconds !== null && longer.length < MOST_DAYS) {
    const share = 1 - cdfOf(seconds, longer.length * DAY)
    if (!(share > 0)) break
    longer.push(share)
  }
  return longer
}

/** On what share of days one has to begin, so that on `share` of them one is on. */
function beginning(share: number, longer: readonly number[]): number {
  if (longer.length === 1 || share === 0 || share === 1) return share
  let [low, high] = [0, share]
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2
    const free = longer.reduce((product, one) => product * (1 - middle * one), 1)
    if (1 - free < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
