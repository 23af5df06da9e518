import type { Figures, GoalVerdict } from './summary.ts'

/** A goal against what came out, and how often it was missed. */
export interface Judged {
  readonly verdict: GoalVerdict
  readonly misses: Figures
}

/** Adds how often the goal was missed to the figures of whom it was set for. */
export function withMisses(
  figures: Record<string, Figures>,
  goals: readonly Judged[],
  of: 'queue' | 'type',
): Record<string, Figures> {
  const missesOf = (name: string): Figures =>
    goals.find(({ verdict }) =>
      of === 'type' ? verdict.type === name : verdict.type === null && verdict.queue === name,
    )?.misses ?? {}
  return Object.fromEntries(Object.entries(figures).map(([name, own]) => [name, { ...own, ...missesOf(name) }]))
}

/** Met or missed only where the whole interval says so. */
export function verdictOf({ value, low, high }: Figures[string], share: number): GoalVerdict['verdict'] {
  if (value === null || low === null || high === null) return 'open'
  return low >= share ? 'met' : high < share ? 'missed' : 'open'
}
