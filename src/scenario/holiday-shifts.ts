import { cutTo, dayOf, type Calendar, type DayHours } from './calendar.ts'
import type { Casts } from './month-casts.ts'
import type { DutyShift, WrittenRest } from './duty-shift.ts'
import { spreadStarts } from './spread-starts.ts'

/** What is left of a shift on a holiday. */
export interface HolidayShift {
  /** None: nobody begins. */
  readonly spells: readonly DayHours[]
  /** All of the shift, those that are not held on no weekday. */
  readonly rests: readonly WrittenRest[]
  /** By rest and person: seconds from the start of its window. */
  readonly starts: readonly Float64Array[]
}

/**
 * By shift, its holidays by number of the day. Spells are cut to the hours of the day; so are the windows of breaks and the
 * like, which are spread anew. What no longer fits falls away. Days with the same weekday and hours have the same object.
 */
export function holidayShifts(
  calendar: Calendar,
  shifts: readonly DutyShift[],
  casts: Casts,
): ReadonlyMap<number, HolidayShift>[] {
  const found = shifts.map(() => new Map<number, HolidayShift>())
  const known = new Map<string, readonly HolidayShift[]>()
  for (let day = -1; day < calendar.days.length; day++) {
    const { weekday, hours } = dayOf(calendar, day)
    if (hours === undefined) continue
    const cast = casts.of(day)
    const key = `${cast} ${weekday} ${hours.map(({ from, to }) => `${from}-${to}`).join(' ')}`
    const left = known.get(key) ?? shiftsOn(weekday, hours, casts.shifts(cast, shifts))
    known.set(key, left)
    left.forEach((shift, i) => found[i].set(day, shift))
  }
  return found
}

function shiftsOn(weekday: number, hours: readonly DayHours[], shifts: readonly DutyShift[]): HolidayShift[] {
  const left = shifts.map((shift) => {
    const spells = shift.spells.flatMap((spell) => cutTo(hours, spell))
    const weekdays = shift.weekdays.includes(weekday) && spells.length > 0 ? [weekday] : []
    return { agents: shift.agents, weekdays, spells, rests: restsWithin(spells, shift.rests, weekday) }
  })
  for (;;) {
    const crowded: [number, number][] = []
    const starts = spreadStarts(left, (shift, rest) => crowded.push([shift, rest]))
    if (crowded.length === 0) {
      return left.map(({ spells, rests }, i) => ({ spells, rests, starts: starts[i].map((by) => by[weekday]) }))
    }
    for (const [shift, rest] of crowded) left[shift].rests[rest] = notHeld(left[shift].rests[rest])
  }
}

/** What has no other time left than that of something else falls away. */
function restsWithin(spells: readonly DayHours[], rests: readonly WrittenRest[], weekday: number): WrittenRest[] {
  const left = rests.map((rest) => restWithin(spells, rest))
  const isSet = ({ from, to, seconds, weekdays }: WrittenRest): boolean =>
    to - from === seconds && (weekdays === null || weekdays.includes(weekday))
  const taken = left.filter((rest, i) => isSet(rest) && isSet(rests[i]))
  return left.map((rest) => {
    if (!isSet(rest) || taken.includes(rest)) return rest
    if (taken.some(({ from, to }) => rest.from < to && from < rest.to)) return notHeld(rest)
    taken.push(rest)
    return rest
  })
}

/** A rest in what is left of its window: in the longest part, the first of such. */
function restWithin(spells: readonly DayHours[], rest: WrittenRest): WrittenRest {
  const parts = cutTo(spells, rest).filter(({ from, to }) => to - from >= rest.seconds)
  if (parts.length === 0) return notHeld(rest)
  const most = Math.max(...parts.map(({ from, to }) => to - from))
  return { ...rest, ...parts.find(({ from, to }) => to - from === most) }
}

function notHeld(rest: WrittenRest): WrittenRest {
  return { ...rest, weekdays: [] }
}
