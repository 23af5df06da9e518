import type { ScheduleLine } from '../shifts/schedule.ts'
import type { LevelAnswer } from './staffing-answer.ts'

/** Numbers of agents as people who come for just so long: beside shifts, every group has shifts, in all months. */
export function linesOfLevels(levels: readonly LevelAnswer[]): ScheduleLine[] {
  return joinedLevels(levels)
    .filter(({ agents }) => agents > 0)
    .map(({ agents, from, months, to, weekdays }) => ({
      name: '',
      shift: { agents, months: months ?? undefined, weekdays: weekdays ?? [], spells: [{ from, to }], rests: [] },
    }))
}

/** Agents by time, of slots that follow each other with as many as one. */
export function joinedLevels(levels: readonly LevelAnswer[]): LevelAnswer[] {
  const joined: LevelAnswer[] = []
  for (const level of levels) {
    const last = joined[joined.length - 1]
    const follows =
      last !== undefined &&
      last.to === level.from &&
      last.agents === level.agents &&
      last.weekdays?.join() === level.weekdays?.join() &&
      last.months?.join() === level.months?.join()
    if (follows) joined[joined.length - 1] = { ...last, to: level.to }
    else joined.push(level)
  }
  return joined
}
