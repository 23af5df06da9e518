import type { ScheduleLine } from '../planning/shifts/schedule.ts'
import { monthsText, rangeText, restTime, weekdaysText } from './shift-words.ts'

/** People who work the same, as documents have them. */
export function shiftJson({ name, shift: { agents, months, rests, spells, weekdays } }: ScheduleLine) {
  return {
    name,
    agents,
    ...(months === undefined ? {} : { months: monthsText(months) }),
    days: weekdaysText(weekdays),
    hours: spells.map(rangeText),
    breaks: rests.map((rest) => ({ kind: rest.kind, time: restTime(rest), seconds: rest.seconds, paid: rest.paid })),
  }
}
