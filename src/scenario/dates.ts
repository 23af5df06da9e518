import { isDate } from './calendar.ts'
import { closest } from './names.ts'
import type { Reading } from './units.ts'

export const DATES = 'a date such as 2026-12-25, or dates such as 2026-12-24 to 2026-12-26'
const MONTHS_EXPECTED = 'months such as dec, jul-aug, or nov, dec'
const WEEKS_EXPECTED = 'weeks of the year such as 51, 48-52, or 51, 52, 1'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FULL_NAMES = /\b(january|february|march|april|june|july|august|september|october|november|december)\b/g
const MOST_WEEKS = 53

/** Of a number from 1 to 12. */
export function monthName(month: number): string {
  return MONTHS[month - 1]
}

/** 1 to 12, of an ISO date. */
export function monthOf(date: string): number {
  return Number(date.slice(5, 7))
}

/** ISO dates, the last included. */
export interface DateRange {
  readonly from: string
  readonly to: string
}

/** `2026-12-25`, `2026-12-24 to 2026-12-26` */
export function readDates(text: string): Reading<DateRange> {
  const ends = text.split(' to ')
  if (ends.length <= 2 && ends.every(isDate)) {
    const [from, to] = [ends[0], ends[ends.length - 1]]
    if (from <= to) return { value: { from, to } }
    return { expected: 'dates of which the first comes first', suggestion: `${to} to ${from}` }
  }
  return { expected: DATES, suggestion: likelyDates(text) }
}

/** Between dates something else than ` to `, or days before months. */
export function likelyDates(text: string): string | undefined {
  const found = [...text.matchAll(/\b(\d{4})[-/.](\d\d?)[-/.](\d\d?)\b|\b(\d\d?)[-/.](\d\d?)[-/.](\d{4})\b/g)]
  const dates = found.map(([, year, month, day, dayBefore, monthAfter, yearLast]) => {
    const parts = [year ?? yearLast, month ?? monthAfter, day ?? dayBefore]
    return parts.map((part) => part.padStart(2, '0')).join('-')
  })
  const suggestion = dates.join(' to ')
  return suggestion !== text && suggestion !== '' && 'value' in readDates(suggestion) ? suggestion : undefined
}

/** Numbers of the months, january = 1. */
export function readMonths(text: string): Reading<readonly number[]> {
  const found = partsOf(text, (name) => MONTHS.indexOf(name) + 1, 12)
  return found === null ? { expected: MONTHS_EXPECTED, suggestion: likelyMonths(text) } : { value: found }
}

/** Months as tables have them: also numbers, capitals and full names. */
export function readMonthCell(text: string): Reading<readonly number[]> {
  const named = text.toLowerCase().replaceAll(/\d+/g, (digits) => MONTHS[Number(digits) - 1] ?? digits)
  return readMonths(named.replaceAll(FULL_NAMES, (name) => name.slice(0, 3)))
}

function likelyMonths(text: string): string | undefined {
  const suggestion = text.toLowerCase().replaceAll(/[a-z]+/g, (word) => {
    const short = MONTHS.find((month) => word.startsWith(month))
    return short ?? closest(word, MONTHS) ?? word
  })
  return suggestion !== text && partsOf(suggestion, (name) => MONTHS.indexOf(name) + 1, 12) !== null
    ? suggestion
    : undefined
}

/** ISO weeks of the year. */
export function readWeeks(text: string): Reading<readonly number[]> {
  const found = partsOf(text, (name) => (/^\d\d?$/.test(name) ? Number(name) : 0), MOST_WEEKS)
  return found === null ? { expected: WEEKS_EXPECTED } : { value: found }
}

/** Numbers from 1 to `most` in a list of single ones and ranges, which may go round the end of the year; null: misread. */
function partsOf(text: string, numberOf: (name: string) => number, most: number): readonly number[] | null {
  const found = new Set<number>()
  for (const part of text.split(',')) {
    const ends = part.split('-').map((name) => numberOf(name.trim()))
    if (ends.length > 2 || ends.some((end) => !(end >= 1 && end <= most))) return null
    const [first, last] = [ends[0], ends[ends.length - 1]]
    for (let one = first; ; one = (one % most) + 1) {
      found.add(one)
      if (one === last) break
    }
  }
  return [...found].toSorted((a, b) => a - b)
}
