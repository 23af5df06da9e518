import type { PeriodRow, Periods } from '../models/model.ts'
import { clockLabel } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { weekdayName } from './clock.ts'

/** Longer horizons keep a row for each weekday × interval, shorter ones a row for each interval of each day. */
const DAYS_WITH_OWN_ROWS = 14
/** Longer horizons keep no figures by day. */
const DAYS_KEPT = 400

/** Sections into which batches are dealt for the intervals of percentiles. */
const SECTIONS = 20

/** Booked nowhere: what warm-up periods have instead of a row. */
export const NO_ROW = -1

/**
 * The interval grid of whole days, closed hours included, so that the time of a day adds up. Where clocks change inside
 * an interval, the interval is cut there. `fold` gathers equal weekdays, or not, whatever the length of the horizon.
 */
export function calendarPeriods(
  calendar: Calendar,
  intervalSeconds: number,
  { warmupDays, fold }: { warmupDays: number; fold?: boolean },
): Periods {
  const reported = calendar.days.slice(warmupDays)
  const folded = fold ?? reported.length > DAYS_WITH_OWN_ROWS
  const weekdays = [...new Set(reported.map(({ weekday }) => weekday))]
  const perDay = 86_400 / intervalSeconds
  const bounds: number[] = []
  const day: number[] = []
  const ofDay: number[] = []
  const hour: number[] = []
  const row: number[] = []
  const rows: PeriodRow[] = []
  if (folded) rows.push(...weekRows(weekdays, intervalSeconds))
  let warmup = 0
  calendar.days.forEach(({ stretches, endAt, label, weekday }, dayIndex) => {
    stretches.forEach(({ at, clock }, i) => {
      const until = i + 1 < stretches.length ? stretches[i + 1].at : endAt
      let from = at
      while (from < until) {
        const fromClock = clock + (from - at)
        const slot = Math.floor(fromClock / intervalSeconds)
        const to = Math.min(until, at + (slot + 1) * intervalSeconds - clock)
        bounds.push(from)
        day.push(dayIndex)
        ofDay.push(slot)
        hour.push(Math.floor(fromClock / 3600))
        if (dayIndex < warmupDays) {
          warmup++
          row.push(NO_ROW)
        } else if (folded) {
          row.push(weekdays.indexOf(weekday) * perDay + slot)
        } else {
          row.push(rows.push({ day: dayIndex, label, start: clockLabel(fromClock), seconds: to - from }) - 1)
        }
        from = to
      }
    })
  })
  bounds.push(calendar.days[calendar.days.length - 1].endAt)
  return {
    kind: 'calendar',
    bounds: Float64Array.from(bounds),
    warmup,
    day: Int32Array.from(day),
    ofDay: Int32Array.from(ofDay),
    hour: Int32Array.from(hour),
    row: Int32Array.from(row),
    rows,
    days: calendar.days.map(({ label, weekday }) => ({ label, weekday: weekdayName(weekday) })),
    keepDays: fold === false || calendar.days.length <= DAYS_KEPT,
  }
}

/** A row for every interval of some weekdays. */
function weekRows(weekdays: readonly number[], seconds: number): PeriodRow[] {
  const slots = Array.from({ length: 86_400 / seconds }, (_, slot) => clockLabel(slot * seconds))
  return weekdays.flatMap((weekday) => slots.map((start) => ({ day: -1, label: weekdayName(weekday), start, seconds })))
}

/** Period 0 is the warm-up, if any; then `batches` equal ones up to the horizon, each with a row of its own. */
export function batchPeriods(horizon: number, warmup: number, batches: number): Periods {
  const leading = warmup > 0 ? 1 : 0
  const seconds = (horizon - warmup) / batches
  const count = leading + batches
  const bounds = new Float64Array(count + 1)
  for (let i = 0; i <= batches; i++) bounds[leading + i] = warmup + seconds * i
  bounds[count] = horizon
  return {
    kind: 'batches',
    bounds,
    warmup: leading,
    day: new Int32Array(count),
    ofDay: new Int32Array(count),
    hour: Int32Array.from({ length: count }, (_, period) => Math.max(0, period - leading) % SECTIONS),
    row: Int32Array.from({ length: count }, (_, period) => (period < leading ? NO_ROW : period - leading)),
    rows: Array.from({ length: batches }, (_, i) => ({ day: 0, label: `batch ${i + 1}`, start: '00:00', seconds })),
    days: [{ label: 'all', weekday: 'mon' }],
    keepDays: false,
  }
}
