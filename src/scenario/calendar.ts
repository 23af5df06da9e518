import { Temporal } from 'temporal-polyfill'

const DAY_SECONDS = 86_400

interface CalendarInput {
  /** ISO date of the first day; null: days without a date, the first one a monday. */
  readonly start: string | null
  readonly days: number
  /** IANA name, such as `Europe/Amsterdam`. Without a start date it has no effect. */
  readonly timezone: string
}

/** A stretch of clock times, in seconds since midnight, on some weekdays. `to` passes 86,400 when it ends on the next day. */
export interface ClockWindow {
  /** Numbers of the weekdays on which it starts, monday = 0. */
  readonly weekdays: readonly number[]
  readonly from: number
  readonly to: number
}

/** From the instant `at` on, clocks show `clock` and run on evenly. A day has two of these where its clocks change. */
interface ClockStretch {
  readonly at: number
  readonly clock: number
}

interface CalendarDay {
  /** ISO date, or `day 1` where there is no start date. */
  readonly label: string
  /** Monday = 0. */
  readonly weekday: number
  readonly startAt: number
  readonly endAt: number
  readonly stretches: readonly ClockStretch[]
  /** What begins on it is cut to these hours (none: nothing begins on it); absent: it is a day like others. */
  readonly hours?: readonly DayHours[]
}

/** Seconds since midnight; `to` passes 86,400 when it ends on the next day. */
export type DayHours = Pick<ClockWindow, 'from' | 'to'>

/** The days of a scenario, with the instants (seconds since the first day's midnight) at which their clocks show a time. */
export interface Calendar {
  readonly days: readonly CalendarDay[]
  /** The day before the first: what starts on it may last past midnight. */
  readonly eve: CalendarDay
  readonly startDate: string | null
  /** Index of a day by its label. */
  readonly dayOfLabel: ReadonlyMap<string, number>
  /** The end of the run: of the last day where it is the scenario's own clocks that are shown. */
  readonly horizon: number
  /** Days before the first day of the scenario, which another time zone may need. */
  readonly lead: number
  /** Milliseconds since 1970 of instant 0; null: days without a date. */
  readonly epoch: number | null
}

/** Throws a RangeError on an unknown date or time zone: check with `isTimezone` and `isDate` first. */
export function calendarOf({ start, days, timezone }: CalendarInput): Calendar {
  const epoch = start === null ? null : Temporal.PlainDate.from(start).toZonedDateTime(timezone).epochMilliseconds
  const dayAt = start === null || epoch === null ? undatedDay : datedDays(start, timezone, epoch)
  const list = Array.from({ length: days }, (_, day) => dayAt(day))
  const horizon = list[days - 1].endAt
  return { days: list, eve: dayAt(-1), startDate: start, dayOfLabel: indexOfLabels(list), horizon, lead: 0, epoch }
}

/** Two zones are at most 26 hours apart. */
const DAYS_APART = 2

/** A day by its index; -1: the eve. */
export function dayOf({ days, eve }: Calendar, day: number): CalendarDay {
  return day < 0 ? eve : days[day]
}

/** The same stretch of time by the clocks and dates of another zone, which change on their own days. */
export function calendarIn(timezone: string, { startDate, epoch, days, horizon }: Calendar): Calendar {
  if (startDate === null || epoch === null) throw new Error('days without a date have no time zone')
  const dayAt = datedDays(startDate, timezone, epoch)
  const list = Array.from({ length: days.length + 2 * DAYS_APART }, (_, day) => dayAt(day - DAYS_APART))
  const dayOfLabel = indexOfLabels(list)
  return { days: list, eve: dayAt(-DAYS_APART - 1), startDate, dayOfLabel, horizon, lead: DAYS_APART, epoch }
}

/** A calendar on some days of which, by label, other hours are worked than on others. */
export function calendarWith(hoursOf: ReadonlyMap<string, readonly DayHours[]>, calendar: Calendar): Calendar {
  const changed = (day: CalendarDay): CalendarDay => {
    const hours = hoursOf.get(day.label)
    return hours === undefined ? day : { ...day, hours: joined(hours) }
  }
  return { ...calendar, days: calendar.days.map(changed), eve: changed(calendar.eve) }
}

