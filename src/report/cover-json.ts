import type { CoverAnswer } from '../planning/shifts/cover-scenario.ts'
import { jsonText } from './json-text.ts'
import { shiftJson } from './shift-json.ts'

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
          shifts: schedule.lines.map(shiftJson),
        },
      ]),
    ),
    notes,
  })
}
