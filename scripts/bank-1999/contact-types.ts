import type { Call } from './calls.ts'
import { SLOT_SECONDS } from './clock.ts'

export const CONTACT_TYPES = ['regular', 'priority', 'prospect', 'stock', 'internet'] as const

export type ContactType = (typeof CONTACT_TYPES)[number]

/** A call with its weight in each contact type; the weights add to 1. */
export interface WeighedCall extends Call {
  readonly weight: Readonly<Record<ContactType, number>>
}

/** Below this many queued account calls in a month's half hour, the month's own share stands in. */
const ENOUGH_QUEUED = 50

/**
 * Gives every call its contact type. Customers are identified only when they queue, so an account call that was
 * answered at once has priority 0 whoever called. Whether a call queues does not depend on who calls, so such a call is
 * split between regular and priority by the share of priority customers among the account calls queued in its month
 * and half hour. Call-backs (TT) carry their customer's priority whether or not they queued.
 */
export function weighCalls(calls: readonly Call[]): WeighedCall[] {
  const known = new Map<string, { priority: number; all: number }>()
  const count = (key: string, call: Call) => {
    const cell = known.get(key) ?? { priority: 0, all: 0 }
    known.set(key, cell)
    cell.all++
    if (call.customerPriority === 2) cell.priority++
  }
  for (const call of calls) {
    if (call.topic !== 'account' || call.recordedType === 'TT' || !call.queued) continue
    count(call.month, call)
    count(halfHour(call), call)
  }
  const shareOf = (call: Call) => {
    const cell = known.get(halfHour(call))
    const enough = cell && cell.all >= ENOUGH_QUEUED ? cell : known.get(call.month)
    return enough ? enough.priority / enough.all : 0
  }
  return calls.map((call) => ({ ...call, weight: weightOf(call, shareOf) }))
}

function weightOf(call: Call, shareOf: (call: Call) => number): Record<ContactType, number> {
  const weight = { regular: 0, priority: 0, prospect: 0, stock: 0, internet: 0 }
  if (call.topic !== 'account') {
    weight[call.topic] = 1
    return weight
  }
  const unknown = call.customerPriority === 0 && !call.queued && call.recordedType !== 'TT'
  weight.priority = unknown ? shareOf(call) : Number(call.customerPriority === 2)
  weight.regular = 1 - weight.priority
  return weight
}

function halfHour(call: Call): string {
  return `${call.month} ${Math.floor(call.arrivedAt / SLOT_SECONDS)}`
}
