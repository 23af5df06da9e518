import { prepare, type Loaded } from '../../experiment/loaded.ts'
import type { Model } from '../../models/model.ts'
import { monthOf } from '../../scenario/dates.ts'
import { expectedIn } from '../../scenario/expected.ts'

/** Longer horizons are staffed month by month. */
const MOST_DAYS_AT_ONCE = 35
/** Months whose expected contacts a day differ by less than this share are staffed alike. */
const ALIKE = 0.03

/** Months that are staffed alike, and the one that is solved for them: the busiest. */
export interface MonthPart {
  readonly months: readonly number[] | null
  readonly loaded: Loaded
}

/** A horizon of more than some weeks in months; else as it is. Months as `staffing.months` has them, else those alike. */
export function monthParts(loaded: Loaded): MonthPart[] {
  const { model, source } = loaded
  const { calendar, staffing } = source.scenario
  const { periods } = model
  const isLong = periods.days.length > MOST_DAYS_AT_ONCE || staffing?.months !== undefined
  if (periods.kind === 'batches' || calendar.start === undefined || !isLong) return [{ months: null, loaded }]
  const spans = monthSpans(model)
  return monthSets(staffing?.months, spans).map((months) => {
    const own = spans.filter(({ month }) => months.includes(month))
    const busiest = own.reduce((most, span) => (span.perDay > most.perDay ? span : most))
    return { months, loaded: cut(loaded, busiest) }
  })
}

interface Span {
  readonly month: number
  /** `2026-03-01`, and how many days of it are simulated. */
  readonly start: string
  readonly days: number
  /** Expected contacts. */
  readonly perDay: number
}

/** Whole months, where there are any: of a month that the horizon has twice, the longer part. */
function monthSpans(model: Model): Span[] {
  const { bounds, day, days, warmup } = model.periods
  const contacts = new Float64Array(days.length)
  for (const type of model.types) {
    const { open, closed } = expectedIn(type, model, bounds)
    for (let period = warmup; period < day.length; period++) contacts[day[period]] += open[period] + closed[period]
  }
  const firstDay = warmup < day.length ? day[warmup] : 0
  const spans = new Map<number, Span>()
  for (let from = firstDay; from < days.length;) {
    const month = monthOf(days[from].label)
    let to = from
    let sum = 0
    while (to < days.length && monthOf(days[to].label) === month) sum += contacts[to++]
    const span = { month, start: days[from].label, days: to - from, perDay: sum / (to - from) }
    if ((spans.get(month)?.days ?? 0) < span.days) spans.set(month, span)
    from = to
  }
  return [...spans.values()].toSorted((a, b) => a.month - b.month)
}

function monthSets(written: readonly (readonly number[])[] | undefined, spans: readonly Span[]): number[][] {
  const all = spans.map(({ month }) => month)
  if (written !== undefined) {
    const named = new Set(written.flat())
    const rest = all.filter((month) => !named.has(month)).map((month) => [month])
    return [...written.map((set) => set.filter((month) => all.includes(month))), ...rest].filter(
      ({ length }) => length > 0,
    )
  }
  const sets: Span[][] = []
  for (const span of spans) {
    const alike = sets.find(([first]) => Math.abs(first.perDay - span.perDay) <= ALIKE * first.perDay)
    if (alike === undefined) sets.push([span])
    else alike.push(span)
  }
  return sets.map((set) => set.map(({ month }) => month))
}

/** The scenario on the days of a month alone. */
function cut({ source }: Loaded, { days, start }: Span): Loaded {
  const { scenario } = source
  const { warmup: _warmup, ...run } = scenario.run
  return prepare({
    ...source,
    warnings: [],
    scenario: { ...scenario, calendar: { ...scenario.calendar, start, days }, run },
  })
}
