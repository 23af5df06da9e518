import type { Periods } from '../models/model.ts'

const DAY_SECONDS = 86_400

/** An instant of a run as people write it. */
export interface Moment {
  /** ISO date, or `day 1` where the scenario has no start date. */
  readonly day: string
  /** `08:03:12` */
  readonly clock: string
}

/** Days start where the calendar says; after the last day, and in steady state, every 24 hours. */
export function momentsOf({ kind, bounds, day, days }: Periods): (at: number) => Moment {
  const starts = kind === 'batches' ? [] : days.map((_, id) => bounds[day.indexOf(id)])
  return (at) => {
    let id = starts.length - 1
    while (id > 0 && starts[id] > at) id--
    const isCalendar = id >= 0
    const since = at - (isCalendar ? starts[id] : 0)
    const later = isCalendar && id < starts.length - 1 ? 0 : Math.floor(since / DAY_SECONDS)
    const label = isCalendar ? days[id].label : `day ${later + 1}`
    const past = isCalendar && later > 0 ? ` + ${later}` : ''
    return { day: `${label}${past}`, clock: clockOf(since - later * DAY_SECONDS) }
  }
}

function clockOf(seconds: number): string {
  const whole = Math.floor(seconds)
  return [whole / 3600, (whole / 60) % 60, whole % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':')
}