/** In order, hours that touch as one. */
export function joined(hours: readonly DayHours[]): DayHours[] {
  const result: DayHours[] = []
  for (const { from, to } of hours.toSorted((a, b) => a.from - b.from)) {
    const last = result[result.length - 1]
    if (last !== undefined && from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else result.push({ from, to })
  }
  return result
}

function indexOfLabels(days: readonly CalendarDay[]): ReadonlyMap<string, number> {
  return new Map(days.map(({ label }, day) => [label, day]))
}

function undatedDay(day: number): CalendarDay {
  const startAt = day * DAY_SECONDS
  return {
    label: `day ${day + 1}`,
    weekday: (day + 7) % 7,
    startAt,
    endAt: startAt + DAY_SECONDS,
    stretches: [{ at: startAt, clock: 0 }],
  }
}

function datedDays(start: string, timezone: string, origin: number): (day: number) => CalendarDay {
  const first = Temporal.PlainDate.from(start)
  return (day) => {
    const date = first.add({ days: day })
    const midnight = date.toZonedDateTime(timezone)
    const startAt = (midnight.epochMilliseconds - origin) / 1000
    const endAt = (date.add({ days: 1 }).toZonedDateTime(timezone).epochMilliseconds - origin) / 1000
    const stretches = [{ at: startAt, clock: clockOf(midnight) }]
    // Looking for a change costs a search of the time-zone data, so only odd days are asked.
    const change = endAt - startAt === DAY_SECONDS ? null : midnight.getTimeZoneTransition('next')
    const changeAt = change === null ? endAt : (change.epochMilliseconds - origin) / 1000
    if (change !== null && changeAt < endAt) stretches.push({ at: changeAt, clock: clockOf(change) })
    return { label: date.toString(), weekday: date.dayOfWeek - 1, startAt, endAt, stretches }
  }
}

function clockOf(time: { hour: number; minute: number; second: number }): number {
  return time.hour * 3600 + time.minute * 60 + time.second
}

export function isTimezone(name: string): boolean {
  try {
    Temporal.PlainDate.from('2000-01-01').toZonedDateTime(name)
    return true
  } catch {
    return false
  }
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

/**
 * The instant at which the clocks of `day` (-1: the eve) show `clock` seconds past midnight: the next instant for a time
 * that daylight saving skips, the first of two for one that comes twice. 86,400 and more is on the days that follow.
 */
export function instantOf(calendar: Calendar, day: number, clock: number): number {
  if (day >= calendar.days.length) return calendar.days[calendar.days.length - 1].endAt + clock
  const { stretches, endAt } = dayOf(calendar, day)
  if (clock >= DAY_SECONDS) return instantOf(calendar, day + 1, clock - DAY_SECONDS)
  for (let i = 0; i < stretches.length; i++) {
    const { at, clock: firstClock } = stretches[i]
    const until = i + 1 < stretches.length ? stretches[i + 1].at : endAt
    if (clock < firstClock + (until - at)) return at + Math.max(0, clock - firstClock)
  }
  return endAt
}

/**
 * When a window is on: a stretch per day it starts on, the eve included. It may begin before instant 0 and last past the
 * horizon; stretches wholly outside, and empty ones, are left out.
 */
export function stretchesOf(calendar: Calendar, window: ClockWindow): { day: number; from: number; to: number }[] {
  const found = []
  for (let day = -1; day < calendar.days.length; day++) {
    const { weekday, hours } = dayOf(calendar, day)
    if (!window.weekdays.includes(weekday)) continue
    for (const part of hours === undefined ? [window] : cutTo(hours, window)) {
      const from = instantOf(calendar, day, part.from)
      const to = instantOf(calendar, day, part.to)
      if (from < to && to > 0 && from < calendar.horizon) found.push({ day, from, to })
    }
  }
  return found
}

/** The parts of a window that hours leave. */
export function cutTo(hours: readonly DayHours[], window: DayHours): DayHours[] {
  return hours
    .map(({ from, to }) => ({ from: Math.max(from, window.from), to: Math.min(to, window.to) }))
    .filter(({ from, to }) => from < to)
}

/** When hours of single days, by label, are on: stretches as those of `stretchesOf`. */
function stretchesOnDays(
  calendar: Calendar,
  hoursOf: ReadonlyMap<string, readonly DayHours[]>,
): { from: number; to: number }[] {
  return [-1, ...calendar.days.keys()].flatMap((day) => {
    const { label } = dayOf(calendar, day)
    return (hoursOf.get(label) ?? [])
      .map(({ from, to }) => ({ from: instantOf(calendar, day, from), to: instantOf(calendar, day, to) }))
      .filter(({ from, to }) => from < to && to > 0 && from < calendar.horizon)
  })
}

/** ISO 8601: week 1 has the year's first Thursday. */
export function weekOfYear(date: string): number {
  return Temporal.PlainDate.from(date).weekOfYear ?? 0
}

/**
 * Pairs of instants of opening and closing, windows that touch or overlap taken as one; null: always open. Some days, by
 * label, may have hours of their own instead.
 */
export function openingOf(
  calendar: Calendar,
  windows: readonly ClockWindow[],
  hoursOf: ReadonlyMap<string, readonly DayHours[]> = new Map(),
): Float64Array | null {
  const others = calendarWith(new Map([...hoursOf.keys()].map((label) => [label, []])), calendar)
  const stretches = [
    ...windows.flatMap((window) => stretchesOf(others, window)),
    ...stretchesOnDays(calendar, hoursOf),
  ].toSorted((a, b) => a.from - b.from)
  const instants: number[] = []
  for (const { from, to } of stretches) {
    const last = instants.length - 1
    if (last > 0 && from <= instants[last]) instants[last] = Math.max(instants[last], to)
    else instants.push(Math.max(0, from), to)
  }
  const always = instants.length === 2 && instants[0] === 0 && instants[1] >= calendar.horizon
  return always ? null : Float64Array.from(instants)
}

/** `08:00`; 24:00 and later as such. */
export function clockLabel(clock: number): string {
  const minutes = Math.floor(clock / 60)
  const label = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
  return clock % 60 === 0 ? label : `${label}:${twoDigits(clock % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
