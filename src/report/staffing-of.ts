import type { Estimate, IntervalSummary } from '../experiment/summary.ts'
import { valueOf } from './format.ts'

/** Agents scheduled while there are any. */
export interface Staffing {
  /** Over the time in which there are any; the figure of the whole run counts the night too. */
  readonly mean: number | null
  readonly most: number | null
}

export function staffingOf<T extends Pick<IntervalSummary, 'seconds'>>(
  intervals: readonly T[],
  scheduled: (interval: T) => Estimate | undefined,
): Staffing {
  let [agentSeconds, seconds, most] = [0, 0, 0]
  for (const interval of intervals) {
    const agents = valueOf(scheduled(interval)) ?? 0
    if (agents === 0) continue
    agentSeconds += agents * interval.seconds
    seconds += interval.seconds
    most = Math.max(most, agents)
  }
  return seconds > 0 ? { mean: agentSeconds / seconds, most } : { mean: null, most: null }
}
