import { CONTACT_TYPES, type ContactType, type WeighedCall } from './contact-types.ts'
import { SHORTEST_SERVICE } from './service.ts'

/** Rows of text, the first one the header. */
export type Table = readonly (readonly string[])[]

const TARGET_SECONDS = 20

/** What happened, to be compared with a simulation. Sums; a call counts where it was offered. */
export interface Recorded {
  offered: number
  queued: number
  abandoned: number
  answered: number
  within20: number
  waitAnswered: number
  waitAbandoned: number
  service: number
  realServices: number
  realService: number
}

/** Sums over calls, each with its weight in `type`, or whole when no type is given. */
export function sumRecorded(calls: readonly WeighedCall[], type?: ContactType): Recorded {
  const sums: Recorded = {
    offered: 0,
    queued: 0,
    abandoned: 0,
    answered: 0,
    within20: 0,
    waitAnswered: 0,
    waitAbandoned: 0,
    service: 0,
    realServices: 0,
    realService: 0,
  }
  for (const call of calls) {
    const weight = type === undefined ? 1 : call.weight[type]
    sums.offered += weight
    if (call.queued) sums.queued += weight
    if (!call.answered) {
      sums.abandoned += weight
      sums.waitAbandoned += weight * call.wait
      continue
    }
    sums.answered += weight
    sums.waitAnswered += weight * call.wait
    if (call.wait <= TARGET_SECONDS) sums.within20 += weight
    sums.service += weight * call.service
    if (call.service < SHORTEST_SERVICE) continue
    sums.realServices += weight
    sums.realService += weight * call.service
  }
  return sums
}

export const RECORDED_HEADER = [
  'month',
  'start',
  'type',
  'days',
  'offeredPerDay',
  'queuedShare',
  'abandonment',
  'asa',
  'serviceLevel20',
  'meanWaitOfAbandoned',
  'meanService',
  'meanServiceFrom10',
]

/** A row of recorded.csv; `all` in a key column means that nothing is singled out. */
export function recordedRow(month: string, start: string, type: string, days: number, sums: Recorded): string[] {
  const r = sums
  return [
    month,
    start,
    type,
    String(days),
    (r.offered / days).toFixed(2),
    share(r.queued, r.offered, 4),
    share(r.abandoned, r.offered, 4),
    share(r.waitAnswered, r.answered, 2),
    share(r.within20, r.offered, 4),
    share(r.waitAbandoned, r.abandoned, 2),
    share(r.service, r.answered, 1),
    share(r.realService, r.realServices, 1),
  ]
}

/** Rows of one slice of the calls: every type together, then each by itself. */
export function recordedRows(month: string, start: string, days: number, calls: readonly WeighedCall[]): string[][] {
  return [
    recordedRow(month, start, 'all', days, sumRecorded(calls)),
    ...CONTACT_TYPES.map((type) => recordedRow(month, start, type, days, sumRecorded(calls, type))),
  ]
}

function share(part: number, whole: number, digits: number): string {
  return whole > 0 ? (part / whole).toFixed(digits) : ''
}
