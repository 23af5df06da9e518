import type { CoverAnswer } from '../planning/shifts/cover-scenario.ts'
import { coverJson } from './cover-json.ts'
import { scheduleCsv } from './schedule-csv.ts'
import { scheduleOverlay } from './schedule-overlay.ts'
import { printable } from './text-width.ts'

/** What is written of it: shifts to be read by a scenario, a scenario over `base`, or the whole answer. */
export function coverFile(answer: CoverAnswer, kind: 'scenario' | 'csv' | 'json', base: string): string {
  if (kind === 'json') return coverJson(answer)
  const schedule = answer.groups.map((group) => group.schedule)
  if (kind === 'csv') return scheduleCsv(schedule)
  const { agner, scenario } = answer
  const comment = [
    `Shifts that cover the agents of ${printable(scenario.name)} at the least cost.`,
    `Found by agner ${agner} (agner cover) for scenario ${scenario.hash.slice(0, 12)}.`,
  ]
  return scheduleOverlay(schedule, { extends: base, comment })
}
