import { MOST_RESTS, type DutyLine, type PeoplePlan, type Rest } from '../models/people-model.ts'
import { clockLabel, dayOf, instantOf, type Calendar } from './calendar.ts'
import { weekdayName, type ClockRange } from './clock.ts'
import { addIntegral } from './compile-steps.ts'
import { monthOf } from './dates.ts'
import type { Findings } from './diagnostics.ts'
import type { DutyShift, WrittenRest } from './duty-shift.ts'
import { holidayShifts, type HolidayShift } from './holiday-shifts.ts'
import { castsOf, type Casts } from './month-casts.ts'
import { spreadStarts } from './spread-starts.ts'
import type { StaffedPlan } from './staffing.ts'
import { durationText } from './units.ts'

/** What a group's people are like, beside their shifts. */
export type PeopleSettings = Pick<PeoplePlan, 'absence' | 'lateness' | 'earlyLeaving' | 'offPhone' | 'overtime'>

/** Tells what is wrong with one of the shifts, or with one of its rests. */
export type ShiftFault = (shift: number, findings: Findings, rest?: number) => void

const WEEK = 7

/**
 * People with hours, breaks and luck of their own. A shift of three people gives three agents, in order of the shifts.
 * Seconds are planned with everybody there; what is drawn (absence and the like) comes while it runs.
 */
export function peoplePlan(
  calendar: Calendar,
  shifts: readonly DutyShift[],
  settings: PeopleSettings,
  grid: Float64Array,
  fault: ShiftFault,
): StaffedPlan {
  const planned = {
    break: new Float64Array(grid.length - 1),
    lunch: new Float64Array(grid.length - 1),
    meeting: new Float64Array(grid.length - 1),
    training: new Float64Array(grid.length - 1),
    unpaid: new Float64Array(grid.length - 1),
  }
  const paidSeconds = new Float64Array(grid.length - 1)
  const scheduledSeconds = new Float64Array(grid.length - 1)
  const isSound = shifts.map((shift, i) => isInOrder(shift, (findings, rest) => fault(i, findings, rest)))
  const usable = isSound.every(Boolean) ? shifts : []
  const told = new Set<WrittenRest>()
  const casts = castsOf(calendar, usable)
  const noRoom = (shift: number, rest: number, weekday: number): void => {
    // On one of its days is enough.
    if (told.has(usable[shift].rests[rest])) return
    told.add(usable[shift].rests[rest])
    const { kind, seconds, from, to } = usable[shift].rests[rest]
    const window = `between ${clockLabel(from % 86_400)} and ${clockLabel(to % 86_400)}`
    const message = `no room for a ${kind} of ${durationText(seconds)} ${window} on ${weekdayName(weekday)}: other breaks or meetings take it`
    fault(shift, { message, allowed: 'a wider window, or other times' }, rest)
  }
  const starts = Array.from({ length: casts.count }, (_, cast) => spreadStarts(casts.shifts(cast, usable), noRoom))
  const holidays = holidayShifts(calendar, usable, casts)
  const lines = usable.map((shift, i): DutyLine => {
    const own = shift.rests.map((_, rest) => starts.flatMap((ofCast) => ofCast[i][rest]))
    return lineOf(calendar, shift, casts, own, holidays[i])
  })
  for (const line of lines) {
    const { agents } = line
    line.from.forEach((from, i) => {
      const spell = { from, to: line.to[i], value: agents }
      addIntegral(paidSeconds, grid, spell)
      addIntegral(scheduledSeconds, grid, spell)
    })
    for (const rest of line.rests) {
      for (const { from, people } of plannedStarts(line, rest)) {
        const piece = { from, to: from + rest.seconds, value: people }
        addIntegral(planned[rest.kind], grid, piece)
        addIntegral(scheduledSeconds, grid, { ...piece, value: -people })
        if (rest.paid) continue
        addIntegral(planned.unpaid, grid, piece)
        addIntegral(paidSeconds, grid, { ...piece, value: -people })
      }
    }
  }
  const agents = lines.reduce((sum, line) => sum + line.agents, 0)
  return { staffing: { plan: 'people', agents, lines, ...settings, planned }, paidSeconds, scheduledSeconds }
}

