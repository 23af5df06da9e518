/** What takes less is done before threads have started. */
const SMALL_MS = 1000
/** What takes no longer can be waited for by whoever presses Ctrl-C. */
const SHORT_REPLICATION_MS = 5000
/** Share of the time. */
const MOST_SUMMING = 0.5
/** A stretch takes about so long: short enough that all threads end together, long enough not to be felt. */
const STRETCH_MS = 250
const LONGEST_STRETCH = 256

/** Whether threads are worth their start, of a second, for so many replications that are left. */
export function isWorthThreads(passedMs: number, done: number, left: number): boolean {
  return passedMs > SMALL_MS / 2 && (left * passedMs) / done > SMALL_MS
}

/**
 * Whether the work is done by the thread that is there. Another single one would be a second engine to compile, and to hold; many
 * would wait for this one where most of the time goes into summing up, which one does for all. But nobody is heard while a
 * replication is under way.
 */
export function isDoneHere(threads: number, msPerReplication: number, summing: number): boolean {
  return (threads === 1 || summing > MOST_SUMMING) && msPerReplication < SHORT_REPLICATION_MS
}

/** Replications of a stretch. */
export function stretchSize(msPerReplication: number): number {
  return Math.max(1, Math.min(LONGEST_STRETCH, Math.round(STRETCH_MS / msPerReplication)))
}
