import { floats } from '../engine/columns.ts'
import { GROUP_FACTS } from './facts.ts'
import type { Group } from './model.ts'
import { REST_KINDS } from './people-model.ts'

const SCHEDULED_SECONDS = GROUP_FACTS.indexOf('scheduledSeconds')
const PAID_SECONDS = GROUP_FACTS.indexOf('paidSeconds')
const VACANT_AREA = GROUP_FACTS.indexOf('vacantArea')
const VACANT_PAID = GROUP_FACTS.indexOf('vacantPaidSeconds')
const BREAK_AREA = GROUP_FACTS.indexOf('breakArea')
const BREAK_SECONDS = GROUP_FACTS.indexOf('breakSeconds')
const UNPAID_REST_SECONDS = GROUP_FACTS.indexOf('unpaidRestSeconds')

/** What the plan has for the groups, period by period, and what of it nobody is paid for because places are vacant. */
export class PlanFacts {
  private readonly groups: readonly Group[]
  /** By group: the share of the places on the phone that were vacant when there last were any. */
  private readonly vacantShare: Float64Array

  constructor(groups: readonly Group[]) {
    this.groups = groups
    this.vacantShare = floats(groups.length)
  }

  reset(): void {
    this.vacantShare.fill(0)
  }

  /** Books a period on the group's record, which has what happened in it. */
  book(id: number, period: number, facts: Float64Array, record: number): void {
    const { staffing, paidSeconds, scheduledSeconds } = this.groups[id]
    const paid = paidSeconds[period]
    const scheduled = scheduledSeconds[period]
    facts[record + SCHEDULED_SECONDS] = scheduled
    facts[record + PAID_SECONDS] = paid
    if (staffing.plan === 'people') {
      REST_KINDS.forEach((kind, i) => (facts[record + BREAK_SECONDS + i] = staffing.planned[kind][period]))
      facts[record + UNPAID_REST_SECONDS] = staffing.planned.unpaid[period]
      facts[record + VACANT_PAID] = facts[record + VACANT_AREA]
      return
    }
    // Who has a break is on no list: of those on one as many are vacant as on the phone, before it if all have one.
    if (scheduled > 0) this.vacantShare[id] = Math.min(1, facts[record + VACANT_AREA] / scheduled)
    facts[record + VACANT_PAID] = paid * this.vacantShare[id]
    if (staffing.plan === 'roster') {
      // Breaks end when planned; what is worked into one is overtime.
      facts[record + BREAK_AREA] = (paid - scheduled) * (1 - this.vacantShare[id])
      facts[record + BREAK_SECONDS] = paid - scheduled
    }
  }
}
