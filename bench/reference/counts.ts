/** What became of the contacts of one type that were offered in an interval; waits in seconds. */
export interface TypeCounts {
  offered: number
  blocked: number
  answered: number
  answeredInTime: number
  abandoned: number
  waitOfAnswered: number
  waitOfAbandoned: number
}

/** What a group did within an interval: agent-seconds spent handling, contacts finished and their handle time. */
export interface GroupCounts {
  busySeconds: number
  handled: number
  handleSeconds: number
}

export interface Interval {
  readonly types: readonly TypeCounts[]
  readonly groups: readonly GroupCounts[]
}

export function emptyInterval(types: number, groups: number): Interval {
  return {
    types: Array.from({ length: types }, () => ({
      offered: 0,
      blocked: 0,
      answered: 0,
      answeredInTime: 0,
      abandoned: 0,
      waitOfAnswered: 0,
      waitOfAbandoned: 0,
    })),
    groups: Array.from({ length: groups }, () => ({ busySeconds: 0, handled: 0, handleSeconds: 0 })),
  }
}

/** Adds intervals up, type by type and group by group. `intervals` may not be empty. */
export function sumOf(intervals: readonly Interval[]): Interval {
  const sum = emptyInterval(intervals[0].types.length, intervals[0].groups.length)
  for (const interval of intervals) {
    interval.types.forEach((counts, type) => add(sum.types[type], counts))
    interval.groups.forEach((counts, group) => add(sum.groups[group], counts))
  }
  return sum
}

function add<Counts extends TypeCounts | GroupCounts>(sum: Counts, counts: Counts): void {
  for (const key of Object.keys(counts) as (keyof Counts)[]) {
    sum[key] = ((sum[key] as number) + (counts[key] as number)) as Counts[keyof Counts]
  }
}
