import type { Model } from '../../models/model.ts'
import { joined, type ClockWindow, type DayHours } from '../../scenario/calendar.ts'
import { expectedIn } from '../../scenario/expected.ts'
import type { Scenario, ScenarioGroup } from '../../scenario/schema.ts'
import { WEEKDAYS } from '../../scenario/clock.ts'
import { workingHours } from '../hours/working-hours.ts'

const DAY_SECONDS = 86_400
const ALL_WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]
/** Expected contacts of a weekday that differ by less than this share are the same: months do not have whole weeks. */
const ALIKE = 0.02

/** A stretch of the day, on weekdays that are staffed alike, in which the number of agents stays the same. */
export interface SlotWindow {
  readonly weekdays: readonly number[]
  /** Clock times of the group's site, seconds. */
  readonly from: number
  readonly to: number
}

/** Sets of weekdays that are staffed alike: as written, else those on which the same contacts are expected. */
export function daySets({ staffing }: Scenario, model: Model): readonly (readonly number[])[] {
  const written = staffing?.days
  if (written !== undefined) {
    const named = new Set(written.flat())
    return [...written, ...ALL_WEEKDAYS.filter((day) => !named.has(day)).map((day) => [day])]
  }
  const patterns = expectedByWeekday(model)
  const sets: number[][] = []
  const simulated = new Set(model.periods.days.map(({ weekday }) => WEEKDAYS.indexOf(weekday)))
  for (const weekday of ALL_WEEKDAYS.filter((day) => simulated.has(day))) {
    const alike = sets.find(([first]) => isAlike(patterns[first], patterns[weekday]))
    if (alike === undefined) sets.push([weekday])
    else alike.push(weekday)
  }
  return sets
}

/**
 * The same sets, cut so that whoever works on a day of a set works on all of it: five people on one Monday are not one
 * person from Monday to Friday.
 */
export function cutBy(
  sets: readonly (readonly number[])[],
  worked: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  return sets.flatMap((set) => {
    const parts = new Map<string, number[]>()
    for (const weekday of set) {
      const key = worked.map((days) => Number(days.includes(weekday))).join('')
      parts.set(key, [...(parts.get(key) ?? []), weekday])
    }
    return [...parts.values()]
  })
}

/** Mean contacts by weekday, then by type and interval of the day: who waits for the opening comes with it. */
function expectedByWeekday(model: Model): Float64Array[] {
  const { bounds, day, days: allDays, ofDay } = model.periods
  const perDay = ofDay.reduce((most, at) => Math.max(most, at), 0) + 1
  const weekdayOf = allDays.map(({ weekday }) => WEEKDAYS.indexOf(weekday))
  const sums = ALL_WEEKDAYS.map(() => new Float64Array(model.types.length * perDay))
  model.types.forEach((type, id) => {
    const { open, closed } = expectedIn(type, model, bounds)
    let waiting = 0
    for (let period = 0; period < day.length; period++) {
      waiting += closed[period]
      if (type.waitsWhenClosed && open[period] === 0) continue
      sums[weekdayOf[day[period]]][id * perDay + ofDay[period]] += open[period] + waiting
      waiting = 0
    }
  })
  return sums.map((row, weekday) => {
    const days = weekdayOf.filter((of) => of === weekday).length
    return days === 0 ? row : row.map((sum) => sum / days)
  })
}

function isAlike(a: Float64Array, b: Float64Array): boolean {
  let [difference, size] = [0, 0]
  for (let i = 0; i < a.length; i++) {
    difference += Math.abs(a[i] - b[i])
    size += a[i] + b[i]
  }
  return difference <= (ALIKE * size) / 2
}

/** The slots of a group: its days cut into steps, as far as it may work. */
export function slotWindows(
  scenario: Scenario,
  group: string,
  days: readonly (readonly number[])[],
): readonly SlotWindow[] {
  const step = scenario.staffing?.step ?? scenario.calendar.interval
  const open = workingHours(scenario, group)
  return days
    .flatMap((weekdays) => withTheSameHours(weekdays, open))
    .flatMap(({ ranges, weekdays }) => {
      const windows: SlotWindow[] = []
      for (let from = 0; from < DAY_SECONDS; from += step) {
        for (const range of ranges) {
          const [start, end] = [Math.max(from, range.from), Math.min(from + step, range.to, DAY_SECONDS)]
          if (start < end) windows.push({ weekdays, from: start, to: end })
        }
      }
      return windows
    })
}

/** Days on which a group works other hours are no days alike, whoever comes. */
function withTheSameHours(
  weekdays: readonly number[],
  open: readonly ClockWindow[],
): { readonly weekdays: readonly number[]; readonly ranges: readonly DayHours[] }[] {
  const parts = new Map<string, { weekdays: number[]; ranges: DayHours[] }>()
  for (const weekday of weekdays) {
    const ranges = joined(rangesOn(open, weekday))
    const key = ranges.map(({ from, to }) => `${from}-${to}`).join()
    const part = parts.get(key) ?? { weekdays: [], ranges }
    part.weekdays.push(weekday)
    parts.set(key, part)
  }
  return [...parts.values()]
}

/** What is open on a weekday, with what is left of the night before. */
function rangesOn(windows: readonly ClockWindow[], weekday: number): DayHours[] {
  const before = (weekday + 6) % 7
  return windows.flatMap(({ weekdays, from, to }) => [
    ...(weekdays.includes(weekday) ? [{ from, to: Math.min(to, DAY_SECONDS) }] : []),
    ...(weekdays.includes(before) && to > DAY_SECONDS ? [{ from: 0, to: to - DAY_SECONDS }] : []),
  ])
}

/** So many agents in a stretch of the week; null: at all times. */
export function staffingOf(window: SlotWindow | null, agents: number): ScenarioGroup['staffing'] {
  if (window === null) return { from: 'number', agents }
  return { from: 'profile', windows: [{ ...window, value: agents }] }
}
