import { z } from 'zod'
import type { ClockWindow } from './calendar.ts'
import { readRange, readWeekdays, weekdayName } from './clock.ts'
import type { ClockRange } from './clock.ts'
import { misread, range, RANGE_PATTERN } from './fields.ts'
import type { Issues } from './fields.ts'

const DAY_SECONDS = 86_400
const WEEK_SECONDS = 7 * DAY_SECONDS
const ALL_WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]

/** A window and where it is written. */
interface WrittenWindow extends ClockWindow {
  readonly path: PropertyKey[]
}

/** `always` in windows. */
export const ALWAYS: readonly ClockWindow[] = [{ weekdays: ALL_WEEKDAYS, from: 0, to: DAY_SECONDS }]

const HOURS = 'hours such as 08:00-18:00, closed, always, a list of ranges, or a map by weekdays'

const hoursText = z.string({ error: () => `expected ${HOURS}` }).meta({
  pattern: `${RANGE_PATTERN}|^(closed|always)$`,
  examples: ['08:00-18:00', 'always', 'closed'],
})
export const hoursOfDay = z.union([hoursText, z.array(range)], { error: () => `expected ${HOURS}` })

/** Opening hours as windows of the week; no windows: closed. */
export const hours = z
  .union([hoursText, z.array(range), z.record(z.string(), hoursOfDay)], { error: () => `expected ${HOURS}` })
  .transform((given, issues): readonly ClockWindow[] => {
    const written: WrittenWindow[] = []
    if (typeof given === 'string' || Array.isArray(given)) written.push(...hoursIn(given, ALL_WEEKDAYS, [], issues))
    else {
      for (const { weekdays, value, path } of byWeekdays(given, issues)) {
        written.push(...hoursIn(value, weekdays, path, issues))
      }
    }
    reportOverlap(written, issues)
    return written.map(windowOf)
  })
  .meta({ id: 'hours' })

type HoursOfDay = z.output<typeof hoursOfDay>

function hoursIn(given: HoursOfDay, weekdays: readonly number[], path: PropertyKey[], issues: Issues): WrittenWindow[] {
  if (Array.isArray(given)) return given.map(({ from, to }, i) => ({ weekdays, from, to, path: [...path, i] }))
  if (given === 'closed') return []
  if (given === 'always') return [{ weekdays, from: 0, to: DAY_SECONDS, path }]
  const reading = readRange(given)
  if ('value' in reading) return [{ weekdays, ...reading.value, path }]
  misread(issues, /\d/.test(given) ? reading : { expected: HOURS }, path)
  return []
}

/** The hours of one day, as ranges; none: closed. */
export function rangesIn(given: HoursOfDay, path: PropertyKey[], issues: Issues): ClockRange[] {
  const written = hoursIn(given, [0], path, issues)
  reportOverlap(written, issues)
  return written.map(({ from, to }) => ({ from, to }))
}

/** The entries of a map by weekdays, each weekday once. */
function byWeekdays<V>(given: Readonly<Record<string, V>>, issues: Issues) {
  const seen = new Map<number, string>()
  const entries: { weekdays: readonly number[]; value: V; path: PropertyKey[] }[] = []
  for (const [key, value] of Object.entries(given)) {
    const reading = readWeekdays(key)
    if (!('value' in reading)) {
      misread(issues, reading, [key], 'key')
      continue
    }
    const twice = reading.value.find((weekday) => seen.has(weekday))
    if (twice !== undefined) {
      const message = `${weekdayName(twice)} is in "${seen.get(twice)}" already`
      issues.addIssue({ code: 'custom', message, path: [key], params: { at: 'key' } })
    }
    for (const weekday of reading.value) seen.set(weekday, key)
    entries.push({ weekdays: reading.value, value, path: [key] })
  }
  return entries
}

/** Two windows may not share a moment of the week, the night from sunday to monday included. */
function reportOverlap(windows: readonly WrittenWindow[], issues: Issues): void {
  const stretches = windows.flatMap((window) =>
    window.weekdays.map((weekday) => ({
      window,
      from: weekday * DAY_SECONDS + window.from,
      to: weekday * DAY_SECONDS + window.to,
    })),
  )
  const late = stretches
    .filter(({ to }) => to > WEEK_SECONDS)
    .map(({ window, from, to }) => ({ window, from: from - WEEK_SECONDS, to: to - WEEK_SECONDS }))
  const sorted = [...stretches, ...late].toSorted((a, b) => a.from - b.from)
  const reported = new Set<WrittenWindow>()
  let last = sorted[0]
  for (const next of sorted.slice(1)) {
    if (next.from < last.to) {
      const later = windows.indexOf(last.window) > windows.indexOf(next.window) ? last.window : next.window
      const other = later === next.window ? last.window : next.window
      const message = later === other ? `overlaps itself` : `overlaps ${nameOf(other)}`
      if (!reported.has(later)) issues.addIssue({ code: 'custom', message, path: later.path, params: { at: 'key' } })
      reported.add(later)
    }
    if (next.to > last.to) last = next
  }
}

function nameOf({ from, to, weekdays }: WrittenWindow): string {
  const days = weekdays.length === 7 ? '' : `${weekdays.map(weekdayName).join(', ')} `
  return `${days}${clockText(from)}-${clockText(to > DAY_SECONDS ? to - DAY_SECONDS : to)}`
}

function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`
}

function windowOf({ weekdays, from, to }: ClockWindow): ClockWindow {
  return { weekdays, from, to }
}

/** A value during a window of the week. */
export interface ProfileWindow extends ClockWindow {
  readonly value: number
}

/**
 * Values by range of the clock, every day alike (`{ 07:00-12:00: 6/h }`) or by weekdays
 * (`{ mon-fri: { 07:00-12:00: 6/h } }`). Outside the ranges the value is 0.
 */
export function profile<V extends z.ZodType<number>>(value: V, example: string) {
  const expected = `ranges of hours with a value each, such as { 08:00-12:00: ${example} }, or such maps by weekdays`
  const error = () => `expected ${expected}`
  const ofDay = z.record(z.string(), value, { error })
  return z
    .record(z.string(), z.union([value, ofDay], { error }), { error })
    .transform((given, issues): readonly ProfileWindow[] => {
      const written: (WrittenWindow & ProfileWindow)[] = []
      const add = (key: string, amount: number, weekdays: readonly number[], path: PropertyKey[]) => {
        const reading = readRange(key)
        if ('value' in reading) written.push({ weekdays, ...reading.value, value: amount, path })
        else misread(issues, reading, path, 'key')
      }
      const maps: Record<string, Readonly<Record<string, number>>> = {}
      for (const [key, entry] of Object.entries(given)) {
        if (typeof entry !== 'number') maps[key] = entry as Readonly<Record<string, number>>
        else if (!('value' in readWeekdays(key))) add(key, entry, ALL_WEEKDAYS, [key])
        else misread(issues, { expected: `ranges of hours, such as { 08:00-12:00: ${example} }` }, [key])
      }
      for (const { weekdays, value: ranges, path } of byWeekdays(maps, issues)) {
        for (const [key, amount] of Object.entries(ranges)) add(key, amount, weekdays, [...path, key])
      }
      reportOverlap(written, issues)
      return written.map(({ weekdays, from, to, value: amount }) => ({ weekdays, from, to, value: amount }))
    })
}
