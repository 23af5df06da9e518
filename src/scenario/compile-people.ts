import type { Adherence } from '../models/people-model.ts'
import type { Calendar } from './calendar.ts'
import type { Compilation } from './compile-context.ts'
import { delayOf } from './compile-journey.ts'
import { at } from './csv.ts'
import { monthOf } from './dates.ts'
import type { DutyShift } from './duty-shift.ts'
import { peoplePlan, type PeopleSettings, type ShiftFault } from './people-plan.ts'
import type { ScenarioGroup } from './schema.ts'
import { readShifts } from './shift-file.ts'
import type { WrittenShift } from './shift-schema.ts'
import { headcountPlan, rosterPlan } from './staffing.ts'
import type { StaffedPlan } from './staffing.ts'

type Attendance = NonNullable<ScenarioGroup['attendance']>

/** Planned spell by spell. */
const MOST_SPELLS = 5_000_000

/** The plan of a group with shifts: a roster where all is as planned, people with luck of their own where it is not. */
export function compileShifts(
  compilation: Compilation,
  name: string,
  given: readonly WrittenShift[] | { readonly file: string },
  attendance: Attendance | undefined,
  calendar: Calendar,
): StaffedPlan {
  const { bounds } = compilation.periods
  const path = ['groups', name, 'shifts']
  const nobody = headcountPlan([], bounds)
  const isListed = 'length' in given
  const read = isListed
    ? { shifts: given.map(dutyOf), fault: faultIn(compilation, path, given.map(dutyOf)) }
    : shiftsIn(compilation, name, given.file, calendar.startDate !== null)
  if (read === null) return nobody
  const daysIn = (months: readonly number[]): number =>
    calendar.days.filter(({ label }) => months.includes(monthOf(label))).length
  const spells = read.shifts.reduce((sum, { agents, weekdays, months, rests }) => {
    const days = months === undefined ? calendar.days.length : daysIn(months)
    return sum + (agents * days * weekdays.length * (rests.length + 1)) / 7
  }, 0)
  if (spells > MOST_SPELLS) {
    const message = `the shifts come to ${Math.round(spells)} spells between breaks, agents and days told apart`
    const allowed = `at most ${MOST_SPELLS}; \`agents\` with a profile has no such limit`
    compilation.fault(path, { message, allowed })
    return nobody
  }
  const isPlain = isListed && attendance === undefined && given.every(({ duty }) => duty === undefined)
  if (isPlain) return rosterPlan(calendar, given, bounds)
  return peoplePlan(calendar, read.shifts, settingsOf(compilation, name, attendance), bounds, read.fault)
}

function dutyOf({ from, to, breaks, duty, ...worked }: WrittenShift): DutyShift {
  const fixed = breaks.map((pause) => ({
    kind: 'break' as const,
    paid: true,
    seconds: pause.to - pause.from,
    from: pause.from,
    to: pause.to,
    weekdays: null,
    keepsLength: false,
  }))
  return { ...worked, ...(duty ?? { spells: [{ from, to }], rests: fixed }) }
}

const KEYS = { break: 'breaks', lunch: 'lunch', meeting: 'meetings', training: 'training' } as const

function faultIn(compilation: Compilation, path: readonly string[], shifts: readonly DutyShift[]): ShiftFault {
  return (shift, findings, rest) => {
    const { rests } = shifts[shift]
    const kind = rest === undefined ? undefined : rests[rest].kind
    const before = rests.slice(0, rest).filter((other) => other.kind === kind).length
    const where = kind === undefined ? [] : kind === 'lunch' ? [KEYS[kind]] : [KEYS[kind], before]
    compilation.fault([...path, shift, ...where], findings)
  }
}

function shiftsIn(
  compilation: Compilation,
  group: string,
  file: string,
  isDated: boolean,
): { shifts: readonly DutyShift[]; fault: ShiftFault } | null {
  const table = compilation.table(file)
  if (table === null) return null
  const { shifts, cells, problems } = readShifts(table, group, { isDated })
  compilation.problems.push(...problems)
  if (problems.some(({ severity }) => severity === 'error')) return null
  const fault: ShiftFault = (shift, { message, ...more }) => {
    compilation.problems.push(at(table, cells[shift], message, more))
  }
  return { shifts, fault }
}

function settingsOf(compilation: Compilation, name: string, attendance: Attendance | undefined): PeopleSettings {
  const path = ['groups', name]
  const missed = (settings: Attendance['lateness'], key: string): Adherence | null =>
    settings === undefined
      ? null
      : { share: settings.share, seconds: compilation.law(settings.by, [...path, key, 'by']), paid: settings.paid }
  const { absence, offPhone, overtime } = attendance ?? {}
  return {
    absence:
      absence === undefined
        ? null
        : {
            share: absence.share,
            correlation: absence.correlation,
            seconds: compilation.lawOrNull(absence.for, [...path, 'absence', 'for']),
            paid: absence.paid,
          },
    lateness: missed(attendance?.lateness, 'lateness'),
    earlyLeaving: missed(attendance?.earlyLeaving, 'early-leaving'),
    offPhone:
      offPhone === undefined
        ? null
        : {
            every: delayOf(compilation, offPhone.every, [...path, 'off-phone', 'every']),
            seconds: compilation.law(offPhone.for, [...path, 'off-phone', 'for']),
          },
    overtime: overtime === undefined ? null : { mostSeconds: overtime.atMost, waiting: overtime.whileWaiting },
  }
}
