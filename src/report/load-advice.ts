import type { Summary } from '../experiment/summary.ts'
import { listed } from '../scenario/names.ts'
import { amount, percent, valueOf } from './format.ts'
import { fillsIdleTime } from './outbound-advice.ts'
import { printable } from './text-width.ts'

/** Of paid time: with breaks and the moments between two contacts there is nothing left. */
const NO_TIME_LEFT = 0.97
/** Of paid time; finishing the last contact of a shift is less. */
const MUCH_OVERTIME = 0.05

/** Nothing to do, or nobody to do it. */
export function emptiness(summary: Summary): string[] {
  const { totals } = summary
  const found = neverOpen(summary)
  if (valueOf(totals.offered) === 0 && (valueOf(totals.enteredIvr) ?? 0) > 0) {
    found.push('Nobody asked for an agent: all who came were served by the IVR or hung up in it.')
  } else if (valueOf(totals.offered) === 0 && found.length === 0) {
    found.push('Nothing was offered: no contacts come, or none while a queue is open (see arrivals and hours).')
  }
  if (nobodyWorks(totals)) found.push('Nobody works: no agent is scheduled at any time (see agents, and hours).')
  return found
}

/** Queues that nobody could ask: their goals say nothing, nor do their agents' figures. */
function neverOpen({ remedies }: Summary): string[] {
  const names = remedies.neverOpen
  if (names.length === 0) return []
  return [
    `${named(names)} never ${names.length === 1 ? 'opens' : 'open'} in the days of the run (see hours and holidays): nobody is served there.`,
  ]
}

/** More work than the agents can do in the time they are paid for: nothing else matters before that is mended. */
export function overload(summary: Summary): string[] {
  const { totals, warnings } = summary
  if (nobodyWorks(totals)) return []
  const utilization = valueOf(totals.utilization) ?? 0
  if (fillsIdleTime(summary)) return []
  const isWarned = warnings.some((warning) => warning.includes('more work than'))
  if (utilization < NO_TIME_LEFT && !isWarned) return []
  const [entered, agentTime, paid] = [valueOf(totals.entered), valueOf(totals.agentTime), valueOf(totals.paid)]
  const cure = 'more agents, or fewer or shorter contacts, come before anything else.'
  if (entered === null || agentTime === null || paid === null || entered * agentTime < NO_TIME_LEFT * paid) {
    return [`Some agents have more work than they can do (see warnings): ${cure}`]
  }
  const work = entered * agentTime
  return [`${hours(work)} of work for ${hours(paid)} paid (${percent(work / paid, 0)}): ${cure}`]
}

/** Agents stay to work off what waits at closing time. */
export function overwork({ totals, method, remedies }: Summary): string[] {
  const [overtime, paid] = [valueOf(totals.overtime) ?? 0, valueOf(totals.paid) ?? 0]
  if (method === 'batches' || paid === 0 || overtime < MUCH_OVERTIME * paid) return []
  const begin = `Agents work ${hours(overtime)} past the end of their shifts (${percent(overtime / paid, 0)} of paid time)`
  const cures = [
    ...(remedies.patience.length > 0 ? [`\`patience\` of ${named(remedies.patience)}`] : []),
    ...(remedies.sendAway.length > 0
      ? [
          `\`at-closing: send-away\` of ${remedies.sendAway.length > 1 ? 'the queues' : 'the queue'} ${named(remedies.sendAway)}`,
        ]
      : []),
  ]
  if (cures.length === 0) return [`${begin}: they finish what they have begun.`]
  return [`${begin} on those who still wait: ${cures.join(' or ')} would end that.`]
}

function named(names: readonly string[]): string {
  return listed(names.map(printable), 4)
}

function nobodyWorks(totals: Summary['totals']): boolean {
  return valueOf(totals.scheduled) === 0 && (valueOf(totals.paid) ?? 0) === 0
}

function hours(seconds: number): string {
  return `${amount(seconds / 3600)} hours`
}
