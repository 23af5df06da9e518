import type { Model, Periods } from '../../models/model.ts'
import { WEEKDAYS } from '../../scenario/clock.ts'
import { openWindows } from '../../scenario/expected.ts'
import { clockText, weekdaysText } from '../shift-words.ts'

const DAY_SECONDS = 86_400

/** When a queue is open, as it is on most days of a kind: `mon-fri 08:00-20:00`, `sat 09:00-17:00`. Holidays are left out. */
export function openingWords(hours: Model['queues'][number]['hours'], periods: Periods): string[] {
  if (hours === null) return ['always open']
  const days = daysOf(periods)
  const open = hoursByDay(hours, days)
  const byWeekday = WEEKDAYS.flatMap((name, weekday) => {
    const own = open.filter((_, i) => days[i].weekday === name)
    return own.length === 0 ? [] : [{ weekday, hours: mostCommon(own) }]
  })
  const patterns = [...new Set(byWeekday.map((one) => one.hours))].filter((one) => one !== '')
  if (patterns.length === 0) return ['closed']
  const isPlain = byWeekday.length === 1 || (byWeekday.length === WEEKDAYS.length && patterns.length === 1)
  if (isPlain && byWeekday.every((one) => one.hours !== '')) return patterns
  return patterns.map((pattern) => {
    const weekdays = byWeekday.filter((one) => one.hours === pattern).map(({ weekday }) => weekday)
    return `${weekdaysText(weekdays)} ${pattern}`
  })
}

interface Day {
  readonly weekday: string
  readonly from: number
  readonly to: number
}

function daysOf({ bounds, day, days }: Periods): Day[] {
  const starts: number[] = []
  day.forEach((number, period) => (starts[number] ??= bounds[period]))
  return days.map(({ weekday }, i) => ({ weekday, from: starts[i], to: starts[i + 1] ?? bounds[bounds.length - 1] }))
}

/** `08:00-12:00 13:00-17:00` for each day; empty: closed. What lasts past midnight counts on both days. */
function hoursByDay(hours: Float64Array, days: readonly Day[]): string[] {
  const windows = openWindows(hours, days[days.length - 1].to)
  let next = 0
  return days.map(({ from, to }) => {
    while (next < windows.length && windows[next].to <= from) next++
    const ranges: string[] = []
    for (let i = next; i < windows.length && windows[i].from < to; i++) {
      const end = Math.min(windows[i].to, to) - from
      const ending = end >= DAY_SECONDS || windows[i].to >= to ? '24:00' : clockText(end)
      ranges.push(`${clockText(Math.max(windows[i].from, from) - from)}-${ending}`)
    }
    return ranges.join(' ')
  })
}

function mostCommon(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0]
}
