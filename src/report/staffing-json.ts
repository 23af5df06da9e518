import type { StaffingAnswer } from '../planning/staffing/staffing-answer.ts'
import { commitmentDocument } from './commitment-json.ts'
import { jsonText } from './json-text.ts'
import { shiftJson } from './shift-json.ts'
import { clockText, monthsText, weekdaysText } from './shift-words.ts'

/** The answer for programs: money in whole units of the currency, shares from 0 to 1, times in seconds. */
export function staffingJson(answer: StaffingAnswer, { timing }: { readonly timing: boolean }): string {
  return jsonText(staffingDocument(answer, timing))
}

/** One document for several variants, by name. */
export function staffingsJson(
  answers: ReadonlyMap<string, StaffingAnswer>,
  { timing }: { readonly timing: boolean },
): string {
  return jsonText({
    variants: Object.fromEntries([...answers].map(([name, answer]) => [name, staffingDocument(answer, timing)])),
  })
}

function staffingDocument(answer: StaffingAnswer, timing: boolean) {
  const { commitment, groups, notes, parts, scenario, seconds, staffings: _staffings, ...rest } = answer
  return {
    ...rest,
    scenario: { ...scenario },
    notes: [...notes],
    groups: Object.fromEntries(
      groups.map(({ cost, hours, levels, lines, name }) => [
        name,
        {
          cost,
          hours,
          levels: levels.map(({ agents, from, months, needed, to, weekdays }) => ({
            ...(months === null ? {} : { months: monthsText(months) }),
            ...(weekdays === null ? {} : { days: weekdaysText(weekdays), from: clockText(from), to: clockOfEnd(to) }),
            agents,
            needed,
          })),
          shifts: lines.map(shiftJson),
        },
      ]),
    ),
    parts: parts.map(({ goals, isFeasible, months, search }) => ({
      months: months === null ? null : monthsText(months),
      isFeasible,
      goals: goals.map(({ attained, tightest, ...goal }) => ({
        ...goal,
        attained: { ...attained },
        tightest: { ...tightest },
      })),
      search: { ...search, judgements: search.judgements.map((judgement) => ({ ...judgement })) },
    })),
    ...(commitment === undefined ? {} : { commitment: commitmentDocument(commitment) }),
    ...(timing && seconds !== undefined ? { seconds } : {}),
  }
}

function clockOfEnd(to: number): string {
  return to === 86_400 ? '24:00' : clockText(to)
}
