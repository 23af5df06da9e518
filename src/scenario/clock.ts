import { closest } from './names.ts'
import type { Reading } from './units.ts'

const DAY_SECONDS = 86_400
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const FULL_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

export const CLOCK = 'a clock time such as 08:30'
export const RANGE = 'a range of hours such as 08:00-17:30'
export const WEEKDAYS_EXPECTED = 'weekdays such as mon-fri, sat, or mon, wed'

/** A range past midnight is at most this long, so that hours written the wrong way round do not pass for a night. */
const LONGEST_NIGHT_SECONDS = 12 * 3600

/** Seconds since midnight of `08:30` or `24:00`; seconds may follow. */
export function readClock(text: string): Reading<number> {
  const parts = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(text)
  const seconds = parts === null ? NaN : Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0)
  const proper = parts !== null && Number(parts[2]) < 60 && Number(parts[3] ?? 0) < 60 && seconds <= DAY_SECONDS
  return proper ? { value: seconds } : { expected: CLOCK, suggestion: likelyClock(text) }
}

function likelyClock(text: string): string | undefined {
  const parts = /^\s*(\d{1,2})(?:[:.h](\d\d))?\s*(am|pm|u|uur|h)?\s*$/i.exec(text)
  if (parts === null) return undefined
  const late = parts[3]?.toLowerCase() === 'pm' && Number(parts[1]) < 12 ? 12 : 0
  const suggestion = `${String(Number(parts[1]) + late).padStart(2, '0')}:${parts[2] ?? '00'}`
  return suggestion !== text && 'value' in readClock(suggestion) ? suggestion : undefined
}

/** From and to in seconds since midnight; `to` is past 86,400 where the range ends on the next day. */
export interface ClockRange {
  readonly from: number
  readonly to: number
}

/** `08:00-17:30`, `07:00-24:00`, `22:00-06:00` */
export function readRange(text: string): Reading<ClockRange> {
  const parts = /^([^-–]+?)\s*[-–]\s*([^-–]+)$/.exec(text)
  if (parts === null) return { expected: RANGE }
  const from = readClock(parts[1])
  const to = readClock(parts[2])
  if (!('value' in from) || !('value' in to)) {
    const likely = [from, to].map((end, i) => ('value' in end ? parts[i + 1] : end.suggestion))
    return { expected: RANGE, suggestion: likely.includes(undefined) ? undefined : likely.join('-') }
  }
  if (/[–\s]/.test(text)) return { expected: RANGE, suggestion: `${parts[1]}-${parts[2]}` }
  if (from.value === to.value) return { expected: `${RANGE}; this one is empty (a whole day is 00:00-24:00)` }
  if (from.value < to.value) return { value: { from: from.value, to: to.value } }
  const past = to.value + DAY_SECONDS
  if (from.value < DAY_SECONDS && past - from.value <= LONGEST_NIGHT_SECONDS) {
    return { value: { from: from.value, to: past } }
  }
  return {
    expected: `${RANGE} that ends after it begins (past midnight at most 12 hours; else two ranges, [${parts[1]}-24:00, 00:00-${parts[2]}])`,
    suggestion: `${parts[2]}-${parts[1]}`,
  }
}

/** Numbers of the weekdays, monday = 0: `mon`, `mon-fri`, `sun-thu`, `mon, wed, fri`. */
export function readWeekdays(text: string): Reading<readonly number[]> {
  const found = new Set<number>()
  for (const part of text.split(',')) {
    const ends = part.split('-').map((name) => WEEKDAYS.indexOf(name.trim()))
    if (ends.length > 2 || ends.includes(-1)) return { expected: WEEKDAYS_EXPECTED, suggestion: likelyWeekdays(text) }
    const [first, last] = [ends[0], ends[ends.length - 1]]
    for (let day = first; ; day = (day + 1) % 7) {
      found.add(day)
      if (day === last) break
    }
  }
  return { value: [...found].toSorted((a, b) => a - b) }
}

function likelyWeekdays(text: string): string | undefined {
  const suggestion = text.toLowerCase().replaceAll(/[a-z]+/g, (word) => {
    const full = FULL_NAMES.indexOf(closest(word, FULL_NAMES) ?? '')
    return full >= 0 ? WEEKDAYS[full] : (closest(word, WEEKDAYS) ?? word)
  })
  return suggestion !== text && 'value' in readWeekdays(suggestion) ? suggestion : undefined
}

export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday]
}
