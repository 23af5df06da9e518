import type { CoverAnswer } from '../planning/shifts/cover-scenario.ts'
import { jsonText } from './json-text.ts'
import { rangeText, restTime, weekdaysText } from './shift-words.ts'

/** The answer for programs: hours in hours, money in whole units of the currency. */
export function coverJson({ agner, scenario, currency, groups, notes }: CoverAnswer): string {
  return jsonText({
    agner,
    scenario,
    currency,
    groups: Object.fromEntries(
      groups.map(({ schedule, requiredHours, choices, found, missing }) => [
        schedule.group,
        {
          isCovered: found !== null,
          requiredHours,
          choices,
          ...found,
          missing: missing.map((one) => ({ ...one })),
          shifts: schedule.lines.map(({ name, shift: { agents, weekdays, spells, rests } }) => ({
            name,
            agents,
            days: weekdaysText(weekdays),
            hours: spells.map(rangeText),
            breaks: rests.map((rest) => ({
              kind: rest.kind,
              time: restTime(rest),
              seconds: rest.seconds,
              paid: rest.paid,
            })),
          })),
        },
      ]),
    ),
    notes,
  })
}