function lineOf(
  calendar: Calendar,
  shift: DutyShift,
  casts: Casts,
  starts: readonly (readonly Float64Array[])[],
  holidays: ReadonlyMap<number, HolidayShift>,
): DutyLine {
  const { agents, rests } = shift
  const worked: { day: number; timetable: number; spells: readonly ClockRange[]; rests: DutyShift['rests'] }[] = []
  const others: HolidayShift[] = []
  for (let day = -1; day < calendar.days.length; day++) {
    const { weekday, label } = dayOf(calendar, day)
    if (!shift.weekdays.includes(weekday) || shift.months?.includes(monthOf(label)) === false) continue
    const holiday = holidays.get(day)
    const { spells, rests: held } = holiday ?? shift
    const isWithin = spells.some(({ from, to }) => {
      const [begins, ends] = [instantOf(calendar, day, from), instantOf(calendar, day, to)]
      return begins < ends && ends > 0 && begins < calendar.horizon
    })
    if (!isWithin) continue
    if (holiday !== undefined && !others.includes(holiday)) others.push(holiday)
    const timetable =
      holiday === undefined ? casts.of(day) * WEEK + weekday : casts.count * WEEK + others.indexOf(holiday)
    worked.push({ day, timetable, spells, rests: held })
  }
  const instants = (end: keyof ClockRange): Float64Array =>
    Float64Array.from(worked.flatMap(({ day, spells }) => spells.map((spell) => instantOf(calendar, day, spell[end]))))
  const first = new Int32Array(worked.length + 1)
  worked.forEach(({ spells }, i) => (first[i + 1] = first[i] + spells.length))
  return {
    agents,
    day: Int32Array.from(worked, ({ day }) => day),
    timetable: Int32Array.from(worked, ({ timetable }) => timetable),
    first,
    from: instants('from'),
    to: instants('to'),
    rests: rests.map(({ kind, paid, seconds, keepsLength }, i): Rest => ({
      kind,
      paid,
      seconds,
      keepsLength,
      at: Float64Array.from(worked, ({ day, rests: held }) => {
        const { weekday } = dayOf(calendar, day)
        const { weekdays, from } = held[i]
        return weekdays === null || weekdays.includes(weekday) ? instantOf(calendar, day, from) : Infinity
      }),
      offset: Float64Array.from(
        [...starts[i], ...others.map((holiday) => holiday.starts[i])].flatMap((own) => [...own]),
      ),
    })),
  }
}

/** When a rest begins by plan, and for how many at once. */
function* plannedStarts(
  { agents, timetable }: DutyLine,
  { at, offset }: Rest,
): Generator<{ from: number; people: number }> {
  for (let i = 0; i < at.length; i++) {
    if (at[i] === Infinity) continue
    const first = timetable[i] * agents
    for (let person = 0; person < agents;) {
      const own = offset[first + person]
      let people = 1
      while (person + people < agents && offset[first + person + people] === own) people++
      yield { from: at[i] + own, people }
      person += people
    }
  }
}

/** Whether breaks and the like are within the hours of a shift and not two at once. */
function isInOrder(
  { spells, rests, weekdays }: DutyShift,
  fault: (findings: Findings, rest?: number) => void,
): boolean {
  let isSound = true
  const refuse = (message: string, allowed?: string, rest?: number): void => {
    isSound = false
    fault({ message, allowed }, rest)
  }
  if (rests.length > MOST_RESTS)
    refuse(`${rests.length} breaks, meetings and the like`, `at most ${MOST_RESTS} a shift`)
  rests.forEach(({ kind, from, to, weekdays: days }, rest) => {
    if (days !== null && !days.some((day) => weekdays.includes(day)))
      refuse(`a ${kind} on days on which the shift is not worked`, 'days of the shift', rest)
    if (!spells.some((spell) => spell.from <= from && to <= spell.to))
      refuse(`a ${kind} outside its shift`, 'within one spell of the hours of the shift', rest)
  })
  const fixed = rests.filter(({ from, to, seconds }) => to - from === seconds)
  const areTogether = (a: WrittenRest, b: WrittenRest): boolean =>
    a.from < b.to &&
    b.from < a.to &&
    weekdays.some((day) => [a, b].every((rest) => rest.weekdays === null || rest.weekdays.includes(day)))
  fixed.forEach((rest, i) => {
    const other = fixed.slice(0, i).find((earlier) => areTogether(earlier, rest))
    if (other !== undefined)
      refuse(`a ${other.kind} and a ${rest.kind} at the same time`, undefined, rests.indexOf(rest))
  })
  return isSound
}
