import { floats } from '../../engine/columns.ts'
import { NONE as MISSING } from '../../engine/ids.ts'
import type { Economy } from '../economy-model.ts'
import { meanHandleSeconds } from '../handle-time.ts'
import type { ContactType, Model, Skill } from '../model.ts'
import type { ContactRule, RuleEntry, View } from './rules.ts'

const NONE = MISSING
const SECONDS_A_MINUTE = 60

/**
 * What a provider does who thinks of nobody else: first whoever pays its agents best. What a contact of a type brings the
 * employer of a group, by the prices of now per contact, per minute and per issue resolved, is divided by the mean handle time.
 */
class ProviderInterest implements ContactRule {
  private readonly view: View
  /** By bill, group and type: minor units per minute of handle time. */
  private readonly earnings: Float64Array
  /** By period of the grid: where its bill begins there. */
  private readonly firstOf: Int32Array
  private readonly bounds: Float64Array
  private readonly types: number
  private period = 0

  constructor(view: View) {
    const { model } = view
    const { economy, groups, periods, types } = model
    this.view = view
    this.types = types.length
    this.bounds = periods.bounds
    const bills = economy?.monthOf.length ?? 1
    this.earnings = floats(bills * groups.length * types.length)
    // The warm-up has no bill: there it is as on the first.
    const billOf = (period: number): number => Math.max(0, economy?.billOf[period] ?? 0)
    this.firstOf = periods.row.map((_row, period) => billOf(period) * groups.length * types.length)
    if (economy === null) return
    for (let bill = 0; bill < bills; bill++) {
      groups.forEach(({ skills }, group) => {
        for (const skill of skills) {
          const at = (bill * groups.length + group) * types.length + skill.type
          this.earnings[at] = perMinute(model, economy, bill, group, skill)
        }
      })
    }
  }

  reset(): void {
    this.period = 0
  }

  among(agent: number, lines: Int32Array, from: number, to: number): number {
    const { agents, contacts, lines: waiting } = this.view
    const first = this.firstNow() + agents.group[agent] * this.types
    let best = NONE
    let most = -Infinity
    for (let i = from; i < to; i++) {
      const line = lines[i]
      const contact = waiting.head[line]
      if (contact === NONE) continue
      const earned = this.earnings[first + waiting.typeOf[line]]
      const isFirst = best === NONE || earned > most
      if (isFirst || (earned === most && contacts.offeredAt[contact] < contacts.offeredAt[best])) {
        best = contact
        most = earned
      }
    }
    return best
  }

  private firstNow(): number {
    const { bounds, firstOf, view } = this
    const last = firstOf.length - 1
    while (this.period < last && bounds[this.period + 1] <= view.clock[0]) this.period++
    return firstOf[this.period]
  }
}

function perMinute(model: Model, economy: Economy, bill: number, group: number, skill: Skill): number {
  const type: ContactType = model.types[skill.type]
  const handleMinutes = meanHandleSeconds(type, skill) / SECONDS_A_MINUTE
  const talkMinutes = meanHandleSeconds({ ...type, wrap: null }, { ...skill, wrap: null }) / SECONDS_A_MINUTE
  const units: Partial<Record<string, number>> = {
    contact: 1,
    'talk-minute': talkMinutes,
    'handle-minute': handleMinutes,
    'resolved-issue': skill.resolved ?? type.resolution?.share ?? 0,
  }
  let earned = 0
  for (const { payee, meter, groups, types, holds, minorUnits } of economy.charges) {
    const isOwn = payee === economy.employerOf[group] && groups.includes(group) && types.includes(skill.type)
    if (isOwn && holds[bill] === 1) earned += minorUnits * (units[meter] ?? 0)
  }
  if (handleMinutes > 0) return earned / handleMinutes
  return earned > 0 ? Infinity : 0
}

export const providerInterest: RuleEntry<ContactRule> = {
  description:
    'The contact that earns the group’s employer most per minute of mean handle time, by the prices per contact, per minute and per issue resolved; of equals, and without prices, the one that has waited longest.',
  create: (view) => new ProviderInterest(view),
}
