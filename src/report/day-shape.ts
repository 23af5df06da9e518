import type { Figures, Summary } from '../experiment/summary.ts'
import type { Paint } from './colors.ts'
import { count, percent, valueOf, wholeSeconds } from './format.ts'
import type { Page } from './page.ts'
import { padEnd, printable, textWidth, wrap } from './text-width.ts'

/** Fewer are seen at a glance in the table. */
const LEAST = 8
const WIDEST = 60
/** Signs that say more than the times at which a line is lowest and highest. */
const MANY = 40
/** The names and the gaps, and `12.3 % to 100.0 %`. */
const NAME_WIDTH = 13
const VALUES_WIDTH = 18
const SIGNS = '▁▂▃▄▅▆▇█'

/** A day or an interval: figures of all queues and groups together, and how long it is where that is known. */
interface Slice {
  readonly totals: Figures
  readonly seconds?: number
}

/** What is drawn: a value by sign, of which several slices may share one. */
interface Line {
  readonly name: string
  readonly values: readonly (number | null)[]
  /** What a full sign stands for; an empty one is 0. */
  readonly full: number
  readonly text: (value: number) => string
  readonly paint: (value: number) => Paint | undefined
}

/**
 * How the day (or the days) went, a sign for each interval: offered, service level and occupancy, with the lowest and the
 * highest of each. Nothing where there are few intervals, or nothing to be seen.
 */
export function shapeSection<T extends Slice>(
  page: Page,
  slices: readonly T[],
  label: (slice: T) => string,
  perDay: number,
): string[] {
  if (slices.length < LEAST) return []
  const { colors, summary } = page
  const withoutTimes = page.textWidth - NAME_WIDTH - 4 - VALUES_WIDTH
  const withTimes = withoutTimes - 2 * Math.max(...slices.map((slice) => textWidth(label(slice)) + 3))
  const hasTimes = withTimes >= Math.min(slices.length, MANY)
  const each = perSign(slices.length, Math.min(WIDEST, hasTimes ? withTimes : withoutTimes), perDay)
  const groups = Array.from({ length: Math.ceil(slices.length / each) }, (_, i) =>
    slices.slice(i * each, (i + 1) * each),
  )
  const labels = hasTimes ? groups.map(([first]) => label(first)) : null
  const offered = groups.map((group) => {
    const value = mean(group, 'offered')
    // Of as many slices as the other signs have: the last may have fewer.
    return value === null ? null : each * value
  })
  const goal = onlyGoal(summary)
  const ofShare = (name: string, key: string, weight: string, least: number | null): Line => ({
    name,
    values: groups.map((group) => mean(group, key, weight)),
    full: 1,
    text: (value) => percent(value),
    paint: (value) => (least !== null && value < least ? colors.red : undefined),
  })
  const lines: Line[] = [
    {
      name: 'offered',
      values: offered,
      full: Math.max(...offered.map((value) => value ?? 0)),
      text: (value) => count({ value, low: null, high: null }).text,
      paint: () => undefined,
    },
    ofShare('service level', 'serviceLevel', 'offered', goal),
    ofShare('occupancy', 'occupancy', 'scheduled', null),
  ]
  const seen = lines.filter(({ values }) => values.some((value) => value !== null))
  if (!seen.some(hasShape)) return []
  return [
    ...wrap(printable(heading(slices, each, label)), page.textWidth, '  ').map(colors.dim),
    ...seen.map((line) => `${padEnd(line.name, NAME_WIDTH)}  ${drawn(line)}  ${inWords(line, labels)}`),
  ]
}

/** Slices that share a sign, none of them of two days if that is not too coarse. `perDay` 0: days differ. */
function perSign(count: number, room: number, perDay: number): number {
  const least = Math.ceil(count / room)
  for (let each = least; each <= 2 * least; each++) if (perDay > 0 && perDay % each === 0) return each
  return least
}

function heading<T extends Slice>(slices: readonly T[], each: number, label: (slice: T) => string): string {
  const [first, last] = [slices[0], slices[slices.length - 1]]
  const length = first.seconds
  const isEven = length !== undefined && slices.every(({ seconds }) => seconds === length)
  const one = isEven ? `${wholeSeconds(each * length)} a sign` : each === 1 ? 'a sign each' : `${each} to a sign`
  return `from ${label(first)} to ${label(last)}, ${one}; a full one is the most offered, or 100 %`
}

/** Per slice; of a ratio, by the weight of each slice. */
function mean(slices: readonly Slice[], key: string, weight?: string): number | null {
  let [sum, weights] = [0, 0]
  for (const { totals } of slices) {
    const value = valueOf(totals[key])
    const own = weight === undefined ? 1 : (valueOf(totals[weight]) ?? 0)
    if (value === null) continue
    sum += own * value
    weights += own
  }
  return weights > 0 ? sum / weights : null
}

/** The share that all goals have; null where they differ, or there is none. */
function onlyGoal({ goals }: Summary): number | null {
  const shares = new Set(goals.map(({ share }) => share))
  return shares.size === 1 ? goals[0].share : null
}

function levelOf(value: number, full: number): number {
  const share = full > 0 ? value / full : 0
  return Math.max(0, Math.min(SIGNS.length - 1, Math.floor(share * SIGNS.length)))
}

/** A line of equal signs shows nothing. */
function hasShape({ full, values }: Line): boolean {
  const levels = values.flatMap((value) => (value === null ? [] : [levelOf(value, full)]))
  return Math.max(...levels) - Math.min(...levels) > 1
}

function drawn({ full, paint, values }: Line): string {
  return values
    .map((value) => {
      if (value === null) return ' '
      const sign = SIGNS[levelOf(value, full)]
      return paint(value)?.(sign) ?? sign
    })
    .join('')
}

/** `12.1 (18:00) to 61.3 (10:30)`. */
function inWords({ text, values }: Line, labels: readonly string[] | null): string {
  const known = values.filter((value) => value !== null)
  const told = (value: number): string =>
    labels === null ? text(value) : `${text(value)} (${printable(labels[values.indexOf(value)])})`
  return `${told(Math.min(...known))} to ${told(Math.max(...known))}`
}
