import { z } from 'zod'
import { CLOCK, readClock, readRange, RANGE, readWeekdays, WEEKDAYS_EXPECTED } from './clock.ts'
import { PRICE_APIECE, PRICE_PER_TIME, readPriceApiece, readPricePerTime } from './prices.ts'
import { DURATION, GOAL, RATE, readDuration, readGoal, readPercent, readRate, readShare, SHARE } from './units.ts'
import type { Misreading, Reading } from './units.ts'

/** What an issue carries beside its message, for `issues.ts`. */
export interface IssueHints {
  /** Completes "expected …". */
  readonly expected?: string
  readonly suggestion?: string
  /** Whether the key is at fault rather than what it holds. */
  readonly at?: 'key' | 'value'
}

/** The part of zod's refinement context that is used here. */
export interface Issues {
  addIssue(issue: { code: 'custom'; message: string; path?: PropertyKey[]; params?: IssueHints }): void
}

export function misread(
  issues: Issues,
  { expected, suggestion }: Misreading,
  path: PropertyKey[] = [],
  at?: 'key',
): void {
  issues.addIssue({ code: 'custom', message: `expected ${expected}`, path, params: { expected, suggestion, at } })
}

/** A text with a unit. JSON Schema sees a string with a pattern, the program what `read` makes of it. */
export function scalar<T>(expected: string, pattern: string, examples: string[], read: (text: string) => Reading<T>) {
  return z
    .string({ error: () => `expected ${expected}` })
    .meta({ pattern, examples })
    .transform((text, issues): T => {
      const reading = read(text)
      if ('value' in reading) return reading.value
      misread(issues, text.trimStart().startsWith('-') ? { expected: `${expected}, not below 0` } : reading)
      return z.NEVER
    })
}

const DURATION_PATTERN = String.raw`^(\d+(\.\d+)?(ms|s|m|h|d))+$`
const RATE_PATTERN = String.raw`^\d+(\.\d+)?/(\d+(\.\d+)?)?(ms|s|sec|m|min|h|hour|d|day)$`
const SHARE_PATTERN = String.raw`^\d+(\.\d+)?%$`

/** Seconds. */
export const duration = scalar(DURATION, DURATION_PATTERN, ['4m', '1h30m', '20s'], readDuration)

/** Seconds, above 0. */
export const positiveDuration = scalar(DURATION, DURATION_PATTERN, ['4m', '1h30m', '20s'], (text) => {
  const reading = readDuration(text)
  return 'value' in reading && reading.value === 0 ? { expected: `${DURATION}, above 0s` } : reading
})

/** Per second. */
export const rate = scalar(RATE, RATE_PATTERN, ['60/h', '2/min', '45/30m'], readRate)

/** From 0 to 1. */
export const share = scalar(SHARE, SHARE_PATTERN, ['5%', '12.5%'], readShare)

export const goal = scalar(GOAL, String.raw`^\d+(\.\d+)?% in (\d+(\.\d+)?(ms|s|m|h|d))+$`, ['80% in 20s'], readGoal)

export const PRICE_PATTERN = String.raw`[A-Z]{3} \d+(\.\d+)?`

/** Minor units per second. */
export const pricePerTime = scalar(
  PRICE_PER_TIME,
  String.raw`^${PRICE_PATTERN}/(\d+(\.\d+)?)?(ms|s|sec|m|min|h|hour|d|day)$`,
  ['EUR 0.02/min', 'EUR 1.20/h'],
  readPricePerTime,
)

/** Minor units. */
export const priceApiece = scalar(PRICE_APIECE, `^${PRICE_PATTERN}$`, ['EUR 0.10'], readPriceApiece)

/** Seconds since midnight. */
export const clock = scalar(CLOCK, String.raw`^\d\d:\d\d(:\d\d)?$`, ['08:30'], readClock)

export const RANGE_PATTERN = String.raw`^\d\d:\d\d(:\d\d)?-\d\d:\d\d(:\d\d)?$`

export const range = scalar(RANGE, RANGE_PATTERN, ['08:00-17:30', '22:00-06:00'], readRange)

/** Numbers of the weekdays, monday = 0. */
export const weekdays = scalar(WEEKDAYS_EXPECTED, '^[a-z, -]+$', ['mon-fri', 'sat', 'mon, wed'], readWeekdays)

export function choice<const T extends readonly [string, ...string[]]>(names: T, what: string) {
  return z.enum(names, { error: () => `expected ${what}: ${names.join(', ')}` })
}

export function text(expected: string) {
  return z.string({ error: () => `expected ${expected}` })
}

const NUMBER = 'a number from 0 up'

export function number(
  expected = NUMBER,
  { above, from = 0, to }: { above?: number; from?: number; to?: number } = {},
) {
  const error = () => `expected ${expected}`
  let schema = z.number({ error })
  if (above === undefined) schema = schema.min(from, { error })
  else schema = schema.gt(above, { error })
  return to === undefined ? schema : schema.max(to, { error })
}

export function whole(expected: string, from: number, to: number) {
  const error = () => `expected ${expected}`
  return z.int({ error }).min(from, { error }).max(to, { error })
}

/** One of something, or a list of them. */
export function oneOrMore<T extends z.ZodType>(item: T, expected: string) {
  const list = z.array(item).min(1, { error: () => 'expected at least one entry' })
  return z.union([item, list], { error: () => `expected ${expected}` })
}

/** A figure that is written as a number or as a percentage, which may pass 100 %: `1.1`, `15%`. */
export function ratio(expected: string, above = -1, to = Infinity) {
  const percent = scalar(expected, SHARE_PATTERN, ['15%'], (given): Reading<number> => {
    const value = readPercent(given)
    if (value === null) return { expected, suggestion: likelyNumber(given) }
    return value > above && value <= to ? { value } : { expected }
  })
  return z.union([number(expected, above >= 0 ? { above, to } : { to }), percent], {
    error: () => `expected ${expected}`,
  })
}

/** A number in quotes, or with a decimal comma. */
function likelyNumber(given: string): string | undefined {
  const plain = given.trim().replace(',', '.')
  return /^\d+(\.\d+)?$/.test(plain) ? plain : undefined
}

type Camel<S> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S
type CamelKeys<T> = { [K in keyof T as Camel<K>]: T[K] }

function camelKeys<T extends object>(given: T): CamelKeys<T> {
  const entries = Object.entries(given).map(([key, value]) => [
    key.replaceAll(/-(\w)/g, (_, c) => c.toUpperCase()),
    value,
  ])
  return Object.fromEntries(entries) as CamelKeys<T>
}

/** A map with fixed keys, written `like-this` in YAML and `likeThis` in the program. */
export function section<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.strictObject(shape).transform((given) => camelKeys(given))
}

/** Names that would meet members every JavaScript object has, and blank ones, are refused. */
const NAME_PATTERN = /^(?!__)\S(?:.{0,78}\S)?$/u

/** A map from names that the user chooses. */
export function named<V extends z.core.SomeType>(what: string, value: V) {
  const name = z.string().regex(NAME_PATTERN, {
    error: () => `expected the name of a ${what}: up to 80 characters, no blanks around it, not starting with __`,
  })
  return z.record(name, value, { error: () => `expected a map of ${what}s by name` })
}

/** Where a table stands: `{ file: arrivals.csv, column: support }`. */
export const fileField = text('the path of a file beside the scenario')
  .min(1)
  .meta({
    description: 'Path of a CSV file, relative to the file it is written in.',
    examples: ['arrivals.csv'],
  })

export const columnField = text('the name of a column').min(1).meta({
  description: 'Name of the column, from the first line of the file.',
})
