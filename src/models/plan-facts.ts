import { GROUP_FACTS } from './facts.ts'
import type { Group } from './model.ts'
import { REST_KINDS } from './people-model.ts'

const SCHEDULED_SECONDS = GROUP_FACTS.indexOf('scheduledSeconds')
const PAID_SECONDS = GROUP_FACTS.indexOf('paidSeconds')
const BREAK_AREA = GROUP_FACTS.indexOf('breakArea')
const BREAK_SECONDS = GROUP_FACTS.indexOf('breakSeconds')
const UNPAID_REST_SECONDS = GROUP_FACTS.indexOf('unpaidRestSeconds')

/** Books what the plan has for a group in a period on the group's record. */
export function bookPlan(group: Group, period: number, facts: Float64Array, record: number): void {
  const { staffing, paidSeconds, scheduledSeconds } = group
  facts[record + SCHEDULED_SECONDS] = scheduledSeconds[period]
  facts[record + PAID_SECONDS] = paidSeconds[period]
  if (staffing.plan === 'people') {
    REST_KINDS.forEach((kind, i) => (facts[record + BREAK_SECONDS + i] = staffing.planned[kind][period]))
    facts[record + UNPAID_REST_SECONDS] = staffing.planned.unpaid[period]
  } else if (staffing.plan === 'roster') {
    // Breaks end when planned; what is worked into one is overtime.
    const breaks = paidSeconds[period] - scheduledSeconds[period]
    facts[record + BREAK_AREA] = breaks
    facts[record + BREAK_SECONDS] = breaks
  }
}
