import type { Figures, Summary } from '../experiment/summary.ts'
import { amount, grouped, plural, valueOf } from './format.ts'
import { printable } from './text-width.ts'

/** Agents have next to no time between two contacts. */
const NEVER_FREE = 0.99
/** A queue that grows from nothing to a hundredth of all contacts is half as long on average. */
const MEAN_QUEUE = 0.005
const FEW_LOST = 0.01

/** What makes the figures mean something else than they seem to: said before them. */
export function alarms(summary: Summary): string[] {
  return [...imprecise(summary), ...unsteady(summary)]
}

function imprecise({ precision = [], replications }: Summary): string[] {
  const missed = precision.filter(({ isReached }) => !isReached).map(({ asked, figure }) => `${figure} ± ${asked}`)
  if (missed.length === 0) return []
  return [`Not as precise as asked after ${plural(replications, 'replication')}: ${printable(missed.join(', '))}.`]
}

function unsteady(summary: Summary): string[] {
  const { method, queues, groups, totals, replications } = summary
  const neverFree = Object.values(groups).some((group) => (valueOf(group.occupancy) ?? 0) >= NEVER_FREE)
  if (method !== 'batches' || !neverFree) return []
  const [load, agents] = [valueOf(totals.load), valueOf(totals.scheduled)]
  const exceeds =
    load !== null && agents !== null && load >= agents ? `${amount(load)} Erlangs for ${amount(agents)} agents, ` : ''
  return Object.entries(queues)
    .filter(([, figures]) => grows(figures, replications))
    .map(
      ([name, { meanQueue }]) =>
        `No steady state in ${printable(name)}: ${exceeds}and hardly anybody gives up, so the queue grows as long as the ` +
        `run lasts (${grouped(valueOf(meanQueue) ?? 0)} wait on average). Waits and service level tell how long the run ` +
        'was, nothing else: it needs more agents, or patience.',
    )
}

function grows({ offered, meanQueue, abandonment, blocking }: Figures, batches: number): boolean {
  const lost = (valueOf(abandonment) ?? 0) + (valueOf(blocking) ?? 0)
  const all = (valueOf(offered) ?? 0) * batches
  return lost <= FEW_LOST && all > 0 && (valueOf(meanQueue) ?? 0) >= MEAN_QUEUE * all
}
