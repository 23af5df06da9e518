import type { Call } from './calls.ts'

const DAY_SECONDS = 86400

/**
 * Seconds between the end of an agent's call and the start of the next one, for every end at which somebody waited in
 * the queue; ascending. Nothing here says why the agent did not answer at once: it is what the center needs between
 * calls, wrap-up or not. Negative gaps (clocks that disagree) are left out.
 */
export function gapsWithSomebodyWaiting(calls: readonly Call[]): number[] {
  const gaps: number[] = []
  for (const day of groupBy(calls, (call) => call.date).values()) {
    const waiting = waitingBySecond(day)
    const served = day.filter((call) => call.server !== undefined && call.startedAt > 0)
    for (const own of groupBy(served, (call) => call.server!).values()) {
      own.sort((a, b) => a.startedAt - b.startedAt)
      for (let i = 1; i < own.length; i++) {
        const end = own[i - 1].startedAt + own[i - 1].service
        const gap = own[i].startedAt - end
        if (gap >= 0 && end < DAY_SECONDS && waiting[end] > 0) gaps.push(gap)
      }
    }
  }
  return gaps.sort((a, b) => a - b)
}

function waitingBySecond(day: readonly Call[]): Int32Array {
  const waiting = new Int32Array(DAY_SECONDS + 1)
  for (const call of day) {
    if (!call.queued || call.wait <= 0) continue
    waiting[call.queuedAt]++
    waiting[Math.min(DAY_SECONDS, call.queuedAt + call.wait)]--
  }
  for (let second = 1; second < DAY_SECONDS; second++) waiting[second] += waiting[second - 1]
  return waiting
}

function groupBy(calls: readonly Call[], keyOf: (call: Call) => string): Map<string, Call[]> {
  const groups = new Map<string, Call[]>()
  for (const call of calls) {
    const key = keyOf(call)
    const group = groups.get(key) ?? []
    groups.set(key, group)
    group.push(call)
  }
  return groups
}
