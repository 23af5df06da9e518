import { dayOf, type Calendar } from './calendar.ts'
import { monthOf } from './dates.ts'
import type { DutyShift } from './duty-shift.ts'

/** Which shifts of a group are worked in a month: months with the same ones have the same cast, numbered from 0. */
export interface Casts {
  readonly count: number
  /** Of a day (-1: the eve). */
  readonly of: (day: number) => number
  /** As they are in a cast: those of other months begin on no weekday. */
  readonly shifts: (cast: number, shifts: readonly DutyShift[]) => readonly DutyShift[]
}

/** Casts in the order in which the days meet them; a single one where no shift has months. */
export function castsOf(calendar: Calendar, shifts: readonly DutyShift[]): Casts {
  const ofMonth = new Map<number, number>()
  const worked: (readonly boolean[])[] = []
  const cast = (day: number): number => {
    const month = shifts.every(({ months }) => months === undefined) ? 0 : monthOf(dayOf(calendar, day).label)
    const known = ofMonth.get(month)
    if (known !== undefined) return known
    const own = shifts.map(({ months }) => months?.includes(month) ?? true)
    const same = worked.findIndex((other) => other.every((isWorked, i) => isWorked === own[i]))
    const found = same >= 0 ? same : worked.push(own) - 1
    ofMonth.set(month, found)
    return found
  }
  const byDay = Array.from({ length: calendar.days.length + 1 }, (_, i) => cast(i - 1))
  return {
    count: worked.length,
    of: (day) => byDay[day + 1],
    shifts: (number, all) => all.map((shift, i) => (worked[number][i] ? shift : { ...shift, weekdays: [] })),
  }
}
